"""Any number of partnerships that look like real ones, for measuring: the same seed always gives the same files.

In: a number and a seed. Out: a data folder. Must not know: what is measured.

Each new partnership has the folder of one of the three real ones under names of its own: its council, documents, posts
and groups. Some topics get another state, some statements and judgements are left out, and amounts differ, so that no
two partnerships say the same.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.adapters.settings import PROJECT
from macros.model.topics import TOPIC_FORMS

REAL = ("bedford-borough", "central-bedfordshire", "luton")
VARIANTS = 6  # how many ways each topic of each real partnership is written
LEFT_OUT = 0.15  # of the statements of a topic
# Out of a hundred topics, beside those that stay as the document has them; near what the three real documents do.
OTHER_STATES = {"not mentioned": 8, "heading only": 3, "refers elsewhere": 3, "not recorded": 4}
CHECKED = {"on": "2026-01-02", "by": "second reader"}
FIRST = (
    "Alder Amber Birch Bram Cold Dun East Fern Glen Hazel Ivy Kings Lark Marl North Oak Pen Quill Rook Stone Thorn Up Vale West Yew".split()
)
LAST = "bourne bridge combe dale ham leigh mere ridge wick worth".split()

Form = dict[str, Any]


@dataclass(frozen=True)
class Variant:
    """One way a topic is written: its YAML, and the ids of its statements that were left out (all, where it says nothing)."""

    text: str
    gone: frozenset[str]
    silent: bool


@dataclass(frozen=True)
class Donor:
    """A real partnership, ready to be written again under other names."""

    id: str
    area: str
    own: tuple[str, ...]  # ids that are its alone: documents, bodies, posts, groups
    files: Mapping[str, str]  # its registers
    judgements: tuple[Form, ...]
    topics: Mapping[str, tuple[Variant, ...]]


def many_partnerships(folder: Path, count: int, seed: int = 2026, real: Path = PROJECT / "data") -> Path:
    """A copy of the real data below `folder` with `count` partnerships, the three real ones first."""
    data = Path(shutil.copytree(real, folder / f"data-{count}", ignore=shutil.ignore_patterns("schema")))
    names = [f"{first}{last}" for first in FIRST for last in LAST]
    random.Random(seed).shuffle(names)
    for number, area in zip(range(len(REAL) + 1, count + 1), names, strict=False):
        draw = random.Random(f"{seed} {number}")
        own = data / "partnerships" / area.lower()
        own.mkdir()
        for name, text in _files(_donor(real, draw.choice(REAL), seed), area, number, draw):
            (own / f"{name}.yml").write_text(text, encoding="utf-8")
    return data


def _files(donor: Donor, area: str, number: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    new = {donor.id: area.lower(), donor.area: area} | {old: f"{area.lower()}-{old}" for old in donor.own}
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(new, key=len, reverse=True)))})(?![\w-])")

    def renamed(text: str) -> str:
        return pattern.sub(lambda match: new[match[0]], text)

    chosen = {topic: draw.choice(variants) for topic, variants in donor.topics.items()}
    for name, text in donor.files.items():
        yield name, re.sub(r"(?m)^order: .*$", f"order: {number}", renamed(text))
    for topic, variant in chosen.items():
        yield topic, renamed(variant.text)
    judgements = [{**item, "facts": _facts_left(item["facts"], chosen)} for item in donor.judgements if draw.random() > LEFT_OUT]
    yield "judgements", renamed(_yaml({"judgements": judgements}))


def _facts_left(facts: Iterable[str], chosen: Mapping[str, Variant]) -> list[str]:
    left = []
    for fact in facts:
        topic, _, rest = fact.partition(".")
        variant = chosen.get(topic)
        if variant is None or not (variant.silent or rest in variant.gone):
            left.append(fact)
    return left


@cache
def _donor(real: Path, partnership: str, seed: int) -> Donor:
    folder = real / "partnerships" / partnership
    form = _read(folder / "partnership.yml")
    bodies = [form["council"], form["organisation"]]
    known = _read(real / "organisations.yml")["organisations"]
    registers = {
        "organisations": [{key: body[key] for key in ("id", "name", "kind")} for body in known if body["id"] in bodies],
        "sources": [item for item in _read(real / "sources.yml")["sources"] if item.get("partnership") == partnership],
        "posts": [item for item in _read(real / "posts.yml")["posts"] if item.get("organisation") in bodies],
        # A board of two areas is a body too, and stays the one it is.
        "groups": [item for item in _read(folder / "groups.yml")["groups"] if item["id"] not in {body["id"] for body in known}],
    }
    return Donor(
        id=partnership,
        area=form["area"]["name"],
        own=tuple(item["id"] for items in registers.values() for item in items),
        files={"partnership": _yaml(form), **{name: _yaml({name: items}) for name, items in registers.items()}},
        judgements=tuple(_read(folder / "judgements.yml")["judgements"]),
        topics={topic: _variants(folder / f"{topic}.yml", form["arrangements"], f"{seed} {partnership} {topic}") for topic in TOPIC_FORMS},
    )


def _variants(path: Path, document: str, seed: str) -> tuple[Variant, ...]:
    draw = random.Random(seed)
    return tuple(_variant(_read(path), document, draw) for _ in range(VARIANTS))


def _variant(form: Form, document: str, draw: random.Random) -> Variant:
    states = ["as it is", *OTHER_STATES]
    state = draw.choices(states, [100 - sum(OTHER_STATES.values()), *OTHER_STATES.values()])[0]
    if state == "as it is":
        gone = frozenset(item["id"] for item in form.get("statements", ())[1:] if draw.random() < LEFT_OUT)
        if gone:
            form["statements"] = [item for item in form["statements"] if item["id"] not in gone]
        for line in form.get("contributions", ()):
            if "pounds" in line:
                line["pounds"] = str(Decimal(line["pounds"]) + draw.randrange(5000))
        return Variant(_yaml(form), gone, silent="statements" not in form and "lists" not in form)
    silent: Form = {"state": state}
    if state in ("heading only", "refers elsewhere"):
        silent |= {"document": document, "heading": "A heading and nothing below it", "lines": "10"}
    if state == "refers elsewhere":
        silent["missing"] = [{"kind": "appendix", "says": "An appendix.", "as_written": "see the appendix", "lines": "10"}]
    if state == "not mentioned":
        silent["looked_for"] = "the words of the topic"
    if state != "not recorded":
        silent["checked"] = CHECKED
    return Variant(_yaml(silent), frozenset(), silent=True)


def _read(path: Path) -> Form:
    form: Form = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return form


def _yaml(form: Form) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(form, Dumper=dumper, sort_keys=False, allow_unicode=True, width=1000))

"""A copy of the data with hostile words planted in every field that holds words.

In: a data folder. Out: a copy, and the fields that were planted. Must not know: what is done with it.
"""

from __future__ import annotations

import pickle
import typing
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BeforeValidator

from macros.dataset.files import DataFile, files_in
from macros.dataset.load import read_form
from macros.model.claims import Written
from macros.model.record import Record, records_in
from macros.model.values import plain_text

Field = tuple[str, str]

# `{{ 70707*11 }}` and `{% print %}` would be carried out by Jinja, `**`, `[..](..)` and `|` by Markdown, the rest by a browser.
SUM = 70707 * 11
HOSTILE = (
    " zq{number}<img src=x onerror=planted({number})><script>planted({number})</script><b class=planted>x</b>"
    "{{{{ 70707*11 }}}}{{% print(70707*11) %}}{{# gone #}}{{: .planted }} **zqbold** [zqlink](javascript:planted({number})) ![zq](x.png)"
    " <javascript:planted({number})> | `zqcode` \\ \" ' & &lt;b class=planted&gt; </td></p></div></main></script></title></textarea>"
    "<!-- --> ]]> %>end{number}qz"
)
# Words that are not shown but compared: each must be one of a list, and a test of its own holds that anything else is refused.
COMPARED: frozenset[Field] = frozenset(
    {
        *(("Predicate", name) for name in ("states", "gives", "answers_yes")),
        *((kind, "field") for kind in ("OneOfEach", "NoneOf", "PostsLike", "NamesAll", "AtLeast", "NumberAtMost")),
        *(("Different", name) for name in ("one", "other")),
        *(("Among", name) for name in ("one", "several")),
        ("Requirement", "answered_in"),
        ("Judgement", "facts"),
        *(("Contact", "number"), ("Helpline", "number"), ("TextLine", "to")),  # digits and spaces, or it is refused
    }
)


@dataclass(frozen=True)
class Planted:
    """A data folder with hostile words, and the number by which each field's words can be told."""

    folder: Path
    numbers: dict[Field, int]


def planted(data: Path, to: Path, each: int, fields: Collection[Field] | None = None) -> Planted:
    """A copy of `data` in which, in each file, the first `each` values of every field end in hostile words.

    The fields are those that take any words, or those that are named.
    """
    numbers: dict[Field, int] = {}
    for file in files_in(data)[0]:
        copy = to / file.inside
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_text(file, numbers, each, fields), encoding="utf-8")
    return Planted(to, numbers)


def _text(file: DataFile, numbers: dict[Field, int], each: int, fields: Collection[Field] | None) -> str:
    form = _form(file)
    assert form.position is not None
    value = pickle.loads(pickle.dumps(form.position.file.value))
    done: Counter[Field] = Counter()
    for field, steps in _values_of(form, fields):
        done[field] += 1
        if done[field] <= each:
            _append(value, steps, HOSTILE.format(number=numbers.setdefault(field, 1000 + len(numbers))))
    if not done:
        return file.path.read_text(encoding="utf-8")
    return yaml.dump(value, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True, sort_keys=False, width=10_000)


@cache
def _form(file: DataFile) -> Record:
    form, _ = read_form(file)
    assert form is not None, file.name
    return form


def _values_of(form: Record, fields: Collection[Field] | None) -> Iterator[tuple[Field, tuple[str | int, ...]]]:
    """Every value of the fields: the field, and the way to the value in the file."""
    for record in records_in(form):
        assert record.position is not None
        kind, places = type(record), record.position.file.places
        names = words_of(kind) if fields is None else [name for name in kind.model_fields if (kind.__name__, name) in fields]
        for name in names:
            value, at = getattr(record, name), (*record.position.path, name)
            if isinstance(value, tuple) and (*at, 0) in places:
                yield from (((kind.__name__, name), (*at, index)) for index in range(len(value)))
            elif value and at in places:
                yield (kind.__name__, name), at


@cache
def words_of(kind: type[Record]) -> tuple[str, ...]:
    """The names of the fields of a record that take any words."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if name != "position"
        and (kind.__name__, name) not in COMPARED
        and (any(_takes_words(item) for item in field.metadata) or _takes_words(field.annotation))
    )


def _takes_words(annotation: Any) -> bool:
    if isinstance(annotation, BeforeValidator):
        return annotation.func is plain_text
    if annotation is Written:
        return True
    if typing.get_origin(annotation) is typing.Literal:
        return False
    inner = [*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())]
    return any(_takes_words(item) for item in inner if not isinstance(item, str))


def _append(value: Any, steps: tuple[str | int, ...], words: str) -> None:
    for step in steps[:-1]:
        value = value[step]
    value[steps[-1]] += words

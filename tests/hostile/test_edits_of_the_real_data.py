"""Every slip made in the real data is caught where it was made, or can be seen in `masa diff`.

A slip that is neither would be published, and nobody would know. Those that remain stand in survivors.yml, each with why.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml

from macros.adapters.settings import PROJECT
from macros.changes.compare import changes_between
from macros.changes.report import change_report
from macros.changes.tree import tree_of
from macros.dataset.dataset import Dataset
from macros.dataset.files import DataFile, files_in
from macros.dataset.load import ReadForm, form_in, load, read_form
from macros.problems import WHY, Problem
from macros.reading.strict_yaml import read_yaml
from tests.hostile.edits import SLIPS, Edit, edits

DATA = PROJECT / "data"
SURVIVORS = Path(__file__).with_name("survivors.yml")
NEAR = 2  # lines
SEED = 20261122


@dataclass(frozen=True)
class Before:
    """The data as it is: its files' texts, their forms, and all of it."""

    texts: dict[str, str]
    forms: dict[PurePosixPath, ReadForm]
    dataset: Dataset

    def after(self, edit: Edit) -> tuple[Dataset | None, tuple[Problem, ...]]:
        """What loading gives after an edit. Only the edited file is read again; nothing is written."""

        def read(file: DataFile) -> ReadForm:
            return form_in(file, edit.text.encode()) if file.inside.as_posix() == edit.file else self.forms[file.inside]

        loaded = load(DATA, read)
        return loaded.dataset, loaded.problems


@pytest.fixture(scope="module")
def before() -> Before:
    files = files_in(DATA)[0]
    forms = {file.inside: read_form(file) for file in files}
    dataset = load(DATA, lambda file: forms[file.inside]).dataset
    assert dataset is not None
    return Before({file.inside.as_posix(): file.path.read_text(encoding="utf-8") for file in files}, forms, dataset)


def verdict(before: Before, edit: Edit) -> str:
    """What became of an edit: `caught`, `seen`, `says the same`, or what is wrong with how it was dealt with."""
    dataset, problems = before.after(edit)
    if dataset is None:
        return "caught" if any(_near(item, edit) for item in problems) else f"caught elsewhere: {problems[0]}"
    if _value(before.texts[edit.file]) == _value(edit.text):
        return "says the same"
    if changes_between(tree_of(before.dataset), tree_of(dataset)):
        return "seen"
    # The order of entries is no change of theirs; a page on which they stand in another order is one.
    report = change_report(before.dataset, dataset, PROJECT / "docs", date(2026, 11, 22))
    if report.pages_changed:
        return "seen"
    return "says the same" if _in_any_order(_value(before.texts[edit.file])) == _in_any_order(_value(edit.text)) else "not seen"


def _near(problem: Problem, edit: Edit) -> bool:
    """Whether a problem stands, or names a place, within two lines of the edit."""
    said = f"{problem.place} {problem.what} {problem.write}"
    named = re.findall(rf"{re.escape(DATA.name)}/{re.escape(edit.file)}:(\d+)", said)
    if problem.place.file == f"{DATA.name}/{edit.file}":
        named += re.findall(r"\bline (\d+)", problem.what)
    return any(edit.first - NEAR <= int(line) <= edit.last + NEAR for line in named)


def _value(text: str) -> object:
    parsed, _ = read_yaml("x", text.encode())
    return parsed and parsed.value


def _in_any_order(value: object) -> object:
    if isinstance(value, dict):
        return {key: _in_any_order(inner) for key, inner in value.items()}
    return sorted(map(_in_any_order, value), key=repr) if isinstance(value, list) else value


def survivors() -> dict[str, dict[str, str]]:
    """The slips that may pass unseen, and those that may be caught elsewhere: kind and why."""
    held: dict[str, dict[str, str]] = yaml.safe_load(SURVIVORS.read_text(encoding="utf-8"))
    return held


def unexplained(before: Before, count: int, seed: int = SEED) -> tuple[list[str], Counter[str]]:
    """The edits that were neither caught nor seen, with no reason given; and how many there were of each verdict."""
    harmless, untraceable = survivors()["says the same"], survivors()["caught elsewhere"]
    found, counted = [], Counter[str]()
    for edit in edits(before.texts, seed, count):
        said = verdict(before, edit)
        counted[said.partition(":")[0]] += 1
        explained = edit.kind in harmless if said == "says the same" else any(f"[{item}]" in said for item in untraceable)
        if said not in ("caught", "seen") and not explained:
            found.append(f"{edit}\n    {said}")
    return found, counted


def test_a_hundred_slips_are_caught_where_they_were_made_or_can_be_seen(before: Before) -> None:
    assert unexplained(before, 100)[0] == []


@pytest.mark.slow
def test_a_thousand_slips_are_caught_where_they_were_made_or_can_be_seen(before: Before) -> None:
    found, counted = unexplained(before, 1000, SEED + 1)
    assert found == []
    assert counted["caught"] + counted["seen"] > 850


def test_what_is_explained_is_a_slip_there_is() -> None:
    assert set(survivors()["says the same"]) <= set(SLIPS)
    assert set(survivors()["caught elsewhere"]) <= set(WHY)
    assert all(why.strip() for explained in survivors().values() for why in explained.values())


def test_an_edit_that_nobody_would_see_is_found_out(before: Before) -> None:
    """The test itself can fail: a problem far away, and a difference that no tree holds."""
    edit = next(item for item in edits(before.texts, SEED, 50) if item.kind == "a merge not finished")
    _, problems = before.after(edit)
    assert verdict(before, edit) == "caught"
    assert not any(_near(item, Edit(0, "", edit.file, edit.text, edit.first + 50, edit.last + 50, "")) for item in problems)
    assert not any(_near(item, Edit(0, "", "elsewhere.yml", edit.text, edit.first, edit.last, "")) for item in problems)

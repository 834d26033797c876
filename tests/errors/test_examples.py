"""Every error has an id, an example of it, the example mended, and a page; and what the check prints is what was reviewed.

To write the reports again after a change of wording, and then to read what changed:

    MASA_WRITE_REPORTS=1 .venv/bin/python -m pytest tests/errors
"""

from __future__ import annotations

import os
import textwrap
from functools import cache
from pathlib import Path

import pytest

from macros.adapters.settings import PROJECT
from macros.dataset.load import error_pages
from macros.model.errors import ErrorPage
from macros.problems import WHY
from tests.errors.examples import HERE, SEVERAL, ids_with_an_example, outcome_of, several_at_once

WRITE = os.environ.get("MASA_WRITE_REPORTS") == "1"
# In data/errors.yml: what cannot be shown there stands as a sign.
SHOWN_AS = {"⇥": "\t", "␣": "\u200b"}

# Where each error is found. Not taken from the reports: a report written again must not move a place unseen.
PLACES = {
    "anchor-or-alias": "data/site.yml:3:8",
    "brackets-do-not-match": "data/partnerships/anytown/funding.yml:6:10",
    "colon-in-value": "data/site.yml:3:17",
    "colon-missing": "data/partnerships/anytown/funding.yml:9:1",
    "comma-in-braces": "data/partnerships/anytown/funding.yml:10:45",
    "comma-missing": "data/partnerships/anytown/funding.yml:10:51",
    "date-cannot-be": "data/partnerships/anytown/values.yml:5:7",
    "date-not-a-date": "data/partnerships/anytown/values.yml:5:7",
    "date-order": "data/organisations.yml:10:48",
    "document-of-another": "data/partnerships/anytown/values.yml:3:11",
    "duplicate-id": "data/organisations.yml:9:9",
    "duplicate-key": "data/partnerships/anytown/funding.yml:10:1",
    "edition-replaces-itself": "data/instruments/guidance-2023.yml:6:14",
    "empty-file": "data/partnerships/anytown/values.yml:1:1",
    "empty-value": "data/partnerships/anytown/funding.yml:4:9",
    "file-too-large": "data/partnerships/anytown/values.yml:1:1",
    "file-unreadable": "data/partnerships/anytown/values.yml:1:1",
    "form-does-not-fit": "data/instruments/changes/2018-to-2023.yml:5:5",
    "heading-not-found": "data/partnerships/anytown/funding.yml:4:10",
    "id-not-an-id": "data/partnerships/anytown/funding.yml:11:12",
    "indentation": "data/partnerships/anytown/funding.yml:13:6",
    "judgement-not-needed": "data/partnerships/anytown/judgements.yml:3:18",
    "key-not-text": "data/partnerships/anytown/values.yml:3:1",
    "lineage-circle": "data/organisations.yml:26:5",
    "lines-not-lines": "data/partnerships/anytown/funding.yml:5:8",
    "lines-outside-document": "data/partnerships/anytown/funding.yml:20:12",
    "link-not-allowed": "data/site.yml:5:12",
    "list-dash": "data/partnerships/anytown/funding.yml:16:3",
    "merge-conflict": "data/partnerships/anytown/funding.yml:9:1",
    "merge-key": "data/partnerships/anytown/values.yml:6:3",
    "missing-key": "data/partnerships/anytown/funding.yml:19:5",
    "money-not-a-number": "data/partnerships/anytown/funding.yml:13:13",
    "nested-too-deep": "data/partnerships/anytown/values.yml:3:32",
    "no-files": "data:1:1",
    "not-a-form": "data/pan-bedfordshire/groups.yml:2:1",
    "not-a-group-of-keys": "data/partnerships/anytown/funding.yml:21:8",
    "not-a-list": "data/partnerships/anytown/funding.yml:25:10",
    "not-one-of": "data/partnerships/anytown/values.yml:2:8",
    "not-text": "data/partnerships/anytown/funding.yml:4:10",
    "not-utf-8": "data/partnerships/anytown/values.yml:3:26",
    "not-yaml": "data/partnerships/anytown/values.yml:3:1",
    "number-not-a-number": "data/partnerships/anytown/partnership.yml:14:8",
    "number-refused": "data/pan-bedfordshire/contacts.yml:7:13",
    "odd-character": "data/partnerships/anytown/values.yml:3:21",
    "quote-inside-quotes": "data/partnerships/anytown/values.yml:3:24",
    "quote-left-open": "data/partnerships/anytown/values.yml:3:13",
    "release-incomplete": "data/site.yml:2:1",
    "row-does-not-fit": "data/reports/anytown-2024/figures.yml:24:52",
    "says-nothing": "data/partnerships/anytown/values.yml:2:1",
    "says-too-much": "data/partnerships/anytown/training.yml:2:1",
    "several-documents": "data/partnerships/anytown/values.yml:4:1",
    "shared-item-unknown": "data/partnerships/anytown/training.yml:14:17",
    "short-form-unclear": "data/glossary.yml:3:9",
    "sign-needs-quotes": "data/partnerships/anytown/values.yml:3:13",
    "source-text-missing": "data/sources.yml:2:9",
    "step-without-source": "data/pan-bedfordshire/places.yml:3:5",
    "tab-character": "data/partnerships/anytown/values.yml:5:1",
    "tag": "data/partnerships/anytown/partnership.yml:14:8",
    "test-path-unknown": "data/instruments/guidance-2023.yml:18:18",
    "too-few": "data/partnerships/anytown/funding.yml:12:23",
    "unknown-file": "data/partnerships/anytown/value.yml:1:1",
    "unknown-key": "data/partnerships/anytown/funding.yml:9:1",
    "unknown-reference": "data/partnerships/anytown/funding.yml:16:12",
    "value-does-not-follow": "data/partnerships/anytown/funding.yml:13:13",
    "words-not-found": "data/partnerships/anytown/funding.yml:17:23",
    "yes-or-no": "data/sources.yml:9:15",
}


@cache
def pages() -> dict[str, ErrorPage]:
    return error_pages(PROJECT / "data")


def unequal(**sets: set[str]) -> list[str]:
    """What is in one of the sets and not in all: `duplicate-key: not in pages`."""
    everything = set().union(*sets.values())
    return [f"{item}: not in {name}" for item in sorted(everything) for name, members in sets.items() if item not in members]


def test_the_ids_of_code_pages_and_examples_are_the_same() -> None:
    assert unequal(code=set(WHY), pages=set(pages()), examples=set(ids_with_an_example()), places=set(PLACES)) == []


def test_an_id_that_is_missing_anywhere_is_seen() -> None:
    assert unequal(code={"a", "b"}, pages={"a"}, examples={"a", "b", "c"}) == ["b: not in pages", "c: not in code", "c: not in pages"]


@pytest.mark.parametrize("error", ids_with_an_example())
def test_the_broken_example_has_this_error_once_at_its_place_and_no_other(error: str, tmp_path: Path) -> None:
    found = outcome_of(HERE / error / "broken", tmp_path).problems
    assert [(item.id, str(item.place)) for item in found] == [(error, PLACES[error])]


@pytest.mark.parametrize("error", ids_with_an_example())
def test_the_mended_example_has_none(error: str, tmp_path: Path) -> None:
    assert outcome_of(HERE / error / "mended", tmp_path).report == ""


@pytest.mark.parametrize("example", [*ids_with_an_example(), *(f"{SEVERAL}/{name}" for name in several_at_once())])
def test_the_whole_report_reads_as_it_was_reviewed(example: str, tmp_path: Path) -> None:
    report = outcome_of(HERE / example / "broken", tmp_path).report + "\n"
    reviewed = HERE / example / "report.txt"
    if WRITE:
        reviewed.write_text(report, encoding="utf-8")
    assert report == reviewed.read_text(encoding="utf-8")


@pytest.mark.skipif(WRITE, reason="the reports are being written")
def test_a_report_that_is_not_as_reviewed_is_seen(tmp_path: Path) -> None:
    report = outcome_of(HERE / "unknown-key" / "broken", tmp_path).report + "\n"
    assert report != (HERE / "missing-key" / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("error", ids_with_an_example())
def test_what_a_page_shows_as_wrong_and_right_stands_in_the_example(error: str) -> None:
    fix = pages()[error].fix
    if fix.wrong and fix.right:
        assert stands_in(HERE / error / "broken", fix.wrong), fix.wrong
        assert stands_in(HERE / error / "mended", fix.right), fix.right


def test_lines_that_stand_in_no_example_are_seen() -> None:
    assert stands_in(HERE / "unknown-key" / "broken", "untis: pounds")
    assert not stands_in(HERE / "unknown-key" / "broken", "units: pounds")
    assert not stands_in(HERE / "unknown-key" / "mended", "untis: pounds")


def stands_in(folder: Path, excerpt: str) -> bool:
    """Whether the lines stand one after the other in a file of the folder, however far from the margin."""
    for shown, meant in SHOWN_AS.items():
        excerpt = excerpt.replace(shown, meant)
    wanted = textwrap.dedent(excerpt).split("\n")
    for path in folder.rglob("*.yml"):
        lines = path.read_bytes().decode("utf-8", "replace").split("\n") if path.is_file() else []
        windows = (lines[start : start + len(wanted)] for start in range(len(lines)))
        if any(textwrap.dedent("\n".join(window)).split("\n") == wanted for window in windows):
            return True
    return False

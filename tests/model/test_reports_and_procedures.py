"""Reports, procedures and numbers: what the forms refuse, so that no wrong figure or number can be published."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.figures import number_in, year_named_in
from tests import small_data

REPORT = "reports/anytown-2024/"
PUBLICATION = {f"{REPORT}publication.yml": "document: anytown-masa\ntitle: Report\nabout: About.\nsections: [money]\n"}
HEAD = "title: Money\nabout: About.\ndocument: anytown-masa\nparts:\n"
PART = "  - id: spent\n    title: Spent\n    state: stated\n    lines: 3-8\n    checked: {on: 2026-01-02, by: second reader}\n"
TABLE = (
    "    tables:\n      - id: amounts\n        title: Amounts\n        lines: 4-6\n        counts: pounds\n        chart: none\n"
    "        columns:\n          - {id: y, name: 2023-24, year: 2023/24}\n"
    "        rows:\n          - {id: council, name: Council, lines: 4, values: ['£1,000']}\n"
)
SECTION = {f"{REPORT}money.yml": HEAD + PART + TABLE}
CONTACTS = "pan-bedfordshire/contacts.yml"
SURE = "confidence: high, checked_on: 2026-01-02, page: P, seen_on: [{page: P, seen: 2024-06}]"


def ids(folder: Path, changes: dict[str, str | None]) -> list[str]:
    return sorted({line.split()[-1] for line in small_data.problems(folder, {**PUBLICATION, **SECTION, **changes})})


def bent(old: str, new: str) -> dict[str, str | None]:
    text = SECTION[f"{REPORT}money.yml"]
    assert old in text
    return {f"{REPORT}money.yml": text.replace(old, new)}


def test_a_report_is_a_folder_of_sections(tmp_path: Path) -> None:
    dataset = small_data.loaded(tmp_path, {**PUBLICATION, **SECTION}).dataset
    assert dataset is not None
    report = dataset.publications["anytown-2024"]
    assert report.address == "reports/anytown-2024/"
    assert [part.id for part in report.parts()] == ["spent"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({f"{REPORT}money.yml": None}, ["unknown-reference"]),
        ({f"{REPORT}staff.yml": SECTION[f"{REPORT}money.yml"]}, ["unknown-file"]),
        ({f"{REPORT}publication.yml": None}, ["missing-key"]),
        (bent("values: ['£1,000']", "values: ['£1,000', '2']"), ["row-does-not-fit"]),
        (bent("name: 2023-24", "name: 2022-23"), ["date-not-a-date"]),
        (bent("year: 2023/24", "year: 2023/25"), ["date-not-a-date"]),
        (bent("chart: none", "chart: the rows of one column"), ["form-does-not-fit"]),
        (bent("chart: none", "chart: the rows of one column\n        chart_column: x"), ["unknown-reference"]),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, str | None], expected: list[str]) -> None:
    assert ids(tmp_path, changes) == expected


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (f"number: 01234 567890, {SURE}", []),
        (f"number: 01234 567890, {SURE.replace('high', 'medium')}", ["number-refused"]),
        (f"number: 01234 567890, {SURE.replace('2024-06', '2023-12')}", ["number-refused"]),
        (f"number: 07700 900123, {SURE}", ["number-refused"]),
        (f"number: ring us, {SURE}", ["number-refused"]),
    ],
)
def test_a_number_is_held_only_when_it_is_sure_and_recent_and_no_mobile(tmp_path: Path, contact: str, expected: list[str]) -> None:
    text = f"contacts:\n  - {{id: desk, name: Desk, purpose: To ring., {contact}}}\n"
    assert ids(tmp_path, {CONTACTS: text}) == expected


@pytest.mark.parametrize(("written", "expected"), [("01234 567890", 1), ("01234567890", 1), ("+44 1234 567890", 1), ("01234 567891", 0)])
def test_a_refused_number_is_refused_in_any_text_and_any_spacing(tmp_path: Path, written: str, expected: int) -> None:
    refused = "numbers:\n  - {number: 01234 567890, why: dead, says: Old desk., seen: a page of 2015}\n"
    values = small_data.FILES["partnerships/anytown/values.yml"] + f"note: Ring {written}.\n"
    found = small_data.problems(tmp_path, {"refused-numbers.yml": refused, "partnerships/anytown/values.yml": values})
    assert [line.split()[-1] for line in found] == ["number-refused"] * expected


STEP = (
    "tasks:\n  - id: worried\n    title: I am worried\n    about: About.\n    section: Worried\n    reader: everybody\n"
    "    checked: {on: 2026-01-02, by: second reader}\n    steps:\n"
)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("{id: ring, says: Ring., published: [{document: anytown-masa, as_written: Anytown, lines: 1}]}", []),
        ("{id: ring, says: Ring.}", ["step-without-source"]),
        ("{id: ring, says: Ring., outside: [{says: S, where: W, seen: '2024', confidence: high}]}", []),
    ],
)
def test_a_step_says_where_it_is_known_from(tmp_path: Path, step: str, expected: list[str]) -> None:
    assert ids(tmp_path, {"pan-bedfordshire/tasks.yml": f"{STEP}      - {step}\n"}) == expected


def test_a_step_for_all_areas_needs_a_source_for_each(tmp_path: Path) -> None:
    second = {
        "partnerships/othertown/partnership.yml": small_data.FILES["partnerships/anytown/partnership.yml"]
        .replace("anytown-masa", "othertown-masa")
        .replace("order: 1", "order: 2"),
        "partnerships/othertown/sources.yml": (
            "sources:\n  - {id: othertown-masa, title: T, short_title: T, kind: arrangements, partnership: othertown, "
            "date: {stated: no}, status: latest held}\n"
        ),
    }
    step = "{id: ring, says: Ring., published: [{document: anytown-masa, as_written: Anytown, lines: 1}]}"
    # Of a partnership that no step speaks for nothing is claimed, so nothing is asked: adding one is adding a folder.
    assert ids(tmp_path / "new", {**second, "pan-bedfordshire/tasks.yml": f"{STEP}      - {step}\n"}) == []
    theirs = "{id: theirs, says: Ask., areas: [othertown], published: [{document: othertown-masa, as_written: Anytown, lines: 1}]}"
    assert ids(tmp_path, {**second, "pan-bedfordshire/tasks.yml": f"{STEP}      - {step}\n      - {theirs}\n"}) == ["step-without-source"]
    own = step.replace("says: Ring.,", "says: Ring., areas: [anytown],")
    assert ids(tmp_path / "own", {**second, "pan-bedfordshire/tasks.yml": f"{STEP}      - {own}\n"}) == []


@pytest.mark.parametrize(
    ("written", "in_brackets", "expected"),
    [("17,247", False, "17247"), ("£16,373.61", False, "16373.61"), ("99.2%", False, "99.2"), ("2815*", False, "2815"), ("13 (61)", False, "13"),
     ("13 (61)", True, "61"), ("-", False, "None"), ("13", True, "None")],
)  # fmt: skip
def test_the_number_of_a_cell(written: str, in_brackets: bool, expected: str) -> None:
    assert str(number_in(written, in_brackets=in_brackets)) == expected


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2023/24", "2023/24"),
        ("23-24", "2023/24"),
        ("2023-2024", "2023/24"),
        ("23/24", "2023/24"),
        ("2022 MYE population", "2022"),
        ("Q1", None),
    ],
)
def test_a_year_is_known_by_any_of_its_labels(name: str, year: str | None) -> None:
    assert year_named_in(name) == year

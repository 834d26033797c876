"""A slip in a form is reported once, at its place, with what to write instead."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.model.topics import Funding, State
from tests.small_data import FILES, bent, loaded, problems

FUNDING = "partnerships/anytown/funding.yml"
TRAINING = "partnerships/anytown/training.yml"
VALUES = "partnerships/anytown/values.yml"


def test_the_small_data_set_is_sound(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


SLIPS = {
    "a name spelt wrongly": (FUNDING, "unit: pounds", "untit: pounds", ["6:1 unknown-key"]),
    "a needed name spelt wrongly is one error, not two": (FUNDING, "total: {pounds:", "total: {ponds:", ["10:9 unknown-key"]),
    "a needed name left out": (FUNDING, "pounds: 1000, ", "", ["8:5 missing-key"]),
    "no line numbers": (FUNDING, ", lines: 4}", "}", ["8:5 missing-key"]),
    "lines that are not lines": (FUNDING, "lines: 4}", "lines: page 4}", ["8:115 lines-not-lines"]),
    "lines that run backwards": (FUNDING, "lines: 3-8", "lines: 8-3", ["4:8 lines-not-lines"]),
    "an amount in words": (FUNDING, "pounds: 1000", "pounds: about 1000", ["8:73 money-not-a-number"]),
    "an amount with a sign and comma": (FUNDING, "pounds: 1000", "pounds: '£1,000'", ["8:73 money-not-a-number"]),
    "an amount that is not a number": (FUNDING, "pounds: 1000", "pounds: NaN", ["8:73 money-not-a-number"]),
    "an empty value": (FUNDING, "heading: Money", "heading:", ["3:9 empty-value"]),
    "a list where one text belongs": (FUNDING, "heading: Money", "heading: [Money]", ["3:10 not-text"]),
    "one text where a list belongs": (FUNDING, "contributions:\n", "contributions: none\nmissing:\n", None),
    "a text where a group of names belongs": (FUNDING, "total: {pounds: 1500, amount_as_written: '£1,500', lines: 6}", "total: 1500", ["10:8 not-a-group-of-keys"]),
    "a word that is not in the list": (FUNDING, "unit: pounds", "unit: pound", ["6:7 not-one-of"]),
    "a state that is not one": (FUNDING, "state: stated", "state: Stated", ["1:8 not-one-of"]),
    "a date the wrong way round": (FUNDING, "on: 2026-01-02", "on: 02/01/2026", ["5:15 date-not-a-date"]),
    "a day that is not in the calendar": (FUNDING, "on: 2026-01-02", "on: 2026-02-30", ["5:15 date-cannot-be"]),
    "an id with a capital": (TRAINING, "id: training-duties", "id: Training duties", ["7:10 id-not-an-id"]),
    "a yes that is not yes": ("sources.yml", "stated: yes", "stated: maybe", ["7:20 yes-or-no"]),
    "a link that is not a web address": ("site.yml", "{pattern:", "{address: 'javascript:alert(1)', pattern:", ["3:23 link-not-allowed"]),
    "stated, with nothing said": (VALUES, "state: not mentioned", "state: stated\ndocument: anytown-masa\nlines: 1", ["1:1 says-nothing"]),
    "not mentioned, with something said": (TRAINING, "state: stated", "state: not mentioned\nlooked_for: x", ["1:1 says-too-much"]),
    "not mentioned, without what was looked for": (VALUES, "looked_for: the word values\n", "", ["1:1 missing-key"]),
    "refers elsewhere, but not to what": (VALUES, "state: not mentioned", "state: refers elsewhere", ["1:1 missing-key"]),
    "a stated date without its words": ("sources.yml", "as_written: June 2024, ", "", ["7:11 missing-key"]),
    "an inferred date without a reason": ("sources.yml", "{stated: yes, when: 2024-06, as_written: June 2024, lines: 1}", "{stated: no, inferred: '2024'}", ["7:11 missing-key"]),
}  # fmt: skip


@pytest.mark.parametrize("case", SLIPS, ids=str)
def test_a_slip_is_reported_once_at_its_place(case: str, tmp_path: Path) -> None:
    file, old, new, expected = SLIPS[case]
    changes = bent(file, old, new)
    if expected is None:
        changes = {file: FILES[file].split("contributions:")[0] + "contributions: none\n"}
        expected = ["7:16 not-a-list"]
    assert problems(tmp_path, changes) == [f"data/{file}:{place}" for place in expected]


def test_an_unknown_name_is_answered_with_the_nearest_one(tmp_path: Path) -> None:
    found = loaded(tmp_path, bent(FUNDING, "unit: pounds", "untit: pounds")).problems
    assert "“untit” is not a name this form has" in found[0].what
    assert "“unit”" in found[0].write


def test_problems_in_several_files_come_in_one_run(tmp_path: Path) -> None:
    changes = {**bent(FUNDING, "unit: pounds", "unit: pound"), **bent(VALUES, "state: not mentioned", "stat: not mentioned")}
    assert problems(tmp_path, changes) == [f"data/{FUNDING}:6:7 not-one-of", f"data/{VALUES}:1:1 unknown-key"]


def test_amounts_are_decimal_and_exact(tmp_path: Path) -> None:
    dataset = loaded(tmp_path).dataset
    assert dataset is not None
    funding = dataset.partnerships["anytown"].topic("funding")
    assert isinstance(funding, Funding)
    assert [line.pounds for line in funding.contributions] == [Decimal("1000"), Decimal("500.50")]


def test_a_topic_without_a_file_is_not_yet_recorded_which_is_not_silence(tmp_path: Path) -> None:
    dataset = loaded(tmp_path).dataset
    assert dataset is not None
    anytown = dataset.partnerships["anytown"]
    assert anytown.topic("whistleblowing").state is State.NOT_RECORDED
    assert anytown.topic("values").state is State.NOT_MENTIONED


def test_a_claim_takes_document_and_heading_from_what_encloses_it(tmp_path: Path) -> None:
    dataset = loaded(tmp_path).dataset
    assert dataset is not None
    funding = dataset.partnerships["anytown"].topic("funding")
    assert isinstance(funding, Funding)
    assert (funding.contributions[0].document, funding.contributions[0].heading) == ("anytown-masa", "Money")


def test_a_record_knows_the_line_it_was_written_on(tmp_path: Path) -> None:
    dataset = loaded(tmp_path).dataset
    assert dataset is not None
    funding = dataset.partnerships["anytown"].topic("funding")
    assert isinstance(funding, Funding)
    assert str(funding.contributions[1].place()) == f"data/{FUNDING}:9:5"

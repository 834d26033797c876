"""A claim whose words are not where it says, or whose value does not follow from them, is found and named.

A wrong figure harms somebody; this is the check that no figure drifts from its document.
"""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from macros.adapters import settings
from macros.adapters.cli import main
from macros.dataset.load import load
from macros.verifying.source_text import SourceText
from macros.verifying.values import count_follows, date_follows, pounds_in
from macros.verifying.verify import verify
from tests.small_data import FILES, SOURCE_TEXT, bent, loaded

FUNDING = "partnerships/anytown/funding.yml"


def complaints(folder: Path, changes: dict[str, str] | None = None) -> list[str]:
    dataset = loaded(folder, changes).dataset
    assert dataset is not None
    (folder / "anytown-masa.txt").write_text(SOURCE_TEXT, encoding="utf-8")
    return [f"{item.place} {item.id}" for item in verify(dataset, folder).problems]


def test_the_small_data_set_is_verified(tmp_path: Path) -> None:
    assert complaints(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("amount_as_written: '£1,000'", "amount_as_written: '£1,001'", ["8:98 words-not-found"]),
        ("pounds: 1000", "pounds: 1001", ["8:73 value-does-not-follow"]),
        ("unit: pounds", "unit: thousands of pounds", ["6:7 value-does-not-follow"]),
        ("payer_as_written: Anyshire Police", "payer_as_written: Anyshire Constabulary", ["9:48 words-not-found"]),
        ("payer_as_written: Anyshire Police", "payer_as_written: anyshire police", ["9:48 words-not-found"]),
        ("lines: 5}", "lines: 4}", ["9:118 words-not-found"]),
        ("lines: 5}", "lines: 500}", ["9:118 lines-outside-document"]),
        ("amount_as_written: '£500.50'", "amount_as_written: '500'", ["9:100 words-not-found"]),
    ],
)
def test_what_does_not_stand_in_the_text_is_found(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert sorted(complaints(tmp_path, bent(FUNDING, old, new))) == sorted(f"data/{FUNDING}:{item}" for item in expected)


def test_a_heading_that_does_not_stand_before_the_claim_is_found(tmp_path: Path) -> None:
    found = complaints(tmp_path, bent(FUNDING, "heading: Money", "heading: Training"))
    assert f"data/{FUNDING}:3:10 heading-not-found" in found


def test_shared_words_are_looked_for_in_each_document_that_uses_them(tmp_path: Path) -> None:
    found = complaints(tmp_path, bent("pan-bedfordshire/training.yml", "as_written: arrange courses", "as_written: bake cakes"))
    assert found == ["data/pan-bedfordshire/training.yml:6:63 words-not-found"]


def test_a_missing_text_is_a_problem_and_not_a_pass(tmp_path: Path) -> None:
    dataset = loaded(tmp_path).dataset
    assert dataset is not None
    assert [item.id for item in verify(dataset, tmp_path / "nowhere").problems] == ["source-text-missing"]


def test_a_date_that_does_not_follow_is_found(tmp_path: Path) -> None:
    found = complaints(tmp_path, {"sources.yml": FILES["sources.yml"].replace("when: 2024-06", "when: 2024-07")})
    assert found == ["data/sources.yml:7:31 value-does-not-follow"]


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("£24.4", "thousands of pounds", "24400.0"),
        ("£264.6", "thousands of pounds", "264600.0"),
        ("£112,180", "pounds", "112180"),
        ("£30,000.00", "pounds", "30000.00"),
        ("nothing", "pounds", None),
    ],
)
def test_pounds_follow_from_words_and_unit(words: str, unit: str, expected: str | None) -> None:
    assert pounds_in(words, unit) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("count", "words", "follows"),
    [
        (7, "within seven working days", True),
        (7, "within 7 working days", True),
        (4, "on a quarterly basis", True),
        (6, "(6 x year)", True),
        (6, "(x6)", True),
        (2, "Two lay members", True),
        (12, "at least every 12 months", True),
        (6, "(.xyear)", False),
        (4, "(6 x year)", False),
        (2, "£2,200", False),
    ],
)
def test_counts_follow_from_words(count: int, words: str, follows: bool) -> None:
    assert count_follows(count, [words]) is follows


@pytest.mark.parametrize(
    ("written", "words", "follows"),
    [
        ("2023-05-27", "27/05/2023", True),
        ("2024-09-30", "by the statutory deadline of 30 September 2024", True),
        ("2023-06", "(June 2023)", True),
        ("2024", "in 2024", True),
        ("2023-05-27", "May 2023", False),
        ("2023-07", "(June 2023)", False),
    ],
)
def test_dates_follow_from_words(written: str, words: str, follows: bool) -> None:
    assert date_follows(written, [words]) is follows


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("£2,200", True),
        ("2,200", False),
        ("£12", False),
        ("Luton's plan", True),
        ("Luton’s plan", True),
        ("Lut", False),
        ("plan for all", True),
        ("Plan for all", False),
    ],
)
def test_words_are_found_whole_with_their_capitals_across_line_ends(words: str, found: bool) -> None:
    text = SourceText("x", ("It costs £12,345 or £2,200.", "[bookmark: _x]Luton’s  plan", "for all"))
    assert text.has(words, 1, 3) is found


def test_the_real_data_is_verified_against_the_source_texts(capsys: pytest.CaptureFixture[str]) -> None:
    """Every claim of the real data. Without the texts this says plainly that nothing was verified."""
    folder = settings.sources_folder()
    if not folder.is_dir():
        asked_for = "MASA_SOURCES" in os.environ
        pytest.skip(
            f"VERIFICATION WAS NOT DONE: the folder of source texts is not there (MASA_SOURCES is {'set' if asked_for else 'not set'})."
        )
    assert main(["verify", "--sources", str(folder)]) == 0, capsys.readouterr().err
    assert "Verified against 5 source texts" in capsys.readouterr().out


def test_the_real_data_is_sound() -> None:
    assert load(settings.PROJECT / "data").problems == ()

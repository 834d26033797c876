"""What people really get wrong brings one error each, at the place where the hand slipped.

A parser gives up where it can go no further, which is often a line or a hundred lines below; and one slip can make many
things wrong at once. Each of these once brought two errors, a wrong place, or words nobody could act on.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.dataset.load import load
from macros.problems import Problem
from macros.verifying.verify import verify
from tests.small_data import FILES, SOURCE_TEXT, bent, write

FUNDING, TRAINING, VALUES = (f"partnerships/anytown/{name}.yml" for name in ("funding", "training", "values"))
PARTNERSHIP = "partnerships/anytown/partnership.yml"
SOURCES, BODIES = "sources.yml", "organisations.yml"
POLICE = "  - {payer: anyshire-police"

# (the file, what stands in it, what is typed instead, the place and the id; nothing where no harm is done)
SLIPS: dict[str, tuple[str, str, str, str]] = {
    "no colon": (FUNDING, "unit: pounds", "unit pounds", "6:1 colon-missing"),
    "no colon on the first line": (FUNDING, "state: stated", "state stated", "1:1 colon-missing"),
    "no colon on the last line": (FUNDING, "total: {", "total {", "10:1 colon-missing"),
    "no colon above a list": (FUNDING, "contributions:", "contributions", "7:1 colon-missing"),
    "no colon above the first list of a file": (SOURCES, "sources:", "sources", "1:1 colon-missing"),
    "no colon in an item": (SOURCES, "    title: Any", "    title Any", "3:5 colon-missing"),
    "no colon at the start of an item": (SOURCES, "- id: anytown-masa", "- id anytown-masa", "2:5 colon-missing"),
    "no colon between braces": (FUNDING, "{payer: anytown-council", "{payer anytown-council", "8:6 colon-missing"),
    "no space after the colon": (FUNDING, "unit: pounds", "unit:pounds", "6:1 colon-missing"),
    "no space after a colon between braces": (FUNDING, "lines: 4}", "lines:4}", "8:108 colon-missing"),
    "another sign for the colon": (FUNDING, "unit: pounds", "unit = pounds", "6:1 colon-missing"),
    "a colon in a value": (FUNDING, "heading: Money", "heading: Money: who pays", "3:15 colon-in-value"),
    "no comma between braces": (FUNDING, "'£1,500', lines", "'£1,500' lines", "10:51 comma-missing"),
    "a tab": (SOURCES, "    title: Any", "\ttitle: Any", "3:1 tab-character"),
    "a space too many": (SOURCES, "    short_title", "     short_title", "4:6 indentation"),
    "a space too few": (SOURCES, "    short_title", "   short_title", "4:4 indentation"),
    "no spaces at all": (SOURCES, "    short_title", "short_title", "4:1 indentation"),
    "the first name set in": (FUNDING, "state: stated", " state: stated", "1:2 indentation"),
    "a name set in": (FUNDING, "unit: pounds", "  unit: pounds", "6:3 indentation"),
    "a name set in after a list": (FUNDING, "total: {", "  total: {", "10:3 list-dash"),
    "no dash": (FUNDING, POLICE, "    {payer: anyshire-police", "9:5 list-dash"),
    "no space after the dash": (FUNDING, POLICE, "  -{payer: anyshire-police", "9:3 list-dash"),
    "no space after the first dash": (SOURCES, "  - id: anytown", "  -id: anytown", "2:3 list-dash"),
    "a dash too far left": (FUNDING, POLICE, " - {payer: anyshire-police", "9:2 list-dash"),
    "a dash too far right": (FUNDING, POLICE, "   - {payer: anyshire-police", "9:4 list-dash"),
    "an open quote": (FUNDING, "heading: Money", 'heading: "Money', "3:10 quote-left-open"),
    "an open quote that another one closes": (FUNDING, "heading: Money", "heading: 'Money", "3:10 quote-left-open"),
    "an open quote between braces": (FUNDING, "'£1,000'", "'£1,000", "8:98 quote-left-open"),
    "an apostrophe at the start": (FUNDING, "heading: Money", "heading: 'tis money", "3:10 quote-left-open"),
    "an apostrophe between single quotes": (FUNDING, "heading: Money", "heading: 'The group's money'", "3:21 quote-inside-quotes"),
    "quotes inside quotes": (FUNDING, "heading: Money", 'heading: "The "big" money"', "3:16 quote-inside-quotes"),
    "an open brace": (FUNDING, "lines: 4}", "lines: 4", "8:5 brackets-do-not-match"),
    "a brace too many": (FUNDING, "lines: 4}", "lines: 4}}", "8:117 brackets-do-not-match"),
    "the wrong bracket": (FUNDING, "lines: 4}", "lines: 4]", "8:116 brackets-do-not-match"),
    "a star for bold": (FUNDING, "heading: Money", "heading: *Money*", "3:10 sign-needs-quotes"),
    "a percent sign first": (FUNDING, "heading: Money", "heading: %Money", "3:10 sign-needs-quotes"),
    "a hash first": (FUNDING, "heading: Money", "heading: #1 priority", "3:9 empty-value"),
    "a comma in an amount": (FUNDING, "pounds: 1000,", "pounds: 1,000,", "8:73 money-not-a-number"),
    "commas in a large amount": (FUNDING, "pounds: 1000,", "pounds: £1,000,000,", "8:73 money-not-a-number"),
    "a comma in a text between braces": (FUNDING, "Anytown Council, ", "Council, Anytown, ", "8:57 comma-in-braces"),
    "a pound sign": (FUNDING, "pounds: 1000,", "pounds: £1000,", "8:73 money-not-a-number"),
    "a name spelt wrongly that must be there": (FUNDING, "state: stated", "sate: stated", "1:1 unknown-key"),
    "another name for one that must be there": (FUNDING, "pounds: 1000", "amount: 1000", "8:65 unknown-key"),
    "a name with a capital": (FUNDING, "unit: pounds", "Unit: pounds", "6:1 unknown-key"),
    "no dash between two items": (SOURCES, "    status: latest held\n", "    status: latest held\n    id: other\n    title: Other\n", "10:5 duplicate-key"),
    "no line that names a list": ("pan-bedfordshire/training.yml", "    items:\n", "    also:\n", "4:5 unknown-key"),
    "more after a brace": (FUNDING, "by: second reader}", "by: second reader}unit: x", "5:44 brackets-do-not-match"),
    "the document spelt wrongly": (FUNDING, "document: anytown-masa", "docment: anytown-masa", "2:1 unknown-key"),
    "a name twice": (FUNDING, "unit: pounds\n", "unit: pounds\nunit: pounds\n", "7:1 duplicate-key"),
    "no document for all claims of a file": (FUNDING, "document: anytown-masa\n", "", "1:1 missing-key"),
    "two names missing in one item": (FUNDING, "pounds: 1000, amount_as_written: '£1,000', ", "", "8:5 missing-key"),
    "an id with capitals": (BODIES, "id: anytown-council", "id: Anytown-Council", "2:10 id-not-an-id"),
    "a name for an id": (FUNDING, "payer: anytown-council", "payer: Anytown Council", "8:13 id-not-an-id"),
    "an id spelt wrongly": (FUNDING, "payer: anytown-council", "payer: anytown-concil", "8:13 unknown-reference"),
    "a day first": (FUNDING, "on: 2026-01-02", "on: 27/06/2024", "5:15 date-not-a-date"),
    "no such day, day first": (FUNDING, "on: 2026-01-02", "on: 31/06/2024", "5:15 date-cannot-be"),
    "a list for a text": (FUNDING, "heading: Money", "heading:\n  - Money\n  - More", "4:3 not-text"),
    "curly quotes around an id": (FUNDING, "payer: anytown-council", "payer: “anytown-council”", "8:13 id-not-an-id"),
    "curly quotes around a colon": ("site.yml", "about: About", "about: “Safe: a guide”", "2:13 colon-in-value"),
    "curly quotes around a comma": (FUNDING, "'£1,000'", "‘£1,000’", "8:102 comma-in-braces"),
    "curly quotes around a heading": (FUNDING, "heading: Money", "heading: ‘Money’", "3:10 heading-not-found"),
    "a space from Word in a value": (VALUES, "not mentioned", "not\u00a0mentioned", ""),
    "a space from Word after a colon": (FUNDING, "unit: pounds", "unit:\u00a0pounds", ""),
    "spaces from Word in front": (SOURCES, "    short_title", "\u00a0\u00a0\u00a0\u00a0short_title", ""),
    "a dash from Word between lines": (FUNDING, "lines: 3-8", "lines: 3–8", ""),
    "a longer dash between lines": (FUNDING, "lines: 3-8", "lines: 3—8", ""),
    "a character of no width": (FUNDING, "unit: pounds", "unit: pounds\u200b", "6:13 odd-character"),
    "a merge not finished": (FUNDING, "unit: pounds\n", "<<<<<<< a\nunit: pounds\n=======\nunit: p\n>>>>>>> b\n", "6:1 merge-conflict"),
    "words that are not there": (FUNDING, "amount_as_written: '£1,000'", "amount_as_written: '£1,001'", "8:98 words-not-found"),
    "the line below": (FUNDING, "lines: 5}", "lines: 4}", "9:118 words-not-found"),
    "the wrong unit": (FUNDING, "unit: pounds", "unit: thousands of pounds", "6:7 value-does-not-follow"),
    "the heading of the next part": (FUNDING, "heading: Money", "heading: Training", "3:10 heading-not-found"),
    "a topic spelt wrongly": ("pages.yml", "{id: funding,", "{id: fundings,", "38:14 unknown-reference"),
}  # fmt: skip

ALL_OF_ANYTOWN = [name for name in FILES if name.startswith("partnerships/")]
# Files that are gone or somewhere else, and an id that was changed: (the changes, the first place and the id)
FILES_MOVED: dict[str, tuple[Mapping[str, str | None], str]] = {
    "the bodies left out": ({BODIES: None}, f"{FUNDING}:8:13 unknown-reference"),
    "the documents left out": ({SOURCES: None}, f"{FUNDING}:2:11 unknown-reference"),
    "the partnership left out": ({PARTNERSHIP: None}, f"{PARTNERSHIP}:1:1 missing-key"),
    "the pages left out": ({"pages.yml": None}, "pages.yml:1:1 missing-key"),
    "the guidance left out": ({"instruments/guidance-2023.yml": None}, "sources.yml:8:17 unknown-reference"),
    "a shared list left out": ({"pan-bedfordshire/training.yml": None}, f"{TRAINING}:7:50 unknown-reference"),
    "a body with a new id": (bent(BODIES, "id: anytown-council", "id: anytown-borough-council"), f"{FUNDING}:8:13 unknown-reference"),
    "the other ending": ({VALUES: None, VALUES.replace(".yml", ".yaml"): FILES[VALUES]}, f"{VALUES.replace('.yml', '.yaml')}:1:1 unknown-file"),
    "an ending in capitals": ({VALUES: None, VALUES.replace(".yml", ".YML"): FILES[VALUES]}, f"{VALUES.replace('.yml', '.YML')}:1:1 unknown-file"),
    "an ending added by the program": ({VALUES: None, f"{VALUES}.txt": FILES[VALUES]}, f"{VALUES}.txt:1:1 unknown-file"),
    "a file one folder up": ({VALUES: None, "values.yml": FILES[VALUES]}, "values.yml:1:1 unknown-file"),
    "a file one folder down": ({VALUES: None, "partnerships/anytown/more/values.yml": FILES[VALUES]}, "partnerships/anytown/more/values.yml:1:1 unknown-file"),
    "a folder with another name": (
        {**dict.fromkeys(ALL_OF_ANYTOWN), **{name.replace("ships/", "ship/"): FILES[name] for name in ALL_OF_ANYTOWN}},
        "partnership/anytown/funding.yml:1:1 unknown-file",
    ),
}  # fmt: skip


def causes(folder: Path, changes: Mapping[str, str | None]) -> list[str]:
    """What a report would show as one entry each: the first place, and the id."""
    data = write(folder, changes)
    (folder / "anytown-masa.txt").write_text(SOURCE_TEXT, encoding="utf-8")
    loaded = load(data)
    found = loaded.problems if loaded.dataset is None else verify(loaded.dataset, folder).problems
    first: dict[tuple[str, str, str], Problem] = {}
    for item in sorted(found):
        first.setdefault((item.id, item.what, item.write), item)
    return [f"{str(item.place).removeprefix('data/')} {item.id}" for item in first.values()]


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_brings_one_error_where_it_was_made(slip: str, tmp_path: Path) -> None:
    file, old, new, expected = SLIPS[slip]
    assert causes(tmp_path, bent(file, old, new)) == ([f"{file}:{expected}"] if expected else [])


@pytest.mark.parametrize("slip", FILES_MOVED, ids=str)
def test_a_file_that_is_gone_or_moved_brings_one_error(slip: str, tmp_path: Path) -> None:
    changes, expected = FILES_MOVED[slip]
    assert causes(tmp_path, changes) == [expected]


def test_two_slips_bring_two_errors(tmp_path: Path) -> None:
    """What is told as one is one: two slips must never become one entry unless they read the same."""
    changes = {**bent(FUNDING, "pounds: 1000", "pounds: £1000"), **bent(VALUES, "state: not mentioned", "stat: not mentioned")}
    assert causes(tmp_path, changes) == [f"{FUNDING}:8:73 money-not-a-number", f"{VALUES}:1:1 unknown-key"]


def test_ids_spelt_wrongly_are_told_one_by_one_where_each_is_like_a_known_one(tmp_path: Path) -> None:
    changes = (
        FILES[FUNDING].replace("payer: anytown-council", "payer: anytown-concil").replace("payer: anyshire-police", "payer: anyshire-polce")
    )
    assert causes(tmp_path, {FUNDING: changes}) == [f"{FUNDING}:8:13 unknown-reference", f"{FUNDING}:9:13 unknown-reference"]


def test_a_name_that_belongs_to_another_form_is_sent_to_its_file(tmp_path: Path) -> None:
    """A list of payers pasted into another topic was met with sixteen names, none of them a way out."""
    (found,) = load(write(tmp_path, {VALUES: f"{FILES[VALUES]}contributions:\n  - payer: anyshire-police\n"})).problems
    assert found.id == "unknown-key"
    assert found.write.startswith("it in funding.yml, whose form has this name; or one of")


def test_every_word_that_could_stand_is_named_even_far_down_the_alphabet(tmp_path: Path) -> None:
    """Somebody who writes “charity” is looking for “voluntary or community”."""
    (found,) = load(write(tmp_path, bent(BODIES, "kind: local authority", "kind: charity"))).problems
    assert "voluntary or community" in found.write

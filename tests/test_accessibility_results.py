"""The accessibility statement tells of the tests that there are, in their own figures."""

from __future__ import annotations

import pytest
import yaml

from tests.accessibility_results import DATA, Group, entry, groups, with_entries

HELD = yaml.safe_load(DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.id)
def test_the_statement_says_what_a_group_of_tests_looks_at(group: Group) -> None:
    """If this fails, the tests look at more or less than they did: run `make accessibility`."""
    told = {item["id"]: item for item in HELD["tests"]}
    assert told[group.id]["looked_at"] == group.looked_at
    assert told[group.id]["by"] == "a program"


def test_the_statement_tells_of_no_test_by_a_program_that_is_gone() -> None:
    assert {item["id"] for item in HELD["tests"] if item["by"] == "a program"} == {group.id for group in groups()}


def test_what_people_found_stays_and_what_a_program_found_is_written_anew() -> None:
    by_hand = (
        '  - id: screen-reader\n    on: 2026-12-01\n    by: a person\n    looked_at: "The home page."\n    result: "It can be read."\n'
    )
    group = groups()[0]
    before = f"aim: x\ntests:\n{entry(group, 'Old.')}{by_hand}not_tested:\n  - id: y\n    says: z\n"
    after = yaml.safe_load(with_entries(before, {group.id: entry(group, "New.")}))
    assert [(item["id"], item["result"]) for item in after["tests"]] == [(group.id, "New."), ("screen-reader", "It can be read.")]
    assert after["not_tested"] == [{"id": "y", "says": "z"}]

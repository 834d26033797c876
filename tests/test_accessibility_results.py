"""What the accessibility statement says of the tests comes from their report, good or bad, and never from tests that did not run."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from tests.accessibility_results import Group, entry, in_words, with_entries

GROUP = Group("axe", "Pages.", (), "")
GOOD = '<testcase name="test_axe_finds_no_fault[home]" />'
BAD = '<testcase name="test_axe_finds_no_fault[about/]"><failure message="x" /></testcase>'
BROKEN = '<testcase name="test_nothing_moves"><error message="x" /></testcase>'


def suite(cases: str, tests: int, skipped: int = 0) -> ElementTree.Element:
    return ElementTree.fromstring(f'<testsuite tests="{tests}" skipped="{skipped}">{cases}</testsuite>')


def test_tests_without_a_fault_are_said_to_find_only_a_part() -> None:
    assert in_words(GROUP, suite(GOOD, 1)) == "1 test found no fault. A program of this kind finds only a part of what can be wrong."


def test_a_fault_and_a_test_that_broke_are_both_named() -> None:
    assert in_words(GROUP, suite(GOOD + BAD + BROKEN, 3)) == "2 of 3 tests found a fault: axe finds no fault, nothing moves."


@pytest.mark.parametrize("report", [suite("", 0), suite(GOOD + '<testcase name="t"><skipped /></testcase>', 2, skipped=1)])
def test_tests_that_did_not_run_give_no_result(report: ElementTree.Element) -> None:
    with pytest.raises(SystemExit, match="“axe”"):
        in_words(GROUP, report)


def test_entries_of_people_stay() -> None:
    text = "reviewed: x\ntests:\n  - id: axe\n    by: a program\n  - id: reader\n    by: a person\nplans: y\n"
    written = with_entries(text, {"axe": entry(GROUP, "Nothing.")})
    assert written.startswith("reviewed: x\ntests:\n  - id: axe\n    on: ")
    assert written.endswith("  - id: reader\n    by: a person\nplans: y\n")

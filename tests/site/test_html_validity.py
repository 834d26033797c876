"""Every page is HTML as the standard has it, so that every browser and screen reader builds the same page from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import nu_checker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.building import Built

pytestmark = pytest.mark.slow
GOOD = '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A</title></head><body><main><h1>A</h1><p>B</p></main></body></html>'


@pytest.fixture(scope="module")
def checker() -> nu_checker.Checker:
    """The checker. Without it the test fails: a skip would pass unseen."""
    found = nu_checker.checker()
    if found is None:
        pytest.fail(nu_checker.MISSING, pytrace=False)
    return found


def test_the_nu_checker_finds_no_fault_on_any_page(checker: nu_checker.Checker, site: Built) -> None:
    assert nu_checker.faults(checker, site.folder) == []


@pytest.mark.parametrize(
    ("of", "into"),
    [("<p>B</p>", "<p><div>B</div></p>"), (' lang="en-GB"', ' lang="en-GB" colour="red"'), ("<p>B</p>", '<p id="a">B</p><p id="a">C</p>')],
)
def test_a_fault_is_found(of: str, into: str, checker: nu_checker.Checker, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    assert nu_checker.faults(checker, tmp_path) == []
    (tmp_path / "index.html").write_text(GOOD.replace(of, into), encoding="utf-8")
    assert nu_checker.faults(checker, tmp_path) != []

"""The link check itself finds what it should: a check that cannot fail protects nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.builtsite.links import broken_links


@pytest.mark.parametrize(
    ("link", "broken"),
    [
        ("other/", False),
        ("other/#there", False),
        ("#here", False),
        ("style.css", False),
        ("https://www.gov.uk/nowhere", False),
        ("tel:999", False),
        ("nowhere/", True),
        ("other/#nowhere", True),
        ("#nowhere", True),
        ("other.css", True),
        ("#", True),
    ],
)
def test_a_link_that_leads_nowhere_is_found(link: str, broken: bool, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("<p id=there>There</p>", encoding="utf-8")
    (tmp_path / "style.css").write_text("", encoding="utf-8")
    (tmp_path / "index.html").write_text(f'<p id="here"><a href="{link}">Link</a></p>', encoding="utf-8")
    assert bool(broken_links(tmp_path)) is broken

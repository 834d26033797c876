"""The link check itself finds what it should: a check that cannot fail protects nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.builtsite.external import faults_within
from macros.builtsite.links import broken_links, unlinked_pages
from macros.builtsite.serving import served


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


def test_a_page_that_no_link_leads_to_is_found(tmp_path: Path) -> None:
    pages = {"": '<a href="a/">A</a>', "a": '<a href="../">Home</a>', "b": '<a href="../c/">C</a>', "c": '<a href="../b/">B</a>'}
    for name, text in pages.items():
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    assert unlinked_pages(tmp_path) == ["b/", "c/"]


def test_the_second_opinion_sees_pages_and_anchors_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<p id="there">A</p>', encoding="utf-8")
    links = ("a/", "a/#there", "nowhere/", "a/#nowhere")
    (tmp_path / "index.html").write_text("".join(f'<a href="{link}">L</a>' for link in links), encoding="utf-8")
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o755)  # as root linkchecker becomes somebody else
    with served(tmp_path) as address:
        faults = faults_within(address, anchors_of=[""])
    assert [fault for fault in faults if "nowhere/" in fault]
    assert [fault for fault in faults if "a/#nowhere" in fault]
    assert len(faults) == 2

"""The comparison of a generator's pages with ours can fail: a word changed, left out, or a page that is not there is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench_rivals import other_words

PAGE = '---\ntitle: "Funding"\n---\n# Funding\n\n<p>The council pays £5.</p>\n\n- the police\n'
BUILT = "<main><nav>Menu</nav><article><h1>Funding</h1><p>The council pays £5.</p><ul><li>the police</li></ul><script>1</script></article></main>"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "funding.md").write_text(PAGE, encoding="utf-8")
    return tmp_path / "pages"


def _built(folder: Path, html: str) -> Path:
    (folder / "funding").mkdir(parents=True)
    (folder / "funding" / "index.html").write_text(html, encoding="utf-8")
    return folder


def test_the_same_words_are_no_difference_whatever_stands_around_them(pages: Path, tmp_path: Path) -> None:
    assert other_words(pages, _built(tmp_path / "site", BUILT)) == []


@pytest.mark.parametrize(("was", "now"), [("£5", "£50"), ("<li>the police</li>", ""), ("</article>", "more</article>")])
def test_another_word_is_named_with_the_page(pages: Path, tmp_path: Path, was: str, now: str) -> None:
    found = other_words(pages, _built(tmp_path / "site", BUILT.replace(was, now)))
    assert [line.split(":")[0] for line in found] == ["funding"]


def test_a_page_that_is_not_there_is_named(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert [line.split(":")[0] for line in other_words(pages, tmp_path / "site")] == ["funding"]

"""What goes past Python-Markdown comes out as if it had gone through it."""

from __future__ import annotations

from types import SimpleNamespace

import markdown as python_markdown  # type: ignore[import-untyped]
import pytest

from macros.adapters.finished_html import marked, put_back, set_aside

BLOCKS = '<p>One &amp; <em>two</em></p><h2 id="two">Two</h2>\n<ul>\n<li>a<br>b</li>\n</ul>'


def made(page: SimpleNamespace, source: str) -> str:
    return put_back(python_markdown.markdown(marked(source, page), extensions=["attr_list", "tables"]), page)


def page() -> SimpleNamespace:
    return SimpleNamespace(meta={}, present_anchor_ids=set())


@pytest.mark.parametrize(
    ("html", "around"),
    [
        (BLOCKS, "# Title\n\n{}\n\nMore *words*.\n"),
        (BLOCKS, "{}"),
        (BLOCKS, "{}\n\n{}\n"),
        ("", "# Title\n\n{}\n\nMore\n"),
        ("a word", "# Title\n\n{}\n\nMore\n"),
        ("<strong>a</strong> word", "In a sentence {} stands.\n"),
        ("<p>a</p> and a word", "# Title\n\n{}\n"),
        ("<p>in a list</p>", "- one\n- {}\n"),
        ('<svg viewBox="0 0 1 1"></svg>', "# Title\n\n{}\n"),
    ],
)
def test_a_page_is_the_same_whether_or_not_a_piece_goes_past(html: str, around: str) -> None:
    here = page()
    source = around.replace("{}", "\0")
    while "\0" in source:
        source = source.replace("\0", set_aside(here, html), 1)
    assert made(here, source) == made(page(), around.replace("{}", html))


def test_what_goes_past_can_be_linked_to() -> None:
    here = page()
    made(here, set_aside(here, BLOCKS))
    assert here.present_anchor_ids == {"two"}


def test_nothing_waits_with_a_page_that_is_finished() -> None:
    here = page()
    made(here, set_aside(here, BLOCKS))
    assert here.meta == {}

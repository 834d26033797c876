"""Lead the finished HTML of our pieces past Python-Markdown, which would read every tag of it twice and change none.

In: the HTML of a piece, then the Markdown and the HTML of its page. Out: a short mark in its place, then the HTML again.
Must not know: what the pieces show.

MkDocs makes its pages one after the other: the macros of a page, its Markdown, its HTML. The pieces of the page wait in
its `meta` in between. A piece goes past only where its call stands in a block of its own and it is made of blocks through
and through; inside a sentence Markdown has to see it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from macros.glossing.html_runs import BLOCKS, MARKUP, VOID

WAITING = "finished_html"
# STX and ETX: no text of ours has them (the reading refuses them), and no page file.
MARK = re.compile("\x02(\\d+)\x03")
ALONE = re.compile("(?:(?<=\n\n)|(?<=\\A))\x02(\\d+)\x03(?=\n\n|\n?\\Z)")
BLOCK = re.compile(r'<div class="finished-html-(\d+)"></div>')
# A page may begin with its own style sheet or script, which no reader sees.
STANDS_ALONE = BLOCKS | {"link", "script"}
ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')


def set_aside(page: Any, html: str) -> str:
    """A mark for the HTML of a piece, which waits with the page."""
    if not html:
        return ""
    waiting = page.meta.setdefault(WAITING, [])
    waiting.append(html)
    return f"\x02{len(waiting) - 1}\x03"


def marked(markdown: str, page: Any) -> str:
    """The Markdown of a page with a block for each piece that goes past, and the HTML of every other piece."""
    waiting = page.meta.get(WAITING, ())
    page.meta[WAITING] = {}

    def block(match: re.Match[str]) -> str:
        blocks = outermost_blocks(waiting[int(match[1])])
        if not blocks:
            return match[0]
        page.meta[WAITING][match[1]] = "\n".join(blocks)  # as Markdown sets them
        return f'<div class="finished-html-{match[1]}"></div>'

    return MARK.sub(lambda match: waiting[int(match[1])], ALONE.sub(block, markdown)) if waiting else markdown


def put_back(html: str, page: Any) -> str:
    """The HTML of a page with the pieces that went past; what they can be linked to by is told to MkDocs."""
    waiting = page.meta.pop(WAITING, {})
    if page.present_anchor_ids is not None:
        page.present_anchor_ids.update(name for piece in waiting.values() for name in ANCHOR.findall(piece))
    return BLOCK.sub(lambda match: waiting.get(match[1], match[0]), html)


def outermost_blocks(html: str) -> list[str]:
    """The elements that stand outermost, one by one; none where anything else stands there that Markdown would wrap."""
    found = []
    end = 0
    while tag := MARKUP.search(html, end):
        name = (tag["name"] or "").lower()
        if html[end : tag.start()].strip("\n") or tag["end"] or name not in STANDS_ALONE:
            return []
        end = tag.end() if name in VOID else _end_of(html, name, tag.end())
        if not end:
            return []
        found.append(html[tag.start() : end])
    return [] if html[end:].strip("\n") else found


def _end_of(html: str, name: str, start: int) -> int:
    """Where an element ends that was opened before `start`; 0 where it does not. Only tags of its own name are looked at."""
    depth = 1
    for tag in _tags_named(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    return 0


@cache
def _tags_named(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?![\w-])", re.IGNORECASE)

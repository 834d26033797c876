"""Finished HTML as runs of text: each with its place in the page, its block, and whether words may be added to it.

In: HTML. Out: `Run` records in order. Must not know: what anybody looks for in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A tag or comment, with quoted attributes taken whole; possessive, so that no text can make it slow.
MARKUP = re.compile(r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?P<rest>(?:[^'">]++|"[^"]*+"|'[^']*+')*+)>""", re.DOTALL)

RUNNING = frozenset("p li dd td".split())
NOT_LOOKED_AT = frozenset("script style template textarea title svg math code pre kbd samp abbr".split())
NOTHING_ADDED = frozenset("h1 h2 h3 h4 h5 h6 a summary caption figcaption th dt blockquote q cite button label legend select nav".split())
BLOCKS = RUNNING | frozenset(
    """address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr legend main nav ol option section select summary table tbody tfoot th thead tr ul""".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Words for screen readers alone, and the words to look for in a document, stay as they are.
ATTRIBUTES_WHERE_NOTHING_IS_ADDED = re.compile(r"""\shidden\b|\bclass=["'][^"']*\b(?:quiet-for-eyes|where)\b""")
ATTRIBUTES_NOT_LOOKED_AT = re.compile(r"""\bclass=["']short-forms?["']|\baria-hidden=["']true["']""")


# What holds of the text in an element and in everything below it, as bits: running text, to which nothing is added, in a fold
# of the page, that no reader sees.
RUNS, CLOSED, FOLDED, UNSEEN = 1, 2, 4, 8


class Run(NamedTuple):
    """Text from `start` to `end` of the page. Runs of the same `block` are read as one sentence.

    `open_to_words` is whether it is running text, to which words may be added; `folded`, whether a reader must first open it.
    """

    start: int
    end: int
    block: int
    open_to_words: bool
    folded: bool


def runs(html: str) -> Iterator[Run]:
    """The runs of text that a reader sees, in order."""
    is_open: list[tuple[str, int]] = [("", 0)]
    position = block = 0
    for tag in MARKUP.finditer(html):
        start, end = tag.span()
        if start < position:
            continue
        signs = is_open[-1][1]
        if start > position and not signs & UNSEEN:
            yield Run(position, start, block, signs & (RUNS | CLOSED) == RUNS, bool(signs & FOLDED))
        position = end
        ends, name, rest = tag.group("end", "name", "rest")
        if name is None:
            continue
        name = name.lower()
        if ends:
            block += _closed(is_open, name)
        elif name in VOID:
            block += name in BLOCKS
        else:
            block += name in BLOCKS
            is_open.append((name, signs | _signs_of(name, rest)))
            if name in ("script", "style"):
                position = _end_of_raw_text(html, name, position)
    signs = is_open[-1][1]
    if position < len(html) and not signs & UNSEEN:
        yield Run(position, len(html), block, signs & (RUNS | CLOSED) == RUNS, bool(signs & FOLDED))


def _closed(is_open: list[tuple[str, int]], name: str) -> int:
    """Close an element and what is left open in it: how many blocks end here. An end without a beginning closes nothing."""
    if is_open[-1][0] != name and all(other != name for other, _ in is_open):
        return 0
    blocks = 0
    while True:
        other, _ = is_open.pop()
        blocks += other in BLOCKS
        if other == name:
            return blocks


@lru_cache(maxsize=10_000)  # a page has a thousand tags, and nearly all of them stood somewhere before
def _signs_of(name: str, rest: str) -> int:
    unseen = name in NOT_LOOKED_AT or ATTRIBUTES_NOT_LOOKED_AT.search(rest)
    closed = name in NOTHING_ADDED or ATTRIBUTES_WHERE_NOTHING_IS_ADDED.search(rest)
    return UNSEEN * bool(unseen) | CLOSED * bool(closed) | FOLDED * (name == "details") | RUNS * (name in RUNNING)


def _end_of_raw_text(html: str, name: str, start: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)

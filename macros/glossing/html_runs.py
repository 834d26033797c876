"""Finished HTML as runs of text: each with its place in the page, its block, and whether words may be added to it.

In: HTML. Out: `Run` records in order. Must not know: what anybody looks for in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    reader = _Reader()
    position = 0
    for tag in MARKUP.finditer(html):
        if tag.start() < position:
            continue
        if tag.start() > position and not reader.unseen:
            yield Run(position, tag.start(), *reader.here)
        position = tag.end()
        name = tag["name"]
        if name is None:
            continue
        name = name.lower()
        if tag["end"]:
            reader.close(name)
        elif name in VOID:
            reader.block += name in BLOCKS
        else:
            reader.open(name, tag["rest"])
            if name in ("script", "style"):
                position = _end_of_raw_text(html, name, position)
    if position < len(html) and not reader.unseen:
        yield Run(position, len(html), *reader.here)


def _end_of_raw_text(html: str, name: str, start: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)


class _Open(NamedTuple):
    """An element that is open: its name, and which of the counts it adds to."""

    name: str
    unseen: bool
    closed: bool
    folded: bool
    running: bool


class _Reader:
    """What is open at a point of the page, kept as counts so that no tag costs more than another."""

    def __init__(self) -> None:
        self.block = 0
        self.unseen = 0
        self._running = 0
        self._closed = 0
        self._folded = 0
        self._open: list[_Open] = []

    @property
    def here(self) -> tuple[int, bool, bool]:
        return self.block, bool(self._running and not self._closed), bool(self._folded)

    def open(self, name: str, rest: str) -> None:
        unseen = name in NOT_LOOKED_AT or (rest != "" and bool(ATTRIBUTES_NOT_LOOKED_AT.search(rest)))
        closed = name in NOTHING_ADDED or (rest != "" and bool(ATTRIBUTES_WHERE_NOTHING_IS_ADDED.search(rest)))
        item = _Open(name, unseen, closed, name == "details", name in RUNNING)
        self._open.append(item)
        self._count(item, 1)

    def close(self, name: str) -> None:
        if not self._open or (self._open[-1].name != name and all(item.name != name for item in self._open)):
            return  # an end without a beginning closes nothing
        while self._open:
            item = self._open.pop()
            self._count(item, -1)
            if item.name == name:
                return

    def _count(self, item: _Open, by: int) -> None:
        self.block += item.name in BLOCKS
        self.unseen += by * item.unseen
        self._closed += by * item.closed
        self._folded += by * item.folded
        self._running += by * item.running

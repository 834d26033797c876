"""The main text of a page, in passages that are read as one, each with the claims it is rendered from.

In: the parsed `main` of a page. Out: `Passage` records, and the words of a text. Must not know: what anybody looks for in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Comment, Tag
from bs4.element import NavigableString, PageElement

from macros.glossing.html_runs import BLOCKS

NOT_READ = frozenset(("script", "style", "template"))
# An explained short form is in our own words, also in the middle of a document's.
OUR_OWN = "short-form"
# What a screen reader says in place of, or besides, the text.
SPOKEN = ("aria-label", "alt", "title")


@dataclass(frozen=True)
class Passage:
    """Words without a break.

    `claims` are the files and lines of the records they are rendered from, none for our own words. `compares` is whether
    the page marks them as comparing areas.
    """

    text: str
    claims: tuple[str, ...] = ()
    compares: bool = False


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, by which two spellings of a name are one: no signs, no “’s”, and “and” for “&”."""
    return tuple(re.findall(r"\w+", re.sub(r"['’](s\b)?", "", text.replace("&", " and "))))


def passages(main: Tag) -> Iterator[Passage]:
    """The passages of a page, in order."""
    words: list[str] = []
    held = Passage("")
    for piece in [*_pieces(main, held), None]:
        ends = piece is None or (piece.claims, piece.compares) != (held.claims, held.compares)
        if ends and words:
            text = " ".join("".join(words).split())
            if text:
                yield Passage(text, held.claims, held.compares)
            words = []
        if piece is not None:
            words.append(piece.text)
            held = piece


def _pieces(piece: PageElement, around: Passage) -> Iterator[Passage | None]:
    """Each piece of text, with what is known of it from the elements `around` it; None where a passage ends."""
    if isinstance(piece, NavigableString) and not isinstance(piece, Comment):
        yield Passage(str(piece), around.claims, around.compares)
    if not isinstance(piece, Tag) or piece.name in NOT_READ:
        return
    within = _known(piece, around)
    spoken = [str(piece[name]) for name in SPOKEN if piece.has_attr(name)]
    ends = piece.name in BLOCKS or within is not around or bool(spoken)
    if ends:
        yield None
    for text in spoken:
        yield from (Passage(text, within.claims, within.compares), None)
    for inner in piece.children:
        yield from _pieces(inner, within)
    if ends:
        yield None


def _known(piece: Tag, around: Passage) -> Passage:
    if piece.has_attr("data-compares"):
        return Passage("", around.claims, compares=True)
    if piece.has_attr("data-claim"):
        return Passage("", tuple(str(piece["data-claim"]).split()), around.compares)
    return Passage("", (), around.compares) if OUR_OWN in piece.get_attribute_list("class") else around

"""Old words without the names and numbers that the site no longer shows.

In: sentences about earlier versions, and what is shown now. Out: the sentences as they may be shown. Must not know: pages.

Whoever asks that a name be taken out is not to find it under “What changed”. Names are known where the data holds them as
names; telephone numbers by how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.dataset.history import ToldChange
from macros.dataset.people import digits_of

NUMBER = re.compile(r"(?<!\d)0\d[\d ]{6,11}\d(?!\d)")
NO_LONGER = "[a name no longer shown]"
SHORTEST_PIECE = 3


@dataclass(frozen=True)
class Shown:
    """The people named now, and the digits of the numbers shown now."""

    names: frozenset[str]
    numbers: frozenset[str]

    def told(self, change: ToldChange, names_then: Iterable[str]) -> ToldChange:
        """The change with what is no longer shown left out."""
        gone = sorted(set(names_then) - self.names, key=len, reverse=True)
        return ToldChange(change.sort, self._clean(change.place, gone), change.of, change.partnerships, self._clean(change.says, gone))

    def _clean(self, text: str, gone: list[str]) -> str:
        for name in gone:
            text = re.sub(_whole_or_cut(name), NO_LONGER, text)
        return NUMBER.sub(lambda match: match[0] if digits_of(match[0]) in self.numbers else re.sub(r"\d", "•", match[0]), text)


def _whole_or_cut(name: str) -> str:
    """The name, or a part of it where a long sentence was cut within it, at either end."""
    lengths = range(len(name) - 1, SHORTEST_PIECE - 1, -1)
    cut_after = (rf"\b{re.escape(name[:length].rstrip())}(?=…)" for length in lengths)
    cut_before = (rf"(?<=…){re.escape(name[-length:].lstrip())}\b" for length in lengths)
    return "|".join([rf"(?<!\w){re.escape(name)}(?!\w)", *cut_after, *cut_before])

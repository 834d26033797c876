"""The text of a source document, by line, in a form in which words can be found.

In: a text file. Out: lines, and searches that ignore white space, line ends and the shape of quotes.
Must not know: what a claim is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# The texts were taken from Word and PDF: bookmarks and underlining survive as marks that are not words.
MARKS = re.compile(r"\[bookmark: [^\]]*\]|</?u>|\*+|\[image: ?\]")
SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "·": " ", "•": " "})


def normal(text: str) -> str:
    """Text with marks removed, quotes and dashes alike, and single spaces. Capitals are kept: names carry over exactly."""
    return " ".join(MARKS.sub("", text).translate(SAME).split())


@dataclass(frozen=True)
class SourceText:
    """One source text. Lines are counted from 1."""

    name: str
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> SourceText:
        """Read a text file as UTF-8.

        Raises:
            OSError: the file cannot be read.
        """
        return cls(path.stem, tuple(path.read_text(encoding="utf-8").split("\n")))

    def part(self, first: int, last: int) -> str:
        """The text of lines `first` to `last`, both included, normalised."""
        return " ".join(line for line in self._normal_lines[first - 1 : last] if line)

    @cached_property
    def _normal_lines(self) -> tuple[str, ...]:
        return tuple(normal(line) for line in self.lines)

    def has(self, words: str, first: int, last: int) -> bool:
        """Whether `words` stand whole in lines `first` to `last`: “£2,200” is not found in “£12,200”."""
        return re.search(_whole(words), self.part(first, last)) is not None

    def has_in_order(self, pieces: Iterable[str], first: int, last: int) -> bool:
        """Whether `pieces` stand one after the other in lines `first` to `last`, with no other word or figure between."""
        pattern = r"[^\w£]*?".join(_whole(piece) for piece in pieces)
        return re.search(pattern, self.part(first, last)) is not None

    @cached_property
    def length(self) -> int:
        """The number of lines, without empty ones at the end."""
        count = len(self.lines)
        while count and not self.lines[count - 1].strip():
            count -= 1
        return count


def _whole(words: str) -> str:
    """A pattern that finds `words` only where they stand whole."""
    wanted = normal(words)
    pattern = re.escape(wanted)
    if wanted[:1].isalnum():
        pattern = r"(?<![\w£.,])" + pattern if wanted[:1].isdigit() else r"(?<!\w)" + pattern
    if wanted[-1:].isalnum():
        pattern += r"(?![\w]|[.,]\d)" if wanted[-1:].isdigit() else r"(?!\w)"
    return pattern

"""The short forms of the glossary, and how to recognise them and their meanings in text.

In: terms. Out: `ShortForms`: a pattern, and for each short form its meanings. Must not know: HTML pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import groupby
from operator import itemgetter

from macros.model.claims import Confidence
from macros.model.wording import Term

# What stands before letters that are part of a word, an address or a sign such as &amp;.
IN_A_WORD = re.compile(r"[\w&#@]$|\w\.$")


@dataclass(frozen=True)
class ShortForm:
    """A short form as it is written, and every term it is written for."""

    written: str
    terms: tuple[Term, ...]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The terms it is written for. Two spellings with the same key are one short form."""
        return tuple(term.id for term in self.terms)

    @property
    def anchor(self) -> str:
        """The entry of the glossary that explains it; the first, where it has two meanings."""
        return self.terms[0].id

    def means(self, *, plural: bool = False) -> str:
        """What it stands for, as it is put into a page."""
        return " or ".join(dict.fromkeys(_meaning(term, plural) for term in self.terms))

    @cached_property
    def wordings(self) -> tuple[str, ...]:
        """Every full wording of what it stands for, made alike by `plain`."""
        return tuple({plain(text) for term in self.terms for text in full_wordings(term)})


@dataclass(frozen=True)
class ShortForms:
    """All short forms that pages explain."""

    by_spelling: Mapping[str, ShortForm]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> ShortForms:
        """The short forms of a glossary. Those that everybody knows, and meanings from elsewhere, are left out."""
        found: dict[str, list[Term]] = {}
        for term in terms:
            for spelling in () if term.everybody_knows or term.only_elsewhere else dict.fromkeys(term.spellings):
                found.setdefault(spelling, []).append(term)
        return cls({spelling: ShortForm(spelling, tuple(held)) for spelling, held in found.items()})

    def stand_in(self, html: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Where short forms stand in text as HTML writes it, between `start` and `end`."""
        for match in self._pattern.finditer(html, start, len(html) if end is None else end):
            if not IN_A_WORD.search(html[max(0, match.start() - 2) : match.start()]):
                yield match

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """A longer short form (“BLMK ICB”) comes before a shorter one in it.

        It begins with letters, and those with the same first letter stand together: each is many times as fast.
        """
        if not self.by_spelling:
            return re.compile(r"(?!)")
        first_letter_then_longest = sorted(self.by_spelling, key=lambda spelling: (spelling[0], -len(spelling), spelling))
        forms = "|".join(
            f"{re.escape(first)}(?:{'|'.join(_as_html_writes(spelling)[1:] for spelling in spellings)})"
            for first, spellings in groupby(first_letter_then_longest, key=itemgetter(0))
        )
        owner = r"(?:['’]|&#39;|&#x27;|&rsquo;)s"
        return re.compile(rf"(?P<form>{forms})(?P<plural>s)?(?P<owner>{owner})?(?![\w@]|\.\w)")

    def found(self, match: re.Match[str]) -> ShortForm:
        """The short form that a match is of."""
        # What HTML writes as “&amp;” is “&” in the glossary, and a line end is a space.
        return self.by_spelling[" ".join(match["form"].replace("&amp;", "&").split())]


def _as_html_writes(spelling: str) -> str:
    return r"\s+".join(re.escape(escape(word)) for word in spelling.split())


def full_wordings(term: Term) -> tuple[str, ...]:
    """Every way the term is written in full."""
    if term.unexplained:
        return ()
    return (term.term, term.plural or f"{term.term}s", *term.also)


def plain(text: str) -> str:
    """Text for comparing wordings: small letters, “and” for “&”, no signs between words."""
    return " ".join(re.findall(r"\w+", text.replace("&", " and ").replace("’", "").replace("'", "").lower()))


def _meaning(term: Term, plural: bool) -> str:
    if term.unexplained:
        return term.term
    words = (term.plural or f"{term.term}s") if plural else term.term
    unsure = not term.explained_by_a_document and term.outside and term.outside.confidence is not Confidence.HIGH
    return f"probably {words}" if unsure else words

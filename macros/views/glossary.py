"""The glossary: every short form and term of the trade, from A to Z.

In: a data set. Out: `GlossaryView`. Must not know: HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from macros.dataset.dataset import Dataset
from macros.model.wording import Term, TermInDocument
from macros.views.addresses import GLOSSARY, Addresses
from macros.views.blocks import Link
from macros.words import all_areas

OTHER = "0–9"


@dataclass(frozen=True)
class TermView:
    """A term: what it stands for, what it means, and how we know."""

    id: str
    short: str
    term: str
    spellings: tuple[str, ...]
    means: str
    explained_in: tuple[Link, ...]
    used_in: tuple[Link, ...]
    in_full_in: tuple[Link, ...]
    known_from: str
    unexplained: bool
    not_to_confuse_with: tuple[Link, ...]
    see_also: tuple[Link, ...]
    more: tuple[Link, ...]
    note: str
    change: Link

    @property
    def name(self) -> str:
        """What it is listed under."""
        return self.short or _capital(self.term)


@dataclass(frozen=True)
class Letter:
    """The terms under a letter, and links to those listed under their short form."""

    letter: str
    anchor: str
    terms: tuple[TermView, ...]
    in_full: tuple[Link, ...]


@dataclass(frozen=True)
class GlossaryView:
    """All letters that have terms."""

    letters: tuple[Letter, ...]
    count: int


def glossary(dataset: Dataset) -> GlossaryView:
    """Every term under its letter: a short form under its own, with a link from the letter of what it stands for."""
    terms = sorted((_term_view(dataset, term) for term in dataset.glossary.values()), key=lambda view: _order(view.name))
    held = {letter: tuple(views) for letter, views in groupby(terms, key=lambda view: _letter(view.name))}
    in_full: dict[str, list[Link]] = {}
    for view in terms:
        if view.short and not view.unexplained:
            in_full.setdefault(_letter(view.term), []).append(Link(f"{_capital(view.term)} ({view.short})", f"#{view.id}"))
    letters = sorted({*held, *in_full}, key=lambda letter: (letter == OTHER, letter))
    return GlossaryView(
        tuple(
            Letter(letter, f"letter-{letter.lower()}", held.get(letter, ()), tuple(sorted(in_full.get(letter, ()), key=_text)))
            for letter in letters
        ),
        len(terms),
    )


def term_link(term: Term) -> Link:
    """A term's place in the glossary, by the name it is listed under, with what it stands for."""
    return Link(f"{term.short} ({term.term})" if term.short else term.term, f"{GLOSSARY}#{term.id}")


def _term_view(dataset: Dataset, term: Term) -> TermView:
    addresses = Addresses(dataset)
    explained = tuple(addresses.document(claim.document) for claim in term.in_documents if claim.explains)
    unexplained = [claim for claim in term.in_documents if not claim.explains]
    used = tuple(addresses.document(claim.document) for claim in unexplained if _has_the_short_form(term, claim))
    in_full = tuple(addresses.document(claim.document) for claim in unexplained if not _has_the_short_form(term, claim))
    more = [addresses.organisation(term.organisation)] if term.organisation else []
    more += [addresses.group(term.group)] if term.group else []
    more += [Link(_page_title(dataset, term.page), term.page)] if term.page else []
    return TermView(
        id=term.id,
        short=term.short or "",
        term=term.term,
        spellings=term.written,
        means=term.means,
        explained_in=explained,
        used_in=used,
        in_full_in=in_full,
        known_from=_known_from(term),
        unexplained=term.unexplained,
        not_to_confuse_with=tuple(term_link(dataset.glossary[other]) for other in term.not_to_confuse_with),
        see_also=tuple(term_link(dataset.glossary[other]) for other in term.see_also),
        more=tuple(more),
        note=term.note or "",
        change=addresses.change(term),
    )


def _has_the_short_form(term: Term, claim: TermInDocument) -> bool:
    return any(re.match(rf"{re.escape(form)}(?!\w\w)", written) for form in term.spellings for written in claim.as_written)


def _known_from(term: Term) -> str:
    if not term.outside:
        return ""
    sure = f" {term.outside.sure_of}" if term.outside.sure_of else ""
    return f"Known from: {term.outside.where}. How sure we are: {term.outside.confidence.value}.{sure}"


def _page_title(dataset: Dataset, address: str) -> str:
    part, _, record = address.strip("/").partition("/")
    if part == "statutory" and record in dataset.instruments:
        return dataset.instruments[record].short_title
    topics = {str(topic.id): topic.title for page in dataset.pages for topic in page.topics}
    if part == "compare" and record in topics:
        return f"{topics[record]} in {all_areas(len(dataset.partnerships))}"
    return {"procedures": "What to do", "statutory": "Law and guidance"}.get(part, _capital(part))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def _order(name: str) -> tuple[str, str]:
    return re.sub(r"[^a-z0-9 ]", "", name.lower()), name


def _text(link: Link) -> str:
    return link.text.lower()

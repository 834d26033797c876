"""A whole arrangement as one document to print: its parts, its sources as numbered notes, and every address written out.

In: a data set, a partnership and the day. Out: `PrintedArrangement`. Must not know: HTML, or where a sheet of paper ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from macros.dataset.dataset import Dataset, Partnership
from macros.model.site import PageTitle
from macros.views.addresses import whole_as_pdf, written_out
from macros.views.arrangement import about_document, dated
from macros.views.blocks import Link, Since, TopicView, Where
from macros.views.since import bodies_named_in, since_notes
from macros.views.structure_charts import StructureChart
from macros.views.topic import topics_of_page
from macros.words import day_in_words

# What stands on the screen only: where to suggest a change, files to download, and sources, which become notes.
NOT_ON_PAPER = frozenset(("change", "download", "where"))


@dataclass(frozen=True)
class Note:
    """Where something stands. `document` is None where it is the document the whole is about."""

    number: int
    document: Link | None
    heading: str
    look_for: tuple[str, ...]
    wheres: tuple[Where, ...]


@dataclass(frozen=True)
class PrintedPart:
    """A page of the arrangement as a part of the whole. `numbers` gives the number of the note for each source."""

    id: str
    title: str
    topics: tuple[TopicView, ...]
    notes: tuple[Note, ...]
    numbers: Mapping[Where, int]

    def notes_of(self, wheres: Iterable[Where]) -> list[tuple[int, str]]:
        """The notes for these sources: the first of each run of numbers, and the run in words: `12`, or `12–19`."""
        runs: list[list[int]] = []
        for number in sorted({self.numbers[where] for where in wheres}):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return [(run[0], str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}") for run in runs]


@dataclass(frozen=True)
class WrittenAddress:
    """A name that is a link, with its address in letters, and the claims the name is from.

    `compares` is for a document that the chart names as another source of a claim.
    """

    link: Link
    address: str
    where: tuple[Where, ...] = ()
    compares: bool = False


@dataclass(frozen=True)
class PrintedArrangement:
    """The whole, in order. `stands_here` leads from addresses of the site to places in this document."""

    head_style: str
    as_of: str
    document: Link
    pdf: Link | None
    parts: tuple[PrintedPart, ...]
    since: tuple[Since, ...]
    addresses: tuple[WrittenAddress, ...]
    stands_here: Mapping[str, str]


def head_style(partnership_id: str) -> str:
    """The address of the style that puts the head on every sheet of an arrangement."""
    return f"{partnership_id}/print/head.css"


def running_head(dataset: Dataset, partnership: Partnership, as_of: date) -> tuple[str, str]:
    """What stands at the top of every sheet: the document with its date and edition, and the day this copy is as of."""
    document = dataset.documents[partnership.form.arrangements]
    edition = f"Written to {dataset.instruments[document.written_to].short_title}." if document.written_to else ""
    return " ".join(filter(None, (f"{document.title}.", dated(document), edition))), f"As of {day_in_words(as_of)}."


def head_styles(dataset: Dataset, as_of: date) -> dict[str, str]:
    """The styles of all arrangements by address. A page can tell a sheet's head only so: its own words stand on one sheet each."""
    return {head_style(item.id): _head_style(*running_head(dataset, item, as_of)) for item in dataset.partnerships.values()}


def _head_style(left: str, right: str) -> str:
    boxes = "".join(f"@{place}{{content:{_quoted(text)}}}" for place, text in (("top-left", left), ("top-right", right)))
    return f"@page whole{{{boxes}}}\n"


def _quoted(text: str) -> str:
    """A text as CSS holds it, whatever signs are in it."""
    return '"' + "".join(sign if sign.isalnum() or sign in " .,;:()–" else f"\\{ord(sign):x} " for sign in text) + '"'


def printed_arrangement(
    dataset: Dataset, partnership: Partnership, chart: StructureChart, as_of: date, *, with_pdf: bool
) -> PrintedArrangement:
    """The arrangement of a partnership, to print or to keep."""
    document = dataset.documents[partnership.form.arrangements]
    about = about_document(dataset, document)
    topics = [(page, topics_of_page(dataset, partnership, page)) for page in dataset.pages]
    stands_here = _stands_here(dataset, partnership)
    named = bodies_named_in([partnership.topic(title.id) for page in dataset.pages for title in page.topics])
    since = since_notes(dataset, named)
    return PrintedArrangement(
        head_style=head_style(partnership.id),
        as_of=day_in_words(as_of),
        document=about.document,
        pdf=Link("The whole arrangement as a PDF", whole_as_pdf(partnership.id)) if with_pdf else None,
        parts=tuple(_parts(topics, about.document)),
        since=since,
        addresses=_addresses(
            dataset, (tuple(held for _, held in topics), chart, since), {where.document for where in _wheres(chart)}, stands_here
        ),
        stands_here=stands_here,
    )


def _stands_here(dataset: Dataset, partnership: Partnership) -> dict[str, str]:
    here = {f"{partnership.id}/{page.id}/": f"#page-{page.id}" for page in dataset.pages}
    here |= {f"{partnership.id}/{page.id}/#{topic.id}": f"#{topic.id}" for page in dataset.pages for topic in page.topics}
    return here


def _parts(topics: Iterable[tuple[PageTitle, tuple[TopicView, ...]]], document: Link) -> Iterator[PrintedPart]:
    """The parts, with their notes numbered from the first to the last of the whole."""
    last = 0
    for page, held in topics:
        notes = _notes(held, document, last)
        last += len(notes)
        yield PrintedPart(page.id, page.title, held, notes, {where: note.number for note in notes for where in note.wheres})


def _notes(topics: tuple[TopicView, ...], document: Link, last: int) -> tuple[Note, ...]:
    """One note for each place in a document, however many facts rest on it."""
    places: dict[tuple[str, str, tuple[str, ...]], dict[Where, None]] = {}
    for where in _wheres(topics):
        places.setdefault((where.document.address, where.heading, where.look_for), {})[where] = None
    return tuple(
        Note(number, None if first.document.address == document.address else first.document, first.heading, first.look_for, tuple(wheres))
        for number, wheres in enumerate(places.values(), last + 1)
        for first in [next(iter(wheres))]
    )


def _wheres(held: object) -> Iterator[Where]:
    """Every source within a view, in the order of the page."""
    if isinstance(held, Where):
        yield held
    else:
        for inner in _within(held):
            yield from _wheres(inner)


def _links(held: object, around: tuple[Where, ...] = ()) -> Iterator[tuple[Link, tuple[Where, ...]]]:
    """Every link within a view that is shown on paper, with the sources of the fact it stands in."""
    if isinstance(held, Link):
        yield held, around
        return
    own = getattr(held, "where", ())
    own = own if isinstance(own, tuple) else (own,)
    for inner in _within(held, NOT_ON_PAPER):
        yield from _links(inner, own or around)


def _within(held: object, left_out: frozenset[str] = frozenset()) -> Iterator[object]:
    if isinstance(held, tuple):
        yield from held
    elif is_dataclass(held):
        yield from (getattr(held, field.name) for field in fields(held) if field.name not in left_out)


def _addresses(dataset: Dataset, held: object, documents: Collection[Link], stands_here: Mapping[str, str]) -> tuple[WrittenAddress, ...]:
    """Every link to another page of the site, in order of the names. One that leaves the site is written out where it stands."""
    found: dict[Link, dict[Where, None]] = {}
    for link, wheres in _links(held):
        if not link.leaves_the_site and link.address not in stands_here:
            found.setdefault(link, {}).update(dict.fromkeys(wheres))
    named = [WrittenAddress(link, written_out(dataset, link.address), tuple(wheres)) for link, wheres in found.items()]
    named += [WrittenAddress(link, written_out(dataset, link.address), compares=True) for link in documents if link not in found]
    return tuple(sorted(named, key=lambda item: (item.link.text.casefold(), item.address)))

"""What changed in the data, ready for pages and feeds: grouped by release, the newest first.

In: a data set with its history. Out: `ChangesView` and `EntryView` records. Must not know: HTML, feeds, or git.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from macros.dataset.dataset import Dataset
from macros.dataset.history import Held, Step, ToldChange
from macros.views.addresses import Addresses
from macros.views.blocks import Link
from macros.words import counted, day_in_words

FOLDER = "changes/"
ATOM, JSON_FEED = "feed.xml", "feed.json"
# A page must stay short enough to be read; what is left out of it is counted.
ENTRIES_ON_A_PAGE = 20
SENTENCES_OF_AN_ENTRY = 30
REGISTERS = {
    "document": "Published documents",
    "organisation": "Organisations",
    "change of a body": "What became of bodies",
    "group": "Groups and boards",
    "post": "Posts",
    "shared list": "Lists that several areas publish",
    "category": "Kinds of agency",
    "instrument": "Law and guidance",
    "helpline": "Helplines",
    "text line": "Helplines",
    "contact": "Contacts",
    "task": "What to do",
    "document or tool": "Documents and tools",
    "term": "Words explained",
    "as at": "How things stood",
}
PAGES = {
    "helpline": "procedures/contacts/",
    "text line": "procedures/contacts/",
    "contact": "procedures/contacts/",
    "task": "procedures/",
    "document or tool": "procedures/documents/",
    "term": "glossary/",
    "as at": "as-at/",
    "findings": "statutory/",
    "discrepancies": "discrepancies/",
}
WHY_NOT: dict[Held, str] = {
    "held": "",
    "no history": "This copy of the site was made from files without their history, so it cannot say what changed.",
    "part of the history": "This copy of the site was made from files with only a part of their history, so it cannot say what changed.",
    "not asked for": "This copy of the site was made without looking at earlier versions, so it cannot say what changed.",
}
ANOTHER_SHAPE = "The data changed shape; not compared. What changed is told with the next version that can be read, where there is one."
NOT_COMPARED = {
    "another shape": ANOTHER_SHAPE,
    "after another shape": "The data changed shape; not compared. The version before this one cannot be read any more.",
    "first": "The data begins here. There is nothing before it to compare it with.",
}


@dataclass(frozen=True)
class PlaceView:
    """What changed in one place: its heading, with a page where there is one, and the sentences."""

    heading: Link | None
    title: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class EntryView:
    """One change of the data. `note` stands in place of sentences where nothing was compared."""

    id: str
    anchor: str
    at: datetime
    day: str
    title: str
    note: str
    places: tuple[PlaceView, ...]
    more: str


@dataclass(frozen=True)
class ReleaseView:
    """The changes of one release."""

    title: str
    anchor: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class ChangesView:
    """A page of changes. `why_not` says why there are none to show, `older` where there are more."""

    why_not: str
    releases: tuple[ReleaseView, ...]
    older: str
    feeds: tuple[Link, ...]
    areas: tuple[Link, ...]
    calendar: Link


def changes_view(dataset: Dataset, partnership_id: str = "") -> ChangesView:
    """The page about all changes, or about those of one partnership."""
    entries = entries_of(dataset, partnership_id)
    shown = entries[:ENTRIES_ON_A_PAGE]
    releases = tuple(_release(title, list(group)) for title, group in groupby(shown, key=lambda item: item[0]))
    others = [item for item in dataset.partnerships.values() if item.id != partnership_id]
    areas = [Link(f"What changed about {item.area}", address_of_changes(item.id)) for item in others]
    return ChangesView(
        why_not=WHY_NOT[dataset.history.held] or ("" if entries else "Nothing that a reader would see has changed lately."),
        releases=releases,
        older=_older(len(entries) - len(shown), dataset.history.older),
        feeds=feeds_of(dataset, partnership_id),
        areas=tuple([Link("What changed in all areas", FOLDER), *areas] if partnership_id else areas),
        calendar=Link("Dates for your calendar (iCalendar)", calendar_of(partnership_id)),
    )


def entries_of(dataset: Dataset, partnership_id: str = "") -> list[tuple[str, EntryView]]:
    """Every change with the title of its release, the newest first."""
    return [(step.release, _entry(dataset, step)) for step in dataset.history.steps_of(partnership_id)]


def address_of_changes(partnership_id: str = "") -> str:
    """The page about all changes, or about those of one partnership."""
    return f"{FOLDER}{partnership_id}/" if partnership_id else FOLDER


def calendar_of(partnership_id: str = "") -> str:
    """The file of dates, for all areas or for one."""
    return f"api/v1/calendars/{partnership_id}.ics" if partnership_id else "api/v1/calendar.ics"


def feeds_of(dataset: Dataset, partnership_id: str = "") -> tuple[Link, ...]:
    """The feeds of a page of changes: Atom, then JSON."""
    about = dataset.partnerships[partnership_id].area if partnership_id else "all areas"
    address = address_of_changes(partnership_id)
    return (Link(f"Changes, {about} (Atom)", f"{address}{ATOM}"), Link(f"Changes, {about} (JSON Feed)", f"{address}{JSON_FEED}"))


def _release(title: str, entries: list[tuple[str, EntryView]]) -> ReleaseView:
    anchor = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return ReleaseView(title, f"in-{anchor}", tuple(entry for _, entry in entries))


def _older(left_out: int, uncompared: bool) -> str:
    said = [f"{counted(left_out, 'earlier change')} stand in the feeds only." if left_out else ""]
    said += ["Still earlier versions were not compared for this copy of the site."] if uncompared else []
    return " ".join(filter(None, said))


def _entry(dataset: Dataset, step: Step) -> EntryView:
    shown = step.changes[:SENTENCES_OF_AN_ENTRY]
    left = len(step.changes) - len(shown)
    places = tuple(_places(dataset, shown))
    note = NOT_COMPARED.get(step.outcome, "")
    return EntryView(
        id=step.id,
        anchor=f"change-{step.id[:12]}",
        at=step.at,
        day=day_in_words(step.at.date()),
        title=_title([place.title for place in places]) if places else note.partition(".")[0],
        note=note,
        places=places,
        more=f"And {counted(left, 'more change')}." if left else "",
    )


def _title(titles: list[str]) -> str:
    others = len(titles) - 2
    if others < 1:
        return " and ".join(titles)
    return f"{titles[0]}, {titles[1]} and {counted(others, 'other place')}"


def _places(dataset: Dataset, changes: Iterable[ToldChange]) -> Iterable[PlaceView]:
    found: dict[str, list[ToldChange]] = {}
    for change in changes:
        found.setdefault(REGISTERS.get(change.of[0], change.place), []).append(change)
    for title, told in found.items():
        address = _address(dataset, told[0].of, whole_register=title != told[0].place and len({item.of for item in told}) > 1)
        yield PlaceView(Link(title, address) if address else None, title, tuple(_with_name(item) for item in told))


def _with_name(change: ToldChange) -> str:
    """The sentence; with the record's name before it where the heading is that of a whole register and the sentence has none."""
    name = change.place.partition(": ")[2]
    says = change.says if change.of[0] not in REGISTERS or name in change.says else f"{name}: {change.says}"
    return says[:1].upper() + says[1:]


def _address(dataset: Dataset, of: tuple[str, str, str], whole_register: bool) -> str:
    """The page of a place as it is now; empty where there is none any more."""
    kind, ident, part = of
    if kind in PAGES:
        return PAGES[kind]
    if kind == "partnership" and ident in dataset.partnerships:
        return _page_of_a_topic(dataset, ident, part)
    if kind == "publication" and ident in dataset.publications:
        publication = dataset.publications[ident]
        return f"{publication.address}{part}/" if part in publication.sections else publication.address
    if kind == "document" and ident in dataset.documents and not whole_register:
        return Addresses(dataset).document(ident).address
    held = {"organisation": ("organisations/", dataset.organisations), "group": ("groups/", dataset.groups)}
    held |= {"instrument": ("statutory/", dataset.instruments)}
    if kind not in held:
        return ""
    folder, records = held[kind]
    return f"{folder}{ident}/" if ident in records and not whole_register else folder


def _page_of_a_topic(dataset: Dataset, partnership_id: str, part: str) -> str:
    if part == "judgement":
        return f"{partnership_id}/statutory/"
    page = next((page.id for page in dataset.pages for topic in page.topics if topic.id == part), None)
    return f"{partnership_id}/{page}/#{part}" if page else f"{partnership_id}/"

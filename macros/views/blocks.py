"""The few shapes a page is made of. A view fills them; a template lays them out.

In: nothing but drawings. Out: record types. Must not know: HTML, Markdown or the model.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.views.charts import SeriesChart


@dataclass(frozen=True)
class Link:
    """Words with an address: below the site's root (`organisations/#elft`), or complete (`https://...`)."""

    text: str
    address: str

    @property
    def leaves_the_site(self) -> bool:
        """Whether the address is complete."""
        return ":" in self.address.split("/")[0]

    @property
    def not_secure(self) -> bool:
        """Whether somebody on the way could read or change what the address leads to."""
        return self.address.lower().startswith("http:")


Rich = tuple[str | Link, ...]


@dataclass(frozen=True)
class Where:
    """Where a fact stands: the document, its heading, words to look for, and the file that holds it here.

    `claim` is the file and line of its record, so that a check of the pages can hold what is shown against it.
    """

    document: Link
    heading: str
    look_for: tuple[str, ...]
    change: Link
    claim: str = ""


@dataclass(frozen=True)
class Fact:
    """A label and what belongs to it. A fact with no `where` is one we worked out; it says so in `worked_out`."""

    label: str
    says: tuple[Rich, ...]
    where: tuple[Where, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """Facts under one heading."""

    title: str
    facts: tuple[Fact, ...]
    kind: str = "facts"


@dataclass(frozen=True)
class Item:
    """One item of a list."""

    says: Rich
    where: Where
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list, with a remark when the same words stand in other areas' documents."""

    title: str
    items: tuple[Item, ...]
    same_as: str = ""
    note: str = ""
    kind: str = "bullets"


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    says: Rich
    number: bool = False
    header: bool = False
    quiet: str = ""


@dataclass(frozen=True)
class Table:
    """A table: caption, column headings, rows, and rows at its foot. `label` tells it from others with the same caption.

    `download` is the file in which its rows stand.
    """

    title: str
    caption: str
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[tuple[Cell, ...], ...] = ()
    where: tuple[Where, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""
    download: Link | None = None
    kind: str = "table"


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, in thousandths of the longest."""

    label: str
    value: str
    length: int


@dataclass(frozen=True)
class Chart:
    """A bar chart; its numbers stand in a table beside it."""

    title: str
    describes: str
    bars: tuple[Bar, ...]
    kind: str = "chart"


@dataclass(frozen=True)
class FigureBlock:
    """A table of figures as published, what we worked out from it, and its charts.

    `differs` says whether something we worked out is not as the document states. `folded` stands on what many charts
    are folded under.
    """

    id: str
    title: str
    table: Table
    worked_out: tuple[str, ...] = ()
    differs: bool = False
    bars: Chart | None = None
    charts: tuple[SeriesChart, ...] = ()
    folded: str = ""
    kind: str = "figures"


Block = Facts | Bullets | Table | Chart | FigureBlock


@dataclass(frozen=True)
class HowSure:
    """Where something outside the documents comes from, and how sure we are of it."""

    says: str
    source: str
    link: Link | None = None


@dataclass(frozen=True)
class Since:
    """What has become of a body the document names."""

    name: Link
    says: str
    sure: tuple[HowSure, ...]


@dataclass(frozen=True)
class WhereNow:
    """Where something the document names is found now, or what took its place: knowledge from outside the document.

    `shared` is whether it is for more than one area: the page of another may then be the place where it is found.
    """

    says: Rich
    sure: tuple[HowSure, ...]
    replaced: bool = False
    shared: bool = False


@dataclass(frozen=True)
class Entry:
    """A line of a register: the record's id, a link to its page, and a quiet word."""

    id: str
    link: Link
    quiet: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a register."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class TopicView:
    """A topic, ready to be laid out."""

    id: str
    title: str
    about: str
    state: str
    state_word: str
    state_meaning: str
    where_now: tuple[WhereNow, ...] = ()
    blocks: tuple[Block, ...] = ()
    missing: tuple[Item, ...] = ()
    silences: tuple[str, ...] = ()
    looked_for: str = ""
    note: str = ""
    document: Link | None = None
    heading: str = ""
    checked: str = ""
    change: Link | None = None
    last_changed: str = ""

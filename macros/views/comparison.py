"""Arrangement beside arrangement: the list of all topics, and one page a topic.

In: a data set. Out: `ComparedTopic` and `AllCompared`. Must not know: HTML, or how documents are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.comparing.compare import compare_all, compare_topic
from macros.comparing.records import Cell as ComparedCell
from macros.comparing.records import Matter, Relation, Stance, TopicComparison
from macros.dataset.dataset import Dataset, Partnership
from macros.model.site import PageTitle, TopicTitle
from macros.model.topics import State
from macros.views.arrangement import AboutDocument, about_document
from macros.views.blocks import Link
from macros.words import STATE_LABELS, listed

RELATION_LABELS = {
    Relation.SAME: "The same in all",
    Relation.DIFFERENT: "Different",
    Relation.ONLY_HERE: "In some documents only",
    Relation.NOT_MENTIONED: "Noted as not said",
    Relation.NOT_RECORDED: "Cannot be compared yet",
}
RELATION_MEANINGS = {
    Relation.SAME: "Every document says this: in the same words apart from names, or with the same body, post, number or answer.",
    Relation.DIFFERENT: (
        "At least two documents speak of this and are not the same. The sentences are our own plain words, "
        "so they may differ in wording only. Read both."
    ),
    Relation.ONLY_HERE: "At least one document says this, and at least one does not. Those that say it agree.",
    Relation.NOT_MENTIONED: (
        "Somebody looked in at least one document and noted that it does not say. "
        "We hold no document's words on this under the same name; another part of a document may still touch on it."
    ),
    Relation.NOT_RECORDED: (
        "A document is not recorded here yet, or points at something we do not hold. That says nothing about the document."
    ),
}
STANCE_LABELS = {
    Stance.SAYS: "",
    Stance.SILENT: "Not mentioned",
    Stance.HEADING_ONLY: "Heading only",
    Stance.NOT_LISTED: "Not on this document's list",
    Stance.NOTHING_NOTED: "Nothing noted here",
    Stance.NOT_PUBLISHED: "Refers to something we do not hold",
    Stance.NOT_RECORDED: "Not yet recorded here",
}
NO_SUCH_SILENCE = "No such silence noted"
PAYS = "payers/"
CAUTIONS = {
    "funding": (
        "The figures of different areas have different scope and cannot be compared directly: the documents cover different things, "
        "different times and different units. No figures are added up across areas. "
        "A body that is not listed is not the same as a body that pays nothing.",
    ),
    "relevant-agencies": (
        "The lists have different scope: some name the three safeguarding partners, others only bodies in addition to them. So partners, "
        "departments of the council, roles and lay members are left out before the lists are compared.",
    ),
}
DIFFERING = (Relation.DIFFERENT, Relation.ONLY_HERE)


@dataclass(frozen=True)
class Column:
    """One partnership's document: its area, what it does with the topic, and what a reader must know of the document.

    `note` is the note of a topic the document does not speak of, such as where else it touches on the matter.
    """

    area: str
    section: Link
    state: str
    state_word: str
    about: AboutDocument
    note: str


@dataclass(frozen=True)
class ComparedWords:
    """A cell: what one document says on a matter, or that it does not, with a link to the partnership's own page."""

    area: str
    says: tuple[str, ...]
    section: Link
    same_as: str = ""
    stance: str = ""
    stance_word: str = ""
    elsewhere: Link | None = None


@dataclass(frozen=True)
class ComparedMatter:
    """A row. `words` are shown once when every document that says it has them."""

    label: str
    part: str
    cells: tuple[ComparedWords, ...]
    words: str = ""


@dataclass(frozen=True)
class ComparedPart:
    """The matters of a topic on which the documents relate in one way."""

    id: str
    title: str
    means: str
    matters: tuple[ComparedMatter, ...]

    @property
    def in_shared_words(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Words shown once, under the title of the list they stand in."""
        parts: dict[str, list[str]] = {}
        for matter in self.matters:
            if matter.words:
                parts.setdefault(matter.part, []).append(matter.words)
        return tuple((part, tuple(words)) for part, words in parts.items())

    @property
    def in_own_words(self) -> tuple[ComparedMatter, ...]:
        """Matters shown with a column for each document."""
        return tuple(matter for matter in self.matters if not matter.words)


@dataclass(frozen=True)
class ComparedTopic:
    """A topic's page."""

    id: str
    title: str
    about: str
    columns: tuple[Column, ...]
    cautions: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    same: ComparedPart
    others: tuple[ComparedPart, ...]


@dataclass(frozen=True)
class ComparedRow:
    """A topic in the list of all: how many matters of each relation, each number with a link to them and what it counts."""

    topic: Link
    counts: tuple[tuple[Link, str], ...]
    differs_in: tuple[str, ...]
    differences: Link


@dataclass(frozen=True)
class AllCompared:
    """The list of all topics."""

    areas: str
    headings: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    rows: tuple[ComparedRow, ...]
    differing: tuple[ComparedRow, ...]


def all_compared(dataset: Dataset) -> AllCompared:
    """Every topic with what agrees and what differs, in counts."""
    titles = {str(title.id): title.title for page in dataset.pages for title in page.topics}
    rows = tuple(_row(comparison, titles[comparison.topic]) for comparison in compare_all(dataset))
    return AllCompared(
        areas=listed([item.area for item in dataset.partnerships.values()]),
        headings=tuple(RELATION_LABELS.values()),
        meanings=tuple((RELATION_LABELS[relation], RELATION_MEANINGS[relation]) for relation in Relation),
        rows=rows,
        differing=tuple(row for row in rows if row.differs_in),
    )


def compared_topic(dataset: Dataset, topic_id: str) -> ComparedTopic:
    """One topic, a column for each partnership."""
    page, title = _place_of(dataset, topic_id)
    comparison = compare_topic(dataset, topic_id)
    parts = {relation: _part(dataset, page, comparison, relation) for relation in Relation}
    return ComparedTopic(
        id=title.id,
        title=title.title,
        about=title.about,
        columns=tuple(_column(dataset, item, page, topic_id) for item in dataset.partnerships.values()),
        cautions=CAUTIONS.get(topic_id, ()),
        left_out=tuple(
            (dataset.partnerships[item.partnership].area, "; ".join(f"“{entry}”" for entry in item.entries))
            for item in comparison.set_aside
        ),
        same=parts[Relation.SAME],
        others=tuple(part for relation, part in parts.items() if relation is not Relation.SAME),
    )


def _place_of(dataset: Dataset, topic_id: str) -> tuple[PageTitle, TopicTitle]:
    return next((page, title) for page in dataset.pages for title in page.topics if title.id == topic_id)


def _row(comparison: TopicComparison, title: str) -> ComparedRow:
    return ComparedRow(
        topic=Link(title, f"compare/{comparison.topic}/"),
        counts=tuple(
            (Link(str(len(comparison.of(relation))), f"compare/{comparison.topic}/#{_id_of(relation)}"), RELATION_LABELS[relation])
            for relation in Relation
        ),
        differs_in=tuple(matter.label for relation in DIFFERING for matter in comparison.of(relation)),
        differences=Link(f"{title}: {_in_counts(comparison)}", f"compare/{comparison.topic}/#differences"),
    )


def _in_counts(comparison: TopicComparison) -> str:
    different, some = (len(comparison.of(relation)) for relation in DIFFERING)
    return ", ".join([*([f"{different} different"] if different else []), *([f"{some} in some documents only"] if some else [])])


def _column(dataset: Dataset, partnership: Partnership, page: PageTitle, topic_id: str) -> Column:
    topic = partnership.topic(topic_id)
    state = topic.state
    return Column(
        area=partnership.area,
        section=_section(dataset, partnership, page, topic_id),
        state=state.value.replace(" ", "-"),
        state_word=STATE_LABELS[state],
        about=about_document(dataset, dataset.documents[partnership.form.arrangements]),
        note="" if state is State.STATED else topic.note or "",
    )


def _section(dataset: Dataset, partnership: Partnership, page: PageTitle, topic_id: str) -> Link:
    document = dataset.documents[partnership.form.arrangements]
    return Link(document.short_title, f"{partnership.id}/{page.id}/#{topic_id}")


IDS = {Relation.DIFFERENT: "differences", Relation.ONLY_HERE: "in-some-only"}


def _id_of(relation: Relation) -> str:
    return IDS.get(relation, relation.value.replace(" ", "-"))


def _part(dataset: Dataset, page: PageTitle, comparison: TopicComparison, relation: Relation) -> ComparedPart:
    return ComparedPart(
        id=_id_of(relation),
        title=RELATION_LABELS[relation],
        means=RELATION_MEANINGS[relation],
        matters=tuple(_matter(dataset, page, comparison.topic, matter) for matter in comparison.of(relation)),
    )


def _matter(dataset: Dataset, page: PageTitle, topic_id: str, matter: Matter) -> ComparedMatter:
    shown: dict[object, str] = {}
    cells = []
    for cell in matter.cells:
        partnership = dataset.partnerships[cell.partnership]
        words = (cell.reading.value, cell.reading.shared_words) if cell.reading and cell.reading.shared_words else (cell.partnership,)
        same_as = shown.setdefault(words, partnership.area)
        cells.append(_cell(dataset, partnership, page, topic_id, matter, cell, same_as if same_as != partnership.area else ""))
    once = readable(matter.shared_words) if matter.relation is Relation.SAME else ""
    return ComparedMatter(matter.label, matter.part, tuple(cells), once)


def _cell(
    dataset: Dataset, partnership: Partnership, page: PageTitle, topic_id: str, matter: Matter, cell: ComparedCell, same_as: str
) -> ComparedWords:
    word = STANCE_LABELS[cell.stance]
    if cell.stance is Stance.NOTHING_NOTED and matter.relation is Relation.NOT_MENTIONED:
        word = NO_SUCH_SILENCE
    if cell.stance is Stance.NOT_LISTED and matter.key.startswith(PAYS):
        word = "Not listed; that is not the same as paying nothing"
    return ComparedWords(
        area=partnership.area,
        says=() if same_as else cell.says,
        section=_section(dataset, partnership, page, topic_id),
        same_as=same_as,
        stance=cell.stance.value.replace(" ", "-"),
        stance_word=word,
        elsewhere=_elsewhere(dataset, partnership, cell.elsewhere) if cell.elsewhere else None,
    )


def _elsewhere(dataset: Dataset, partnership: Partnership, topic_id: str) -> Link:
    page, title = _place_of(dataset, topic_id)
    return Link(title.title, f"{partnership.id}/{page.id}/#{topic_id}")


def readable(words: str) -> str:
    """Words shared apart from names, with what each name stands for: `[area]` becomes “the area”."""
    text = re.sub(r"\b([Tt])he \[(?:area)\] (?=[A-Z])", r"\1he area's ", words)
    for name in ("area", "council", "partnership"):
        text = re.sub(rf"(?:\b[Tt]he )?\[{name}\]", f"the {name}", text)
    return text[:1].upper() + text[1:]

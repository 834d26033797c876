"""Hold the arrangements of all partnerships against each other, topic by topic.

In: a data set. Out: `TopicComparison` records. Must not know: how many partnerships there are, or any page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from macros.comparing import agencies
from macros.comparing.counterparts import Counterparts
from macros.comparing.records import Cell, Matter, Reading, Relation, SetAside, Stance, TopicComparison
from macros.comparing.sentences import in_words, lists, numbers_of_items, statements
from macros.comparing.typed import fields
from macros.dataset.dataset import Dataset, Partnership
from macros.model.topics import RelevantAgencies, State

STANCE_OF_A_TOPIC = {
    State.NOT_RECORDED: Stance.NOT_RECORDED,
    State.NOT_MENTIONED: Stance.SILENT,
    State.HEADING_ONLY: Stance.HEADING_ONLY,
    State.REFERS_ELSEWHERE: Stance.NOT_PUBLISHED,
}

# By partnership, then by the reading's key.
Readings = Mapping[str, Mapping[str, Reading]]


def compare_topic(dataset: Dataset, topic_id: str) -> TopicComparison:
    """Every matter of a topic on which a document speaks or is noted to be silent, with what each document does with it."""
    readings = _known_by_item({item.id: list(readings_of(dataset, item, topic_id)) for item in dataset.partnerships.values()})
    first: dict[str, Reading] = {}
    for of_one in readings.values():
        for key, reading in of_one.items():
            first.setdefault(key, reading)
    answered = {reading.silence for reading in first.values()}
    matters = [_matter(dataset, topic_id, reading, readings) for reading in (*first.values(), *_silences(dataset, topic_id, answered))]
    return TopicComparison(topic_id, tuple(matters) or (_whole_topic(dataset, topic_id),), tuple(_set_aside(dataset, topic_id)))


def compare_all(dataset: Dataset) -> tuple[TopicComparison, ...]:
    """Every topic compared, in the order of the pages."""
    return tuple(compare_topic(dataset, title.id) for page in dataset.pages for title in page.topics)


def readings_of(dataset: Dataset, partnership: Partnership, topic_id: str) -> Iterator[Reading]:
    """Everything one document says on a topic."""
    topic = partnership.topic(topic_id)
    own = Counterparts(dataset, partnership)
    yield from fields(topic, own)
    yield from numbers_of_items(topic_id, topic)
    yield from statements(topic, own)
    yield from lists(topic, own)


def relation_of(cells: Iterable[Cell]) -> Relation:
    """How the documents relate on a matter. What nobody has recorded neither agrees nor differs, and is never a silence."""
    cells = tuple(cells)
    values = {cell.reading.value for cell in cells if cell.reading}
    unknown = any(cell.stance.is_unknown for cell in cells)
    silent = any(cell.stance is not Stance.SAYS and not cell.stance.is_unknown for cell in cells)
    if len(values) > 1:
        return Relation.DIFFERENT
    if not values:
        return Relation.NOT_MENTIONED if silent else Relation.NOT_RECORDED
    if silent:
        return Relation.ONLY_HERE
    return Relation.NOT_RECORDED if unknown else Relation.SAME


def _known_by_item(read: Mapping[str, list[Reading]]) -> Readings:
    """The readings by key, those of one statement id together whichever list it stands in.

    Where one document uses an id twice in a topic, in two lists, the lists keep them apart.
    """
    used_twice = {item for of_one in read.values() for item, count in Counter(reading.item for reading in of_one).items() if count > 1}
    known: dict[str, dict[str, Reading]] = {partnership: {} for partnership in read}
    for partnership, of_one in read.items():
        for reading in of_one:
            key = f"item/{reading.item}" if reading.item and reading.item not in used_twice else reading.key
            known[partnership].setdefault(key, replace(reading, key=key))
    return known


def _matter(dataset: Dataset, topic_id: str, first: Reading, readings: Readings) -> Matter:
    cells = tuple(_cell(item, topic_id, first, readings[item.id]) for item in dataset.partnerships.values())
    return Matter(first.key, first.label, first.part, relation_of(cells), cells)


def _cell(partnership: Partnership, topic_id: str, first: Reading, own: Mapping[str, Reading]) -> Cell:
    reading = own.get(first.key)
    if reading:
        return Cell(partnership.id, Stance.SAYS, reading.says, reading)
    topic = partnership.topic(topic_id)
    elsewhere = _topic_with(partnership, first.item, topic_id) if first.item else ""
    noted = tuple(item.says for item in topic.silent_on if item.id == first.silence)
    if noted:
        return Cell(partnership.id, Stance.SILENT, noted, elsewhere=elsewhere)
    if topic.state in STANCE_OF_A_TOPIC:
        return Cell(partnership.id, STANCE_OF_A_TOPIC[topic.state], elsewhere=elsewhere)
    has_the_list = first.listing and any(other.listing == first.listing for other in own.values())
    return Cell(partnership.id, Stance.NOT_LISTED if has_the_list else Stance.NOTHING_NOTED, elsewhere=elsewhere)


def _topic_with(partnership: Partnership, item: str, but_not: str) -> str:
    """The other topic under which the document has a statement or an item of this id, if any."""
    return next((topic for topic in partnership.topics_with_item.get(item, ()) if topic != but_not), "")


def _silences(dataset: Dataset, topic_id: str, answered: set[str]) -> list[Reading]:
    """What some document is noted not to say, and no document says: readings that nobody has."""
    ids = dict.fromkeys(str(item.id) for partnership in dataset.partnerships.values() for item in partnership.topic(topic_id).silent_on)
    return [Reading(f"silence/{silence}", in_words(silence), None, (), silence=silence) for silence in ids if silence not in answered]


def _whole_topic(dataset: Dataset, topic_id: str) -> Matter:
    """A topic of which no document says anything that could be compared."""
    cells = tuple(
        Cell(item.id, STANCE_OF_A_TOPIC.get(item.topic(topic_id).state, Stance.NOTHING_NOTED)) for item in dataset.partnerships.values()
    )
    return Matter("topic", "The topic as a whole", "", relation_of(cells), cells)


def _set_aside(dataset: Dataset, topic_id: str) -> Iterator[SetAside]:
    for item in dataset.partnerships.values():
        topic = item.topic(topic_id)
        if isinstance(topic, RelevantAgencies) and topic.entries:
            yield agencies.set_aside(topic, Counterparts(dataset, item))

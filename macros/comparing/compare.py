"""Hold the arrangements of all partnerships against each other, topic by topic.

In: a data set. Out: `TopicComparison` records. Must not know: how many partnerships there are, or any page.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.comparing import agencies
from macros.comparing.counterparts import Counterparts
from macros.comparing.records import Cell, Matter, Reading, Relation, Stance, TopicComparison
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

Readings = dict[str, dict[str, Reading]]


def compare_topic(dataset: Dataset, topic_id: str) -> TopicComparison:
    """Every matter of a topic on which a document speaks or is noted to be silent, with what each document does with it."""
    partnerships = tuple(dataset.partnerships.values())
    readings: Readings = {item.id: {} for item in partnerships}
    for item in partnerships:
        for reading in readings_of(dataset, item, topic_id):
            readings[item.id].setdefault(reading.key, reading)
    known = {key: reading for of_one in readings.values() for key, reading in reversed(of_one.items())}
    order = dict.fromkeys(key for of_one in readings.values() for key in of_one)
    matters = [_matter(key, known[key], partnerships, topic_id, readings) for key in order]
    matters += _silences(partnerships, topic_id, {reading.silence for reading in known.values()})
    if not matters:
        matters.append(_whole_topic(partnerships, topic_id))
    lists_of_agencies = [(item, item.topic(topic_id)) for item in partnerships]
    return TopicComparison(
        topic_id,
        tuple(matters),
        tuple(
            agencies.set_aside(topic, Counterparts(dataset, item))
            for item, topic in lists_of_agencies
            if isinstance(topic, RelevantAgencies) and topic.entries
        ),
    )


def compare_all(dataset: Dataset) -> tuple[TopicComparison, ...]:
    """Every topic compared, in the order of the pages."""
    return tuple(compare_topic(dataset, title.id) for page in dataset.pages for title in page.topics)


def readings_of(dataset: Dataset, partnership: Partnership, topic_id: str) -> Iterable[Reading]:
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


def _matter(key: str, first: Reading, partnerships: tuple[Partnership, ...], topic_id: str, readings: Readings) -> Matter:
    cells = tuple(_cell(item, topic_id, first, readings[item.id]) for item in partnerships)
    return Matter(key, first.label, first.part, relation_of(cells), cells)


def _cell(partnership: Partnership, topic_id: str, first: Reading, own: dict[str, Reading]) -> Cell:
    reading = own.get(first.key)
    if reading:
        return Cell(partnership.id, Stance.SAYS, reading.says, reading)
    topic = partnership.topic(topic_id)
    noted = tuple(item.says for item in topic.silent_on if item.id == first.silence)
    if noted:
        return Cell(partnership.id, Stance.SILENT, noted)
    if topic.state in STANCE_OF_A_TOPIC:
        return Cell(partnership.id, STANCE_OF_A_TOPIC[topic.state])
    has_the_list = first.listing and any(other.listing == first.listing for other in own.values())
    return Cell(partnership.id, Stance.NOT_LISTED if has_the_list else Stance.NOTHING_NOTED)


def _silences(partnerships: tuple[Partnership, ...], topic_id: str, answered: set[str]) -> list[Matter]:
    """What some document is noted not to say, and no document says."""
    ids = dict.fromkeys(str(item.id) for partnership in partnerships for item in partnership.topic(topic_id).silent_on)
    return [
        _matter(f"silence/{silence}", Reading(f"silence/{silence}", in_words(silence), None, (), silence=silence), partnerships, topic_id, _NO)
        for silence in ids
        if silence not in answered
        for _NO in [{item.id: {} for item in partnerships}]
    ]


def _whole_topic(partnerships: tuple[Partnership, ...], topic_id: str) -> Matter:
    """A topic of which no document says anything that could be compared."""
    cells = tuple(
        Cell(item.id, STANCE_OF_A_TOPIC.get(item.topic(topic_id).state, Stance.NOTHING_NOTED)) for item in partnerships
    )
    return Matter("topic", "The topic as a whole", "", relation_of(cells), cells)

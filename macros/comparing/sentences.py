"""Statements and lists as readings. The same id in two documents means the same matter.

In: a topic. Out: readings. Must not know: the fields that are special to a kind of topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.comparing.counterparts import Counterparts
from macros.comparing.records import Reading
from macros.model.claims import Said, Statement, StatementList
from macros.model.topics import Topic

# In these topics the documents have lists of their own that answer one question; the number of items can be compared.
COUNTED = {"principles": "How many principles there are", "values": "How many values there are"}


def in_words(record_id: str) -> str:
    """An id as a label: `golden-thread` is `Golden thread`."""
    return record_id.replace("-", " ").capitalize()


def statements(topic: Topic, own: Counterparts) -> Iterator[Reading]:
    """The topic's single statements."""
    for item in topic.statements:
        yield statement(item, own)


def statement(item: Statement, own: Counterparts) -> Reading:
    """A statement in a document's own words: the same as another if our plain words are, apart from names."""
    words = own.words(item.says)
    return Reading(
        key=f"statement/{item.id}",
        label=in_words(item.id),
        value=("own words", words.casefold()),
        says=(item.says,),
        claim=item,
        item=item.id,
        silence=item.id,
        shared_words=words,
    )


def said(key: str, label: str, items: tuple[Said, ...], own: Counterparts) -> Iterator[Reading]:
    """Sentences that answer one question together: the same if every sentence is, and every body and post in them."""
    if items:
        parts = frozenset(
            (
                own.words(item.says).casefold(),
                own.organisation(item.organisation) if item.organisation else None,
                item.group,
                own.post(item.post) if item.post else None,
            )
            for item in items
        )
        words = own.words(items[0].says) if len(items) == 1 else ""
        yield Reading(key, label, parts, tuple(item.says for item in items), items[0], silence=key, shared_words=words)


def lists(topic: Topic, own: Counterparts) -> Iterator[Reading]:
    """The items of the topic's lists; a list is known by what it shares, else by its own id."""
    for use in topic.lists:
        listing = f"list/{use.shared or use.id}"
        for item in use.items:
            yield _item(item, use, listing, own)


def _item(item: Statement, use: StatementList, listing: str, own: Counterparts) -> Reading:
    template = _template(item, use, own)
    words = template or own.words(item.says)
    return Reading(
        key=f"{listing}/{item.id}",
        label=in_words(item.id),
        value=("shared words", template) if template else ("own words", words.casefold()),
        says=(item.says,),
        claim=item,
        item=item.id,
        part=use.title,
        listing=listing,
        silence=str(use.shared or use.id),
        shared_words=words,
    )


def _template(item: Statement, use: StatementList, own: Counterparts) -> str:
    """The words several documents share, with `[area]` in them; nothing for an item of this document's own."""
    if use.shared is None or item.id in {other.id for other in (*use.instead, *use.also)}:
        return ""
    return next((shared.says for shared in own.dataset.shared_lists[use.shared].items if shared.id == item.id), "")


def numbers_of_items(topic_id: str, topic: Topic) -> Iterator[Reading]:
    """How many items the list has that gives the topic its name, whatever the list's own id."""
    for use in topic.lists:
        if topic_id in COUNTED and (use.shared or use.id).endswith(topic_id):
            count = len(use.items)
            yield Reading(f"number-of-{topic_id}", COUNTED[topic_id], count, (f"{count}: “{use.title}”",), use, silence=topic_id)

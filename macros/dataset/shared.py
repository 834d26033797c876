"""Put the items of shared lists into the arrangements that publish them, with each area's differences.

In: a topic and the shared lists. Out: the topic with its lists filled, or problems.
Must not know: which topics or partnerships there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.claims import SharedList, SharedStatement, Statement, StatementList, Written
from macros.model.record import Record
from macros.model.topics import Topic
from macros.problems import Problem, did_you_mean, problem

AREA = "[area]"


def with_shared_items(topic: Topic, shared: Mapping[str, SharedList], area: str) -> Topic:
    """The topic with the items of every shared list written into it, `[area]` replaced by the area's name."""
    if not any(item.shared for item in topic.lists):
        return topic
    lists = tuple(_filled(item, shared[item.shared], area) if item.shared and item.shared in shared else item for item in topic.lists)
    return topic.model_copy(update={"lists": lists})


def _filled(use: StatementList, shared: SharedList, area: str) -> StatementList:
    instead = {item.id: item for item in use.instead}
    items = [instead.get(item.id) or _at_home_in(item, use, area) for item in shared.items if item.id not in use.leave_out]
    return use.model_copy(update={"items": (*items, *use.also)})


def _at_home_in(item: SharedStatement, use: StatementList, area: str) -> Statement:
    values: dict[str, Any] = {name: getattr(item, name) for name in ("id", "organisations", "groups", "posts", "note", "position")}
    return Statement.model_construct(
        document=use.document,
        heading=use.heading,
        lines=use.lines,
        says=item.says.replace(AREA, area),
        as_written=tuple(Written(text.replace(AREA, area)) for text in item.as_written),
        **values,
    )


def differences_that_differ_from_nothing(records: list[Record], shared: Mapping[str, SharedList]) -> Iterator[Problem]:
    """A difference must name an item the shared list has, and only a shared list can have differences."""
    for topic in records:
        if not isinstance(topic, Topic):
            continue
        for use in topic.lists:
            if use.shared is None:
                if use.leave_out or use.instead or use.also:
                    what = "“leave_out”, “instead” and “also” belong to a shared list only"
                    yield problem("form-does-not-fit", use.place(), what, write="the items under “items”, or the list's id under “shared”")
                elif not use.items:
                    yield problem("too-few", use.place(), f"the list “{use.id}” has no items", write="items, or shared")
                continue
            if use.items and use.shared in shared and not use.instead and not use.also and _written_items(use):
                yield problem(
                    "form-does-not-fit",
                    use.place("items"),
                    "a shared list brings its own items",
                    write="“also”, for what only this document has",
                )
            if use.shared in shared:
                yield from _unknown_items(use, shared[use.shared])


def _written_items(use: StatementList) -> bool:
    return bool(use.position and (*use.position.path, "items") in use.position.file.places)


def _unknown_items(use: StatementList, shared: SharedList) -> Iterator[Problem]:
    known = [item.id for item in shared.items]
    for index, item_id in enumerate(use.leave_out):
        if item_id not in known:
            yield problem(
                "shared-item-unknown",
                use.place("leave_out", index),
                f"“{shared.id}” has no item “{item_id}”",
                write=did_you_mean(item_id, known),
            )
    for item in use.instead:
        if item.id not in known:
            yield problem(
                "shared-item-unknown", item.place("id"), f"“{shared.id}” has no item “{item.id}”", write=did_you_mean(item.id, known)
            )

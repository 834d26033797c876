"""A topic of an arrangement, or a part of a report or protocol, ready to be laid out.

In: a data set and a topic. Out: a `TopicView`.
Must not know: HTML. What is special to a kind of topic is in `typed` and `funding`, to a part of a report in `figures`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import MissingPiece, Statement, StatementList
from macros.model.publications import Part
from macros.model.site import PageTitle, TopicTitle
from macros.model.topics import State, Topic
from macros.views.addresses import Addresses
from macros.views.blocks import Block, Bullets, Item, Link, Rich, Since, TopicView
from macros.views.since import bodies_named_in, since_notes
from macros.views.typed import blocks_of
from macros.views.where_now import where_now
from macros.words import STATE_LABELS, STATE_MEANINGS, day_in_words, listed


def topic_view(dataset: Dataset, partnership: Partnership, title: TopicTitle) -> TopicView:
    """One topic of an arrangement as a reader sees it: state, content, silences, source."""
    topic = partnership.topic(title.id)
    blocks = (
        *statements_of(dataset, topic),
        *blocks_of(dataset, partnership, topic),
        *lists_of(dataset, topic, lambda use: _same_as(dataset, partnership, use)),
    )
    document = partnership.form.arrangements
    found = where_now(dataset, topic.document or document, topic.lines)
    return replace(laid_out(dataset, topic, title, document, blocks), where_now=found)


def laid_out(dataset: Dataset, topic: Topic, title: TopicTitle | Part, document: str, blocks: tuple[Block, ...]) -> TopicView:
    """A topic with the blocks of what it says. `document` is the one it is from where the topic names none."""
    addresses = Addresses(dataset)
    state = STATE_LABELS[topic.state]
    if topic.state is State.NOT_RECORDED:
        return TopicView(title.id, title.title, title.about or "", _slug(topic.state), state, STATE_MEANINGS[topic.state])
    return TopicView(
        id=title.id,
        title=title.title,
        about=title.about or "",
        state=_slug(topic.state),
        state_word=state,
        state_meaning="" if topic.state is State.STATED else STATE_MEANINGS[topic.state],
        blocks=blocks,
        missing=tuple(_missing(addresses, item) for item in topic.missing),
        silences=tuple(item.says for item in topic.silent_on),
        looked_for=topic.looked_for or "",
        note=topic.note or "",
        document=addresses.document(topic.document or document),
        heading=(topic.heading or "").rstrip(": "),
        checked=day_in_words(topic.checked.on) if topic.checked else "",
        change=addresses.change(topic),
        last_changed=addresses.last_changed(topic),
    )


def _slug(state: State) -> str:
    return state.value.replace(" ", "-")


def topics_of_page(dataset: Dataset, partnership: Partnership, page: PageTitle) -> tuple[TopicView, ...]:
    """The topics of one page, in the order of `data/pages.yml`."""
    return tuple(topic_view(dataset, partnership, title) for title in page.topics)


def since_on_page(dataset: Dataset, partnership: Partnership, page: PageTitle) -> tuple[Since, ...]:
    """What has become of the bodies a page names, each once."""
    return since_notes(dataset, bodies_named_in([partnership.topic(title.id) for title in page.topics]))


def statement_item(addresses: Addresses, statement: Statement) -> Item:
    """One statement, with links to the bodies and groups it names."""
    return Item(linked(addresses, statement), addresses.where(statement), statement.note or "")


def linked(addresses: Addresses, statement: Statement) -> Rich:
    """The words of a statement; a body or group whose name stands in them becomes a link."""
    rich: Rich = (statement.says,)
    for group_id in statement.groups:
        rich = _link_name(rich, addresses.dataset.groups[group_id].name, addresses.group(group_id).address, addresses)
    for body in statement.organisations:
        rich = _link_name(rich, addresses.dataset.organisations[body].name, addresses.organisation(body).address, addresses)
    return rich


def _link_name(rich: Rich, name: str, address: str, addresses: Addresses) -> Rich:
    for index, piece in enumerate(rich):
        if isinstance(piece, str) and name in piece:
            before, _, after = piece.partition(name)
            middle = tuple(part for part in (before, Link(name, address), after) if part)
            return (*rich[:index], *middle, *rich[index + 1 :])
    return rich


def statements_of(dataset: Dataset, topic: Topic) -> tuple[Block, ...]:
    """The statements of a topic, as one list."""
    if not topic.statements:
        return ()
    addresses = Addresses(dataset)
    return (Bullets("", tuple(statement_item(addresses, item) for item in topic.statements)),)


def lists_of(dataset: Dataset, topic: Topic, same_as: Callable[[StatementList], str] = lambda _: "") -> tuple[Block, ...]:
    """The lists of a topic; `same_as` says of a list who else publishes it."""
    addresses = Addresses(dataset)
    return tuple(
        Bullets(item.title, tuple(statement_item(addresses, statement) for statement in item.items), same_as(item), item.note or "")
        for item in topic.lists
    )


def _same_as(dataset: Dataset, partnership: Partnership, use: StatementList) -> str:
    """Which other areas publish a shared list, and which of them with differences from this document's."""
    if not use.shared:
        return ""
    same: list[str] = []
    different: list[str] = []
    for other, item in _uses_of_shared_lists(dataset)[use.shared]:
        if other.id != partnership.id:
            (same if _wording(other, item) == _wording(partnership, use) else different).append(other.area)
    sentences = []
    if same:
        sentences.append(
            f"{listed(same)} {'has' if len(same) == 1 else 'have'} this list in the same or nearly the same words, apart from names."
        )
    if different:
        sentences.append(f"Some of this list differs in {listed(different)}.")
    return " ".join(sentences)


@lru_cache(maxsize=2)
def _uses_of_shared_lists(dataset: Dataset) -> dict[str, list[tuple[Partnership, StatementList]]]:
    found: dict[str, list[tuple[Partnership, StatementList]]] = {}
    for partnership in dataset.partnerships.values():
        for item in (item for topic in partnership.topics.values() for item in topic.lists if item.shared):
            found.setdefault(str(item.shared), []).append((partnership, item))
    return found


def _wording(partnership: Partnership, use: StatementList) -> set[tuple[str, ...]]:
    """What a document has of a list; the name of its area counts for nothing."""
    return {(item.id, *(words.replace(partnership.area, "[area]") for words in item.as_written)) for item in use.items}


def _missing(addresses: Addresses, piece: MissingPiece) -> Item:
    return Item((piece.says,), addresses.where(piece), piece.note or "")

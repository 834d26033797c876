"""A topic of one partnership, ready to be laid out.

In: a data set, a partnership and a topic's id. Out: a `TopicView`.
Must not know: HTML. What is special to a kind of topic is in `typed` and `funding`.
"""

from __future__ import annotations

from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import MissingPiece, Statement, StatementList
from macros.model.registers import PageTitle, TopicTitle
from macros.model.topics import State, Topic
from macros.views.addresses import Addresses
from macros.views.blocks import Block, Bullets, Item, Link, Rich, Since, TopicView
from macros.views.since import bodies_named_in, since_notes
from macros.views.typed import blocks_of
from macros.words import STATE_LABELS, STATE_MEANINGS, day_in_words, listed


def topic_view(dataset: Dataset, partnership: Partnership, title: TopicTitle) -> TopicView:
    """One topic as a reader sees it: state, content, silences, source, and what has changed since."""
    topic = partnership.topic(title.id)
    addresses = Addresses(dataset)
    state = STATE_LABELS[topic.state]
    if topic.state is State.NOT_RECORDED:
        return TopicView(title.id, title.title, title.about, _slug(topic.state), state, STATE_MEANINGS[topic.state])
    return TopicView(
        id=title.id,
        title=title.title,
        about=title.about,
        state=_slug(topic.state),
        state_word=state,
        state_meaning="" if topic.state is State.STATED else STATE_MEANINGS[topic.state],
        blocks=(*_statements(addresses, topic), *blocks_of(dataset, partnership, topic), *_lists(dataset, partnership, topic)),
        missing=tuple(_missing(addresses, item) for item in topic.missing),
        silences=tuple(item.says for item in topic.silent_on),
        looked_for=topic.looked_for or "",
        note=topic.note or "",
        document=addresses.document(topic.document) if topic.document else addresses.document(partnership.form.arrangements),
        heading=(topic.heading or "").rstrip(": "),
        checked=day_in_words(topic.checked.on) if topic.checked else "",
        change=addresses.change(topic),
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


def _statements(addresses: Addresses, topic: Topic) -> tuple[Block, ...]:
    if not topic.statements:
        return ()
    return (Bullets("", tuple(statement_item(addresses, item) for item in topic.statements)),)


def _lists(dataset: Dataset, partnership: Partnership, topic: Topic) -> tuple[Block, ...]:
    addresses = Addresses(dataset)
    return tuple(
        Bullets(
            item.title,
            tuple(statement_item(addresses, statement) for statement in item.items),
            _same_as(dataset, partnership, item),
            item.note or "",
        )
        for item in topic.lists
    )


def _same_as(dataset: Dataset, partnership: Partnership, use: StatementList) -> str:
    """Which other areas publish a shared list, and which of them with differences from this document's."""
    if not use.shared:
        return ""
    same: list[str] = []
    different: list[str] = []
    for other in dataset.partnerships.values():
        for item in (item for topic in other.topics.values() for item in topic.lists if other.id != partnership.id):
            if item.shared == use.shared:
                (different if _differs(use) or _differs(item) else same).append(other.area)
    sentences = []
    if same:
        sentences.append(f"{listed(same)} {'publishes' if len(same) == 1 else 'publish'} this list in the same words, apart from names.")
    if different:
        sentences.append(f"{listed(different)} {'publishes' if len(different) == 1 else 'publish'} it with some differences.")
    return " ".join(sentences)


def _differs(use: StatementList) -> bool:
    return bool(use.instead or use.also or use.leave_out)


def _missing(addresses: Addresses, piece: MissingPiece) -> Item:
    return Item((piece.says,), addresses.where(piece))

"""Partnerships, what each document does with each topic, and every fact of each arrangement.

In: a data set. Out: the listings. Must not know: file formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from macros.assessing.facts import words_of
from macros.dataset.dataset import Dataset, Partnership
from macros.exporting.fields import ADDRESS, PARTNERSHIP, SOURCE, Field, Listing, Row
from macros.exporting.from_forms import SOURCE_KEYS, fields_of, shaped, source_of
from macros.model.claims import Claim, Sourced, Statement
from macros.model.record import records_in
from macros.model.site import TopicTitle
from macros.model.topics import Topic

OF_A_TOPIC = ("state", "checked", "looked_for", "note", "silent_on", "complete")
# Where a claim without words of its own keeps the document's.
WORDS = ("payer_as_written", "amount_as_written", "title_as_written", "name", "organisation_as_written", "on_as_written")
TOPIC = Field("topic", "id", "The topic.", needed=True, of="topic-titles")


@lru_cache(maxsize=4)
def _pages_of_topics(dataset: Dataset) -> dict[str, str]:
    return {str(title.id): str(page.id) for page in dataset.pages for title in page.topics}


def topic_address(dataset: Dataset, partnership: str, topic: str) -> str:
    """Where a partnership's page shows a topic; its first page where none does."""
    page = _pages_of_topics(dataset).get(topic)
    return f"{partnership}/{page}/#{topic}" if page else f"{partnership}/"


def partnership_record(dataset: Dataset, partnership: Partnership) -> Row:
    """Who a partnership is, in brief."""
    form = partnership.form
    return {
        "id": partnership.id,
        "area": partnership.area,
        "name": " ".join(form.name.as_written),
        "organisation": str(form.organisation),
        "council": str(form.council),
        "document": str(form.arrangements),
        "order": form.order,
        "note": form.note,
        "file": f"api/v1/partnerships/{partnership.id}.json",
        "address": f"{partnership.id}/",
    }


def _partnerships(dataset: Dataset) -> list[Row]:
    return [partnership_record(dataset, item) for item in dataset.partnerships.values()]


def _titles(dataset: Dataset) -> list[Row]:
    return [
        {**shaped(title), "page": str(page.id), "question": page.question, "address": f"compare/{title.id}/"}
        for page in dataset.pages
        for title in page.topics
    ]


def topics_of(dataset: Dataset, partnership: Partnership) -> list[Row]:
    """What the document does with each topic there is."""
    return [
        _topic(partnership.topic(topic), partnership.id, topic, topic_address(dataset, partnership.id, topic))
        for topic in _pages_of_topics(dataset)
    ]


def _topic(topic: Topic, partnership: str, topic_id: str, address: str) -> Row:
    return {"partnership": partnership, "topic": topic_id, **shaped(topic, (*OF_A_TOPIC, *SOURCE_KEYS)), "address": address}


def facts_of(dataset: Dataset, partnership: Partnership) -> Iterator[Row]:
    """Every fact of an arrangement, with the field of the form in which it stands."""
    for topic_id, topic in partnership.topics.items():
        address = topic_address(dataset, partnership.id, topic_id)
        for field, item, claim in _claims(topic):
            yield {
                "partnership": partnership.id,
                "topic": topic_id,
                "field": field,
                "item": item,
                "says": words_of(claim),
                "as_written": _as_written(claim),
                "note": claim.__dict__.get("note"),
                "source": source_of(claim),
                "address": address,
            }


def _claims(topic: Topic) -> Iterator[tuple[str, str | None, Sourced]]:
    """Each claim of a topic with the name of its field and, for statements, its id."""
    for use in topic.lists:
        yield from ((f"lists.{use.id}", str(item.id), item) for item in use.items)
    for name, value in topic.__dict__.items():
        for claim in records_in(value) if value and name != "lists" else ():
            if isinstance(claim, Sourced):
                yield name, str(claim.id) if isinstance(claim, Statement) else None, claim


def _as_written(claim: Sourced) -> list[str]:
    if isinstance(claim, Claim):
        return [str(words) for words in claim.as_written]
    written = [claim.__dict__.get(name) or () for name in WORDS]
    return [str(words) for value in written for words in ([value] if isinstance(value, str) else value)]


PARTNERSHIPS = Listing(
    "partnerships",
    "partnership",
    "Partnerships",
    "The safeguarding children partnerships. Everything about one of them is in a file of its own, named in “file”.",
    "",
    (
        Field("id", "id", "Its id. It stays the same from version to version.", needed=True),
        Field("area", "text", "The area, as readers say it.", needed=True),
        Field("name", "text", "The partnership's name, as its document has it.", needed=True),
        Field("organisation", "id", "The partnership among the organisations.", needed=True, of="organisations"),
        Field("council", "id", "The council of the area.", needed=True, of="organisations"),
        Field("document", "id", "The document that holds its arrangements.", needed=True, of="sources"),
        Field("order", "whole number", "Its place among the others.", needed=True),
        Field("note", "text", "What else a reader should know of it."),
        Field("file", "data file", "The file with everything about it, below the site's root.", needed=True),
        ADDRESS,
    ),
    _partnerships,
)
TOPIC_TITLES = Listing(
    "topic-titles",
    "topic",
    "Topics",
    "The topics of an arrangement: title, what each is about, and the page that shows it.",
    "compare/",
    (
        *fields_of(TopicTitle),
        Field("page", "id", "The page of each partnership that shows it.", needed=True),
        Field("question", "text", "The question that page answers.", needed=True),
        ADDRESS,
    ),
    _titles,
)
TOPICS = Listing(
    "topics",
    "topic",
    "What each document does with each topic",
    "Whether a document states a topic, has only a heading, points elsewhere or is silent, and what somebody looked for and did not find.",
    "compare/",
    (
        PARTNERSHIP,
        TOPIC,
        *(field for field in fields_of(Topic) if field.name in OF_A_TOPIC),
        SOURCE,
        ADDRESS,
    ),
    lambda dataset: [row for item in dataset.partnerships.values() for row in topics_of(dataset, item)],
    key=("partnership", "topic"),
)
FACTS = Listing(
    "facts",
    "fact",
    "Every fact of the arrangements",
    "Everything the arrangements say, fact by fact, in our own plain words and with the place where the document says it.",
    "compare/",
    (
        PARTNERSHIP,
        TOPIC,
        Field("field", "text", "The field of the topic's form, or the list, in which it stands.", needed=True),
        Field("item", "text", "The id of a statement or item of a list. The same id in two areas means the same matter."),
        Field("says", "text", "What the document says, in our own plain words; for a name or amount, the document's."),
        Field("as_written", "texts", "The document's own words, or a few of them by which the place can be found."),
        Field("note", "text", "What else a reader should know of it."),
        SOURCE,
        ADDRESS,
    ),
    lambda dataset: [row for item in dataset.partnerships.values() for row in facts_of(dataset, item)],
    key=(),
)

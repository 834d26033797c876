"""Relevant agencies: each body, kind of agency, role or group of lay members that an entry of a published list stands for.

In: a data set. Out: the listings. Must not know: file formats.
"""

from __future__ import annotations

from macros.dataset.dataset import Partnership
from macros.exporting.fields import PARTNERSHIP, SOURCE, Field, Listing, Row
from macros.exporting.from_forms import fields_of, source_of
from macros.exporting.listings.register import register
from macros.model.registers import Category
from macros.model.topics import RelevantAgencies, StandsFor

CATEGORIES = register(
    "categories",
    "category",
    "Kinds of agency",
    "Kinds of agency that stand in lists of relevant agencies in place of single bodies, and sorts within them.",
    "compare/relevant-agencies/",
    Category,
    lambda dataset: dataset.categories.values(),
    lambda *_: "compare/relevant-agencies/",
)


def agencies_of(partnership: Partnership) -> list[Row]:
    """What each entry of one published list stands for, in the list's order."""
    topic = partnership.topic("relevant-agencies")
    if not isinstance(topic, RelevantAgencies):
        return []
    return [
        {
            "partnership": partnership.id,
            "entry": entry_number,
            "part": part_number,
            "organisation": _text(part.organisation or part.departments_of),
            "kind": part.kind,
            "category": _text(part.category),
            "post": _text(part.role),
            "through": _text(part.through),
            "number": part.number,
            "includes": [str(sort) for sort in part.includes],
            "as_written": " ".join(entry.as_written),
            "list_scope": topic.list_scope,
            "note": entry.note,
            "source": source,
        }
        for entry_number, entry in enumerate(topic.entries, 1)
        for source in (source_of(entry),)
        for part_number, part in enumerate(entry.stands_for, 1)
    ]


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)


LIST_SCOPE = next(field for field in fields_of(RelevantAgencies) if field.name == "list_scope")
INCLUDES = next(field for field in fields_of(StandsFor) if field.name == "includes")
RELEVANT_AGENCIES = Listing(
    "relevant-agencies",
    "agency",
    "Relevant agencies",
    "What each entry of each published list stands for. The lists differ in scope: some include the safeguarding partners, "
    "others come on top of them.",
    "compare/relevant-agencies/",
    (
        PARTNERSHIP,
        Field("entry", "whole number", "The place of the entry in the published list.", needed=True),
        Field("part", "whole number", "Which part of the entry: one entry can stand for several bodies.", needed=True),
        Field("organisation", "id", "The body, where it is one; for departments, the body whose departments.", of="organisations"),
        Field(
            "kind",
            "text",
            "What it stands for.",
            needed=True,
            one_of=("organisation", "category", "role", "lay members", "departments"),
        ),
        Field("category", "id", "The kind of agency, where it is no single body.", of="categories"),
        Field("post", "id", "The post, where it is a role.", of="posts"),
        Field("through", "id", "The body through which it takes part.", of="organisations"),
        Field("number", "whole number", "How many, where the list says so."),
        INCLUDES,
        Field("as_written", "text", "The entry as the document has it.", needed=True),
        LIST_SCOPE,
        Field("note", "text", "What else a reader should know of it."),
        SOURCE,
    ),
    lambda dataset: [row for item in dataset.partnerships.values() for row in agencies_of(item)],
    key=("partnership", "entry", "part"),
)

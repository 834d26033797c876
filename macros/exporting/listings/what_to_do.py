"""What to do, the documents and tools, whom to ring, and places.

In: a data set. Out: the listings. Must not know: file formats. Numbers that must not be shown are not here.
"""

from __future__ import annotations

from macros.exporting.listings.register import register
from macros.model.procedures import Contact, Resource, Task, TextLine, TownOrVillage
from macros.model.registers import Helpline

PROCEDURES = register(
    "procedures",
    "procedure",
    "What to do",
    "Tasks with their steps, the documents, tools and contacts each step names, and what no document says.",
    "procedures/",
    Task,
    lambda dataset: dataset.tasks.values(),
    lambda _, item: f"procedures/#{item.id}",
)
DOCUMENTS_AND_TOOLS = register(
    "documents-and-tools",
    "document_or_tool",
    "Documents and tools",
    "Procedures, guides, forms and tools by title. A web address stands only where somebody confirmed the page.",
    "procedures/documents/",
    Resource,
    lambda dataset: dataset.resources.values(),
    lambda _, item: f"procedures/documents/#{item.id}",
)
CONTACTS = register(
    "contacts",
    "contact",
    "Contacts",
    "Whom to ring or write to. A number stands only where several pages give it and one of them is recent. Check it before you rely on it.",
    "procedures/contacts/",
    Contact,
    lambda dataset: dataset.contacts.values(),
    lambda _, item: f"procedures/contacts/#{item.id}",
)
HELPLINES = register(
    "helplines",
    "helpline",
    "Helplines",
    "Numbers that are always safe to ring.",
    "for-children/",
    Helpline,
    lambda dataset: dataset.helplines,
    lambda *_: "for-children/",
)
TEXT_LINES = register(
    "text-lines",
    "text_line",
    "Words to text",
    "Words to text to a short number, each as one document gives it. Nobody has checked since that they still work.",
    "for-children/",
    TextLine,
    lambda dataset: dataset.text_lines,
    lambda *_: "for-children/",
)
PLACES = register(
    "places",
    "place",
    "Places",
    "Towns, villages and wards by name, and the area each lies in. A name that can mean two places has both.",
    "procedures/",
    TownOrVillage,
    lambda dataset: dataset.places,
    lambda *_: "procedures/",
)

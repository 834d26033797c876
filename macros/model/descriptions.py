"""What to write in each field of a form, in words for the person who fills it in.

In: a type of record and the name of one of its fields. Out: the words, without a full stop.
Must not know: who shows them (editors by the schemas, `masa new`, errors).

A field says it itself, in the form it belongs to. A name that means the same in every form has its words here, once.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.model.record import Record

IN_EVERY_FORM: Mapping[str, str] = {
    # what it is
    "id": "a short name in small letters, digits and hyphens",
    "title": "the title that readers see",
    "short_title": "a short title, for lists and sources",
    "name": "the name that readers see",
    "about": "what it is about, in a plain sentence",
    # what it says, and where
    "says": "what the document says, in your own plain words",
    "statements": "what the document says, one thing at a time",
    "as_written": "a few words, the name or the figure, just as the document has them",
    "title_as_written": "the title of the post, just as the document has it",
    "lines": "the lines of the source text",
    "heading": "the heading it stands under, just as the document has it",
    "document": "the document, by its id in sources.yml",
    "missing": "what the document points at and was not published with it",
    "note": "what readers should know about this, in a plain sentence",
    "checked": "when somebody last compared this with the document, and in what role",
    # of whom it speaks
    "organisation": "the body, by its id in organisations.yml",
    "organisations": "the bodies it speaks of, by their ids in organisations.yml",
    "group": "the group, by its id in groups.yml",
    "groups": "the groups it speaks of, by their ids in groups.yml",
    "post": "the post, by its id in posts.yml",
    "posts": "the posts it speaks of, by their ids in posts.yml",
    "named": "how each document writes the name",
    "area": "the area, by the name of its folder in data/partnerships",
    "areas": "the areas it is for, by their ids; none where it is for all",
    # how we know it
    "published": "the published words it rests on",
    "outside": "what we know from elsewhere, and where that was seen",
    "where": "the page, paper or record we know it from, and whose it is",
    "confidence": "how sure we are",
    "sure_of": "what we are sure of, and what we are not",
    "why": "the reason, in plain words",
    "link": "the web address",
    "checked_on": "the day somebody last looked it up",
    # figures
    "pounds": "the amount in pounds, digits only",
    "amount_as_written": "the amount, just as the document has it",
    "unit": "what the figures are",
    "measure": "a short name for what is counted, the same wherever it is counted",
    "year": "the year the figures are for",
    "adds_up": "yes where it states the sum of the others",
    # requirements and searching
    "requirement": "the requirement, by its id in data/instruments",
    "catalogue_ref": "its number in the catalogue of requirements",
    "field": "a topic and a part of it, such as funding.total",
    "typed": "what people type, in small letters",
}


def description_of(record: type[Record], name: str) -> str:
    """What to write in a field: the form's own words, or those of every form; nothing where neither has any."""
    return record.model_fields[name].description or IN_EVERY_FORM.get(name, "")

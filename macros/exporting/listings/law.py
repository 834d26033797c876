"""What the law and guidance ask, how editions carry over into each other, and recorded judgements.

In: a data set. Out: the listings. Must not know: file formats, or how a test is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.dataset.dataset import Dataset
from macros.exporting.fields import ADDRESS, Field, Listing, Row
from macros.exporting.from_forms import fields_of, shaped
from macros.exporting.listings.register import own
from macros.model.registers import Instrument
from macros.model.requirements import EditionRow, Judgement, Requirement

ID = Field("id", "id", "Its id. It stays the same from version to version.", needed=True)
NO_REQUIREMENTS = ("requirements",)


def instruments(dataset: Dataset) -> list[Row]:
    """Every law and edition of guidance, without its requirements."""
    kept = [name for name in Instrument.model_fields if name not in ("position", *NO_REQUIREMENTS)]
    return [{"id": key, **shaped(item, kept), "address": f"statutory/{key}/"} for key, item in dataset.instruments.items()]


def requirements_json(dataset: Dataset) -> list[Row]:
    """Every requirement of every instrument, with its fingerprint."""
    return [
        {
            "id": str(row.id),
            "instrument": key,
            "catalogue_ref": row.catalogue_ref,
            "level": row.level,
            "tier": row.tier,
            "subject": row.subject,
            "locator": {"kind": row.locator.kind, "value": row.locator.value},
            "summary": row.summary,
            "confidence": row.confidence,
            "confidence_note": row.confidence_note,
            "measured": row.measured,
            "counted_with": str(row.counted_with) if row.counted_with else None,
            "answered_in": list(row.answered_in),
            "test": shaped(row.test) if row.test else None,
            "note": row.note,
            "fingerprint": row.fingerprint,
            "address": f"statutory/{key}/#{row.id}",
        }
        for key, instrument in dataset.instruments.items()
        for row in instrument.requirements
    ]


def edition_changes(dataset: Dataset) -> list[Row]:
    """Every row of every map from one edition to the next."""
    return [
        {"edition_before": str(item.before), "edition_after": str(item.after), "row": number, **shaped(row)}
        for item in dataset.edition_maps
        for number, row in enumerate(item.rows, 1)
    ]


def judgements(dataset: Dataset) -> list[Row]:
    """Every recorded judgement, with the document it is on."""
    return [{"document": document, **shaped(item)} for document, item in _judged(dataset)]


def _judged(dataset: Dataset) -> Iterator[tuple[str, Judgement]]:
    for partnership in dataset.partnerships.values():
        yield from ((str(partnership.form.arrangements), item) for item in partnership.judgements)
    for publication in dataset.publications.values():
        yield from ((str(publication.form.document), item) for item in publication.judgements)


INSTRUMENTS = Listing(
    "instruments",
    "instrument",
    "Law and guidance",
    "The laws and editions of guidance that requirements come from, with what each is reported to change.",
    "statutory/",
    (ID, *fields_of(Instrument, NO_REQUIREMENTS), ADDRESS),
    instruments,
)
REQUIREMENTS = Listing(
    "requirements",
    "requirement",
    "What the law and guidance ask",
    "Requirement by requirement, in our own words, with where it stands and how sure we are of it.",
    "statutory/",
    (
        ID,
        Field("instrument", "id", "The law or edition of guidance that asks it.", needed=True, of="instruments"),
        *(own(name, Requirement) for name in ("catalogue_ref", "level", "tier", "subject")),
        own("locator", Requirement),
        *(own(name, Requirement) for name in ("summary", "confidence", "confidence_note")),
        Field("measured", "yes or no", "Whether documents are measured by it. Others are shown apart.", needed=True),
        *(own(name, Requirement) for name in ("counted_with", "answered_in")),
        own("test", Requirement),
        own("note", Requirement),
        Field("fingerprint", "fingerprint", "A short mark of the wording. It changes when what is asked changes.", needed=True),
        ADDRESS,
    ),
    requirements_json,
)
EDITION_CHANGES = Listing(
    "edition-changes",
    "row",
    "From edition to edition",
    "How the requirements of one edition of the guidance carry over into the next, where the evidence supports saying so.",
    "statutory/changes/",
    (
        Field("edition_before", "id", "The earlier edition.", needed=True, of="instruments"),
        Field("edition_after", "id", "The later edition.", needed=True, of="instruments"),
        Field("row", "whole number", "Its place in the map.", needed=True),
        *fields_of(EditionRow),
    ),
    edition_changes,
    key=("edition_before", "edition_after", "row"),
)
JUDGEMENTS = Listing(
    "judgements",
    "judgement",
    "Recorded judgements",
    "What a person decided where only a person can: the role of who did, when, why, and the wording it answered.",
    "statutory/how/",
    (Field("document", "id", "The document that was judged.", needed=True, of="sources"), *fields_of(Judgement)),
    judgements,
    key=("document", "requirement"),
)

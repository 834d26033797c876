"""Which law and guidance a document is judged by, and which editions came later.

In: a data set and a document. Out: ids of instruments. Must not know: what they ask.
"""

from __future__ import annotations

from macros.dataset.dataset import Dataset, Partnership
from macros.model.registers import Instrument, PublishedDocument


def document_of(dataset: Dataset, partnership: Partnership) -> PublishedDocument:
    """The document that holds a partnership's arrangements."""
    return dataset.documents[partnership.form.arrangements]


def edition_of(document: PublishedDocument) -> str | None:
    """The edition of the guidance a document is judged by: as recorded, or else the one it was written to."""
    edition = document.assessed.edition if document.assessed else document.written_to
    return str(edition) if edition else None


def later_editions(dataset: Dataset, edition: str | None) -> list[str]:
    """The editions that followed one, in order. An edition that replaces itself ends the chain."""
    found: list[str] = []
    here = dataset.instruments.get(edition or "")
    while here and here.replaced_by and here.replaced_by not in (*found, edition):
        found.append(str(here.replaced_by))
        here = dataset.instruments.get(here.replaced_by)
    return found


def in_force_for(dataset: Dataset, document: PublishedDocument) -> list[str]:
    """The instruments a document is judged by: the edition of its day, and the law in force then."""
    edition = edition_of(document)
    law = [
        instrument_id
        for instrument_id, instrument in dataset.instruments.items()
        if instrument.kind in ("act", "regulations") and instrument.status == "in force" and instrument.requirements
        and _began_before(instrument, document)
    ]  # fmt: skip
    return [*([edition] if edition else []), *law]


def _began_before(instrument: Instrument, document: PublishedDocument) -> bool:
    began = instrument.in_force or instrument.published
    when = (document.assessed.on if document.assessed else None) or document.date.when or document.date.inferred
    return not (began and when) or began.first_day <= when.first_day

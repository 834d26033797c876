"""The published documents, who is named as signing them, and what they cite.

In: a data set. Out: the listings. Must not know: file formats.
"""

from __future__ import annotations

from macros.dataset.dataset import Dataset
from macros.exporting.fields import PARTNERSHIP, Listing, Row
from macros.exporting.from_forms import fields_of, shaped
from macros.exporting.listings.register import register
from macros.model.registers import PublishedDocument
from macros.model.topics import Citation, Signature, Signatures, StatutoryBasis

SOURCES = register(
    "sources",
    "source",
    "Documents",
    "The published documents that every fact cites: date, edition of the guidance, whether a later one exists, what is missing from it.",
    None,
    PublishedDocument,
    lambda dataset: dataset.documents.values(),
    lambda _, item: f"{item.partnership}/sources/#{item.id}",
)


def signatures(dataset: Dataset) -> list[Row]:
    """Every signature block of every partnership's arrangements."""
    topics = [(item.id, item.topic("signatures")) for item in dataset.partnerships.values()]
    return [{"partnership": area, **shaped(item)} for area, topic in topics if isinstance(topic, Signatures) for item in topic.signatories]


def citations(dataset: Dataset) -> list[Row]:
    """Every law and edition of guidance that a partnership's arrangements cite."""
    topics = [(item.id, item.topic("statutory-basis")) for item in dataset.partnerships.values()]
    return [
        {"partnership": area, **shaped(item)} for area, topic in topics if isinstance(topic, StatutoryBasis) for item in topic.citations
    ]


SIGNATURES = Listing(
    "signatures",
    "signature",
    "Who is named as signing",
    "The signature blocks of the arrangements: post, name, and day where there is one.",
    "compare/signatures/",
    (PARTNERSHIP, *fields_of(Signature)),
    signatures,
    key=(),
)
CITATIONS = Listing(
    "citations",
    "citation",
    "Law and guidance the documents cite",
    "What each arrangement cites, as it cites it, and whether the edition had been replaced by then.",
    "compare/statutory-basis/",
    (PARTNERSHIP, *fields_of(Citation)),
    citations,
    key=(),
)

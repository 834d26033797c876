"""Funding: each contribution, and the totals of each partnership.

In: a data set. Out: the listings. Must not know: file formats. A stated figure is never replaced by a computed one, and a
body that is not listed is never £0.
"""

from __future__ import annotations

from decimal import Decimal

from macros.dataset.dataset import Dataset, Partnership
from macros.exporting.fields import ADDRESS, PARTNERSHIP, SOURCE, Field, Listing, Row
from macros.exporting.from_forms import source_of
from macros.exporting.listings.partnerships import topic_address
from macros.model.claims import Answer
from macros.model.topics import Funding
from macros.views.funding import funding_figures

SCOPE = Field("scope", "text", "What the figures cover, in words: the business unit, the training unit, or what is not said.", needed=True)
PERIOD = Field("period", "text", "The period the figures are for, as the document says; nothing where it does not say.")


def _funding(partnership: Partnership) -> Funding | None:
    topic = partnership.topic("funding")
    return topic if isinstance(topic, Funding) and topic.contributions else None


def scope_in_words(topic: Funding) -> str:
    """`includes the business unit; does not say whether it includes the training unit`."""
    return f"{_covers(topic.covers_business_unit)} the business unit; {_covers(topic.covers_training_unit)} the training unit"


def _covers(answer: Answer | None) -> str:
    if answer is None:
        return "does not say whether it includes"
    return "includes" if answer.answer else "does not include"


def funding_of(partnership: Partnership) -> list[Row]:
    """Every contribution to one partnership; shares are of the computed total."""
    topic = _funding(partnership)
    return [
        {
            "partnership": partnership.id,
            "payer": str(line.contribution.payer),
            "payer_as_written": line.payer,
            "amount_pounds": str(line.contribution.pounds),
            "amount_as_written": str(line.contribution.amount_as_written),
            "stated_share": line.contribution.stated_share and str(line.contribution.stated_share),
            "computed_share": line.computed_share.removesuffix("%") or None,
            "scope": scope_in_words(topic),
            "period": topic.period.says if topic.period else None,
            "note": line.contribution.note,
            "source": source_of(line.contribution),
        }
        for line in (funding_figures(topic).lines if topic else ())
        if topic
    ]


def totals_of(dataset: Dataset, partnership: Partnership) -> Row | None:
    """The totals of one partnership; nothing where its document lists no contributions."""
    topic = _funding(partnership)
    if topic is None:
        return None
    figures = funding_figures(topic)
    return {
        "partnership": partnership.id,
        "stated_total": _text(figures.stated_total),
        "stated_as_written": str(topic.total.amount_as_written) if topic.total else None,
        "computed_total": str(figures.computed_total),
        "difference": _text(figures.difference),
        "published_in": topic.unit,
        "covers_business_unit": topic.covers_business_unit.answer if topic.covers_business_unit else None,
        "covers_training_unit": topic.covers_training_unit.answer if topic.covers_training_unit else None,
        "scope": scope_in_words(topic),
        "period": topic.period.says if topic.period else None,
        "updated": topic.updated and str(topic.updated.when),
        "source": source_of(topic.total) if topic.total else None,
        "address": topic_address(dataset, partnership.id, "funding"),
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _all_totals(dataset: Dataset) -> list[Row]:
    every = (totals_of(dataset, item) for item in dataset.partnerships.values())
    return [totals for totals in every if totals]


FUNDING = Listing(
    "funding",
    "contribution",
    "Funding",
    "Each contribution a document lists. A body that is not listed is not there: that is not the same as paying nothing. The figures of "
    "two areas cannot be compared directly: the documents cover different things and times.",
    "compare/funding/",
    (
        PARTNERSHIP,
        Field("payer", "id", "The body that pays.", needed=True, of="organisations"),
        Field("payer_as_written", "text", "Who pays, as the document has it.", needed=True),
        Field("amount_pounds", "pounds", "The amount in pounds.", needed=True),
        Field("amount_as_written", "text", "The amount as the document has it, in its own unit.", needed=True),
        Field("stated_share", "text", "The share the document states, as it has it. It can differ from the computed one."),
        Field("computed_share", "per cent", "The amount in per cent of the computed total, to two places."),
        SCOPE,
        PERIOD,
        Field("note", "text", "What else a reader should know of it."),
        SOURCE,
    ),
    lambda dataset: [row for item in dataset.partnerships.values() for row in funding_of(item)],
    key=(),
)
FUNDING_TOTALS = Listing(
    "funding-totals",
    "total",
    "Totals of funding",
    "The total each document states, the total of its lines added up by us, and the difference. Neither replaces the other.",
    "compare/funding/",
    (
        PARTNERSHIP,
        Field("stated_total", "pounds", "The total the document states, in pounds; nothing where it states none."),
        Field("stated_as_written", "text", "That total as the document has it."),
        Field("computed_total", "pounds", "The sum of the contributions, in pounds.", needed=True),
        Field("difference", "pounds", "The computed total less the stated one, in pounds."),
        Field("published_in", "text", "In what unit the document gives its amounts.", one_of=("pounds", "thousands of pounds")),
        Field("covers_business_unit", "yes or no", "Whether the document says that the business unit is included."),
        Field("covers_training_unit", "yes or no", "Whether the document says that the training unit is included."),
        SCOPE,
        PERIOD,
        Field("updated", "month", "As at when, as exactly as the document says."),
        SOURCE,
        ADDRESS,
    ),
    _all_totals,
    key=("partnership",),
)

"""Where documents differ from each other or from themselves, in the form of the public contract.

In: a data set. Out: the listing. Must not know: files, addresses or pages.
"""

from __future__ import annotations

from macros.consistency.discrepancy import Discrepancy, Source
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset
from macros.exporting.fields import SOURCE, Field, Listing, Row


def discrepancies_json(dataset: Dataset) -> list[Row]:
    """Every discrepancy as `{rule, subject, values: [{value, document, source: {document, heading, lines}}], explanation}`.

    `subject` is the id of a document, organisation, group or instrument. Money is a decimal string in pounds; a share
    has its sign. A value from outside the documents has a `document` and a `source` of nulls.
    """
    return [_record(item) for item in discrepancies_in(dataset)]


def _record(item: Discrepancy) -> Row:
    return {
        "rule": item.rule,
        "subject": item.subject.id,
        "values": [{"value": value.value, "document": value.document, "source": _source(value.source)} for value in item.values],
        "explanation": item.explanation,
    }


def _source(source: Source | None) -> Row:
    if source is None:
        return {"document": None, "heading": None, "lines": None}
    return {"document": source.document, "heading": source.heading, "lines": source.lines}


DISCREPANCIES = Listing(
    "discrepancies",
    "discrepancy",
    "Where documents differ",
    "Values that do not go together, in one document or in several, found by rules. Neither value is corrected. In the table each value "
    "has a row of its own.",
    "discrepancies/",
    (
        Field("rule", "id", "The rule that found it. The rules are explained on the page.", needed=True),
        Field("subject", "id", "What it is about: the id of a document, organisation, group or law.", needed=True),
        Field(
            "values",
            "records",
            "The values that do not go together.",
            fields=(
                Field("value", "text", "The value: a name, a date, an amount in pounds, a share with its sign.", needed=True),
                Field("document", "id", "The document that gives it; nothing for what is known from outside.", of="sources"),
                SOURCE,
            ),
        ),
        Field("explanation", "text", "One plain sentence on why they do not go together.", needed=True),
    ),
    discrepancies_json,
    key=(),
    spread="values",
)

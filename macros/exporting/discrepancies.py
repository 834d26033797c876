"""`/api/v1/discrepancies.json`: where documents differ, in the form of the public contract.

In: a data set. Out: lists and dictionaries of text. Must not know: files, addresses or pages.
"""

from __future__ import annotations

from typing import Any

from macros.consistency.discrepancy import Discrepancy, Source
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset


def discrepancies_json(dataset: Dataset) -> list[dict[str, Any]]:
    """Every discrepancy as `{rule, subject, values: [{value, document, source: {document, heading, lines}}], explanation}`.

    `subject` is the id of a document, organisation, group or instrument. Money is a decimal string in pounds; a share
    has its sign. A value from outside the documents has a `document` and a `source` of nulls.
    """
    return [_record(item) for item in discrepancies_in(dataset)]


def _record(item: Discrepancy) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "subject": item.subject.id,
        "values": [{"value": value.value, "document": value.document, "source": _source(value.source)} for value in item.values],
        "explanation": item.explanation,
    }


def _source(source: Source | None) -> dict[str, str | None]:
    if source is None:
        return {"document": None, "heading": None, "lines": None}
    return {"document": source.document, "heading": source.heading, "lines": source.lines}

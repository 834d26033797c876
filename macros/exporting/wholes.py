"""One file with everything about one partnership, report or protocol.

In: a data set and the records of the lists. Out: what the file holds. Must not know: where it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.exporting.described import Weight
from macros.exporting.fields import Row
from macros.exporting.from_forms import shaped
from macros.exporting.json_text import Lines
from macros.exporting.listings.money import totals_of
from macros.exporting.listings.partnerships import partnership_record
from macros.model.topics import TOPIC_FORMS

# The lists of which a partnership's file has its own records.
OWN = ("funding", "relevant-agencies", "findings", "discrepancies")


def partnership_whole(dataset: Dataset, partnership: Partnership, own: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Everything about one partnership. `own` are the lines of its records by the name of their list."""
    documents = [item for item in dataset.documents.values() if item.partnership == partnership.id]
    brief = partnership_record(dataset, partnership)
    del brief["file"]
    return {
        **brief,
        "form": shaped(partnership.form),
        "documents": [shaped(item) for item in documents],
        "topics": {topic: shaped(partnership.topic(topic)) for topic in TOPIC_FORMS},
        "groups": _groups_by_area(dataset).get(partnership.id, []),
        "judgements": [shaped(item) for item in partnership.judgements],
        "funding": Lines(tuple(own["funding"])),
        "funding_totals": totals_of(dataset, partnership),
        "relevant_agencies": Lines(tuple(own["relevant-agencies"])),
        "findings": Lines(tuple(own["findings"])),
        "discrepancies": Lines(tuple(own["discrepancies"])),
    }


@lru_cache(maxsize=2)
def _groups_by_area(dataset: Dataset) -> dict[str, list[str]]:
    """The groups of each area; one without areas is for all."""
    found: dict[str, list[str]] = {}
    for group in dataset.groups.values():
        for area in dict.fromkeys(group.areas or dataset.partnerships):
            found.setdefault(area, []).append(str(group.id))
    return found


def publication_whole(dataset: Dataset, publication: Publication) -> dict[str, Any]:
    """Everything a report or protocol says, section by section."""
    document = dataset.documents[publication.form.document]
    return {
        "id": publication.id,
        "kind": document.kind,
        "partnership": str(document.partnership),
        "form": shaped(publication.form),
        "document": shaped(document),
        "sections": {str(name): shaped(publication.sections[name]) for name in publication.form.sections},
        "reporting": shaped(publication.reporting) if publication.reporting else None,
        "judgements": [shaped(item) for item in publication.judgements],
        "address": publication.address,
    }


def lines_by_partnership(dataset: Dataset, records: Iterable[Row], lines: Iterable[str]) -> dict[str, list[str]]:
    """For each partnership the lines of its own records of a list: they are written once for several files."""
    owner = {key: str(item.partnership) for key, item in dataset.documents.items()}
    found: dict[str, list[str]] = {key: [] for key in dataset.partnerships}
    for record, line in zip(records, lines, strict=True):
        named = [record["partnership"]] if "partnership" in record else [owner.get(value["document"]) for value in record["values"]]
        for partnership in dict.fromkeys(named):
            if partnership in found:
                found[partnership].append(line)
    return found


def wholes_listed(dataset: Dataset, folder: str, weights: Mapping[str, Weight]) -> Iterator[Row]:
    """For the index: each such file, what it is about, its page, and its size."""
    about = {f"partnerships/{key}.json": (f"{item.area}: everything", f"{key}/") for key, item in dataset.partnerships.items()}
    about |= {f"{item.folder}/{item.id}.json": (f"{item.form.title}: everything", item.address) for item in dataset.publications.values()}
    for name, (title, address) in about.items():
        yield {"title": title, "file": f"{folder}{name}", "bytes": weights[name].bytes, "address": address}

"""Bodies: several names for one body, one body twice in a list, and a body that had gone before the document was written.

In: a data set. Out: discrepancies. Must not know: pages.
A body a document does not list is never a discrepancy.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from macros.consistency.discrepancy import Discrepancy, Source, Subject, Value, source_of, source_of_all, source_of_date
from macros.consistency.wording import dated, first_day_of, last_day, quoted, stand_apart, words_of
from macros.dataset.dataset import Dataset
from macros.model.claims import Outside, Sourced
from macros.model.record import Record, records_in
from macros.model.references import OrganisationId
from macros.model.registers import NameInDocument, Organisation, OrganisationChange
from macros.model.topics import Contribution, RelevantAgencies, RelevantAgencyEntry
from macros.model.values import Month
from macros.words import month_in_words, number_in_words

ENDS_A_BODY = ("merger", "renaming", "replacement", "ending")


def organisation_named_differently(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's document calls probation by two names, and its hospital trust “NHS” in one place and “University” in another.

    A table there breaks “Bedfordshire Hospitals University Trust” over two rows: “University Trust” alone is no name.
    """
    whole, several = _names_broken_over_rows(dataset), _names_of_several(dataset)
    for body in dataset.organisations.values():
        for document in dict.fromkeys(name.document for name in body.named):
            names: dict[tuple[str, ...], tuple[str, NameInDocument]] = {}
            for name in body.named:
                if name.document == document and (document, words_of(name.as_written)) not in several:
                    written = whole.get((body.id, document, name.as_written), str(name.as_written))
                    names.setdefault(words_of(written), (written, name))
            if stand_apart([name for _, name in names.values() if name.sort != "short form"]):
                yield Discrepancy(
                    "organisation-named-differently",
                    Subject("organisation", str(body.id), body.name),
                    tuple(Value(written, f"“{written}”", source_of(name, name.as_written)) for written, name in names.values()),
                    f"The document uses {number_in_words(len(names))} names for what we take to be one body.",
                )


def _names_broken_over_rows(dataset: Dataset) -> dict[tuple[str, str, str], str]:
    """The whole name for each part of a payer's name that a table breaks over rows, by (body, document, part)."""
    return {
        (str(line.payer), str(line.document), str(part)): " ".join(line.payer_as_written)
        for partnership in dataset.partnerships.values()
        for line in records_in(partnership.topic("funding"))
        if isinstance(line, Contribution) and len(line.payer_as_written) > 1
        for part in line.payer_as_written
    }


def _names_of_several(dataset: Dataset) -> set[tuple[str, tuple[str, ...]]]:
    """The wordings, by document, that name several bodies at once, or a group that is registered as one."""
    holders: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    registers: list[tuple[str, tuple[NameInDocument, ...]]] = [
        *((f"organisation {body.id}", body.named) for body in dataset.organisations.values()),
        *((f"group {group.id}", group.named) for group in dataset.groups.values()),
    ]
    for holder, named in registers:
        for name in named:
            holders.setdefault((str(name.document), words_of(name.as_written)), set()).add(holder)
    return {wording for wording, found in holders.items() if len(found) > 1}


def same_body_listed_twice(dataset: Dataset) -> Iterator[Discrepancy]:
    """Central Bedfordshire's list of relevant agencies has “Bedfordshire Probation Service” and “National Probation Service”."""
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("relevant-agencies")
        if not isinstance(topic, RelevantAgencies):
            continue
        entries: dict[str, list[RelevantAgencyEntry]] = {}
        for entry in topic.entries:
            for body in dict.fromkeys(item.organisation for item in entry.stands_for if item.organisation):
                entries.setdefault(str(body), []).append(entry)
        for body_id, twice in entries.items():
            if len(twice) > 1:
                written = [" ".join(entry.as_written) for entry in twice]
                yield Discrepancy(
                    "same-body-listed-twice",
                    Subject("organisation", body_id, dataset.organisations[body_id].name),
                    tuple(Value(words, f"“{words}”", source_of(entry)) for words, entry in zip(written, twice, strict=True)),
                    f"The list has {quoted(written)} as {number_in_words(len(twice))} entries; we take them to be one body.",
                )


def body_gone_before_document(dataset: Dataset) -> Iterator[Discrepancy]:
    """What Works Centre for Children's Social Care had become another body before later documents named it."""
    claims = _claims_by_body(dataset)
    for body in dataset.organisations.values():
        for name, when, how, outside in _names_that_ended(dataset, body):
            for document_id, source in _where_named(body, name, claims.get(body.id, ())).items():
                document = dataset.documents[document_id]
                written = first_day_of(document)
                if written is None or written <= last_day(when):
                    continue
                yield Discrepancy(
                    "body-gone-before-document",
                    Subject("organisation", str(body.id), name),
                    (
                        Value(name, f"The document names “{source.look_for[0] if source.look_for else name}”.", source),
                        Value(
                            str(document.date.when or document.date.inferred),
                            f"The document is {dated(document)}.",
                            source_of_date(document),
                        ),
                        Value(str(when), how, outside=outside),
                    ),
                    f"As far as we know, {name} had ended or changed its name by {month_in_words(when)}{_how_sure(outside)}, "
                    f"and the document that names it is {dated(document)}.",
                )


def _how_sure(outside: tuple[Outside, ...]) -> str:
    return f" (how sure we are: {outside[0].confidence.value})" if outside else ""


Ended = tuple[str, Month, str, tuple[Outside, ...]]


def _names_that_ended(dataset: Dataset, body: Organisation) -> Iterator[Ended]:
    """The names under which a body, or one it came from, was known until a date: (name, date, how it ended, how we know)."""
    own = _ending_of(dataset, body.id)
    if own and own.on:
        yield body.name, own.on, own.says, own.outside
    for earlier in body.earlier_names:
        if earlier.ends:
            known = (earlier.outside,) if earlier.outside else ()
            yield earlier.name, earlier.ends, f"{body.name} bore the name {earlier.name} until {month_in_words(earlier.ends)}.", known
    for before in _bodies_it_came_from(dataset, body.id):
        change = _ending_of(dataset, before)
        if change and change.on:
            yield dataset.organisations[before].name, change.on, change.says, change.outside


def _ending_of(dataset: Dataset, body_id: str) -> OrganisationChange | None:
    """The first change by which a body ended or lost its name."""
    changes = [item for item in dataset.changes if item.kind in ENDS_A_BODY and body_id in item.before and body_id not in item.after]
    return min((item for item in changes if item.on), key=lambda item: last_day(item.on or Month("9999")), default=None)


def _bodies_it_came_from(dataset: Dataset, body_id: str) -> list[str]:
    found: dict[str, None] = {}
    to_visit = [body_id]
    while to_visit:
        after = to_visit.pop()
        for change in dataset.changes:
            if after in change.after:
                new = [str(item) for item in change.before if item not in found and item != body_id]
                found.update(dict.fromkeys(new))
                to_visit += new
    return list(found)


def _where_named(body: Organisation, name: str, claims: Sequence[Sourced]) -> dict[str, Source]:
    """Where each document names a body by a name that ended: its own name in any form, or an old one word for word."""
    if name != body.name:
        return _by_document([item for item in body.named if words_of(item.as_written) == words_of(name)])
    registered = {item.document for item in body.named}
    return _by_document([*body.named, *(claim for claim in claims if claim.document not in registered)])


def _by_document(found: Sequence[Sourced]) -> dict[str, Source]:
    together: dict[str, list[Sourced]] = {}
    for claim in found:
        together.setdefault(str(claim.document), []).append(claim)
    return {
        document: source_of_all(claims, dict.fromkeys(word for claim in claims for word in _words(claim)))
        for document, claims in together.items()
    }


def _words(claim: Sourced) -> tuple[str, ...]:
    written = getattr(claim, "as_written", None) or getattr(claim, "payer_as_written", None) or ()
    return (written,) if isinstance(written, str) else tuple(written)


def _claims_by_body(dataset: Dataset) -> dict[str, list[Sourced]]:
    """Every claim that names a body by its id, by that id."""
    found: dict[str, list[Sourced]] = {}
    for record in records_in(dataset.records()):
        names = _fields_with_bodies(type(record))
        if names and isinstance(record, Sourced):
            values = [record.__dict__[name] for name in names]
            ids = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
            for body in dict.fromkeys(item for item in ids if isinstance(item, OrganisationId)):
                found.setdefault(str(body), []).append(record)
    return found


@cache
def _fields_with_bodies(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record in which ids of bodies stand."""
    return tuple(name for name, field in kind.model_fields.items() if _names_bodies(field.annotation))


def _names_bodies(annotation: Any) -> bool:
    return annotation is OrganisationId or any(_names_bodies(inner) for inner in typing.get_args(annotation))

"""Where documents differ from each other or from themselves: by area and rule, and the rules with what they mean.

In: a data set. Out: one `DiscrepancyPage`. Must not know: HTML, or how a rule finds its cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.consistency.discrepancy import Discrepancy, Source, Subject, Value
from macros.consistency.rules import RULES, discrepancies_in
from macros.dataset.dataset import Dataset
from macros.views.addresses import Addresses
from macros.views.blocks import HowSure, Link, Rich, Where
from macros.views.since import how_sure
from macros.words import counted, number_in_words

SEVERAL_AREAS = "several-areas"


@dataclass(frozen=True)
class ValueView:
    """One of the values, with the document and heading that hold it, or how we know it where none does."""

    says: str
    document: Link | None
    heading: str
    sure: tuple[HowSure, ...]


@dataclass(frozen=True)
class Case:
    """One discrepancy: its subject, the sentence, the values, and where each of them stands.

    `document` is the one document that holds all of them, if one does.
    """

    subject: Rich
    document: Link | None
    explanation: str
    values: tuple[ValueView, ...]
    where: tuple[Where, ...]


@dataclass(frozen=True)
class Kind:
    """The cases one rule finds in one area. `rule` leads to what the rule means."""

    id: str
    title: str
    rule: Link
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class AreaPart:
    """What is found in the documents of one area, or between documents of several."""

    id: str
    title: str
    found: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class RuleView:
    """A rule, what it means, and links to what it found."""

    id: str
    title: str
    means: str
    found: tuple[Link, ...]


@dataclass(frozen=True)
class DiscrepancyPage:
    """The page: how much was found, where, and by which rules."""

    summary: str
    areas: tuple[AreaPart, ...]
    rules: tuple[RuleView, ...]


def discrepancy_page(dataset: Dataset) -> DiscrepancyPage:
    """Everything the rules find, by area and rule."""
    by_area: dict[str, list[Discrepancy]] = {area: [] for area in (*dataset.partnerships, SEVERAL_AREAS)}
    for item in discrepancies_in(dataset):
        by_area[_area_of(dataset, item)].append(item)
    areas = tuple(_area_part(dataset, area, found) for area, found in by_area.items() if found)
    return DiscrepancyPage(_summary(dataset, by_area), areas, _rules(areas))


def found_at(dataset: Dataset, item: Discrepancy) -> Link:
    """Where the page shows a discrepancy: among those of its rule in its area."""
    return Link("Where the documents differ", f"discrepancies/#{_area_of(dataset, item)}-{item.rule}")


def _area_of(dataset: Dataset, item: Discrepancy) -> str:
    """The area whose documents differ, or that they are of several areas."""
    areas = {str(dataset.documents[document].partnership) for document in item.documents}
    return areas.pop() if len(areas) == 1 else SEVERAL_AREAS


def _summary(dataset: Dataset, by_area: dict[str, list[Discrepancy]]) -> str:
    count = sum(map(len, by_area.values()))
    documents = counted(len(dataset.documents), "document")
    return f"{number_in_words(len(RULES)).capitalize()} rules were run over {documents}. They found {counted(count, 'difference')}."


def _area_part(dataset: Dataset, area: str, found: Sequence[Discrepancy]) -> AreaPart:
    title = dataset.partnerships[area].area if area in dataset.partnerships else "Between documents of several areas"
    kinds = tuple(
        Kind(
            f"{area}-{rule.id}",
            rule.title,
            Link("What this means", f"discrepancies/#{rule.id}"),
            tuple(_case(dataset, item) for item in found if item.rule == rule.id),
        )
        for rule in RULES
        if any(item.rule == rule.id for item in found)
    )
    return AreaPart(area, title, counted(len(found), "difference"), kinds)


def _case(dataset: Dataset, item: Discrepancy) -> Case:
    addresses = Addresses(dataset)
    places: dict[tuple[object, ...], Where] = {}
    for value in item.values:
        where = _where(addresses, value.source) if value.source else None
        if where:
            places.setdefault((where.document, where.heading, where.look_for), where)
    documents = [addresses.document(document) for document in item.documents]
    return Case(
        subject=_subject(addresses, item.subject),
        document=documents[0] if len(documents) == 1 else None,
        explanation=item.explanation,
        values=tuple(_value(addresses, value) for value in item.values),
        where=tuple(places.values()),
    )


def _subject(addresses: Addresses, subject: Subject) -> Rich:
    if subject.kind == "group":
        return (addresses.group(subject.id, subject.name),)
    if subject.kind == "organisation":
        return (addresses.organisation(subject.id, subject.name),)
    return (subject.name,)


def _value(addresses: Addresses, value: Value) -> ValueView:
    document = addresses.document(value.document) if value.document else None
    heading = (value.source.heading or "") if value.source else ""
    return ValueView(value.says, document, heading.rstrip(": "), tuple(how_sure(item) for item in value.outside))


def _where(addresses: Addresses, source: Source) -> Where | None:
    if source.record is None:
        return None
    heading = (source.heading or "").rstrip(": ")
    return Where(addresses.document(source.document), heading, source.look_for, addresses.change(source.record))


def _rules(areas: Sequence[AreaPart]) -> tuple[RuleView, ...]:
    return tuple(
        RuleView(
            rule.id,
            rule.title,
            rule.means,
            tuple(
                Link(f"{area.title}: {len(kind.cases)}", f"discrepancies/#{kind.id}")
                for area in areas
                for kind in area.kinds
                if kind.id == f"{area.id}-{rule.id}"
            ),
        )
        for rule in RULES
    )

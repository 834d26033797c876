"""Who reports to whom: each line a claim of a document, none of ours.

In: a data set. Out: `ReportingLine`s. Must not know: HTML, or how a chart is drawn.
A line is unsure where only some of the documents that speak of the group state it, or where documents differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.consistency.groups import group_reports_to_differs
from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import Claim
from macros.model.registers import ReportsTo
from macros.model.topics import Governance
from macros.views.addresses import Addresses
from macros.views.blocks import Link
from macros.views.discrepancies import found_at
from macros.views.stated import Stated, stated
from macros.words import listed

SHARED_CHART = "groups/#structure-chart"


@dataclass(frozen=True)
class Body:
    """Something that reports or is reported to. Without a link it is known only in words."""

    key: str
    name: str
    link: Link | None = None


@dataclass(frozen=True)
class ReportingLine:
    """That one body reports to another, by at least one document. `unsure` says in words why it is not certain."""

    lower: Body
    upper: Body
    documents: tuple[str, ...]
    claims: tuple[Stated, ...]
    unsure: str = ""
    differs: Link | None = None

    @property
    def dashed(self) -> bool:
        """Whether the line is drawn as unsure."""
        return bool(self.unsure or self.differs)

    @property
    def of_arrangements(self) -> bool:
        """Whether it is said of the arrangements as a whole, not of a group."""
        return self.lower.key.startswith("arrangements:")


@dataclass(frozen=True)
class _Told:
    """One claim, as it will be drawn. `speak` are the documents that could have said the same; `group` made the claim."""

    lower: Body
    upper: Body
    says: str
    claim: Claim
    speak: tuple[str, ...]
    group: str = ""


def documents_of_today(dataset: Dataset) -> tuple[str, ...]:
    """The documents that are not held as history."""
    return tuple(key for key, document in dataset.documents.items() if document.status != "historical")


@lru_cache(maxsize=4)
def reporting_lines(dataset: Dataset, documents: tuple[str, ...]) -> tuple[ReportingLine, ...]:
    """Every line that these documents state, in the order of the data. No line leads from a body to itself."""
    scope = set(documents)
    every = (*_of_groups(dataset), *_of_arrangements(dataset))
    told = [item for item in every if item.claim.document in scope and item.lower != item.upper]
    differ = {item.subject.id: item for item in group_reports_to_differs(dataset) if scope & set(item.documents)}
    together: dict[tuple[str, str], list[_Told]] = {}
    for item in told:
        together.setdefault((item.lower.key, item.upper.key), []).append(item)
    return tuple(
        ReportingLine(
            lower=items[0].lower,
            upper=items[0].upper,
            documents=tuple(dict.fromkeys(item.claim.document for item in items)),
            claims=stated(Addresses(dataset), (((item.says,), item.claim) for item in items)),
            unsure=_unsure(dataset, items, scope),
            differs=next((found_at(dataset, differ[item.group]) for item in items if item.group in differ), None),
        )
        for items in together.values()
    )


def lines_to(dataset: Dataset, group_id: str) -> tuple[ReportingLine, ...]:
    """Every line that leads to a group: by the documents of today, then by each historical one."""
    return _lines_by_group(dataset).get(group_id, ())


@lru_cache(maxsize=4)
def _lines_by_group(dataset: Dataset) -> dict[str, tuple[ReportingLine, ...]]:
    today = documents_of_today(dataset)
    scopes = [today, *((document,) for document in dataset.documents if document not in today)]
    lines = [line for scope in scopes for line in reporting_lines(dataset, scope)]
    by_upper: dict[str, list[ReportingLine]] = {}
    for line in lines:
        by_upper.setdefault(line.upper.key, []).append(line)
    return {group: tuple(by_upper.get(group_body(dataset, group).key, ())) for group in dataset.groups}


def shared_title(dataset: Dataset) -> str:
    """What the list of the groups that all areas share is called: by the county, where the data names it."""
    return f"Shared across {dataset.site.whole_area}" if dataset.site and dataset.site.whole_area else "Shared by all areas"


def chart_of_shared_groups(dataset: Dataset) -> Link:
    """Where the chart of the shared groups stands."""
    return Link(f"the groups {_small(shared_title(dataset))}", SHARED_CHART)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def chart_of_area(partnership: Partnership) -> Link:
    """Where an area's chart stands."""
    return Link(partnership.area, f"{partnership.id}/governance/#structure-chart")


def group_body(dataset: Dataset, group_id: str) -> Body:
    """A group as a body of a chart."""
    link = Addresses(dataset).group(group_id)
    return Body(f"group:{group_id}", link.text, link)


def arrangements_body(partnership: Partnership) -> Body:
    """The arrangements of an area as a body of a chart: for what a document says of them as a whole."""
    name = f"The arrangements in {partnership.area}"
    return Body(f"arrangements:{partnership.id}", name, Link(name, f"{partnership.id}/"))


def _of_groups(dataset: Dataset) -> Iterator[_Told]:
    for group in dataset.groups.values():
        named_by = tuple(dict.fromkeys(name.document for name in group.named))
        for claim in group.reports_to:
            partnership = dataset.partnerships.get(group.areas[0]) if claim.of_the_arrangements and group.areas else None
            lower = arrangements_body(partnership) if partnership else group_body(dataset, group.id)
            speak = _documents_about(dataset, partnership) if partnership else named_by
            yield _Told(lower, _reported_to(dataset, claim), claim.says, claim, speak, group.id)


def _of_arrangements(dataset: Dataset) -> Iterator[_Told]:
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("governance")
        for body in topic.bodies if isinstance(topic, Governance) else ():
            partner = dataset.organisations[body.organisation].name
            says = f"Governance of the arrangements sits in this body, inside {partner}."
            lower, upper = arrangements_body(partnership), group_body(dataset, body.group)
            yield _Told(lower, upper, says, body, _documents_about(dataset, partnership))


def _documents_about(dataset: Dataset, partnership: Partnership) -> tuple[str, ...]:
    return tuple(document.id for document in dataset.documents_of(partnership.id))


def _reported_to(dataset: Dataset, claim: ReportsTo) -> Body:
    """The group or body named, or else our words for it, or else the document's own."""
    if claim.group:
        return group_body(dataset, claim.group)
    if claim.organisation:
        link = Addresses(dataset).organisation(claim.organisation)
        return Body(f"organisation:{claim.organisation}", link.text, link)
    words = claim.whom or f"“{' … '.join(claim.as_written)}”"
    return Body(f"words:{words}", words)


def _unsure(dataset: Dataset, items: list[_Told], scope: set[str]) -> str:
    """Which documents speak of the lower body and do not state this line."""
    saying = {item.claim.document for item in items}
    silent = [document for document in items[0].speak if document in scope and document not in saying]
    if not silent:
        return ""
    titles = listed([dataset.documents[document].short_title for document in silent])
    return f"Not stated by {titles}, which {'speaks' if len(silent) == 1 else 'speak'} of it too."

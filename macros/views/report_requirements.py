"""A yearly report beside what the law asks of it and what its partnership promised, ready to be laid out.

In: a data set and a publication. Out: `ReportAssessment`. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.assessing.editions import in_force_for
from macros.assessing.findings import STATUSES, counted
from macros.assessing.reports import Promise, findings_of_report, promises_of
from macros.dataset.dataset import Dataset
from macros.views.addresses import Addresses
from macros.views.blocks import Item, Link
from macros.views.statutory import Assessment, state_groups

PROMISE_WORDS = {
    "found": "The report holds it",
    "found in part": "The report holds part of it",
    "not found": "Somebody looked and did not find it",
    "not recorded": "Nobody has looked yet",
}


@dataclass(frozen=True)
class PromiseView:
    """One promise, where it stands, and what the report holds of it."""

    promised: Item
    state: str
    word: str
    found: tuple[Item, ...]
    looked_for: str


@dataclass(frozen=True)
class ReportAssessment:
    """The promises of the arrangements, then the findings against law and guidance."""

    arrangements: Link
    promises: tuple[PromiseView, ...]
    assessment: Assessment


def report_assessment(dataset: Dataset, publication_id: str) -> ReportAssessment:
    """One report measured against its partnership's promises and its edition."""
    publication = dataset.publications[publication_id]
    document = dataset.documents[publication.form.document]
    addresses = Addresses(dataset)
    found = findings_of_report(dataset, publication_id)
    assessed = document.assessed
    return ReportAssessment(
        arrangements=addresses.document(dataset.partnerships[document.partnership].form.arrangements),
        promises=tuple(_promise(addresses, item) for item in promises_of(dataset, publication)),
        assessment=Assessment(
            document=addresses.document(document.id),
            judged_by=", ".join(dataset.instruments[key].short_title for key in in_force_for(dataset, document)),
            reason=assessed.reason if assessed else "",
            confidence=assessed.confidence if assessed else "",
            total=sum(counted(found).values()),
            groups=state_groups(dataset, found, {status: status[:1].upper() + status[1:] for status in STATUSES}),
            later=(),
        ),
    )


def _promise(addresses: Addresses, promise: Promise) -> PromiseView:
    return PromiseView(
        promised=Item((promise.promised.says,), addresses.where(promise.promised)),
        state=promise.state.replace(" ", "-"),
        word=PROMISE_WORDS[promise.state],
        found=tuple(Item((fact.value,), addresses.where(fact.claim)) for fact in promise.found),
        looked_for=promise.looked_for,
    )

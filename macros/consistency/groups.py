"""Groups: what documents say differently of one group, in different documents or in two places of one.

In: a data set. Out: discrepancies. Must not know: pages.
What a document does not say of a group is never a difference. A document held as history is compared only with
itself: it describes the groups of its own time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.consistency.discrepancy import Discrepancy, Subject, Value, source_of
from macros.consistency.wording import listed, quoted, titled_and_dated, words_of
from macros.dataset.dataset import Dataset
from macros.model.claims import Claim
from macros.model.registers import ChairedBy, Group, MeetsHowOften, NameInDocument, ReportsTo


def group_reports_to_differs(dataset: Dataset) -> Iterator[Discrepancy]:
    """The Education Group reports to the Coordinating Group by two arrangements, to the three boards by Bedford Borough's."""
    for group in dataset.groups.values():
        told: dict[tuple[str, str], set[str]] = {}
        for claim in _of_their_day(dataset, group.reports_to):
            told.setdefault((claim.document, claim.lines), set()).add(_reports_to(claim))
        answers = list(told.values())
        if any(first.isdisjoint(second) for first in answers for second in answers):
            claims = _of_their_day(dataset, group.reports_to)
            yield _difference(dataset, "group-reports-to-differs", group, claims, "to whom it reports")


def group_meetings_differ(dataset: Dataset) -> Iterator[Discrepancy]:
    """The Education Group meets six times a year by one document, and four times by a later one."""
    for group in dataset.groups.values():
        claims = [claim for claim in _of_their_day(dataset, group.meetings) if claim.a_year is not None]
        numbers: dict[str, set[int | None]] = {}
        for claim in claims:
            numbers.setdefault(claim.document, set()).add(claim.a_year)
        answers = list(numbers.values())
        if any(first.isdisjoint(second) for first in answers for second in answers):
            yield _difference(dataset, "group-meetings-differ", group, claims, "how often it meets")


def same_figure_for_meetings(dataset: Dataset) -> Iterator[tuple[Group, list[MeetsHowOften]]]:
    """Each group to which one document gives different numbers of meetings, with that document's claims."""
    for group in dataset.groups.values():
        for document in dict.fromkeys(claim.document for claim in group.meetings):
            claims = [claim for claim in group.meetings if claim.document == document and claim.a_year is not None]
            if len({claim.a_year for claim in claims}) > 1:
                yield group, claims


def group_chair_differs(dataset: Dataset) -> Iterator[Discrepancy]:
    """The Assurance and Improvement Group is chaired by Bedford Borough's scrutineer in one document, by Luton's in another.

    Luton's document has the Voice of the Child Group chaired by a principal in one place and by a named person in
    another, and does not say that they are the same person: nor do we.
    """
    for group in dataset.groups.values():
        claims = _of_their_day(dataset, group.chair)
        if any(_another_chair(dataset, group, first, second) for first in claims for second in claims):
            yield _difference(dataset, "group-chair-differs", group, claims, "who chairs it")


def group_named_differently(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's executive meeting goes by four names in one document. Short forms alone do not count."""
    together = _names_of_several(dataset)
    for group in dataset.groups.values():
        for document in dict.fromkeys(name.document for name in group.named):
            names = _once_each([item for item in group.named if item.document == document and _key(item) not in together])
            if sum(name.sort != "short form" for name in names) > 1:
                yield Discrepancy(
                    "group-named-differently",
                    Subject("group", str(group.id), group.name),
                    tuple(Value(str(name.as_written), f"“{name.as_written}”", source_of(name, name.as_written)) for name in names),
                    f"One document calls what we take to be one group {quoted([name.as_written for name in names])}.",
                )


def _of_their_day[C: Claim](dataset: Dataset, claims: Sequence[C]) -> list[C]:
    return [claim for claim in claims if dataset.documents[claim.document].status != "historical"]

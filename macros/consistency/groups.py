"""Groups: what documents say differently of one group, in different documents or in two places of one.

In: a data set. Out: discrepancies. Must not know: pages.
What a document does not say of a group is never a difference. A document held as history is compared only with
itself: it describes the groups of its own time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from macros.consistency.discrepancy import Discrepancy, Subject, Value, source_of
from macros.consistency.wording import stand_apart, titled_and_dated, words_of
from macros.dataset.dataset import Dataset
from macros.model.claims import Claim
from macros.model.registers import ChairedBy, Group, MeetsHowOften, NameInDocument, ReportsTo
from macros.words import number_in_words

C = TypeVar("C", bound=Claim)
T = TypeVar("T")


def group_reports_to_differs(dataset: Dataset) -> Iterator[Discrepancy]:
    """The Education Group reports to the Coordinating Group by two arrangements, to the three boards by Bedford Borough's."""
    for group in dataset.groups.values():
        for claims in _comparable(dataset, group.reports_to):
            told: dict[tuple[str, str], set[str]] = {}
            for claim in claims:
                told.setdefault((claim.document, claim.lines), set()).add(claim.group or claim.organisation or claim.says.casefold())
            if _some_share_nothing(list(told.values())):
                yield _difference(dataset, "group-reports-to-differs", group, claims, "to whom it reports")


def group_meetings_differ(dataset: Dataset) -> Iterator[Discrepancy]:
    """The Education Group meets six times a year by one document, and four times by a later one."""
    for group in dataset.groups.values():
        for comparable in _comparable(dataset, group.meetings):
            claims = [claim for claim in comparable if claim.a_year is not None]
            told: dict[str, set[int | None]] = {}
            for claim in claims:
                told.setdefault(claim.document, set()).add(claim.a_year)
            if _some_share_nothing(list(told.values())):
                yield _difference(dataset, "group-meetings-differ", group, claims, "how often it meets")


def group_chair_differs(dataset: Dataset) -> Iterator[Discrepancy]:
    """The Assurance and Improvement Group has Bedford Borough's scrutineer as chair in one document, Luton's in another.

    Luton's document has the Voice of the Child Group chaired by a principal in one place and by a named person in
    another, and does not say that they are the same person: nor do we.
    """
    for group in dataset.groups.values():
        for claims in _comparable(dataset, group.chair):
            if any(_another_chair(dataset, group, first, second) for first in claims for second in claims):
                yield _difference(dataset, "group-chair-differs", group, claims, "who chairs it")


def group_named_differently(dataset: Dataset) -> Iterator[Discrepancy]:
    """Luton's executive meeting goes by four names in one document. Short forms alone do not count.

    “Pan Bedfordshire Neglect and Voice of the Child groups” names two groups at once and is a name of neither.
    """
    holders: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for group in dataset.groups.values():
        for name in group.named:
            holders.setdefault(_key(name), set()).add(group.id)
    for group in dataset.groups.values():
        own = [name for name in group.named if len(holders[_key(name)]) == 1]
        for document in dict.fromkeys(name.document for name in own):
            names = list({_key(name): name for name in reversed(own) if name.document == document}.values())[::-1]
            if stand_apart([name for name in names if name.sort != "short form"]):
                yield Discrepancy(
                    "group-named-differently",
                    Subject("group", str(group.id), group.name),
                    tuple(Value(str(name.as_written), f"“{name.as_written}”", source_of(name, name.as_written)) for name in names),
                    f"The document uses {number_in_words(len(names))} names for what we take to be one group.",
                )


def _comparable(dataset: Dataset, claims: Sequence[C]) -> list[list[C]]:
    """The claims that can be held against each other: those of today's documents, and those of each historical one."""
    together: dict[str, list[C]] = {}
    for claim in claims:
        historical = dataset.documents[claim.document].status == "historical"
        together.setdefault(claim.document if historical else "", []).append(claim)
    return list(together.values())


def _some_share_nothing(answers: Sequence[set[T]]) -> bool:
    """Whether two of the answers have nothing in common. One that says more than another does not contradict it."""
    return any(first.isdisjoint(second) for first in answers for second in answers)


def _another_chair(dataset: Dataset, group: Group, first: ChairedBy, second: ChairedBy) -> bool:
    """Whether two claims on the chair name different posts, people or bodies; words alone do not contradict."""
    posts = (_post_apart_from_chairing(dataset, group, first), _post_apart_from_chairing(dataset, group, second))
    holders, bodies = (first.holder, second.holder), (first.organisation, second.organisation)
    if any(None not in pair and pair[0] != pair[1] for pair in (posts, holders, bodies)):
        return True
    by_name_only = first.holder and not first.post and not first.organisation
    return bool(by_name_only and first.document == second.document and not second.holder)


def _post_apart_from_chairing(dataset: Dataset, group: Group, claim: ChairedBy) -> str | None:
    """The chair's post, unless the post is that of being this group's chair."""
    post = dataset.posts.get(claim.post) if claim.post else None
    return None if post is None or post.group == group.id else str(post.id)


def _difference(
    dataset: Dataset, rule: str, group: Group, claims: Sequence[ChairedBy | MeetsHowOften | ReportsTo], what: str
) -> Discrepancy:
    documents = list(dict.fromkeys(claim.document for claim in claims))
    dates = "; ".join(titled_and_dated(dataset.documents[document]) for document in documents)
    explanation = f"The documents differ on {what}: {dates}." if len(documents) > 1 else f"The document says in two ways {what}."
    values = tuple(Value(_value(claim), claim.says, source_of(claim)) for claim in claims)
    return Discrepancy(rule, Subject("group", str(group.id), group.name), values, explanation)


def _value(claim: ChairedBy | MeetsHowOften | ReportsTo) -> str:
    if isinstance(claim, MeetsHowOften):
        return str(claim.a_year)
    if isinstance(claim, ReportsTo):
        return str(claim.group or claim.organisation or claim.says)
    return str(claim.holder or claim.post or claim.organisation or claim.says)


def _key(name: NameInDocument) -> tuple[str, tuple[str, ...]]:
    return name.document, words_of(name.as_written)

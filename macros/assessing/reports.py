"""A yearly report measured: against what the law asks of such reports, and against what the partnership promised.

In: a data set and a publication. Out: `Finding` and `Promise` records. Must not know: pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from macros.assessing.editions import document_of, in_force_for
from macros.assessing.facts import Fact, facts_at
from macros.assessing.findings import Finding, findings_for
from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.model.claims import Statement
from macros.model.requirements import Requirement

TOPIC = "reporting"
PROMISES = "report-contents"
PROMISED_BESIDE_THE_LIST = ("what-was-done", "focus", "practice-reviews")  # contents that stand in a sentence of their own


@dataclass(frozen=True)
class Promise:
    """One content the arrangements promise of the report, and what the report holds of it.

    `state` is “found”, “found in part” (of a requirement for this very content a person judged that the report answers a
    part), “not found” (somebody looked), or “not recorded” (nobody has looked).
    """

    promised: Statement
    state: Literal["found", "found in part", "not found", "not recorded"]
    found: tuple[Fact, ...]
    looked_for: str


def is_report(dataset: Dataset, publication: Publication) -> bool:
    """Whether a publication is a yearly report whose contents somebody has recorded."""
    return publication.reporting is not None and dataset.documents[publication.form.document].kind == "yearly report"


def read_as_arrangement(dataset: Dataset, publication: Publication) -> Partnership:
    """The report as if it were all its partnership had published, so that the same tests apply to it."""
    owner = dataset.partnerships[dataset.documents[publication.form.document].partnership]
    form = owner.form.model_copy(update={"arrangements": publication.form.document})
    topics = {TOPIC: publication.reporting} if publication.reporting else {}
    return Partnership(owner.id, form, topics, (), publication.judgements)


@lru_cache(maxsize=64)
def findings_of_report(dataset: Dataset, publication_id: str) -> tuple[Finding, ...]:
    """What the report evidences of the requirements on yearly reports that were in force for it."""
    publication = dataset.publications[publication_id]
    report = read_as_arrangement(dataset, publication)
    data_file = f"data/{publication.folder}/{publication.id}/{TOPIC}.yml"
    return tuple(
        replace(finding, data_file=data_file)
        for instrument in in_force_for(dataset, document_of(dataset, report))
        for finding in findings_for(dataset, report, instrument, "in-force")
        if finding.requirement.subject == "yearly report"
    )


def promises_of(dataset: Dataset, publication: Publication) -> tuple[Promise, ...]:
    """What the partnership's arrangements promise of the report, each with what the report holds."""
    report = read_as_arrangement(dataset, publication)
    arrangements = dataset.partnerships[report.id].topic(TOPIC)
    in_sentences = [item for item in arrangements.statements if item.id in PROMISED_BESIDE_THE_LIST]
    listed = [item for use in arrangements.lists if use.id == PROMISES for item in use.items]
    return tuple(_promise(dataset, publication, report, item) for item in (*in_sentences, *listed))


def _promise(dataset: Dataset, publication: Publication, report: Partnership, item: Statement) -> Promise:
    path = f"{TOPIC}.{item.id}"
    found = facts_at(report, path)
    if found:
        judged = {one.status for one in publication.judgements if path in _looks_for(dataset.requirements[str(one.requirement)])}
        return Promise(item, "found in part" if "partly evidenced" in judged else "found", found, "")
    silences = publication.reporting.silent_on if publication.reporting else ()
    looked = next((silence.says for silence in silences if silence.id == item.id), None)
    return Promise(item, "not found" if looked else "not recorded", (), looked or "")


def _looks_for(requirement: Requirement) -> set[str]:
    """The facts a requirement is tested by. A judgement of it may name others too, and is then not about those."""
    test = requirement.test
    return {path for predicate in (*test.all, *test.any) for path in predicate.says or ()} if test else set()

"""What a change does to findings is told of arrangements and of yearly reports alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from macros.adapters.settings import PROJECT
from macros.assessing.reports import findings_of_report, is_report
from macros.changes.consequences import findings_by_key, findings_that_move, judgements_to_confirm
from macros.dataset.dataset import Dataset, Publication
from macros.dataset.load import load
from macros.model.topics import Reporting, State


@pytest.fixture(scope="module")
def real() -> Dataset:
    dataset = load(PROJECT / "data").dataset
    assert dataset is not None
    return dataset


def report_of(dataset: Dataset) -> Publication:
    return next(item for item in dataset.publications.values() if is_report(dataset, item))


def with_report(dataset: Dataset, report: Publication) -> Dataset:
    return replace(dataset, publications={**dataset.publications, report.id: report})


def without_contents(dataset: Dataset) -> Dataset:
    nothing = Reporting.model_validate({"state": State.NOT_RECORDED})
    return with_report(dataset, replace(report_of(dataset), reporting=nothing, judgements=()))


def moves(before: Dataset, after: Dataset) -> Iterator[str]:
    return (item.says for item in findings_that_move(before, after))


def test_nothing_moves_where_nothing_changed(real: Dataset) -> None:
    assert list(moves(real, replace(real))) == []


def test_what_a_yearly_report_no_longer_evidences_is_told_under_its_own_name(real: Dataset) -> None:
    """`masa diff` passed over yearly reports: their findings could change unseen."""
    evidenced = [item for item in findings_of_report(real, report_of(real).id) if item.status in ("evidenced", "partly evidenced")]
    assert evidenced
    said = list(moves(real, without_contents(real)))
    title = real.documents[report_of(real).form.document].short_title
    for finding in evidenced:
        assert any(f"{title}: “{finding.requirement.summary}” moves from {finding.status} to" in item for item in said)
    assert all(title in item for item in said)


def test_a_report_and_the_arrangements_keep_findings_of_their_own_on_one_requirement(real: Dataset) -> None:
    keys = findings_by_key(real)
    report = {key for key in keys if key[1] == report_of(real).form.document}
    assert report
    assert len(keys) == len(findings_by_key(without_contents(real)))


def test_a_judgement_on_a_report_that_must_be_confirmed_is_told(real: Dataset) -> None:
    report = report_of(real)
    judgement = next(item for item in report.judgements if item.answers)
    waiting = judgement.model_copy(update={"answers": "0" * 12})
    bent = with_report(real, replace(report, judgements=tuple(waiting if item is judgement else item for item in report.judgements)))
    said = [item.says for item in judgements_to_confirm(real, bent)]
    assert len(said) == 1
    assert real.requirements[judgement.requirement].summary in said[0]

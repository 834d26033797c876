"""What a change does to findings is told of arrangements and of yearly reports alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.assessing.reports import findings_of_report, is_report
from macros.changes.consequences import (
    NAMED_ONE_BY_ONE,
    discrepancies_side_by_side,
    findings_by_key,
    findings_that_move,
    judgements_to_confirm,
)
from macros.changes.printed import _plain
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset, Publication
from macros.model.topics import Funding, Reporting, State


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


def test_a_whole_edition_that_comes_or_goes_is_counted_and_not_listed(real: Dataset) -> None:
    """A new edition of one arrangement gave 190 lines, which a forge cuts off."""
    one = next(iter(real.partnerships.values()))
    document = real.documents[one.form.arrangements]
    assert document.assessed
    other = next(
        name for name, item in real.instruments.items() if name != document.assessed.edition and name.startswith("working-together")
    )
    assessed = document.assessed.model_copy(update={"edition": other})
    after = replace(real, documents={**real.documents, document.id: document.model_copy(update={"assessed": assessed})})
    said = list(moves(real, after))
    title = real.instruments[document.assessed.edition].title
    assert any(f"requirements of {title} are no longer asked" in item for item in said)
    assert sum("is no longer asked" in item for item in said) <= NAMED_ONE_BY_ONE * len(real.instruments)


def test_a_discrepancy_that_only_has_another_figure_neither_goes_nor_appears(real: Dataset) -> None:
    found = discrepancies_in(real)
    share = next(item for item in found if "% of all the lines" in item.explanation)
    area = next(item for item in real.partnerships.values() if item.form.arrangements in share.documents)
    funding = area.topics["funding"]
    assert isinstance(funding, Funding)
    last = funding.contributions[-1]
    lines = (*funding.contributions[:-1], last.model_copy(update={"pounds": last.pounds * 2}))
    topics = {**area.topics, "funding": funding.model_copy(update={"contributions": lines})}
    after = replace(real, partnerships={**real.partnerships, area.id: replace(area, topics=topics)})
    pairs = [(then.says if then else "", now.says if now else "") for then, now in discrepancies_side_by_side(real, after)]
    same = [(then, now) for then, now in pairs if then.startswith(share.subject.name) and now.startswith(share.subject.name)]
    assert same
    assert all(then != now for then, now in same)
    assert len({then for then, _ in pairs if then}) == len([then for then, _ in pairs if then])


def test_marks_of_markdown_in_the_data_stay_text() -> None:
    """“<1%” and “&” came out as “&\\#60;1%”: the sign for one mark held another."""
    assert _plain("<1% & #5 @home") == "&#60;1% &#38; \\#5 &#64;home"

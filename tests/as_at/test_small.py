"""Without records there is an unknown and no guess; and the command says the same as the pages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.cli import main
from macros.as_at.day import as_at
from macros.as_at.documents import not_before
from macros.as_at.roles import Exists, Ground
from macros.views.as_at import day_view
from tests import small_data

ERA = (
    "eras:\n  - {id: partners, title: Partners, begins: 2019-09-29, kind: partners, says: S., "
    "outside: {says: S, where: W, seen: '2026', confidence: high}}\n"
)


def test_without_any_record_of_the_law_the_partners_are_not_known(tmp_path: Path) -> None:
    dataset = small_data.loaded(tmp_path).dataset
    assert dataset is not None
    (area,) = as_at(dataset, date(2025, 1, 1)).areas
    assert [item.ground for item in area.partners] == [Ground.NONE]
    assert day_view(dataset, date(2025, 1, 1)).era == "Not known"


def test_a_partnership_that_names_no_partners_has_one_unknown(tmp_path: Path) -> None:
    dataset = small_data.loaded(tmp_path, {"as-at.yml": ERA}).dataset
    assert dataset is not None
    (area,) = as_at(dataset, date(2025, 1, 1)).areas
    assert [item.ground for item in area.partners] == [Ground.NONE]


def test_a_role_whose_post_no_document_names_is_one_unknown(tmp_path: Path) -> None:
    roles = "roles:\n  - {id: lead, title: Lead, asked_by: guidance-2023, topic: lead-safeguarding-partners}\n"
    guidance = {
        "instruments/guidance-2023.yml": "title: G\nshort_title: G\nkind: statutory guidance\nstatus: in force\npublished: 2023-12-15\n"
    }
    dataset = small_data.loaded(tmp_path, {"as-at.yml": ERA + roles, **guidance}).dataset
    assert dataset is not None
    on = {day: as_at(dataset, day).areas[0].roles[0] for day in (date(2023, 12, 14), date(2023, 12, 15))}
    assert [(role.exists, len(role.seats)) for role in on.values()] == [(Exists.NO, 0), (Exists.YES, 1)]


def test_a_role_with_both_a_topic_and_posts_is_refused(tmp_path: Path) -> None:
    slip = "roles:\n  - {id: lead, title: Lead, under: partners, topic: lead-safeguarding-partners, posts: [a-post]}\n"
    assert [line.split()[-1] for line in small_data.problems(tmp_path, {"as-at.yml": slip})] == ["form-does-not-fit"]


def test_a_yearly_report_cannot_be_from_before_the_end_of_its_year(tmp_path: Path) -> None:
    sources = small_data.FILES["sources.yml"] + (
        "  - {id: report, title: R, short_title: R, kind: yearly report, partnership: anytown, date: {stated: no}, "
        "period: 2023/24, status: latest held}\n"
    )
    dataset = small_data.loaded(tmp_path, {"sources.yml": sources}).dataset
    assert dataset is not None
    assert not_before(dataset, dataset.documents["report"]) == date(2024, 4, 1)


def test_the_command_says_who_the_partners_were(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["as-at", "2022-06-30"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("As at 30 June 2022\n")
    assert "[In force] Working Together to Safeguard Children 2018" in said
    assert "[Our inference] BLMK Clinical Commissioning Group" in said
    assert "How sure we are: high." in said


def test_the_command_gives_ids_to_a_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["as-at", "2026-04-01", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["day"] == "2026-04-01"
    assert said["guidance"] == [{"instrument": "working-together-2026", "holds": "in force"}]
    assert {area["partners"][1]["followed"]["bodies"][0] for area in said["areas"]} == {"central-east-icb"}


@pytest.mark.parametrize("written", ["yesterday", "2022-02-30", "20220630x"])
def test_what_is_no_day_is_refused_with_what_to_write(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["as-at", written]) == 2
    assert "2022-06-30" in capsys.readouterr().err

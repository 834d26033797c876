"""Laws that hold of findings whatever the data: silence never counts as met, nothing recorded is never a gap."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.assessing.findings import (
    NOBODY_JUDGED,
    STATUSES,
    WORDING_CHANGED,
    counted,
    findings_for,
    findings_in_force,
    findings_later,
    status_of,
)
from macros.assessing.simulate import if_edition_applied
from macros.dataset.dataset import Dataset, Partnership
from macros.model.requirements import Requirement, Status, Test
from macros.model.topics import TOPIC_FORMS, State, Topic
from macros.views.statutory import assessment
from tests.assessing.test_predicates import FULL
from tests.real_data import real_dataset
from tests.small_data import FILES, loaded, problems

RANK: dict[Status, int] = {"not evidenced": 0, "not assessed": 0, "not applicable": 0, "partly evidenced": 1, "evidenced": 2}


def having_a_test(dataset: Dataset) -> list[Requirement]:
    return [item for item in dataset.requirements.values() if item.test]


def without(partnership: Partnership, topic_id: str, drop: random.Random | None = None) -> Partnership:
    """The partnership with a topic unrecorded, or (with `drop`) with one of its facts taken out."""
    topics = dict(partnership.topics)
    topic = topics[topic_id]
    if drop is None:
        del topics[topic_id]
        return replace(partnership, topics=topics)
    full = [name for name, value in topic if isinstance(value, tuple) and value and name not in ("missing", "silent_on", "complete")]
    full += [name for name, value in topic if name not in COMMON and value is not None and not isinstance(value, tuple)]
    if not full:
        return partnership
    name = drop.choice(full)
    value = getattr(topic, name)
    smaller = tuple(item for index, item in enumerate(value) if index != drop.randrange(len(value))) if isinstance(value, tuple) else None
    topics[topic_id] = topic.model_copy(update={name: smaller})
    return replace(partnership, topics=topics)


COMMON = set(Topic.model_fields)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), topic_id=st.sampled_from(sorted(TOPIC_FORMS)))
def test_taking_a_fact_away_never_raises_a_finding(seed: int, topic_id: str) -> None:
    dataset = load_once()
    for partnership in dataset.partnerships.values():
        if topic_id not in partnership.topics:
            continue
        poorer = without(partnership, topic_id, random.Random(seed))
        for requirement in having_a_test(dataset):
            assert requirement.test
            before, _ = status_of(dataset, partnership, requirement.test)
            after, _ = status_of(dataset, poorer, requirement.test)
            assert RANK[after] <= RANK[before], requirement.id


@pytest.mark.parametrize("topic_id", sorted(TOPIC_FORMS))
def test_a_topic_nobody_recorded_is_never_a_gap_and_never_met(topic_id: str) -> None:
    dataset = load_once()
    for partnership in dataset.partnerships.values():
        unrecorded = without(partnership, topic_id)
        for requirement in having_a_test(dataset):
            assert requirement.test
            paths = {path.split(".")[0] for predicate in (*requirement.test.all, *requirement.test.any) for path in paths_of(predicate)}
            if paths == {topic_id}:
                status, _ = status_of(dataset, unrecorded, requirement.test)
                assert status == "not assessed", requirement.id


@pytest.mark.parametrize(("state", "expected"), [(State.HEADING_ONLY, "not evidenced"), (State.NOT_RECORDED, "not assessed")])
def test_a_heading_without_content_never_evidences(state: State, expected: str) -> None:
    dataset = load_once()
    partnership = dataset.partnerships["luton"]
    bare = Topic.model_construct(state=state, document=None, lines=None, missing=(), statements=(), lists=(), silent_on=(), complete=())
    changed = replace(partnership, topics={**partnership.topics, "whistleblowing": bare})
    test = Test.model_validate({"all": [{"states": "whistleblowing", "missing": "it"}]})
    assert status_of(dataset, changed, test)[0] == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([{"states": "funding", "missing": "it"}], "partly evidenced"),
        ([{"states": "values", "missing": "it"}], "not evidenced"),
        ([{"states": "voice", "missing": "it"}], "not assessed"),
    ],
)
def test_a_part_left_to_a_person_is_never_met_by_a_test_and_never_hides_a_gap(
    others: list[dict[str, str]], expected: str, tmp_path: Path
) -> None:
    dataset = loaded(tmp_path, FULL).dataset
    assert dataset is not None
    test = Test.model_validate({"all": [*others, {"for_a_person": "yes", "missing": "whether it works"}]})
    assert status_of(dataset, dataset.partnerships["anytown"], test)[0] == expected


@pytest.mark.parametrize(("topic", "missing"), [("funding", ("whether it works",)), ("values", ("it",)), ("voice", ("it",))])
def test_the_part_left_to_a_person_is_named_only_where_there_is_something_to_weigh(
    topic: str, missing: tuple[str, ...], tmp_path: Path
) -> None:
    """Of a document that says nothing of a matter, a page said that it was not so “beyond the guidance that is quoted”."""
    asks = f"    test: {{all: [{{states: {topic}, missing: it}}, {{for_a_person: yes, missing: whether it works}}]}}\n"
    dataset = loaded(tmp_path, {**FULL, GUIDANCE: FILES[GUIDANCE] + REQUIREMENT + asks}).dataset
    assert dataset is not None
    (finding,) = findings_for(dataset, dataset.partnerships["anytown"], "guidance-2023", "in-force")
    assert finding.missing == missing


def test_what_nobody_has_judged_is_not_shown_as_missing_from_the_document(real: Dataset) -> None:
    """A page said “Missing: Only a person can judge this”, as if the document lacked that."""
    views = [assessment(real, partnership) for partnership in real.partnerships.values()]
    groups = [group for view in views for group in (*view.groups, *(group for edition in view.later for group in edition.groups))]
    shown = [finding for group in groups for finding in group.findings]
    assert [finding.anchor for finding in shown if NOBODY_JUDGED in finding.missing] == []
    assert any(finding.waits_for == NOBODY_JUDGED and not finding.missing for finding in shown)


def paths_of(predicate: object) -> list[str]:
    """Every path a predicate names."""
    dumped = predicate.model_dump()  # type: ignore[attr-defined]
    found = [*(dumped["says"] or ()), *(dumped[name] for name in ("states", "gives", "answers_yes") if dumped[name])]
    for value in dumped.values():
        if isinstance(value, dict):
            found += [value[name] for name in ("field", "one", "other", "several") if name in value]
    special = {
        "includes": "relevant-agencies",
        "a_line_for_each_partner": "funding",
        "signed_by_the_leads": "signatures",
        "cites_its_edition": "statutory-basis",
    }
    return (
        found
        + [topic for name, topic in special.items() if dumped[name]]
        + (["safeguarding-partners"] if dumped["a_line_for_each_partner"] else [])
    )


_LOADED: list[Dataset] = []


def load_once() -> Dataset:
    """The real data, loaded once for all examples."""
    if not _LOADED:
        dataset = real_dataset()
        _LOADED.append(dataset)
    return _LOADED[0]


def test_the_five_states_add_up_to_the_requirements_in_scope(real: Dataset) -> None:
    for partnership in real.partnerships:
        found = findings_in_force(real, partnership)
        counts = counted(found)
        overlapping = sum(1 for item in found if item.requirement.counted_with in {other.requirement.id for other in found})
        assert sum(counts[status] for status in STATUSES) + overlapping == len(found)


def test_an_arrangement_is_judged_by_the_edition_of_its_day(real: Dataset) -> None:
    editions = {
        partnership: {item.instrument for item in findings_in_force(real, partnership) if item.instrument.startswith("working-together")}
        for partnership in real.partnerships
    }
    assert editions == {
        "central-bedfordshire": {"working-together-2018"},
        "bedford-borough": {"working-together-2023"},
        "luton": {"working-together-2023"},
    }


def test_nothing_of_the_edition_we_could_not_read_is_ever_measured(real: Dataset) -> None:
    for partnership in real.partnerships.values():
        assert findings_for(real, partnership, "working-together-2026", "later-edition") == []


def all_findings(dataset: Dataset) -> dict[tuple[str, str, str], tuple[str, bool]]:
    """The state of every finding of every partnership, and whether its judgement is suspect."""
    return {
        (finding.partnership, finding.requirement.id, finding.basis): (finding.status, finding.suspect)
        for partnership in dataset.partnerships
        for finding in (*findings_in_force(dataset, partnership), *findings_later(dataset, partnership))
    }


def test_a_changed_wording_turns_exactly_the_judgements_on_it_suspect_in_all_three_areas(real: Dataset) -> None:
    """Every judgement waits when what it answered changes; everything else stays as it was."""
    judged_everywhere = set.intersection(*({str(item.requirement) for item in area.judgements} for area in real.partnerships.values()))
    wanted = min(judged_everywhere)
    instruments = {
        key: item.model_copy(
            update={
                "requirements": tuple(
                    row.model_copy(update={"summary": f"{row.summary} And more."}) if row.id == wanted else row for row in item.requirements
                )
            }
        )
        for key, item in real.instruments.items()
    }
    before, after = all_findings(real), all_findings(replace(real, instruments=instruments))
    assert set(before) == set(after)
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {(partnership, wanted, "in-force") for partnership in real.partnerships}
    assert {after[key] for key in changed} == {("not assessed", True)}


def test_every_recorded_judgement_answers_the_wording_as_it_stands(real: Dataset) -> None:
    assert [key for key, (_, suspect) in all_findings(real).items() if suspect] == []


REQUIREMENT = (
    "requirements:\n  - id: guidance-says-so\n    catalogue_ref: X\n    level: should\n    tier: core\n    subject: arrangement\n"
    "    locator: {kind: heading, value: Money}\n    summary: It says so.\n    confidence: high\n    answered_in: [funding]\n"
)
GUIDANCE = "instruments/guidance-2023.yml"
JUDGED = "partnerships/anytown/judgements.yml"


def judged(answers: str) -> str:
    return (
        "judgements:\n  - requirement: guidance-says-so\n    status: evidenced\n    why: It does.\n    by: site editor\n"
        f"    on: 2026-01-02\n    answers: {answers}\n"
    )


def fingerprint(folder: Path) -> str:
    dataset = loaded(folder, {**FULL, GUIDANCE: FILES[GUIDANCE] + REQUIREMENT}).dataset
    assert dataset is not None
    return dataset.requirements["guidance-says-so"].fingerprint


def test_a_judgement_counts_until_the_wording_changes_and_then_waits(tmp_path: Path) -> None:
    mark = fingerprint(tmp_path / "first")
    for wording, status, suspect in (("It says so.", "evidenced", False), ("It says so twice.", "not assessed", True)):
        text = FILES[GUIDANCE] + REQUIREMENT.replace("It says so.", wording)
        dataset = loaded(tmp_path / status.replace(" ", "-"), {**FULL, GUIDANCE: text, JUDGED: judged(mark)}).dataset
        assert dataset is not None
        (finding,) = findings_for(dataset, dataset.partnerships["anytown"], "guidance-2023", "in-force")
        assert (finding.status, finding.suspect) == (status, suspect)
        assert (WORDING_CHANGED in finding.missing) is suspect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REQUIREMENT + "    test: {all: [{states: fundings, missing: it}]}\n", "15:27 test-path-unknown"),
        (REQUIREMENT + "    test: {all: [{gives: funding.sum, missing: it}]}\n", "15:26 test-path-unknown"),
        (REQUIREMENT + "    test: {all: [{says: training.corses, missing: it}]}\n", "15:25 test-path-unknown"),
        (REQUIREMENT + "    test: {all: [{says: training.needs, states: funding, missing: it}]}\n", "15:18 form-does-not-fit"),
        (REQUIREMENT + "    test: {}\n", "15:11 form-does-not-fit"),
        (REQUIREMENT + REQUIREMENT.removeprefix("requirements:\n"), "15:9 duplicate-id"),
        (REQUIREMENT.replace("[funding]", "[money]"), "14:19 test-path-unknown"),
        ("replaced_by: guidance-2023\n", "5:14 edition-replaces-itself"),
    ],
)  # fmt: skip
def test_a_slip_in_a_requirement_is_an_error_at_its_line(text: str, expected: str, tmp_path: Path) -> None:
    found = problems(tmp_path, {**FULL, GUIDANCE: FILES[GUIDANCE] + text})
    assert [item.removeprefix(f"data/{GUIDANCE}:") for item in found] == [expected]


def test_a_test_may_look_for_what_no_arrangement_of_this_site_says(tmp_path: Path) -> None:
    """The law is the same for every site: what it looks for is not always there, and that is no slip."""
    text = FILES[GUIDANCE] + REQUIREMENT + "    test: {all: [{says: training.cakes, missing: it}]}\n"
    assert problems(tmp_path, {**FULL, GUIDANCE: text}) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    why: It does.\n", "", "4:5 missing-key"),
        ("guidance-says-so", "guidance-says-no", "2:18 unknown-reference"),
        ("status: evidenced", "status: compliant", "3:13 not-one-of"),
    ],
)
def test_a_slip_in_a_judgement_is_an_error_at_its_line(old: str, new: str, expected: str, tmp_path: Path) -> None:
    found = problems(tmp_path, {**FULL, GUIDANCE: FILES[GUIDANCE] + REQUIREMENT, JUDGED: judged("abc").replace(old, new)})
    assert found == [f"data/{JUDGED}:{expected}"]


def test_a_judgement_where_a_test_decides_is_an_error(tmp_path: Path) -> None:
    text = FILES[GUIDANCE] + REQUIREMENT + "    test: {all: [{states: funding, missing: it}]}\n"
    assert problems(tmp_path, {**FULL, GUIDANCE: text, JUDGED: judged("abc")}) == [f"data/{JUDGED}:2:18 judgement-not-needed"]


NEW_EDITION = FILES[GUIDANCE].replace("2023", "2030")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("{before: [guidance-says-so], relation: new, confidence: high, why: W}", "4:5 form-does-not-fit"),
        ("{before: [nowhere], relation: dropped, confidence: high, why: W}", "4:15 unknown-reference"),
    ],
)
def test_a_map_row_to_nowhere_is_an_error(row: str, expected: str, tmp_path: Path) -> None:
    name = "instruments/changes/map.yml"
    files = {GUIDANCE: FILES[GUIDANCE] + REQUIREMENT, "instruments/guidance-2030.yml": NEW_EDITION}
    files[name] = f"before: guidance-2023\nafter: guidance-2030\nrows:\n  - {row}\n"
    assert problems(tmp_path, {**FULL, **files}) == [f"data/{name}:{expected}"]


def test_if_another_edition_applied_exactly_these_findings_would_change(tmp_path: Path) -> None:
    asks = REQUIREMENT + "    test: {all: [{states: funding, missing: it}]}\n"
    later = asks.replace("guidance-says-so", "later-says-so").replace("states: funding", "states: values")
    later += (
        REQUIREMENT.removeprefix("requirements:\n").replace("guidance-says-so", "later-is-new")
        + "    test: {all: [{states: training, missing: it}]}\n"
    )
    files = {
        GUIDANCE: FILES[GUIDANCE].replace("status: in force", "status: replaced") + "replaced_by: guidance-2030\n" + asks,
        "instruments/guidance-2030.yml": NEW_EDITION + later,
        "instruments/changes/map.yml": (
            "before: guidance-2023\nafter: guidance-2030\nrows:\n"
            "  - {before: [guidance-says-so], after: [later-says-so], relation: reworded, confidence: high, why: W}\n"
            "  - {after: [later-is-new], relation: new, confidence: high, why: W}\n"
        ),
    }
    dataset = loaded(tmp_path, {**FULL, **files}).dataset
    assert dataset is not None
    changes = if_edition_applied(dataset, dataset.partnerships["anytown"], "guidance-2030")
    told = [([item.status for item in change.before], [item.status for item in change.after]) for change in changes if change.changes]
    assert told == [(["evidenced"], ["not evidenced"]), ([], ["evidenced"])]

"""Every predicate has examples that pass, that fail, and that cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.assessing.predicates import PREDICATES, outcome_of
from macros.dataset.dataset import Dataset
from macros.model.requirements import Predicate
from tests.small_data import FILES, loaded

CHECKED = "checked: {on: 2026-01-02, by: second reader}\n"
HEAD = f"state: stated\ndocument: anytown-masa\nlines: 1-12\n{CHECKED}"
P = "partnerships/anytown/"

FULL: dict[str, str | None] = {
    "posts.yml": (
        "posts:\n  - {id: council-head, title: Chief Executive, organisation: anytown-council}\n"
        "  - {id: police-head, title: Chief Constable, organisation: anyshire-police}\n"
        "  - {id: scrutineer, title: Independent Scrutineer}\n"
    ),
    f"{P}safeguarding-partners.yml": (
        f"{HEAD}partners:\n"
        "  - {organisation: anytown-council, as_written: Anytown Council, lines: 4}\n"
        "  - {organisation: anyshire-police, as_written: Anyshire Police, lines: 5}\n"
    ),
    f"{P}lead-safeguarding-partners.yml": (
        f"{HEAD}leads:\n"
        "  - {organisation: anytown-council, posts: [{post: council-head, as_written: Chief Executive, lines: 4}]}\n"
        "  - {organisation: anyshire-police, posts: [{post: police-head, as_written: Chief Constable, lines: 5}]}\n"
    ),
    f"{P}chairing.yml": (
        f"{HEAD}chair: {{says: The council's head chairs., post: council-head, as_written: council, lines: 4}}\n"
        "separate_from_scrutiny: {answer: yes, says: They are apart., as_written: apart, lines: 4}\n"
    ),
    f"{P}independent-scrutiny.yml": f"{HEAD}scrutineer: {{says: There is one., post: scrutineer, as_written: one, lines: 4}}\n",
    f"{P}child-death-review.yml": (
        f"{HEAD}complete: [review_partners]\nreview_partners:\n  - {{organisation: anytown-council, as_written: Anytown Council, lines: 4}}\n"
    ),
    f"{P}reporting.yml": (
        f"{HEAD}every_months: {{count: 12, says: Every year., as_written: 12, lines: 4}}\n"
        "recipients:\n  - {organisation: anyshire-police, as_written: Anyshire Police, lines: 5}\n"
    ),
    f"{P}relevant-agencies.yml": (
        f"{HEAD}entries:\n  - {{as_written: Schools, lines: 4, stands_for: [{{category: education, includes: [schools, nurseries]}}]}}\n"
    ),
    "pan-bedfordshire/categories.yml": "categories:\n  - {id: education, name: E}\n  - {id: schools, name: S}\n  - {id: nurseries, name: N}\n",
    f"{P}signatures.yml": (
        f"{HEAD}signatories:\n"
        "  - {organisation: anytown-council, post: council-head, title_as_written: CE, name: A B, organisation_as_written: C, lines: 4}\n"
        "  - {organisation: anyshire-police, post: police-head, title_as_written: CC, name: C D, organisation_as_written: P, lines: 5}\n"
    ),
    f"{P}statutory-basis.yml": (
        f"{HEAD}citations:\n  - {{instrument: guidance-2023, kind: whole, about: all, as_written: Guidance, lines: 4}}\n"
    ),
    "sources.yml": FILES["sources.yml"] + "    assessed: {edition: guidance-2023, reason: R, confidence: high}\n",
    f"{P}early-years.yml": f"state: heading only\ndocument: anytown-masa\nlines: 3\n{CHECKED}",
    f"{P}practice-review-commissioning.yml": (
        f"state: refers elsewhere\ndocument: anytown-masa\nlines: 3\n{CHECKED}"
        "missing: [{kind: appendix, says: Not here., as_written: Money, lines: 3}]\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    result = loaded(tmp_path_factory.mktemp("full"), FULL)
    assert result.dataset is not None, [str(item) for item in result.problems]
    return result.dataset


def met(dataset: Dataset, predicate: dict[str, object]) -> bool | None:
    record = Predicate.model_validate({**predicate, "missing": "something"})
    return outcome_of(dataset, dataset.partnerships["anytown"], record).met


EXAMPLES: dict[str, list[tuple[dict[str, object], bool | None]]] = {
    "states": [
        ({"states": "training"}, True),
        ({"states": "values"}, False),
        ({"states": "early-years"}, False),
        ({"states": "practice-review-commissioning"}, None),
        ({"states": "voice"}, None),
    ],
    "says": [
        ({"says": ["training.needs"]}, True),
        ({"says": ["training.cakes", "training.courses"]}, True),
        ({"says": ["training.cakes"]}, False),
        ({"says": ["values.anything"]}, False),
        ({"says": ["voice.anything"]}, None),
        ({"says": ["practice-review-commissioning.anything"]}, None),
    ],
    "gives": [({"gives": "funding.total"}, True), ({"gives": "funding.period"}, False), ({"gives": "thresholds.title"}, None)],
    "one_of_each": [
        ({"one_of_each": {"field": "safeguarding-partners.partners", "kinds": ["police", "local authority"]}}, True),
        ({"one_of_each": {"field": "safeguarding-partners.partners", "kinds": ["police", "integrated care board"]}}, False),
        ({"one_of_each": {"field": "lead-safeguarding-partners.leads", "kinds": ["police", "local authority"]}}, True),
        ({"one_of_each": {"field": "lead-safeguarding-partners.leads", "kinds": ["police", "integrated care board"]}}, False),
        ({"one_of_each": {"field": "relevant-agencies.entries", "kinds": ["police"]}}, False),
    ],
    "none_of": [
        ({"none_of": {"field": "child-death-review.review_partners", "kinds": ["police"]}}, True),
        ({"none_of": {"field": "child-death-review.review_partners", "kinds": ["local authority"]}}, False),
        ({"none_of": {"field": "safeguarding-partners.partners", "kinds": ["prison"]}}, None),
    ],
    "posts_like": [
        ({"posts_like": {"field": "lead-safeguarding-partners.leads", "words": ["chief executive", "chief constable"]}}, True),
        ({"posts_like": {"field": "lead-safeguarding-partners.leads", "words": ["chief executive"]}}, False),
        ({"posts_like": {"field": "lead-safeguarding-partners.leads", "words": ["executive", "constable"]}}, True),
        ({"posts_like": {"field": "delegated-safeguarding-partners.delegates", "words": ["director"]}}, None),
    ],
    "answers_yes": [({"answers_yes": "chairing.separate_from_scrutiny"}, True), ({"answers_yes": "funding.covers_training_unit"}, False)],
    "different": [
        ({"different": {"one": "chairing.chair", "other": "independent-scrutiny.scrutineer"}}, True),
        ({"different": {"one": "chairing.chair", "other": "chairing.chair"}}, False),
        ({"different": {"one": "chairing.chair", "other": "chairing.term"}}, None),
    ],
    "among": [
        ({"among": {"one": "chairing.chair", "several": "lead-safeguarding-partners.leads"}}, True),
        ({"among": {"one": "independent-scrutiny.scrutineer", "several": "lead-safeguarding-partners.leads"}}, False),
        ({"among": {"one": "chairing.chair", "several": "delegated-safeguarding-partners.delegates"}}, None),
    ],
    "names_all": [
        ({"names_all": {"field": "reporting.recipients", "organisations": ["anyshire-police"]}}, True),
        ({"names_all": {"field": "reporting.recipients", "organisations": ["anyshire-police", "anytown-council"]}}, False),
    ],
    "at_least": [
        ({"at_least": {"field": "funding.contributions", "count": "2"}}, True),
        ({"at_least": {"field": "funding.contributions", "count": "3"}}, False),
    ],
    "number_at_most": [
        ({"number_at_most": {"field": "reporting.every_months", "number": "12"}}, True),
        ({"number_at_most": {"field": "reporting.every_months", "number": "11"}}, False),
        ({"number_at_most": {"field": "reporting.days_to_send", "number": "7"}}, False),
    ],
    "includes": [
        ({"includes": {"category": "education", "sorts": ["schools", "nurseries"]}}, True),
        ({"includes": {"category": "education", "sorts": ["schools", "colleges"]}}, False),
    ],
    "a_line_for_each_partner": [({"a_line_for_each_partner": "yes"}, True)],
    "signed_by_the_leads": [({"signed_by_the_leads": "yes"}, True)],
    "cites_its_edition": [({"cites_its_edition": "yes"}, True)],
    "for_a_person": [({"for_a_person": "yes"}, None)],
}


@pytest.mark.parametrize(("predicate", "expected"), [case for cases in EXAMPLES.values() for case in cases], ids=str)
def test_a_predicate_finds_what_it_looks_for(predicate: dict[str, object], expected: bool | None, full: Dataset) -> None:
    assert met(full, predicate) is expected


def test_every_predicate_has_examples() -> None:
    assert set(EXAMPLES) == set(PREDICATES)


@pytest.mark.parametrize(
    ("file", "old", "new", "predicate", "expected"),
    [
        ("funding.yml", "payer: anyshire-police", "payer: anyshire-icb", "a_line_for_each_partner", False),
        ("safeguarding-partners.yml", None, None, "a_line_for_each_partner", None),
        ("signatures.yml", "post: police-head", "post: scrutineer", "signed_by_the_leads", False),
        ("signatures.yml", None, None, "signed_by_the_leads", None),
        ("lead-safeguarding-partners.yml", None, None, "signed_by_the_leads", None),
        ("statutory-basis.yml", "instrument: guidance-2023", "instrument: guidance-old", "cites_its_edition", False),
        ("statutory-basis.yml", None, None, "cites_its_edition", None),
    ],
)  # fmt: skip
def test_predicates_without_a_path_fail_and_cannot_be_told(
    file: str, old: str | None, new: str | None, predicate: str, expected: bool | None, tmp_path: Path
) -> None:
    text = {**FILES, **FULL}[P + file]
    assert text is not None
    changed = None if old is None or new is None else text.replace(old, new)
    assert changed != text
    older = {"instruments/guidance-old.yml": FILES["instruments/guidance-2023.yml"]}
    result = loaded(tmp_path, {**FULL, **older, P + file: changed})
    assert result.dataset is not None, [str(item) for item in result.problems]
    assert met(result.dataset, {predicate: "yes"}) is expected

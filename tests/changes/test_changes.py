"""Every value that differs is mentioned exactly once, and what only looks different is not called a loss."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.changes.compare import Change, changes_between
from macros.changes.sentences import sentence, where
from macros.changes.tree import Node, tree_of
from macros.dataset.dataset import Dataset
from tests import small_data

VOICE = (
    "state: stated\ndocument: anytown-masa\nheading: Training\nlines: 9-12\nchecked: {on: 2026-01-02, by: second reader}\n"
    "statements:\n"
    "  - {id: asked, says: Children are asked., as_written: training needs, lines: 10}\n"
    "  - {id: heard, says: Children are heard., as_written: arrange courses, lines: 10, organisations: [anyshire-police]}\n"
    "  - {id: told, says: Children are told what happens., as_written: every quarter, lines: 11, organisations: [anyshire-police, anyshire-icb]}\n"
    "silent_on:\n  - {id: nothing, says: It says nothing.}\n"
)
FILES = {**small_data.FILES, "partnerships/anytown/voice.yml": VOICE}
FORMS: dict[str, Any] = {name: yaml.load(text, yaml.BaseLoader) for name, text in FILES.items()}


def dataset(forms: dict[str, Any]) -> Dataset | None:
    """The data set of these forms, or None where they are not sound."""
    with TemporaryDirectory() as folder:
        texts = {name: yaml.safe_dump(form, allow_unicode=True, sort_keys=False) for name, form in forms.items()}
        return small_data.loaded(Path(folder), texts).dataset


def edited(edit: Callable[[dict[str, Any]], None]) -> Dataset:
    forms = copy.deepcopy(FORMS)
    edit(forms)
    found = dataset(forms)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def before() -> Dataset:
    found = dataset(FORMS)
    assert found is not None
    return found


def said(before: Dataset, after: Dataset) -> list[str]:
    changes = changes_between(tree_of(before), tree_of(after))
    return [f"{where(item, before if item.kind == 'removed' else after)} | {sentence(item, before, after)}" for item in changes]


def values_of(top: Node) -> Counter[tuple[str, str]]:
    return Counter((name, node.values[name]) for node, name in top.leaves())


def assert_accounts_for_everything(old: Node, new: Node, changes: list[Change]) -> None:
    """Taking away the values reported as before and adding those reported as after makes the old data the new."""
    leaves = [leaf for change in changes for leaf in change.leaves]
    gone = Counter((leaf.name, leaf.before) for leaf in leaves if leaf.before is not None)
    come = Counter((leaf.name, leaf.after) for leaf in leaves if leaf.after is not None)
    assert values_of(old) - gone + come == values_of(new)
    assert gone - values_of(old) == Counter()
    assert all(leaf.before != leaf.after for leaf in leaves)
    keys = [(leaf.path, leaf.name, leaf.before is None) for leaf in leaves]
    assert len(keys) == len(set(keys))


def test_nothing_changed_is_nothing_said(before: Dataset) -> None:
    assert said(before, edited(lambda forms: None)) == []


def test_an_amount_is_said_with_what_it_was_and_what_it_does_to_the_total(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        forms["partnerships/anytown/funding.yml"]["contributions"][0].update(pounds="1100", amount_as_written="£1,100")

    assert said(before, edited(edit)) == [
        "Anytown: T funding | Anytown Council now contributes £1,100 (was £1,000, +10.0%); total £1,600.50 (+6.7%)."
    ]


def test_a_whole_line_of_funding_is_said_with_its_amount_and_what_it_does_to_the_total(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        line = {"payer": "anyshire-icb", "payer_as_written": "Anyshire ICB", "pounds": "100", "amount_as_written": "£100", "lines": "11"}
        forms["partnerships/anytown/funding.yml"]["contributions"].append(line)

    after = edited(edit)
    assert said(before, after) == ["Anytown: T funding | Added: Anyshire Integrated Care Board contributes £100; total £1,600.50 (+6.7%)."]
    assert said(after, before) == [
        "Anytown: T funding | Taken away: Anyshire Integrated Care Board, which contributed £100; total £1,500.50 (−6.2%)."
    ]


def test_an_amount_with_its_share_is_one_sentence(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        forms["partnerships/anytown/funding.yml"]["contributions"][0].update(pounds="1100", amount_as_written="£1,100", stated_share="70%")

    (line,) = said(before, edited(edit))
    assert "; total £1,600.50 (+6.7%); the stated share is now" in line


def test_a_post_is_told_with_the_body_it_belongs_to_and_its_holder_as_one() -> None:
    """Three partnerships have a post of the same title."""

    def posts(holders: list[dict[str, str]]) -> Callable[[dict[str, Any]], None]:
        post = {"id": "anytown-scrutineer", "title": "Scrutineer", "organisation": "anytown-partnership", "holders": holders}
        return lambda forms: forms.update({"posts.yml": {"posts": [post]}})

    words = {"name": "Ann Other", "title_as_written": "Scrutineer", "named": "named in the arrangements"}
    holder = {**words, "lines": "10", "heading": "Training", "document": "anytown-masa"}
    assert said(edited(posts([])), edited(posts([holder]))) == ["Post: Scrutineer, Anytown Partnership | Added: holder “Ann Other”."]


def test_a_state_a_sentence_and_a_note_are_said_in_the_words_of_the_form(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        forms["partnerships/anytown/voice.yml"]["statements"][0]["says"] = "Children are asked first."
        forms["partnerships/anytown/values.yml"]["note"] = "Looked for twice."

    assert said(before, edited(edit)) == [
        "Anytown: T voice | statement: our words are now “Children are asked first.” (was “Children are asked.”).",
        "Anytown: T values | our remark is now given: “Looked for twice.”.",
    ] or said(before, edited(edit)) == [
        "Anytown: T values | our remark is now given: “Looked for twice.”.",
        "Anytown: T voice | statement: our words are now “Children are asked first.” (was “Children are asked.”).",
    ]


def test_a_new_id_with_its_references_is_a_renaming_and_no_loss(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        forms["organisations.yml"]["organisations"][1]["id"] = "anyshire-constabulary"
        for statement in forms["partnerships/anytown/voice.yml"]["statements"][1:]:
            statement["organisations"] = [item.replace("anyshire-police", "anyshire-constabulary") for item in statement["organisations"]]
        forms["partnerships/anytown/funding.yml"]["contributions"][1]["payer"] = "anyshire-constabulary"

    after = edited(edit)
    assert said(before, after) == [
        "Organisation: Anyshire Police | The id “anyshire-police” is now “anyshire-constabulary”: organisation “Anyshire Police”. "
        "3 references to it follow."
    ]


def test_another_order_is_said_once_and_is_no_loss(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        forms["partnerships/anytown/voice.yml"]["statements"].reverse()

    assert said(before, edited(edit)) == [
        "Anytown: T voice | The same entries are in another order, beginning at statement “Children are told what happens.”."
    ]


def test_a_record_in_another_file_is_moved_or_unchanged_and_never_lost(before: Dataset) -> None:
    def to_the_partnership(forms: dict[str, Any]) -> None:
        body = forms["organisations.yml"]["organisations"].pop(2)
        forms["partnerships/anytown/organisations.yml"] = {"organisations": [body]}

    def to_another_topic(forms: dict[str, Any]) -> None:
        statement = forms["partnerships/anytown/voice.yml"]["statements"].pop(0)
        forms["partnerships/anytown/training.yml"]["statements"] = [statement]

    assert [line for line in said(before, edited(to_the_partnership)) if "another order" not in line] == []
    assert said(before, edited(to_another_topic)) == [
        "Anytown: T training | Moved here from another place, unchanged: statement “Children are asked.”."
    ]


def test_what_is_added_and_taken_away_is_named(before: Dataset) -> None:
    def edit(forms: dict[str, Any]) -> None:
        statements = forms["partnerships/anytown/voice.yml"]["statements"]
        del statements[2]
        forms["partnerships/anytown/voice.yml"]["silent_on"].append({"id": "when", "says": "It does not say when."})

    lines = said(before, edited(edit))
    assert "Anytown: T voice | Added: silence “It does not say when.”." in lines
    assert "Anytown: T voice | Taken away: statement “Children are told what happens.”." in lines
    assert len(lines) == 2


words = st.sampled_from(["Children speak.", "Staff listen.", "It is checked.", "Every year.", "Nobody says."])
fresh_ids = st.sampled_from(["first", "second", "third", "fourth"])


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    """The forms after one to five of the edits people make."""
    forms = copy.deepcopy(FORMS)
    voice, funding = forms["partnerships/anytown/voice.yml"], forms["partnerships/anytown/funding.yml"]
    for _ in range(draw(st.integers(1, 5))):
        statements = voice["statements"]
        match draw(st.integers(0, 8)):
            case 0:
                draw(st.sampled_from(statements))["says"] = draw(words)
            case 1:
                draw(st.sampled_from(statements))["id"] = draw(fresh_ids)
            case 2 if len(statements) > 1:
                statements.pop(draw(st.integers(0, len(statements) - 1)))
            case 3:
                statements.append({"id": draw(fresh_ids), "says": draw(words), "as_written": "arrange courses", "lines": "10"})
            case 4:
                voice["statements"] = draw(st.permutations(statements))
            case 5:
                draw(st.sampled_from(funding["contributions"]))["pounds"] = str(draw(st.integers(1, 9999)))
            case 6:
                voice["note"] = draw(words)
            case 7:
                forms["organisations.yml"]["organisations"][3]["name"] = draw(words)
            case 8:
                forms["partnerships/anytown/training.yml"].setdefault("statements", []).append(statements[0])
                if len(statements) > 1:
                    del statements[0]
    return forms


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(edits(), edits())
def test_every_changed_value_is_mentioned_exactly_once_and_nothing_else(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = dataset(one), dataset(other)
    if first is None or second is None:
        return  # the edits broke the data: then the report says what is broken instead
    old, new = tree_of(first), tree_of(second)
    changes = changes_between(old, new)
    assert_accounts_for_everything(old, new, changes)
    assert all(sentence(change, first, second) for change in changes)

"""An address that somebody kept still leads somewhere, and an id still means what it meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.adapters.settings import PROJECT
from macros.dataset.dataset import Dataset
from macros.model.open_data import Ended
from tests.published_ids import ended, published, registered
from tests.real_data import real_dataset

ADVICE = "give them back, or say under “ended” in data/open-data.yml when and why they ended, and what to use instead"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return real_dataset()


def vanished(dataset: Dataset) -> list[str]:
    """What was published, is no more, and is not said to have ended."""
    return sorted(registered() - published(dataset, PROJECT / "docs") - set(ended(dataset)))


def test_nothing_that_was_published_vanishes_without_a_word(dataset: Dataset) -> None:
    assert registered()
    assert vanished(dataset) == [], ADVICE


def test_an_id_that_is_taken_away_is_seen_until_it_is_said_to_have_ended(dataset: Dataset) -> None:
    group = next(iter(dataset.groups))
    fewer = replace(dataset, groups={key: item for key, item in dataset.groups.items() if key != group})
    assert vanished(fewer) == [f"group {group}", f"page groups/{group}/"]
    assert fewer.open_data
    words = {"on": "2026-11-22", "says": "It was joined with another."}
    told = [
        Ended.model_validate({"kind": "group", "id": group, **words}),
        Ended.model_validate({"kind": "page", "id": f"groups/{group}/", **words}),
    ]
    said = replace(fewer, open_data=fewer.open_data.model_copy(update={"ended": tuple(told)}))
    assert vanished(said) == []


def test_what_has_ended_is_not_used_again_and_what_to_use_instead_is_there(dataset: Dataset) -> None:
    now = published(dataset, PROJECT / "docs")
    assert [line for line in ended(dataset) if line in now] == []
    assert [line for line in ended(dataset) if line not in registered()] == []
    assert [instead for instead in ended(dataset).values() if instead and instead not in now] == []


@pytest.mark.slow
def test_everything_new_is_in_the_registry_before_it_is_published(dataset: Dataset) -> None:
    """Not in every run: an editor who adds a group in the browser need not know of this list."""
    assert sorted(published(dataset, PROJECT / "docs") - registered()) == [], "run: make ids"

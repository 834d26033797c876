"""Many partnerships: the data that is measured is sound, and what a reader meets does not grow with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.dataset.one_area import one_area
from macros.model.topics import State
from macros.pages import MOST_AREAS_AT_THE_HEAD, generated_pages, shell
from tests.many_partnerships import REAL, many_partnerships

COUNT = 12


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return many_partnerships(tmp_path_factory.mktemp("many"), COUNT)


@pytest.fixture(scope="module")
def many(data: Path) -> Dataset:
    loaded = load(data)
    assert loaded.problems == ()
    assert loaded.dataset
    return loaded.dataset


def test_the_partnerships_are_sound_and_in_every_state(many: Dataset) -> None:
    assert len(many.partnerships) == COUNT
    assert {topic.state for item in many.partnerships.values() for topic in item.topics.values()} == set(State)


def test_the_same_seed_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    again = many_partnerships(tmp_path, COUNT)
    for path in sorted((data / "partnerships").rglob("*.yml")):
        assert (again / path.relative_to(data)).read_bytes() == path.read_bytes()


def test_the_head_of_a_page_does_not_grow_with_the_number_of_areas(many: Dataset) -> None:
    assert len(many.partnerships) > MOST_AREAS_AT_THE_HEAD
    day = date(2026, 11, 22)
    assert [link.text for link in shell(many, day, "luton/funding/").areas] == ["Luton", "All areas"]
    assert [link.text for link in shell(many, day, "glossary/").areas] == ["All areas"]


def test_one_area_keeps_its_own_pages_and_the_shared_ones(many: Dataset) -> None:
    chosen = [area for area in many.partnerships if area not in REAL][0]  # noqa: RUF015
    small = one_area(many, chosen)
    assert set(small.partnerships) == {chosen, *REAL}
    docs = Path(__file__).parents[2] / "docs"
    pages, problems = generated_pages(small, docs)
    assert problems == []
    every = {page.file for page in generated_pages(many, docs)[0]}
    assert {page.file for page in pages} <= every
    assert {file for file in every if file.startswith(f"{chosen}/")} <= {page.file for page in pages}

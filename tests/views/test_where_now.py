"""A reader whom a document sends to an old guide is told what took its place, above the old address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.dataset.dataset import Dataset
from macros.pieces import Pieces
from macros.views.blocks import Facts, Link, TopicView
from macros.views.topic import topic_view
from tests.real_data import real_dataset

AREAS = ("luton", "bedford-borough", "central-bedfordshire")


DAY = date(2026, 11, 22)


def _topic(dataset: Dataset, area: str, topic: str) -> TopicView:
    title = next(title for page in dataset.pages for title in page.topics if title.id == topic)
    return topic_view(dataset, dataset.partnerships[area], title)


def _links(view: TopicView) -> list[str]:
    return [piece.address for item in view.where_now for piece in item.says if isinstance(piece, Link)]


def _note_beside_the_link(view: TopicView) -> str:
    facts = [fact for block in view.blocks if isinstance(block, Facts) for fact in block.facts]
    return next(fact.note for fact in facts if fact.label == "Link in the document")


def _without_replacement(dataset: Dataset) -> Dataset:
    kept = dataset.resources["thresholds-luton-2022"].model_copy(update={"replaced_by": None})
    return replace(dataset, resources={**dataset.resources, kept.id: kept})


def test_the_newer_guide_stands_above_the_old_address() -> None:
    """The page of Luton sent a hurried nurse to the guide of 2022 and did not say that it had been replaced."""
    dataset = real_dataset()
    newer = dataset.resources["thresholds-luton"].link
    older = dataset.partnerships["luton"].topic("thresholds").link  # type: ignore[attr-defined]
    page = next(page for page in dataset.pages if any(title.id == "thresholds" for title in page.topics))
    shown = Pieces(dataset, "luton/thresholds/", DAY).topics("luton", page.id)
    assert newer
    assert 0 < shown.index("has been replaced") < shown.index(newer) < shown.index(older)


def test_the_old_address_is_not_to_be_relied_on_only_while_the_guide_is_replaced() -> None:
    dataset = real_dataset()
    before = _note_beside_the_link(_topic(dataset, "luton", "thresholds"))
    assert before.startswith("This is the address in the document. Do not rely on it: “Effective Support for Children and Young People”")
    after = _topic(_without_replacement(dataset), "luton", "thresholds")
    assert "Do not rely on it" not in _note_beside_the_link(after)
    assert after.where_now == ()


@pytest.mark.parametrize("area", AREAS)
def test_the_way_to_disagree_has_its_link_though_no_document_gives_it(area: str) -> None:
    """The pages said that the document gives no link and offered none, while the card on the wall had it."""
    dataset = real_dataset()
    view = _topic(dataset, area, "disputes-and-complaints")
    assert dataset.resources["escalation"].link in _links(view)
    assert all(item.sure for item in view.where_now)


@pytest.mark.parametrize("area", AREAS)
def test_no_threshold_page_is_without_the_guide_in_force(area: str) -> None:
    dataset = real_dataset()
    in_force = [
        item.link
        for item in dataset.resources.values()
        if item.kind == "threshold document" and area in item.areas and not item.replaced_by
    ]
    assert in_force
    assert _links(_topic(dataset, area, "thresholds")) == in_force


def test_a_guide_replaced_twice_leads_to_the_last() -> None:
    dataset = real_dataset()
    newest = dataset.resources["thresholds-luton"].model_copy(update={"id": "newest", "link": "https://example.org/newest"})
    middle = dataset.resources["thresholds-luton"].model_copy(update={"replaced_by": "newest"})
    after = replace(dataset, resources={**dataset.resources, middle.id: middle, "newest": newest})
    assert _links(_topic(after, "luton", "thresholds")) == ["https://example.org/newest"]


def test_what_a_report_names_on_the_same_lines_is_not_taken_for_the_arrangements() -> None:
    """Line numbers say something only together with their document."""
    dataset = real_dataset()
    guide = dataset.resources["thresholds-luton-2022"]
    names = tuple(name.model_copy(update={"document": "central-bedfordshire-masa-2023-06"}) for name in guide.named)
    moved = replace(dataset, resources={**dataset.resources, guide.id: guide.model_copy(update={"named": names})})
    assert _topic(moved, "luton", "thresholds").where_now == ()

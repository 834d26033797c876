"""Whoever fills in a form in an editor is offered, at every name, an example or a closed list; and every part has a title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from macros.dataset.schemas import schemas, shows_what_to_write
from macros.model.examples import IN_EVERY_FORM, example_of
from macros.model.examples_of_forms import IN_ONE_FORM
from macros.model.record import Record
from macros.model.topics import Contribution
from macros.model.values import Text
from tests.model.test_descriptions import AMERICAN, FIELDS, RECORDS, forms_in

SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in schemas().items()}
OF_STORIES = re.compile(r"01632 ?960 ?\d{3}")  # what Ofcom keeps free for stories
A_NUMBER_TO_RING = re.compile(r"\b0[\d ]{9,12}\b")
LONGEST = 80  # characters


def without_example(schema: dict[str, Any]) -> list[str]:
    return [name for form in forms_in(schema) for name, value in form["properties"].items() if not shows_what_to_write(value)]


def without_title(schema: dict[str, Any]) -> list[str]:
    return [key for key, part in schema.get("$defs", {}).items() if not part.get("title")]


def texts() -> Iterator[str]:
    """Every example written once for all or for one form."""
    for example in (*IN_EVERY_FORM.values(), *IN_ONE_FORM.values()):
        yield from [example] if isinstance(example, str) else example


# --- every name, every part ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_offers_an_example_or_a_closed_list_at_every_name_and_a_title_for_every_part(name: str) -> None:
    assert without_example(SCHEMAS[name]) == []
    assert without_title(SCHEMAS[name]) == []


@pytest.mark.parametrize(
    "bare",
    [
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}},
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    ],
)
def test_a_name_without_an_example_and_a_part_without_a_title_are_seen(bare: dict[str, Any]) -> None:
    schema = json.loads(json.dumps(SCHEMAS["funding.schema.json"]))
    schema["$defs"]["Contribution"]["properties"]["payer"] = bare
    del schema["$defs"]["StatedTotal"]["title"]
    assert without_example(schema) == ["payer"]
    assert without_title(schema) == ["StatedTotal"]


def test_a_field_nobody_has_an_example_for_has_none() -> None:
    class Bare(Record):
        """A form with a name of its own, and one that means the same everywhere."""

        favourite_biscuit: Text
        note: Text | None = None

    assert [example_of(Bare, name) for name in ("favourite_biscuit", "note")] == [None, IN_EVERY_FORM["note"]]


def test_the_title_of_a_part_is_the_words_of_its_name() -> None:
    parts = SCHEMAS["funding.schema.json"]["$defs"]
    assert parts["StatedTotal"]["title"] == "Stated total"
    assert parts["State"]["title"] == "State"


def test_a_list_is_offered_as_a_list_and_a_field_keeps_its_own_example() -> None:
    contribution = SCHEMAS["funding.schema.json"]["$defs"]["Contribution"]["properties"]
    assert SCHEMAS["funding.schema.json"]["$defs"]["Statement"]["properties"]["groups"]["examples"] == [["anytown-strategic-board"]]
    assert contribution["stated_share"]["examples"] == Contribution.model_fields["stated_share"].examples
    assert contribution["payer"]["examples"] == ["anytown-council"]


# --- the examples --------------------------------------------------------------------------------------------------------


def test_an_example_that_no_form_takes_is_dead() -> None:
    known = {record.__name__ for record in RECORDS}
    assert {form for form, _ in IN_ONE_FORM} - known == set()
    named = {(record.__name__, name) for record, name in FIELDS}
    assert set(IN_ONE_FORM) - named == set()
    assert set(IN_EVERY_FORM) - {name for form, name in named if (form, name) not in IN_ONE_FORM} == set()


def test_examples_are_short_british_and_of_nobody_who_can_be_rung() -> None:
    for text in texts():
        assert len(text) <= LONGEST, text
        assert not AMERICAN.search(text), text
        assert all(OF_STORIES.fullmatch(found.group().strip()) for found in A_NUMBER_TO_RING.finditer(text)), text
    assert A_NUMBER_TO_RING.search("ring 01234 276699")
    assert not OF_STORIES.fullmatch("01234 276699")

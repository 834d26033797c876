"""Whoever fills in a form is told in plain words what to write: in every field, in every editor, in every error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from macros.dataset.forms import kinds_of_form
from macros.dataset.schemas import schemas
from macros.dataset.what_belongs import after_the_name, names_of, records_of
from macros.model.claims import Claim
from macros.model.descriptions import IN_EVERY_FORM, description_of
from macros.model.form_order import form_order
from macros.model.record import Record
from macros.model.registers import DocumentDate, Organisation, PartnershipForm
from macros.model.topics import Contribution, Topic
from macros.model.values import Text, YesNo
from tests.small_data import bent, loaded

MOST_WORDS = 15
PROGRAMMERS_WORDS = re.compile(
    r"\b(string|integer|boolean|null|array|dict|tuple|field|key|object|schema|regex|slug|yaml|json|url|enum|parameter|"
    r"default|optional|parse|token|instance|attribute|class)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(r"\b(\w*(organiz|summariz|recogniz|prioritiz)\w*|color|behavior|program|center|license)\b", re.IGNORECASE)


def every_record(above: type[Record] = Record) -> Iterator[type[Record]]:
    """Every type of record of the model, also those no form holds by itself."""
    for record in above.__subclasses__():
        if record.__module__.startswith("macros.model."):
            yield record
        yield from every_record(record)


RECORDS = sorted(set(every_record()), key=lambda record: (record.__module__, record.__name__))
FIELDS = [(record, name) for record in RECORDS for name in names_of(record)]


def undescribed(record: type[Record]) -> list[str]:
    return [name for name in names_of(record) if not description_of(record, name)]


def unplain(words: str) -> list[str]:
    """What is wrong with a description, for a council officer who reads it while typing."""
    found = [f"{len(words.split())} words"] if len(words.split()) > MOST_WORDS else []
    found += ["ends like a sentence"] if words.endswith(".") else []
    found += ["begins with a capital"] if words[:1].isupper() else []
    return found + [match.group() for pattern in (PROGRAMMERS_WORDS, AMERICAN) for match in pattern.finditer(words)]


# --- the words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_every_form_says_what_to_write_in_it(record: type[Record]) -> None:
    assert undescribed(record) == []


def test_a_field_that_does_not_say_it_is_seen() -> None:
    class Bare(Record):
        """A form with a name of its own, and one that means the same everywhere."""

        favourite_biscuit: Text
        note: Text | None = None

    assert undescribed(Bare) == ["favourite_biscuit"]


def test_every_form_is_among_those_looked_at() -> None:
    held = {record for form in kinds_of_form().values() for record in records_of(form)}
    assert held - set(RECORDS) == set()
    assert len(held) > 100


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_description_is_short_plain_and_british(record: type[Record]) -> None:
    assert {name: found for name in names_of(record) if (found := unplain(description_of(record, name)))} == {}


@pytest.mark.parametrize(
    "words",
    ["The name.", "an optional string", "the organization that pays", "a few words that go on and on and on and on and on and on and on"],
)
def test_a_description_that_is_not_is_seen(words: str) -> None:
    assert unplain(words)


def test_what_is_said_once_for_every_form_is_used() -> None:
    """Words that no form takes from there are dead."""
    taken = {name for record, name in FIELDS if not record.model_fields[name].description}
    assert set(IN_EVERY_FORM) - taken == set()


def test_a_form_s_own_words_come_before_those_of_every_form() -> None:
    assert description_of(Claim, "as_written") == IN_EVERY_FORM["as_written"]
    assert description_of(PartnershipForm, "name") == "the partnership's name, in the document's own words"


def test_a_question_of_yes_or_no_says_when_it_is_yes() -> None:
    yes_or_no = [(record, name) for record, name in FIELDS if record.model_fields[name].metadata == list(get_args(YesNo)[1:])]
    assert len(yes_or_no) > 10
    for record, name in yes_or_no:
        assert description_of(record, name).startswith("yes"), f"{record.__name__}.{name}"


# --- hints -------------------------------------------------------------------------------------------------------------


def test_a_hint_is_the_description_with_what_there_is_to_choose_from() -> None:
    for record, name in FIELDS:
        hint = after_the_name(record, name)
        assert hint.startswith(f"{name}: {description_of(record, name)}")
        assert "what belongs" not in hint


@pytest.mark.parametrize(
    ("record", "name", "hint"),
    [
        (Contribution, "pounds", "the amount in pounds, digits only, such as 24400 or 24400.50"),
        (Contribution, "stated_share", "the share, just as the document has it, such as 8.5%"),
        (
            Topic,
            "state",
            "what the document does with this topic, one of stated, heading only, refers elsewhere, not mentioned, not recorded",
        ),
        (Topic, "statements", "what the document says, one thing at a time, each with id, says, as_written, lines"),
        (DocumentDate, "stated", "yes where the document bears a date, no where it does not"),
        (DocumentDate, "when", "the date it bears, as exactly as it gives it, such as 2023-06-01 or 2023-06"),
        (Organisation, "kind", "what sort of body it is"),  # too many to name them all
        (Organisation, "name", "its official name in full, such as Anytown Borough Council"),
        (Topic, "note", "what readers should know about this, in a plain sentence"),  # a whole sentence is for editors
    ],
)
def test_hints_read_as_reviewed(record: type[Record], name: str, hint: str) -> None:
    assert after_the_name(record, name) == f"{name}: {hint}"


def test_an_empty_value_is_told_what_to_write_or_that_it_may_be_left_out(tmp_path: Path) -> None:
    funding = "partnerships/anytown/funding.yml"
    required = bent(funding, "pounds: 1500,", "pounds: ,")
    assert [item.write for item in loaded(tmp_path / "required", required).problems] == [
        "pounds: the amount in pounds, digits only, such as 24400 or 24400.50"
    ]
    optional = bent(funding, "heading: Money", "heading:")
    assert [item.write for item in loaded(tmp_path / "optional", optional).problems] == [
        "heading: the heading it stands under, just as the document has it, such as How we are funded; or nothing, not even the name"
    ]


# --- schemas -----------------------------------------------------------------------------------------------------------

SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in schemas().items()}


def forms_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema itself and those of the records in it."""
    yield from (part for part in (schema, *schema.get("$defs", {}).values()) if part.get("type") == "object")


def bare_in(schema: dict[str, Any]) -> list[str]:
    return [name for form in forms_in(schema) for name, value in form["properties"].items() if not value.get("description")]


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_shows_title_and_descriptions_and_takes_no_other_names(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["title"]
    assert schema["description"].endswith(".")
    assert bare_in(schema) == []
    assert all(form["additionalProperties"] is False for form in forms_in(schema))


def test_a_name_that_an_editor_could_not_explain_is_seen() -> None:
    schema = json.loads(schemas()["funding.schema.json"])
    del schema["$defs"]["Contribution"]["properties"]["pounds"]["description"]
    assert bare_in(schema) == ["pounds"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_offers_the_names_in_the_order_of_the_form(name: str) -> None:
    form = kinds_of_form()[name.removesuffix(".schema.json")]
    records = {record.__name__: record for record in records_of(form)}
    assert tuple(SCHEMAS[name]["properties"]) == form_order(form)
    for key, part in SCHEMAS[name].get("$defs", {}).items():
        assert part.get("type") != "object" or tuple(part["properties"]) == form_order(records[key])


def test_an_editor_asks_for_the_document_only_where_nothing_around_gives_it() -> None:
    assert SCHEMAS["funding.schema.json"]["$defs"]["Contribution"]["required"] == [
        *("payer", "payer_as_written", "pounds", "amount_as_written", "lines")
    ]
    assert "document" in SCHEMAS["section.schema.json"]["required"]


def examples_in(schema: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    for form in forms_in(schema):
        for value in form["properties"].values():
            yield from ((value, example) for example in value.get("examples", []))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_example_is_one_that_could_be_written_there(name: str) -> None:
    for value, example in examples_in(SCHEMAS[name]):
        assert Draft202012Validator({**value, "$defs": SCHEMAS[name].get("$defs", {})}).is_valid(example), (value, example)


def test_there_are_examples_to_look_at_and_one_that_does_not_fit_is_seen() -> None:
    assert sum(1 for schema in SCHEMAS.values() for _ in examples_in(schema)) > 500
    assert not Draft202012Validator(SCHEMAS["funding.schema.json"]["properties"]["document"]).is_valid("The Document")

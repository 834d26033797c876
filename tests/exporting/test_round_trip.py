"""What is published, read back, is what is held: nothing is lost on the way, and a table says what the records say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from macros.dataset.dataset import Dataset
from macros.exporting.every_listing import BY_NAME, LISTINGS
from macros.exporting.fields import DECIMALS, Listing
from macros.exporting.tables import LEFT_OUT, tables_of
from macros.exporting.words import SAYS
from macros.model import procedures, registers, topics, wording
from macros.model.claims import Claim, SharedList, Sourced, StatementList
from macros.model.open_data import Ended
from macros.model.publications import PublicationForm, SectionForm
from macros.model.record import Record, records_in
from macros.model.requirements import EditionRow, Judgement
from macros.model.site import TopicTitle
from tests.exporting.reading_back import as_filled_in, lost, table

# The lists of records that are published as their form has them, and where they are held.
FORMS: dict[str, tuple[type[Record], str]] = {
    "organisations": (registers.Organisation, "organisations"),
    "organisation-changes": (registers.OrganisationChange, "changes"),
    "sources": (registers.PublishedDocument, "documents"),
    "posts": (registers.Post, "posts"),
    "groups": (registers.Group, "groups"),
    "categories": (registers.Category, "categories"),
    "helplines": (registers.Helpline, "helplines"),
    "text-lines": (procedures.TextLine, "text_lines"),
    "contacts": (procedures.Contact, "contacts"),
    "documents-and-tools": (procedures.Resource, "resources"),
    "procedures": (procedures.Task, "tasks"),
    "places": (procedures.TownOrVillage, "places"),
    "glossary": (wording.Term, "glossary"),
    "shared-lists": (SharedList, "shared_lists"),
}
# Where the rest of a data set is published, or why it is not.
ELSEWHERE = {
    "instruments": "instruments.json, requirements.json",
    "requirements": "requirements.json",
    "edition_maps": "edition-changes.json",
    "partnerships": "partnerships/",
    "publications": "reports/, protocols/",
    "pages": "topic-titles.json",
    "open_data": "index.json, ended-ids.json",
    "site": "index.json has its name; the rest is about this site",
    "refused_numbers": "must not be shown to anybody",
    "history": "changes/: what changed, and feeds of it",
    "search": "how this site is searched, in search/",
    "errors": "about filling in the forms",
    "accessibility": "about this site",
    "as_at": "what the pages on how things stood on a day rest on, beside the dates that are published with bodies, documents and law",
    "duties": "what editors of this site do; what it comes to depends on the day",
    "not_short_forms": "about how this site is written",
    "days_of_lines": "the history of the files, not what they say",
}


def _without_address(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "address"}


def _held(dataset: Dataset, name: str) -> list[Any]:
    held = getattr(dataset, name)
    return list(held.values() if isinstance(held, Mapping) else held)


@pytest.mark.parametrize("name", FORMS)
def test_nothing_of_a_record_is_lost(name: str, dataset: Dataset, read: Mapping[str, Any]) -> None:
    form, held = FORMS[name]
    records = _held(dataset, held)
    assert records
    assert len(read[name]) == len(records)
    assert [found for row, item in zip(read[name], records, strict=True) if (found := lost(form, _without_address(row), item))] == []


def test_a_value_lost_on_the_way_would_be_seen(dataset: Dataset, read: Mapping[str, Any]) -> None:
    group = next(item for item in dataset.groups.values() if item.chair)
    published = json.loads(json.dumps(_without_address(next(row for row in read["groups"] if row["id"] == group.id))))
    assert lost(registers.Group, published, group) == {}
    published["chair"][0]["source"]["lines"] = "1"
    assert list(lost(registers.Group, published, group)) == ["chair"]


def test_every_part_of_the_data_is_published_or_said_not_to_be() -> None:
    """A new register must not be forgotten: it goes among the forms here, or its reason does."""
    named = {held for _, held in FORMS.values()} | set(ELSEWHERE)
    assert {field.name for field in fields(Dataset)} == named
    assert {listing.name for listing in LISTINGS} >= set(FORMS)


def test_everything_of_a_partnership_is_in_its_file(dataset: Dataset, read: Mapping[str, Any]) -> None:
    for key, partnership in dataset.partnerships.items():
        whole = read[f"partnerships/{key}"]
        assert lost(registers.PartnershipForm, whole["form"], partnership.form) == {}
        assert list(whole["topics"]) == list(topics.TOPIC_FORMS)
        for name, form in topics.TOPIC_FORMS.items():
            assert lost(form, whole["topics"][name], partnership.topic(name)) == {}, (key, name)
        assert [lost(Judgement, row, item) for row, item in zip(whole["judgements"], partnership.judgements, strict=True) if row] == [
            {} for _ in partnership.judgements
        ]


@pytest.mark.parametrize("name", ["funding", "findings", "relevant-agencies"])
def test_a_partnerships_file_has_its_own_records_of_each_list(name: str, dataset: Dataset, read: Mapping[str, Any]) -> None:
    for key in dataset.partnerships:
        own = [row for row in read[name] if row["partnership"] == key]
        assert own
        assert read[f"partnerships/{key}"][name.replace("-", "_")] == own


def test_a_partnerships_file_has_the_discrepancies_its_documents_take_part_in(dataset: Dataset, read: Mapping[str, Any]) -> None:
    for key in dataset.partnerships:
        mine = {item.id for item in dataset.documents.values() if item.partnership == key}
        own = [row for row in read["discrepancies"] if mine & {value["document"] for value in row["values"]}]
        assert own
        assert read[f"partnerships/{key}"]["discrepancies"] == own


def test_everything_of_a_report_or_protocol_is_in_its_file(dataset: Dataset, read: Mapping[str, Any]) -> None:
    for item in dataset.publications.values():
        whole = read[f"{item.folder}/{item.id}"]
        assert lost(PublicationForm, whole["form"], item.form) == {}
        assert list(whole["sections"]) == list(item.form.sections)
        assert [name for name, held in item.sections.items() if lost(SectionForm, whole["sections"][name], held)] == []
        if item.reporting:
            assert lost(topics.Reporting, whole["reporting"], item.reporting) == {}
        assert [lost(Judgement, row, held) for row, held in zip(whole["judgements"], item.judgements, strict=True)] == [
            {} for _ in item.judgements
        ]


def test_every_law_requirement_and_row_between_editions_is_published(dataset: Dataset, read: Mapping[str, Any]) -> None:
    for row in read["instruments"]:
        held = dataset.instruments[row["id"]]
        form = {name: value for name, value in _without_address(row).items() if name != "id"}
        asked = [item.model_dump(mode="json") for item in held.requirements]
        assert lost(registers.Instrument, {**form, "requirements": asked}, held) == {}
    assert [row["id"] for row in read["requirements"]] == list(dataset.requirements)
    for row in read["requirements"]:
        requirement = dataset.requirements[row["id"]]
        worked_out = ("instrument", "measured", "fingerprint", "address")
        assert lost(type(requirement), {name: value for name, value in row.items() if name not in worked_out}, requirement) == {}
        assert row["fingerprint"] == requirement.fingerprint
    rows = [item for edition in dataset.edition_maps for item in edition.rows]
    ours = ("edition_before", "edition_after", "row")
    told = [{name: value for name, value in row.items() if name not in ours} for row in read["edition-changes"]]
    assert [lost(EditionRow, row, item) for row, item in zip(told, rows, strict=True)] == [{} for _ in rows]


def test_every_claim_of_every_topic_is_among_the_facts(dataset: Dataset, read: Mapping[str, Any]) -> None:
    for key, partnership in dataset.partnerships.items():
        for name, topic in partnership.topics.items():
            shown = [item for item in records_in(topic) if isinstance(item, Sourced) and not isinstance(item, StatementList)]
            # An item that differs from a shared list stands in that list too, so it is held twice and said once.
            held = {(str(item.lines), *(map(str, item.as_written) if isinstance(item, Claim) else ())) for item in shown}
            rows = [row for row in read["facts"] if (row["partnership"], row["topic"]) == (key, name)]
            told = {(row["source"]["lines"], *row["as_written"]) for row in rows}
            assert {lines for lines, *_ in held} == {lines for lines, *_ in told}, (key, name)
            assert {item for item in held if len(item) > 1} <= told, (key, name)


def test_every_figure_is_published_as_written_and_as_a_number(dataset: Dataset, read: Mapping[str, Any]) -> None:
    parts = [part for item in dataset.publications.values() for part in item.parts()]
    cells = [words for part in parts for held in part.tables for row in held.rows for words in row.values]
    single = [figure.value for part in parts for figure in part.figures]
    assert sorted(row["as_written"] for row in read["figures"]) == sorted(map(str, [*cells, *single]))
    assert all(Decimal(row["value"]).is_finite() for row in read["figures"] if row["value"] is not None)
    not_given = [row for row in read["figures"] if row["as_written"] in ("-", "–")]
    assert not_given
    assert {row["value"] for row in not_given} == {None}


def test_topics_and_their_titles_are_published(dataset: Dataset, read: Mapping[str, Any]) -> None:
    titles = [title for page in dataset.pages for title in page.topics]
    ours = ("page", "question", "address")
    told = [{name: value for name, value in row.items() if name not in ours} for row in read["topic-titles"]]
    assert [lost(TopicTitle, row, title) for row, title in zip(told, titles, strict=True)] == [{} for _ in titles]
    for row in read["topics"]:
        topic = dataset.partnerships[row["partnership"]].topic(row["topic"])
        assert (row["state"], row["note"], row["looked_for"]) == (topic.state, topic.note, topic.looked_for)
        assert [item["says"] for item in row["silent_on"]] == [item.says for item in topic.silent_on]
    assert len(read["topics"]) == len(dataset.partnerships) * len(titles)


def test_ended_ids_are_published(dataset: Dataset, read: Mapping[str, Any]) -> None:
    held = dataset.open_data.ended if dataset.open_data else ()
    assert [lost(Ended, row, item) for row, item in zip(read["ended-ids"], held, strict=True)] == [{} for _ in held]


def _cell(value: Any, kind: str) -> str:
    """A value as its cell must read."""
    if value is None:
        return ""
    if kind == "yes or no":
        return str(value).lower()
    return LEFT_OUT.join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.name)
def test_a_table_says_what_the_records_say(listing: Listing, files: Mapping[str, str], read: Mapping[str, Any]) -> None:
    for made in tables_of(listing):
        rows = table(files[f"{made.name}.csv"])
        columns = made.values(read[listing.name])
        wanted = [[_cell(value, column.kind) for value in values] for column, values in zip(made.columns, columns, strict=True)]
        assert [[row[column.name] for row in rows] for column in made.columns] == wanted, made.name


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.name)
def test_no_table_has_two_columns_of_one_name_and_every_column_says_what_it_is(listing: Listing) -> None:
    for made in tables_of(listing):
        names = [column.name for column in made.columns]
        assert len(names) == len(set(names)), made.name
        assert [column.name for column in made.columns if not column.says.endswith(".")] == [], made.name
        assert not [says for says in (made.says, *(column.says for column in made.columns)) if "`" in says or "[" in says], made.name


def test_every_value_of_a_record_is_in_a_table_unless_it_is_a_list_inside_a_list(read: Mapping[str, Any]) -> None:
    for listing in LISTINGS:
        made = tables_of(listing)
        held = {column.path[0] for column in made[0].columns[: made[0].beside or None]} | {table.items for table in made}
        left = [field.name for field in listing.fields if field.name not in held]
        assert left in ([], ["test"]), listing.name


def test_amounts_are_decimal_text_in_json(read: Mapping[str, Any]) -> None:
    for listing in LISTINGS:
        decimals = [field.name for field in listing.fields if field.kind in DECIMALS]
        for row in read[listing.name]:
            assert all(row[name] is None or str(Decimal(row[name])) == row[name] for name in decimals), listing.name
    assert {row["amount_pounds"] for row in read["funding"]} >= {"24400", "140400"}
    assert BY_NAME["funding"].field("amount_pounds").kind in DECIMALS
    assert as_filled_in({"source": None, "a": []}) == {}


def test_every_sentence_on_what_a_key_means_is_of_a_key_there_is(read: Mapping[str, Any]) -> None:
    """A sentence nobody sees would go on saying what is no longer so."""
    described = {
        (name, key["description"]) for part in read["openapi"]["components"]["schemas"].values() for name, key in part["properties"].items()
    }
    unused = [name for name, says in SAYS.items() if (name.split(".")[-1], says) not in described]
    assert unused == []

"""The files have the names, shapes and values that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.exporting.every_listing import LISTINGS
from macros.exporting.fields import Listing

KEYS = {
    "findings": "partnership document instrument requirement basis status evidence missing data_file judgement",
    "discrepancies": "rule subject values explanation",
    "funding": "partnership payer payer_as_written amount_pounds stated_share computed_share scope period source",
    "funding-totals": "partnership stated_total computed_total difference",
    "relevant-agencies": "partnership organisation kind as_written list_scope source",
    "requirements": "id instrument catalogue_ref level tier subject locator summary confidence measured counted_with fingerprint",
}
FILES = """partnerships organisations groups sources requirements findings discrepancies funding relevant-agencies procedures
partnerships/bedford-borough partnerships/central-bedfordshire partnerships/luton index""".split()
METADATA = {"index", "openapi", "datapackage"}


def test_every_file_of_the_contract_is_there(files: Mapping[str, str], read: Mapping[str, Any]) -> None:
    assert set(FILES) <= set(read)
    assert {"funding.csv", "relevant-agencies.csv", "organisations.csv", "groups.csv", "findings.csv"} <= set(files)


@pytest.mark.parametrize("name", KEYS)
def test_a_record_has_the_keys_of_the_contract(name: str, read: Mapping[str, Any]) -> None:
    assert read[name]
    for row in read[name]:
        assert set(KEYS[name].split()) <= set(row)


def test_every_list_is_a_bare_list_of_records_with_the_same_keys(read: Mapping[str, Any]) -> None:
    for listing in LISTINGS:
        names = [field.name for field in listing.fields]
        assert isinstance(read[listing.name], list)
        assert all(sorted(row) == sorted(names) for row in read[listing.name]), listing.name


def _sources(value: Any) -> Iterator[Any]:
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _sources(item)
    if isinstance(value, dict) and "source" in value:
        yield value["source"]


def test_a_source_is_a_document_a_heading_and_lines_everywhere(read: Mapping[str, Any]) -> None:
    for name in set(read) - METADATA:
        found = list(_sources(read[name]))
        assert all(source is None or list(source) == ["document", "heading", "lines"] for source in found), name


def test_states_and_bases_have_the_words_of_the_contract(read: Mapping[str, Any]) -> None:
    states = {"evidenced", "partly-evidenced", "not-evidenced", "not-assessed", "not-applicable"}
    assert {row["status"] for row in read["findings"]} <= states
    assert {row["basis"] for row in read["findings"]} == {"in-force", "later-edition"}


def test_a_record_can_be_told_by_its_key(read: Mapping[str, Any]) -> None:
    for listing in LISTINGS:
        keys = [tuple(row[name] for name in listing.key) for row in read[listing.name] if listing.key]
        assert len(keys) == len(set(keys)), listing.name
        assert all(None not in key for key in keys), listing.name


def test_an_id_leads_to_a_record_of_its_list(read: Mapping[str, Any]) -> None:
    known = {listing.name: {row[listing.key[0]] for row in read[listing.name]} for listing in LISTINGS if listing.key}
    for listing in LISTINGS:
        for field in listing.fields:
            values = [row[field.name] for row in read[listing.name] if field.of]
            named = [item for value in values for item in (value if isinstance(value, list) else [value]) if item is not None]
            assert [item for item in named if item not in known[field.of]] == [], (listing.name, field.name)


TOTALS = {
    "bedford-borough": ("194399", "195343", "944"),
    "central-bedfordshire": ("157700", "157700", "0"),
    "luton": ("264600", "264600", "0"),
}


def test_the_stated_total_the_computed_one_and_the_difference_stand_side_by_side(read: Mapping[str, Any]) -> None:
    told = {row["partnership"]: (row["stated_total"], row["computed_total"], row["difference"]) for row in read["funding-totals"]}
    assert told == TOTALS
    for row in read["funding-totals"]:
        assert read[f"partnerships/{row['partnership']}"]["funding_totals"] == row


def test_a_share_is_in_per_cent_of_the_computed_total_and_the_stated_one_is_as_written(read: Mapping[str, Any]) -> None:
    police = next(row for row in read["funding"] if (row["partnership"], row["payer"]) == ("luton", "bedfordshire-police"))
    assert (police["amount_pounds"], police["amount_as_written"]) == ("24400", "£24.4")
    assert (police["stated_share"], police["computed_share"]) == ("9%", "9.22")
    assert police["scope"] == "includes the business unit; includes the training unit"
    assert police["period"] is None
    assert police["source"]["document"] == "luton-masa-2024-07"


def test_an_entry_of_a_list_of_agencies_is_a_record_for_each_thing_it_stands_for(read: Mapping[str, Any]) -> None:
    assert {row["kind"] for row in read["relevant-agencies"]} >= {"organisation", "category"}
    scopes = {row["partnership"]: row["list_scope"] for row in read["relevant-agencies"]}
    assert scopes == {
        "bedford-borough": "includes the safeguarding partners",
        "central-bedfordshire": "includes the safeguarding partners",
        "luton": "in addition to the safeguarding partners",
    }


# --- the description of the interface -------------------------------------------------------------------------------


def _described(read: Mapping[str, Any], path: str) -> Draft202012Validator:
    """A validator for one path, which also refuses keys that are not described."""
    schema = read["openapi"]["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    parts = json.loads(json.dumps(read["openapi"]["components"]))
    for part in parts["schemas"].values():
        part["additionalProperties"] = False
    return Draft202012Validator({**schema, "components": parts})


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.name)
def test_every_list_is_as_the_interface_describes_it(listing: Listing, read: Mapping[str, Any]) -> None:
    errors = [
        f"{list(error.path)}: {error.message[:200]}" for error in _described(read, f"/{listing.name}.json").iter_errors(read[listing.name])
    ]
    assert errors[:3] == []


@pytest.mark.parametrize("folder", ["partnerships", "reports", "protocols"])
def test_every_whole_is_as_the_interface_describes_it(folder: str, read: Mapping[str, Any]) -> None:
    path = f"/{folder}/{{id}}.json"
    known = read["openapi"]["paths"][path]["parameters"][0]["schema"]["enum"]
    assert sorted(known) == sorted(name.split("/")[1] for name in read if name.startswith(f"{folder}/"))
    for name in known:
        errors = [f"{list(error.path)}: {error.message[:200]}" for error in _described(read, path).iter_errors(read[f"{folder}/{name}"])]
        assert errors[:3] == []


def test_a_record_that_is_not_as_described_is_refused(read: Mapping[str, Any]) -> None:
    row = {**read["funding"][0]}
    assert list(_described(read, "/funding.json").iter_errors([{**row, "amount_pounds": 24400}]))
    assert list(_described(read, "/funding.json").iter_errors([{**row, "added": "yes"}]))
    del row["source"]
    assert list(_described(read, "/funding.json").iter_errors([row]))


def test_the_interface_describes_every_file_and_no_other(files: Mapping[str, str], read: Mapping[str, Any]) -> None:
    api = read["openapi"]
    assert api["openapi"].startswith("3.1")
    told = {path.removeprefix("/") for path in api["paths"]}
    folders = {f"{name.split('/')[0]}/{{id}}.{name.rpartition('.')[2]}" for name in files if "/" in name}
    assert told == {name for name in files if "/" not in name} | folders
    names = [path["get"]["operationId"] for path in api["paths"].values()]
    assert len(names) == len(set(names))


def test_the_index_lists_every_file_with_its_size(files: Mapping[str, str], read: Mapping[str, Any]) -> None:
    index = read["index"]
    told = {size["file"]: size["bytes"] for item in index["files"] for size in (item["json"], *item["csv"])}
    told |= {item["file"]: item["bytes"] for item in (*index["wholes"], *index["calendars"])}
    metadata = {index[key] for key in ("index", "openapi", "data_package", "csv_metadata", "linked_data")}
    assert {name.removeprefix("api/v1/") for name in {*told, *metadata}} == set(files)
    assert all(len(files[name.removeprefix("api/v1/")].encode()) == size for name, size in told.items())
    assert {item["name"]: item["json"]["records"] for item in index["files"]} == {item.name: len(read[item.name]) for item in LISTINGS}
    assert (index["as_of"], index["version"]) == ("2026-11-22", index["versions"][0]["version"])

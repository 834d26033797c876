"""The page about the files, and the links to them: every file is named, every link leads to rows, every address to a page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import Tag

from tests.exporting.reading_back import table
from tests.site.building import Built, words

API = "api/v1/"


@pytest.fixture(scope="module")
def index(site: Built) -> Any:
    return json.loads((site.folder / API / "index.json").read_text(encoding="utf-8"))


def _linked(site: Built, address: str) -> set[str]:
    """Every address below the root that a page links to."""
    return {urljoin(f"/{address}/", str(link["href"])).lstrip("/") for link in site.page(address).find_all("a", href=True)}


def test_the_page_names_every_file_there_is(site: Built) -> None:
    held = {path.relative_to(site.folder).as_posix() for path in (site.folder / API).rglob("*") if path.is_file()}
    assert held
    assert held - _linked(site, "data") == set()


def test_every_page_leads_to_the_data(site: Built) -> None:
    for address in ("", "luton/funding", "about"):
        assert "data/" in _linked(site, address)


def test_every_list_says_what_its_columns_mean_and_shows_an_example(site: Built, index: Mapping[str, Any]) -> None:
    for item in index["files"]:
        heading = site.page("data").find(id=item["name"])
        assert isinstance(heading, Tag)
        shown = heading.find_parent("section")
        assert isinstance(shown, Tag)
        file = site.folder / item["csv"][0]["file"]
        names = next(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
        assert [words(code) for code in shown.select("tbody th code")] == names
        example = shown.find("pre")
        if item["json"]["records"]:
            assert json.loads(example.text) in json.loads((site.folder / item["json"]["file"]).read_text(encoding="utf-8"))  # type: ignore[union-attr]


def test_what_others_may_do_is_said_as_it_is(site: Built) -> None:
    page = site.text("data")
    assert "Contains public sector information licensed under the Open Government Licence v3.0." in page
    assert "No licence. The documents state no licence." in page
    assert "as of 22 November 2026" in page


DOWNLOADS = {
    "luton/funding": ("funding.csv", "payer_as_written", "Bedfordshire Hospitals University Trust"),
    "bedford-borough/relevant-agencies": (
        "relevant-agencies.csv",
        "as_written",
        "Bedfordshire Fire and Rescue Service",
    ),
    "organisations": ("organisations.csv", "name", "Luton Borough Council"),
    "groups": ("groups.csv", "id", "cb-strategic-board"),
    "statutory": ("findings.csv", "partnership", "luton"),
}


@pytest.mark.parametrize("address", DOWNLOADS)
def test_the_link_under_a_table_leads_to_its_rows(address: str, site: Built) -> None:
    name, column, value = DOWNLOADS[address]
    link = site.page(address).select_one(".download a")
    assert link is not None
    assert words(link).startswith("Download as CSV")
    assert urljoin(f"/{address}/", str(link["href"])) == f"/{API}{name}"
    rows = table((site.folder / API / name).read_bytes().decode())
    assert value in {row[column] for row in rows}


def test_no_page_offers_a_download_where_there_is_no_file(site: Built) -> None:
    offered = {address for address in site.addresses if site.page(address).select_one(".download")}
    assert "luton/funding" in offered
    assert "about/errors" not in offered


def test_every_address_in_the_data_leads_to_a_page_of_the_site_and_to_the_place_on_it(site: Built, index: Mapping[str, Any]) -> None:
    lost = set()
    for item in [*index["files"], *index["wholes"]]:
        lost |= _lost(site, item["address"] or "")
    for item in index["files"]:
        for row in json.loads((site.folder / item["json"]["file"]).read_text(encoding="utf-8")):
            lost |= _lost(site, row.get("address", ""))
    assert lost == set()


def _lost(site: Built, address: str) -> set[str]:
    page, _, anchor = address.partition("#")
    if not (site.folder / page / "index.html").is_file():
        return {address}
    return {address} if anchor and anchor not in site.ids(page) else set()


def test_beside_every_table_is_a_file_for_a_spreadsheet(site: Built) -> None:
    missing = []
    for address in site.addresses:
        if address.startswith("data/files") or address.endswith(("/print", "/card")):
            continue
        for shown in site.page(address).select("main table"):
            around = shown.find_parent("section") or shown.find_parent("main")
            links = [str(link["href"]) for link in around.select('a[href$=".csv"]')] if around else []
            if not links or not all((site.folder / address / link).resolve().is_file() for link in links):
                missing.append((address, words(shown.find("caption"))))
    assert missing == []

"""Programs that know tables find their types, keys and links: as a Data Package, and as CSV on the Web."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system, validate

from tests.exporting.reading_back import table

TYPES = {"integer": int, "decimal": Decimal}
PAYERS = ("partnerships", "organisations", "sources", "funding")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, files: Mapping[str, str]) -> Path:
    """The tables and what describes them, on disk."""
    made = tmp_path_factory.mktemp("package")
    for name, text in files.items():
        if "/" not in name:
            (made / name).write_text(text, encoding="utf-8", newline="")
    return made


def _problems(package: Path) -> list[str]:
    with system.use_context(trusted=True):
        report = validate(str(package))
    return [str(error) for error in report.flatten(["title", "type", "fieldName", "rowNumber"])] + [str(error) for error in report.errors]


@pytest.mark.slow
def test_the_data_package_is_sound_with_every_type_key_and_link(folder: Path) -> None:
    assert _problems(folder / "datapackage.json")[:5] == []


@pytest.fixture
def small(folder: Path, tmp_path: Path) -> Path:
    """A package of a few tables, to be bent."""
    whole = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    kept = [item for item in whole["resources"] if item["name"] in PAYERS]
    for item in kept:
        links = item["schema"].get("foreignKeys", [])
        item["schema"]["foreignKeys"] = [link for link in links if link["reference"]["resource"] in PAYERS]
        del item["bytes"]  # the tables are changed below
        (tmp_path / item["path"]).write_bytes((folder / item["path"]).read_bytes())
    (tmp_path / "datapackage.json").write_text(json.dumps({**whole, "resources": kept}), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('"bedfordshire-police"', '"nobody"', "Foreign"),
        ('"24400"', '"£24,400"', "Type Error"),
        ('"24400"', '""', "Constraint Error"),
    ],
)
def test_a_payer_of_no_list_or_an_amount_that_is_none_would_be_seen(old: str, new: str, error: str, small: Path) -> None:
    assert _problems(small / "datapackage.json") == []
    path = small / "funding.csv"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    assert any(error in problem for problem in _problems(small / "datapackage.json"))


def test_the_package_has_a_resource_for_every_table(files: Mapping[str, str], folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    assert {resource.path for resource in package.resources} == {name for name in files if name.endswith(".csv")}


def test_csv_on_the_web_describes_every_table_column_by_column(files: Mapping[str, str], read: Mapping[str, Any]) -> None:
    metadata = json.loads(files["csv-metadata.json"])
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert {item["url"] for item in metadata["tables"]} == {name for name in files if name.endswith(".csv")}
    for item in metadata["tables"]:
        rows = table(files[item["url"]])
        columns = item["tableSchema"]["columns"]
        assert files[item["url"]].split("\r\n")[0] == ",".join(f'"{column["titles"]}"' for column in columns)
        for column in columns:
            values = [row[column["name"]] for row in rows]
            assert all(values) or not column["required"], (item["url"], column["name"])
            for value in filter(None, values) if column["datatype"] in TYPES else ():
                TYPES[column["datatype"]](value)


def test_a_link_of_csv_on_the_web_always_leads_to_a_row(files: Mapping[str, str]) -> None:
    metadata = json.loads(files["csv-metadata.json"])
    links = [(item["url"], link) for item in metadata["tables"] for link in item["tableSchema"].get("foreignKeys", [])]
    assert len(links) > 50
    for url, link in links:
        there, to = link["reference"]["resource"], link["reference"]["columnReference"]
        known = {tuple(row[name] for name in to) for row in table(files[there])}
        assert {tuple(row[name] for name in link["columnReference"]) for row in table(files[url])} <= known, (url, link)

"""What others may do with the data is said as it is: a licence where one is stated, and that there is none where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.every_listing import BY_NAME


def test_guidance_is_under_the_open_government_licence_and_the_partnerships_documents_are_under_none(read: Mapping[str, Any]) -> None:
    rights = {item["id"]: item for item in read["index"]["rights"]}
    assert rights["guidance"]["holder"] == "Crown copyright"
    assert rights["guidance"]["licence"]["id"] == "OGL-UK-3.0"
    assert rights["documents"]["licence"] is None
    assert "state no licence" in rights["documents"]["no_licence_because"]
    assert rights["own-words"]["licence"]["id"] == "MIT"


def test_every_file_says_what_applies_to_it(read: Mapping[str, Any]) -> None:
    rights = {item["name"]: item["rights"] for item in read["index"]["files"]}
    assert rights["requirements"] == ["guidance", "documents", "own-words"]
    assert rights["funding"] == ["documents", "own-words"]


def test_a_right_names_only_files_there_are(dataset: Dataset) -> None:
    assert dataset.open_data
    assert [name for item in dataset.open_data.rights for name in item.files if name not in BY_NAME] == []


def test_the_newest_version_stands_first(dataset: Dataset) -> None:
    assert dataset.open_data
    versions = [(item.on, tuple(map(int, item.version.split(".")))) for item in dataset.open_data.versions]
    assert versions == sorted(versions, reverse=True)


def test_the_attribution_stands_in_every_description_of_the_files(read: Mapping[str, Any]) -> None:
    words = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert words in read["openapi"]["info"]["description"]
    assert words in read["datapackage"]["description"]
    assert "The documents state no licence." in read["datapackage"]["description"]

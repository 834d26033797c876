"""The files made from the real data, once for each worker."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from macros.dataset.dataset import Dataset
from macros.exporting.files import FOLDER, api_files
from tests.real_data import real_dataset

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real data."""
    return real_dataset()


@pytest.fixture(scope="session")
def files(dataset: Dataset) -> Mapping[str, str]:
    """The text of every file, by its name below `api/v1/`."""
    return {address.removeprefix(FOLDER): text for address, text in api_files(dataset, AS_OF).items()}


@pytest.fixture(scope="session")
def read(files: Mapping[str, str]) -> Mapping[str, Any]:
    """What stands in every JSON file, by its name without the ending."""
    return {name.removesuffix(".json"): json.loads(text) for name, text in files.items() if name.endswith(".json")}

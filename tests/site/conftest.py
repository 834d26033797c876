"""The site built from the real data, once for each worker, and served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.adapters.settings import PROJECT
from macros.builtsite.serving import served
from macros.dataset.dataset import Dataset
from tests.real_data import real_dataset
from tests.site.building import Built, built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the real data, with its search."""
    return built(PROJECT / "data", tmp_path_factory.mktemp("site"), search=True)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real data, which the site is made from."""
    return real_dataset()


@pytest.fixture(scope="session")
def address(site: Built) -> Iterator[str]:
    """The address at which the site is served: `http://127.0.0.1:port/`."""
    with served(site.folder) as root:
        yield root

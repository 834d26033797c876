"""What all tests may ask for.

In: the machine. Out: fixtures. Must not know: what any test looks for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.install_browser import NO_CHROMIUM, chromium_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from macros.dataset.dataset import Dataset

# No test looks through the history of the real data: it takes long, and differs from day to day.
os.environ["MASA_CHANGES"] = "no"
# The pages ask nothing of the network; neither may the browser on its own account.
CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def real() -> Dataset:
    """The data set of `data/`."""
    from tests.real_data import real_dataset

    return real_dataset()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for each worker. Without one the test fails: a skip would pass unseen."""
    chromium = chromium_path()
    if chromium is None:
        pytest.fail(NO_CHROMIUM, pytrace=False)
    # Imported here, because most tests need no browser and this takes a third of a second.
    from playwright.sync_api import sync_playwright

    # Chromium's sandbox refuses to run as root.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *sandbox])
        yield started
        started.close()

"""The data of one build, loaded once.

In: settings. Out: the data set and the pages, or `BrokenData` with the whole report.
Must not know: any site generator.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from macros.adapters import settings
from macros.adapters.history import days_of_lines
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.pages import Page, generated_pages
from macros.problems import report


class BrokenData(Exception):
    """The data has problems; the message is the whole report."""


@dataclass(frozen=True)
class Build:
    """Everything a build needs: data, pages and the day it speaks as of."""

    dataset: Dataset
    pages: tuple[Page, ...]
    as_of: date


@lru_cache(maxsize=4)
def the_build(docs: Path, data: Path | None = None) -> Build:
    """Load, check and lay out the data for the page files in `docs`.

    Raises:
        BrokenData: there is any problem at all; nothing may be published.
    """
    loaded = load(data or settings.data_folder())
    if loaded.dataset is None:
        raise BrokenData(report(loaded.problems))
    dataset = replace(loaded.dataset, days_of_lines=days_of_lines(data or settings.data_folder()))
    pages, problems = generated_pages(dataset, docs)
    if problems:
        raise BrokenData(report(problems))
    gc.freeze()  # the data lives as long as the build: going through it again and again for garbage took half the time
    return Build(dataset, tuple(pages), settings.as_of())

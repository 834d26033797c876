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
from macros.adapters.faults import CannotBuild as CannotBuild  # whoever builds meets it here
from macros.adapters.faults import in_a_sentence
from macros.adapters.history import days_of_lines
from macros.adapters.past import history_of
from macros.adapters.reading import read_data
from macros.dataset.dataset import Dataset
from macros.dataset.one_area import one_area
from macros.pages import Page, generated_pages
from macros.problems import did_you_mean, report


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
        CannotBuild: a page file cannot be read, or a setting makes no sense.
    """
    try:
        return _laid_out(docs, data or settings.data_folder())
    except OSError as error:
        raise CannotBuild(in_a_sentence(error)) from None
    except settings.WrongSetting as wrong:
        raise CannotBuild(str(wrong)) from None


def _laid_out(docs: Path, data: Path) -> Build:
    as_of = settings.as_of()
    loaded = read_data(data, settings.area())
    if loaded.dataset is None:
        raise BrokenData(report(loaded.problems))
    dataset = _with_its_history(loaded.dataset, data)
    pages, problems = generated_pages(dataset, docs)
    if problems:
        raise BrokenData(report(problems))
    gc.freeze()  # the data lives as long as the build: going through it again and again for garbage took half the time
    return Build(dataset, tuple(pages), as_of)


def _with_its_history(dataset: Dataset, folder: Path) -> Dataset:
    area = settings.area()
    if area and area in dataset.partnerships:  # to look at one's own change; asking git about every line takes longest of all
        return one_area(dataset, area)
    if area:
        raise BrokenData(f"AREA={area} is no partnership: {did_you_mean(area, dataset.partnerships)}")
    history = history_of(folder, dataset, settings.steps_of_history(), settings.build_folder() / "changes")
    return replace(dataset, days_of_lines=days_of_lines(folder), history=history)

"""What the search page offers without a search, and what the search needs to understand a query.

In: a data set. Out: `SearchPage`, and the words by which a query is understood. Must not know: HTML, or the search engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.dataset.dataset import Dataset
from macros.model.wording import SearchForm
from macros.views.blocks import Link
from macros.views.search_entries import ONLY_A_TITLE, Entry, area_names, search_entries


@dataclass(frozen=True)
class SearchPage:
    """The areas to choose from, and links that help where a search does not: tasks by section, and all pages by letter."""

    areas: tuple[tuple[str, str], ...]
    tasks: tuple[tuple[str, tuple[Link, ...]], ...]
    area_links: tuple[Link, ...]
    letters: tuple[tuple[str, tuple[Link, ...]], ...]


def search_page(dataset: Dataset) -> SearchPage:
    """What the search page shows."""
    sections: dict[str, list[Link]] = {}
    for task in dataset.tasks.values():
        sections.setdefault(task.section, []).append(Link(task.title, f"procedures/#{task.id}"))
    return SearchPage(
        areas=tuple((item.id, item.area) for item in dataset.partnerships.values()),
        tasks=tuple((name, tuple(links)) for name, links in sections.items()),
        area_links=tuple(Link(item.area, f"{item.id}/") for item in dataset.partnerships.values()),
        letters=by_letter(_main_pages(dataset)),
    )


def _main_pages(dataset: Dataset) -> Iterable[Link]:
    entries = [entry for entry in search_entries(dataset).values() if "#" not in entry.address]
    titles = Counter(entry.title for entry in entries)
    for entry in entries:
        kind = f" ({entry.kind.lower()})" if titles[entry.title] > 1 and entry.kind else ""
        yield Link(_sorted_by_topic(dataset, entry) + kind, entry.address)


def _sorted_by_topic(dataset: Dataset, entry: Entry) -> str:
    # A reader looks for “Funding” under F, whichever the area.
    area, _, topic = entry.title.partition(": ")
    named = area_names(dataset, entry.areas)
    return f"{topic} ({named})" if named and topic and area == named else entry.title


def by_letter(links: Iterable[Link]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The links from A to Z, under their first letters; what begins with no letter stands first, under “0–9”."""
    letters: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda item: item.text.casefold()):
        first = link.text[:1].upper()
        letters.setdefault(first if first.isalpha() else "0–9", []).append(link)
    return tuple((letter, tuple(found)) for letter, found in letters.items())


def words_of_the_search(dataset: Dataset, vocabulary: Iterable[str]) -> dict[str, Any]:
    """What a query is understood by: words to leave out or replace, names of areas and of pages, and every word of the site.

    The words come with the most used ones first: of two words that are as near to a slip, the first is taken.
    """
    form = dataset.search or SearchForm()
    replaced = (*form.misspellings, *form.synonyms)
    return {
        "leftOut": form.left_out,
        "replace": {typed: item.means for item in replaced for typed in item.typed},
        "answers": {typed: [item.page.removeprefix("/")] for item in form.best_answers for typed in item.typed},
        "areas": {item.id: [item.area, *_area_words(form, item.id)] for item in dataset.partnerships.values()},
        "names": _names(dataset),
        "words": " ".join(vocabulary),
    }


def _area_words(form: SearchForm, area: str) -> list[str]:
    return [typed for item in form.areas if item.area == area for typed in item.typed]


def _names(dataset: Dataset) -> dict[str, list[str]]:
    """Every name of every page, with the addresses that bear it, the best first."""
    names: dict[str, list[str]] = {}
    for entry in search_entries(dataset).values():
        if entry.worth > ONLY_A_TITLE:
            for name in dict.fromkeys((entry.title, *entry.names, *entry.places)):
                names.setdefault(name.casefold(), []).append(entry.address)
    return names

"""The errors of the check: a list of all, and a page for each, with what it means and how to put it right.

In: a data set. Out: `Section` records for the list, `ErrorView` for a page. Must not know: HTML, or how an error is found.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.errors import ErrorPage
from macros.problems import WHY
from macros.views.addresses import Addresses
from macros.views.blocks import Entry, Link, Section

FOLDER = "about/errors"
WHEN_FOUND = {
    "reading a file": "Found when a file is read",
    "reading a form": "Found when what is in a form is read",
    "comparing files": "Found when files are compared with each other",
    "comparing with the documents": "Found when the facts are compared with the documents",
}


@dataclass(frozen=True)
class ErrorView:
    """An error: its id and title, why it matters, the words of its page, and lines of a file before and after."""

    id: str
    title: str
    when: str
    means: str
    why: str
    causes: tuple[str, ...]
    fix: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    fine_when: str


def error_sections(dataset: Dataset) -> list[Section]:
    """Every error, in the order in which the check goes about it."""
    found: dict[str, list[Entry]] = {when: [] for when in WHEN_FOUND}
    for page in dataset.errors.values():
        found[page.found].append(Entry(page.id, Link(page.title, f"{FOLDER}/{page.id}/"), page.id))
    return [Section(WHEN_FOUND[when], tuple(entries)) for when, entries in found.items() if entries]


def error_view(page: ErrorPage) -> ErrorView:
    """What one error means."""
    return ErrorView(
        id=page.id,
        title=page.title,
        when=WHEN_FOUND[page.found],
        means=page.means,
        why=WHY[page.id],
        causes=page.causes,
        fix=page.fix.says,
        wrong=_lines(page.fix.wrong),
        right=_lines(page.fix.right),
        fine_when=page.fine_when,
    )


def change_of(dataset: Dataset, page: ErrorPage) -> Link:
    """Where to suggest other words."""
    return Addresses(dataset).change(page)


def _lines(excerpt: str | None) -> tuple[str, ...]:
    return tuple(excerpt.split("\n")) if excerpt else ()

"""What each page of the site is: its address, title, the Markdown it is made from, and its place in the menu.

In: a data set and the page files of `docs/`. Out: `Page` records.
Must not know: which site generator builds them.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.as_at.points import change_points
from macros.assessing.reports import is_report
from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.dataset.files import files_in
from macros.problems import Place, Problem, did_you_mean, problem
from macros.rendering import as_text
from macros.views import arrangement, changes, error_pages, publications
from macros.views.addresses import file_page
from macros.views.blocks import Link
from macros.words import day_in_words

PARTNERSHIP_PAGES = "partnership"
REGISTER_PAGES = "register"
REGISTERS = {
    "groups": "Groups and boards",
    "organisations": "Organisations",
    "statutory": "Law and guidance",
    "compare": "Compare",
    "about": "About this site",
    "data": "Data to download",
    "as-at": "How things stood on a day",
    "changes": "What changed",
}
MOST_AREAS_AT_THE_HEAD = 8
# Lists that stand a level further down, between a part of the site and its pages.
LISTS_BELOW = {"about/errors/": "What each error means"}
PAGES_OF_THEIR_OWN = {"index": "Overview", "sources": "Sources", "print": "The whole arrangement, to print", "card": "Card for the wall"}


@dataclass(frozen=True)
class Page:
    """A page made from a page file: `luton/funding.md` with the Markdown of `docs/partnership/funding.md`.

    `values` are the names its Markdown can use, such as `partnership` and `area`; words of the data stand in them as text.
    """

    file: str
    title: str
    values: tuple[tuple[str, str], ...]
    markdown: str


@dataclass(frozen=True)
class Shell:
    """What stands around every page: menu, trail, dates and numbers."""

    menu_title: str
    menu: tuple[Link, ...]
    trail: tuple[Link, ...]
    areas: tuple[Link, ...]
    as_of: str
    publisher: str
    helplines: tuple[tuple[str, str], ...]
    worried: Link | None
    feeds: tuple[tuple[Link, str], ...]
    leave_to: Link | None


def words_of_page_file(path: Path) -> str:
    """What is written in a page file.

    Raises:
        OSError: it is not there, or cannot be read, or is not text in UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise OSError(errno.EILSEQ, "it is not text in UTF-8", str(path)) from None


def partnership_pages(dataset: Dataset, docs: Path) -> tuple[list[Page], list[Problem]]:
    """The pages of every partnership, from one set of page files; a page without a file (or the reverse) is a problem."""
    templates = {path.stem: words_of_page_file(path) for path in sorted((docs / PARTNERSHIP_PAGES).glob("*.md"))}
    titles: dict[str, str] = {page.id: page.title for page in dataset.pages}
    problems = [
        problem(
            "unknown-reference", page.place("id"), f"there is no page file for “{page.id}”", write=f"docs/{PARTNERSHIP_PAGES}/{page.id}.md"
        )
        for page in dataset.pages
        if page.id not in templates
    ]
    problems += [
        problem(
            "unknown-file",
            Place(f"docs/{PARTNERSHIP_PAGES}/{stem}.md"),
            f"“{stem}” is not in data/pages.yml",
            write=did_you_mean(stem, titles),
        )
        for stem in templates
        if stem not in titles and stem not in PAGES_OF_THEIR_OWN
    ]
    pages = [
        Page(
            f"{item.id}/{stem}.md",
            f"{item.area}: {titles.get(stem) or PAGES_OF_THEIR_OWN[stem]}",
            (("partnership", item.id), ("area", as_text(item.area)), ("page_id", stem)),
            markdown,
        )
        for item in dataset.partnerships.values()
        for stem, markdown in templates.items()
        if stem in titles or stem in PAGES_OF_THEIR_OWN
    ]
    return pages, problems


def register_pages(dataset: Dataset, docs: Path) -> list[Page]:
    """A page for each record of a register, from the page file of its kind in `docs/register/`."""
    # (the page file, the folder of the pages, each record's id and name, what follows the name in the title)
    registers: list[tuple[str, str, dict[str, str], str]] = [
        ("organisation", "organisations", {key: item.name for key, item in dataset.organisations.items()}, " (organisation)"),
        ("group", "groups", {key: item.name for key, item in dataset.groups.items()}, " (group)"),
        ("instrument", "statutory", {key: item.title for key, item in dataset.instruments.items()}, ""),
        ("error", error_pages.FOLDER, {key: item.title for key, item in dataset.errors.items()}, " (error)"),
        ("comparison", "compare", {title.id: f"Compare: {title.title}" for page in dataset.pages for title in page.topics}, ""),
        ("as-at", "as-at", {point.day.isoformat(): day_in_words(point.day) for point in change_points(dataset)}, ": how things stood"),
        ("changes", "changes", {key: item.area for key, item in dataset.partnerships.items()}, ": what changed"),
    ]
    return [
        Page(f"{folder}/{record}.md", name + tail, (("record", record), ("name", as_text(name))), markdown)
        for kind, folder, records, tail in registers
        for markdown in [words_of_page_file(docs / REGISTER_PAGES / f"{kind}.md")]
        for record, name in records.items()
    ]


def publication_pages(dataset: Dataset, docs: Path) -> list[Page]:
    """For each document held section by section: its first page, and a page a section."""
    first, section, asked = (
        words_of_page_file(docs / REGISTER_PAGES / f"{name}.md") for name in ("publication", "section", "requirements")
    )
    pages = []
    for item in dataset.publications.values():
        values = (("record", item.id), ("name", as_text(item.form.title)))
        pages.append(Page(f"{item.address}index.md", item.form.title, values, first))
        if is_report(dataset, item):
            pages.append(Page(f"{item.address}requirements.md", f"What the report was asked to hold ({item.form.title})", values, asked))
        pages += [
            Page(
                f"{item.address}{name}.md",
                f"{held.title} ({item.form.title})",
                (*values, ("section_id", name), ("heading", as_text(held.title))),
                section,
            )
            for name, held in item.sections.items()
        ]
    return pages


def generated_pages(dataset: Dataset, docs: Path) -> tuple[list[Page], list[Problem]]:
    """Every page made from data, and what is wrong with the page files."""
    pages, problems = partnership_pages(dataset, docs)
    return [*pages, *register_pages(dataset, docs), *publication_pages(dataset, docs)], problems


def shell(dataset: Dataset, as_of: date, address: str) -> Shell:
    """What stands around the page at `address`."""
    partnership = dataset.partnerships.get(address.split("/")[0])
    publication = next((item for item in dataset.publications.values() if address.startswith(item.address)), None)
    menu_title, menu = _menu(dataset, partnership, publication)
    trail = [Link("Home", "")]
    if publication:
        trail += [Link(publication.form.title, publication.address)] if address != publication.address else []
    elif address.count("/") > 1:
        part = address.split("/")[0]
        trail.append(Link(partnership.area if partnership else REGISTERS.get(part, part.capitalize()), f"{part}/"))
        trail += [Link(title, above) for above, title in LISTS_BELOW.items() if address.startswith(above) and address != above]
    return Shell(
        menu_title=menu_title,
        menu=menu,
        trail=tuple(trail) if address and not address.startswith("data/files/") else (),
        areas=_areas(dataset, partnership),
        as_of=day_in_words(as_of),
        publisher=dataset.site.publisher or "" if dataset.site else "",
        helplines=tuple((line.before_the_number, line.number) for line in dataset.helplines if line.before_the_number),
        worried=_worried(dataset, partnership),
        feeds=_feeds(dataset, partnership or dataset.partnerships.get(address.removeprefix(changes.FOLDER).rstrip("/"))),
        leave_to=Link(dataset.site.leave_to.name, dataset.site.leave_to.address) if dataset.site and dataset.site.leave_to else None,
    )


def _feeds(dataset: Dataset, partnership: Partnership | None) -> tuple[tuple[Link, str], ...]:
    """The feeds a feed reader is offered on a page, each with its type: those of its area first."""
    links = [*(changes.feeds_of(dataset, partnership.id) if partnership else ()), *changes.feeds_of(dataset)]
    return tuple((link, "application/atom+xml" if link.address.endswith(changes.ATOM) else "application/feed+json") for link in links)


def _areas(dataset: Dataset, partnership: Partnership | None) -> tuple[Link, ...]:
    """The areas at the head of every page; where they are many, the area of the page and where all are to be found.

    With each new area every page would grow otherwise, and a reader would look through a hundred names for one.
    """
    if len(dataset.partnerships) <= MOST_AREAS_AT_THE_HEAD:
        return tuple(Link(item.area, f"{item.id}/") for item in dataset.partnerships.values())
    own = (Link(partnership.area, f"{partnership.id}/"),) if partnership else ()
    return (*own, Link("All areas", "./#area-title"))


def _menu(dataset: Dataset, partnership: Partnership | None, publication: Publication | None) -> tuple[str, tuple[Link, ...]]:
    """The title and links of the menu: the pages of one partnership or document; none anywhere else."""
    if partnership:
        return f"Pages about {partnership.area}", arrangement.menu(dataset, partnership)
    if publication:
        kind = dataset.documents[publication.form.document].kind
        return f"Pages of this {kind}", publications.publication_menu(dataset, publication)
    return "", ()


def _worried(dataset: Dataset, partnership: Partnership | None) -> Link | None:
    """Where a reader reports a worry: the first task of the data, answered for the area the page is about."""
    task = next(iter(dataset.tasks.values()), None)
    if task is None:
        return None
    area = f"?area={partnership.id}" if partnership else ""
    words = f"Report a concern in {partnership.area}" if partnership else "Report a concern"
    return Link(words, f"procedures/{area}#{task.id}")


def data_file_views(folder: Path, dataset: Dataset) -> Iterable[tuple[str, str, list[str]]]:
    """Every data file as (address of its page, its name, its lines), for readers without the repository.

    Numbers that must not be shown have their digits hidden, also here.
    """
    refused = {item.number for item in dataset.refused_numbers}
    for file in files_in(folder)[0]:
        if file.inside.parts[0] == "partnerships" and file.inside.parts[1] not in dataset.partnerships:
            continue
        yield file_page(file.name), file.name, [_hidden(line, refused) for line in file.path.read_text(encoding="utf-8").splitlines()]


def _hidden(line: str, refused: Iterable[str]) -> str:
    for number in refused:
        if number in line:
            line = line.replace(number, re.sub(r"\d", "•", number))
    return line

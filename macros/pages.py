"""What each page of the site is: its address, title, the Markdown it is made from, and its place in the menu.

In: a data set and the page files of `docs/`. Out: `Page` records.
Must not know: which site generator builds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.dataset.dataset import Dataset
from macros.problems import Place, Problem, did_you_mean, problem
from macros.views import arrangement
from macros.views.addresses import file_page
from macros.views.blocks import Link
from macros.words import day_in_words

PARTNERSHIP_PAGES = "partnership"
REGISTER_PAGES = "register"
REGISTERS = {"groups": "Groups and boards", "organisations": "Organisations", "statutory": "Law and guidance", "compare": "Compare"}
PUBLICATION_FOLDERS = {"reports": "Yearly reports", "protocols": "Protocols"}
PAGES_OF_THEIR_OWN = ("index", "sources")


@dataclass(frozen=True)
class Page:
    """A page made from a page file: `luton/funding.md` with the Markdown of `docs/partnership/funding.md`.

    `values` are the names its Markdown can use, such as `partnership` and `area`.
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


def partnership_pages(dataset: Dataset, docs: Path) -> tuple[list[Page], list[Problem]]:
    """The pages of every partnership, from one set of page files; a page without a file (or the reverse) is a problem."""
    templates = {path.stem: path.read_text(encoding="utf-8") for path in sorted((docs / PARTNERSHIP_PAGES).glob("*.md"))}
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
    own_titles = {"index": "Overview", "sources": "Sources"}
    pages = [
        Page(
            f"{item.id}/{stem}.md",
            f"{item.area}: {titles.get(stem) or own_titles[stem]}",
            (("partnership", item.id), ("area", item.area), ("page_id", stem)),
            markdown,
        )
        for item in dataset.partnerships.values()
        for stem, markdown in templates.items()
        if stem in titles or stem in own_titles
    ]
    return pages, problems


def register_pages(dataset: Dataset, docs: Path) -> list[Page]:
    """A page for each record of a register, from the page file of its kind in `docs/register/`."""
    # (the page file, the folder of the pages, each record's id and name, what follows the name in the title)
    registers: list[tuple[str, str, dict[str, str], str]] = [
        ("organisation", "organisations", {key: item.name for key, item in dataset.organisations.items()}, " (organisation)"),
        ("group", "groups", {key: item.name for key, item in dataset.groups.items()}, " (group)"),
        ("instrument", "statutory", {key: item.title for key, item in dataset.instruments.items()}, ""),
        ("comparison", "compare", {title.id: f"Compare: {title.title}" for page in dataset.pages for title in page.topics}, ""),
    ]
    return [
        Page(f"{folder}/{record}.md", name + tail, (("record", record), ("name", name)), markdown)
        for kind, folder, records, tail in registers
        for markdown in [(docs / REGISTER_PAGES / f"{kind}.md").read_text(encoding="utf-8")]
        for record, name in records.items()
    ]


def publication_pages(dataset: Dataset, docs: Path) -> list[Page]:
    """For each document held section by section: its first page, and a page a section."""
    first, section = ((docs / REGISTER_PAGES / f"{name}.md").read_text(encoding="utf-8") for name in ("publication", "section"))
    pages = []
    for item in dataset.publications.values():
        values = (("record", item.id), ("name", item.form.title))
        pages.append(Page(f"{item.address}index.md", item.form.title, values, first))
        pages += [
            Page(
                f"{item.address}{name}.md",
                f"{held.title} ({item.form.title})",
                (*values, ("section_id", name), ("heading", held.title)),
                section,
            )
            for name, held in item.sections.items()
        ]
    return pages


def shell(dataset: Dataset, as_of: date, address: str) -> Shell:
    """What stands around the page at `address`."""
    areas = tuple(Link(item.area, f"{item.id}/") for item in dataset.partnerships.values())
    partnership = dataset.partnerships.get(address.split("/")[0])
    menu = arrangement.menu(dataset, partnership) if partnership else ()
    trail = [Link("Home", "")]
    if address.count("/") > 1:
        part = address.split("/")[0]
        trail.append(Link(partnership.area if partnership else REGISTERS.get(part, part.capitalize()), f"{part}/"))
    return Shell(
        menu_title=f"Pages about {partnership.area}" if partnership else "",
        menu=menu,
        trail=tuple(trail) if address and not address.startswith("data/") else (),
        areas=areas,
        as_of=day_in_words(as_of),
        publisher=dataset.site.publisher or "" if dataset.site else "",
        helplines=tuple((line.before_the_number, line.number) for line in dataset.helplines if line.before_the_number),
    )


def data_file_views(folder: Path) -> Iterable[tuple[str, str, list[str]]]:
    """Every data file as (address of its page, its name, its lines), for readers without the repository."""
    for path in sorted(folder.rglob("*.yml")):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        yield file_page(name), name, path.read_text(encoding="utf-8").splitlines()

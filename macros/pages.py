"""What each page of the site is: its address, title, the Markdown it is made from, and its place in the menu.

In: a data set and the page files of `docs/`. Out: `Page` records and the HTML pieces that page files ask for.
Must not know: which site generator builds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.dataset.dataset import Dataset, Partnership
from macros.problems import Place, Problem, did_you_mean, problem
from macros.rendering import render
from macros.views import arrangement, comparison, discrepancies, edition_changes, group_pages, organisation_pages, source_pages, statutory
from macros.views.addresses import file_page
from macros.views.blocks import Link
from macros.views.topic import since_on_page, topics_of_page
from macros.words import day_in_words

PARTNERSHIP_PAGES = "partnership"
REGISTER_PAGES = "register"
REGISTERS = {"groups": "Groups and boards", "organisations": "Organisations", "statutory": "Law and guidance", "compare": "Compare"}
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


@dataclass(frozen=True)
class Pieces:
    """The pieces a page file can ask for, each named for what a reader sees. Every one returns finished HTML."""

    dataset: Dataset
    page: str

    def _partnership(self, partnership_id: str) -> Partnership:
        return self.dataset.partnerships[partnership_id]

    def about_this_document(self, partnership_id: str) -> str:
        """Which document the page describes, its date, its edition, and whether a later one exists."""
        document = self.dataset.documents[self._partnership(partnership_id).form.arrangements]
        return render("about_document.html", self.page, about=arrangement.about_document(self.dataset, document))

    def topics(self, partnership_id: str, page_id: str) -> str:
        """The topics of a page, with their sources."""
        title = next(item for item in self.dataset.pages if item.id == page_id)
        partnership = self._partnership(partnership_id)
        return render(
            "topics.html",
            self.page,
            topics=topics_of_page(self.dataset, partnership, title),
            since=since_on_page(self.dataset, partnership, title),
        )

    def question(self, page_id: str) -> str:
        """The question a page answers, as `data/pages.yml` has it."""
        return next(item.question for item in self.dataset.pages if item.id == page_id)

    def overview(self, partnership_id: str) -> str:
        """A partnership at a glance."""
        return render("overview.html", self.page, view=arrangement.overview(self.dataset, self._partnership(partnership_id)))

    def sources(self, partnership_id: str) -> str:
        """The documents of a partnership, and the people they name."""
        partnership = self._partnership(partnership_id)
        return render(
            "sources.html",
            self.page,
            sources=source_pages.source_views(self.dataset, partnership),
            people=source_pages.people_named_by(self.dataset, partnership),
        )

    def organisations(self) -> str:
        """The list of all bodies."""
        return render("register.html", self.page, sections=organisation_pages.organisation_sections(self.dataset))

    def organisation(self, organisation_id: str) -> str:
        """One body."""
        return render("organisation.html", self.page, body=organisation_pages.organisation_view(self.dataset, organisation_id))

    def statutory_matrix(self) -> str:
        """Every requirement, and what each document evidences."""
        listed = statutory.instruments_listed(self.dataset)
        return render("statutory_matrix.html", self.page, view=statutory.matrix(self.dataset), instruments=listed)

    def instrument(self, instrument_id: str) -> str:
        """One law or edition of guidance, with its requirements."""
        return render("instrument.html", self.page, view=statutory.instrument_view(self.dataset, instrument_id))

    def assessment(self, partnership_id: str) -> str:
        """What one partnership's document evidences."""
        return render("assessment.html", self.page, view=statutory.assessment(self.dataset, self._partnership(partnership_id)))

    def edition_changes(self) -> str:
        """What changed between editions, and what that would change."""
        maps, simulated = edition_changes.maps(self.dataset), edition_changes.simulations(self.dataset)
        return render("edition_changes.html", self.page, maps=maps, simulations=simulated)

    def groups(self) -> str:
        """The list of all groups."""
        return render("register.html", self.page, sections=group_pages.group_sections(self.dataset))

    def group(self, group_id: str) -> str:
        """One group."""
        return render("group.html", self.page, group=group_pages.group_view(self.dataset, group_id))

    def comparisons(self) -> str:
        """Every topic, with what agrees and what differs between the arrangements."""
        return render("comparison_index.html", self.page, view=comparison.all_compared(self.dataset))

    def comparison(self, topic_id: str) -> str:
        """One topic, a column for each partnership."""
        return render("comparison.html", self.page, view=comparison.compared_topic(self.dataset, topic_id))

    def discrepancies(self) -> str:
        """Where documents differ from each other or from themselves."""
        return render("discrepancies.html", self.page, view=discrepancies.discrepancy_page(self.dataset))

    def areas(self) -> str:
        """The areas to choose from."""
        areas = [
            (Link(item.area, f"{item.id}/"), self.dataset.organisations[item.form.organisation].name)
            for item in self.dataset.partnerships.values()
        ]
        return render("areas.html", self.page, areas=areas)

    def helplines(self) -> str:
        """The numbers that are always safe to show."""
        return render("helplines.html", self.page, helplines=self.dataset.helplines)


def data_file_views(folder: Path) -> Iterable[tuple[str, str, list[str]]]:
    """Every data file as (address of its page, its name, its lines), for readers without the repository."""
    for path in sorted(folder.rglob("*.yml")):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        yield file_page(name), name, path.read_text(encoding="utf-8").splitlines()

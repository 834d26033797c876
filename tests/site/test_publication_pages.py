"""The pages of the yearly report and the protocol: nothing of them is lost, figures stand as written, and history is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from macros.dataset.dataset import Dataset, Publication
from macros.model.figures import FigureTable
from macros.model.publications import Part
from macros.views.publications import publication_menu
from tests.real_data import real_dataset
from tests.site.building import Built, words

REPORT, PROTOCOL = "reports/central-bedfordshire-2023-24", "protocols/central-bedfordshire-strategic-boards-2016"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return real_dataset()


def sections(dataset: Dataset) -> Iterator[tuple[Publication, str]]:
    for publication in dataset.publications.values():
        for name in publication.form.sections:
            yield publication, f"{publication.address}{name}"


def parts(dataset: Dataset) -> Iterator[tuple[str, Part]]:
    for publication in dataset.publications.values():
        for name, section in publication.sections.items():
            for part in section.parts:
                yield f"{publication.address}{name}", part


def tables(dataset: Dataset) -> Iterator[tuple[str, str, FigureTable]]:
    for address, part in parts(dataset):
        for table in part.tables:
            yield address, f"{part.id}--{table.id}", table


def test_the_addresses_of_the_contract_have_pages(site: Built) -> None:
    assert {REPORT, PROTOCOL} <= set(site.addresses)


def test_every_part_of_every_publication_is_on_the_page_of_its_section(dataset: Dataset, site: Built) -> None:
    for address, part in parts(dataset):
        section = site.page(address).find("section", id=part.id)
        assert section is not None, (address, part.id)
        assert words(section.h2) == part.title
        shown = words(section)
        assert all(f"look for “{' '.join(item.as_written[:1])}" in shown for item in part.statements), (address, part.id)
        assert [item.says for item in part.silent_on if item.says not in shown] == []
        source = words(section.find(class_="source"))
        assert "Source: " in source, part.id
        assert "Suggest a change" in source, part.id


def test_every_figure_of_every_table_is_on_the_page_exactly_as_written(dataset: Dataset, site: Built) -> None:
    for address, anchor, table in tables(dataset):
        shown = site.page(address).find(id=anchor)
        assert shown is not None, (address, anchor)
        rows = [[words(cell) for cell in row.find_all("td")] for row in shown.select("tbody tr, tfoot tr")]
        assert [row.id for row in table.rows if list(map(str, row.values)) not in rows] == [], (address, anchor)
        headings = [words(cell) for cell in shown.select("thead th")][1:]
        assert all(heading.startswith(str(column.name)) for heading, column in zip(headings, table.columns, strict=True)), anchor


def test_every_single_figure_and_every_check_is_on_its_page(dataset: Dataset, site: Built) -> None:
    for address, part in parts(dataset):
        section = site.page(address).find("section", id=part.id)
        assert section is not None
        cells = [words(cell) for cell in section.find_all("td")]
        assert [figure.id for figure in part.figures if str(figure.value) not in cells] == [], address
        assert [check.id for check in part.checks if str(check.stated) not in cells] == [], address


def test_every_table_that_asks_for_a_chart_has_it_with_all_its_figures_in_words(dataset: Dataset, site: Built) -> None:
    drawn = 0
    for address, anchor, table in tables(dataset):
        shown = site.page(address).find(id=anchor)
        assert shown is not None
        charts = shown.select("[role=img]")
        expected = {"a series for each row": len(table.rows), "a series for each column": len(table.columns), "none": 0}
        assert len(charts) == expected.get(table.chart, 1), (address, anchor)
        for chart in charts:
            label = str(chart["aria-label"])
            figures = [words(item) for item in chart.select("text.value, .bar-value")]
            assert figures, (address, anchor)
            assert [figure for figure in figures if f" {figure}" not in label] == [], (address, anchor)
            assert len(chart.select("text.gap")) == label.count("not given") or chart.name == "div"
        drawn += len(charts)
    assert drawn > 40


def test_many_charts_are_folded_away_and_few_are_not(dataset: Dataset, site: Built) -> None:
    folded = 0
    for address, anchor, _ in tables(dataset):
        shown = site.page(address).find(id=anchor)
        assert shown is not None
        many = len(shown.select("svg[role=img]")) > 6
        assert (shown.find("details", class_="folded-charts") is not None) is many, anchor
        folded += many
    assert folded


def test_the_total_that_is_not_the_sum_of_its_quarters_is_shown_beside_that_sum(site: Built) -> None:
    # Between the names of the quarters, the site explains what they stand for.
    assert re.search(r"the document states 63; Q1.* come to 73, which is 10 more\.", site.text(f"{REPORT}/indicators"))
    accounts = words(site.page(f"{REPORT}/finance").main)
    assert "These figures add up." in accounts
    assert "£325,599.44" in accounts


def test_every_page_of_the_protocol_begins_with_the_mark_of_history_and_no_other_page_has_it(site: Built) -> None:
    for address in site.addresses:
        main = site.page(address).main
        banner = main.find(class_="history") if main else None
        assert (banner is not None) is address.startswith(PROTOCOL), address
        if banner:
            assert "History" in words(banner)
            assert "January 2016" in words(banner)
            assert "was probably followed by Central Bedfordshire Safeguarding Children Strategic Board" in words(banner)
            assert "How sure we are: medium." in words(banner)
            assert banner.find_previous("h1") is None, f"{address}: the banner comes before the title"


def test_the_seats_of_2016_are_a_matrix_rebuilt_from_sentences(site: Built) -> None:
    page = site.page(f"{PROTOCOL}/membership")
    row = next(row for row in page.select("tbody tr") if "Director of Public Health" in words(row.th))
    assert [words(cell) for cell in row.find_all("td") if words(cell)] == ["Sits on", "Sits on", "Vice chair"]
    assert "We rebuilt this table from the sentences of the document." in words(page.main)


def test_each_section_leads_to_those_before_and_after_and_its_menu_has_all_pages(dataset: Dataset, site: Built) -> None:
    for publication, address in sections(dataset):
        page = site.page(address)
        around = words(page.find(class_="previous-next"))
        names = list(map(str, publication.form.sections))
        place = names.index(address.rsplit("/", 1)[-1])
        for other in (place - 1, place + 1):
            if 0 <= other < len(names):
                assert publication.sections[names[other]].title in around, address
        menu = page.find(class_="menu")
        assert menu is not None, address
        assert [words(item) for item in menu.find_all("a")] == [item.text for item in publication_menu(dataset, publication)]
        assert len(menu.select("[aria-current=page]")) == 1, address
        trail = page.find(class_="trail")
        assert trail is not None
        assert [words(step) for step in trail.find_all("a")] == ["Home", publication.form.title]


def test_the_first_page_says_what_the_document_is_and_lists_its_sections(dataset: Dataset, site: Built) -> None:
    report = words(site.page(REPORT).main)
    for said in (
        "It bears no date; we believe it is from 2024.",
        "Working Together 2023",
        "The latest edition we hold",
        "differences in it",
    ):
        assert said in report, said
    for publication in dataset.publications.values():
        page = words(site.page(publication.address.rstrip("/")).main)
        assert [section.about for section in publication.sections.values() if section.about not in page] == []


def test_the_partnership_leads_to_its_report_and_protocol(site: Built) -> None:
    for page in ("central-bedfordshire", "central-bedfordshire/sources"):
        links = {str(link["href"]) for link in site.page(page).main.find_all("a")}  # type: ignore[union-attr]
        assert any(link.endswith(f"{REPORT}/") for link in links), page
        assert any(link.endswith(f"{PROTOCOL}/") for link in links), page
    assert "Other documents of this partnership" not in site.text("luton")


def test_bodies_and_groups_say_where_the_report_names_them(site: Built) -> None:
    assert "Central Bedfordshire yearly report 2023/24: " in site.text("organisations/nspcc")
    assert "Central Bedfordshire yearly report 2023/24: " in site.text("groups/pb-neglect")
    assert "Central Bedfordshire joint protocol 2016: " in site.text("groups/cb-hwb")


def test_cases_of_the_report_stand_among_the_discrepancies(site: Built) -> None:
    page = site.page("discrepancies")
    given_twice = words(page.find(id="central-bedfordshire-series-given-twice"))
    assert given_twice == "Figures given twice"
    assert re.search(r"The document states 63; Q1.* come to 73, which is 10 more\.", words(page.main))
    assert "The document states 99%; 56 of 57 is 98.2%." in words(page.main)

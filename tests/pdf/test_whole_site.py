"""The PDFs of the real arrangements, and the site where none can be made. Each test builds a site, so they are slow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.pdf import write_pdfs
from macros.adapters.settings import PROJECT
from macros.builtsite.links import broken_links
from tests.pdf.reading_back import read_back
from tests.real_data import real_dataset
from tests.site.building import AS_OF, Built, build, words

AREAS = ("bedford-borough", "central-bedfordshire", "luton")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def with_pdfs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("pdf") / "site"
    outcome = build(PROJECT / "data", folder, pdf=True)
    assert outcome.returncode == 0, outcome.stderr
    assert all(f"{area}/{area}-arrangements.pdf: " in outcome.stderr for area in AREAS)
    return Built(folder)


@pytest.mark.parametrize("area", AREAS)
def test_the_whole_arrangement_is_a_tagged_pdf_with_the_parts_of_its_page(area: str, with_pdfs: Built) -> None:
    found = read_back(with_pdfs.folder / area / f"{area}-arrangements.pdf")
    page = with_pdfs.page(f"{area}/print")
    assert found.title == words(page.find("h1"))
    assert (found.language, found.names_its_title, found.marked, found.accessible_part) == ("en-GB", True, True, "1")
    assert {words(title) for title in page.select("main h2")} <= {" ".join(title.split()) for title in found.bookmarks}
    assert found.figures_without_words == 0
    assert found.tags["Table"] >= len(page.select("main table"))
    assert all("As of 22 November 2026." in sheet and f" of {len(found.text)}" in sheet for sheet in found.text)
    assert not any(address.startswith("file:") for address in found.addresses)


@pytest.mark.parametrize("area", AREAS)
def test_the_pdf_is_linked_from_the_overview_and_from_the_page_to_print(area: str, with_pdfs: Built) -> None:
    for address, link in ((area, f"{area}-arrangements.pdf"), (f"{area}/print", f"../{area}-arrangements.pdf")):
        assert with_pdfs.page(address).select(f'main a[href$="{link}"]'), address


def test_laid_out_again_in_another_process_it_has_the_same_bytes(with_pdfs: Built, tmp_path: Path) -> None:
    dataset = real_dataset()
    only = replace(dataset, partnerships={"luton": dataset.partnerships["luton"]})
    file = with_pdfs.folder / "luton" / "luton-arrangements.pdf"
    before = file.read_bytes()
    assert write_pdfs(with_pdfs.folder, only, date.fromisoformat(AS_OF), tmp_path)[0].sheets
    assert file.read_bytes() == before


def test_no_link_is_dead(with_pdfs: Built) -> None:
    assert broken_links(with_pdfs.folder) == []


def test_where_the_libraries_of_the_system_are_missing_the_site_builds_says_so_and_has_no_dead_link(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "weasyprint.py").write_text(
        "print('advice ' * 99)\nraise OSError(\"cannot load library 'libpango-1.0-0'\")\n", encoding="utf-8"
    )
    outcome = build(PROJECT / "data", tmp_path / "site", pdf=True, PYTHONPATH=str(tmp_path / "broken"))
    assert outcome.returncode == 0, outcome.stderr
    said = [line for line in outcome.stderr.splitlines() if "No PDF is made" in line]
    assert len(said) == 1
    assert "libpango" in said[0]
    assert "advice" not in outcome.stdout + outcome.stderr
    assert list((tmp_path / "site").rglob("*.pdf")) == []
    assert not any(
        f"{area}-arrangements.pdf" in (tmp_path / "site" / area / name).read_text(encoding="utf-8")
        for area in AREAS
        for name in ("index.html", "print/index.html")
    )
    assert broken_links(tmp_path / "site") == []

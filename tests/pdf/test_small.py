"""A small page becomes a PDF for everybody, the same bytes each time, with nothing fetched; without WeasyPrint there is none."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.adapters import pdf, pdf_layout
from macros.adapters.settings import PROJECT
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.views.arrangement import to_take_away
from tests.pdf.reading_back import read_back
from tests.real_data import real_dataset

DAY = date(2026, 11, 22)
PAGE = """<html><head><meta name="description" content="All of it."></head><body><main id="main">
<nav class="trail"><a href="../../">Home</a></nav><link rel="stylesheet" href="head.css"><h1>Milltown &amp; more</h1>
<nav class="contents"><h2>Contents</h2><ol><li><a href="#page-funding">Funding</a></li></ol></nav>
<section class="printed-page"><h2 id="page-funding">Funding</h2><p>Paid by <a href="../../organisations/elft/">a trust</a>.</p>
<svg role="img" aria-label="A drawing of it" viewBox="0 0 10 10"><rect width="10" height="10"></rect></svg>
<table><caption>Who pays</caption><thead><tr><th scope="col">Who</th></tr></thead><tbody><tr><td>A trust</td></tr></tbody></table>
</section></main></body></html>"""


def site_of(folder: Path, *areas: str) -> Path:
    for area in areas:
        (folder / area / "print").mkdir(parents=True)
        (folder / area / "print" / "index.html").write_text(PAGE, encoding="utf-8")
    return folder


def laid_out(folder: Path, document: str) -> bytes:
    to = folder / "out.pdf"
    pdf_layout.laid_out(document, pdf.STYLE.read_text(encoding="utf-8"), to, folder, DAY)
    return to.read_bytes()


def test_a_pdf_says_its_language_and_title_has_bookmarks_and_tags_and_claims_to_be_accessible(tmp_path: Path) -> None:
    laid_out(tmp_path, pdf.document(PAGE, "milltown/print/", None, DAY))
    found = read_back(tmp_path / "out.pdf")
    assert (found.title, found.language, found.names_its_title, found.marked) == ("Milltown & more", "en-GB", True, True)
    assert found.accessible_part == "1"
    assert found.bookmarks == ("Milltown & more", "Contents", "Funding")
    assert {"H1", "H2", "Table", "TH", "TD", "Figure", "L", "LI", "Link"} <= set(found.tags)
    assert found.figures_without_words == 0
    assert "Home" not in "".join(found.text)


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    document = pdf.document(PAGE, "milltown/print/", None, DAY)
    assert laid_out(tmp_path, document) == laid_out(tmp_path, document)
    assert laid_out(tmp_path, document) != laid_out(tmp_path, document.replace("A trust", "A council"))


def test_a_link_within_the_site_leads_to_its_published_address_and_never_to_a_folder_of_the_machine(tmp_path: Path) -> None:
    laid_out(tmp_path, pdf.document(PAGE, "milltown/print/", "https://masa.example", DAY))
    assert read_back(tmp_path / "out.pdf").addresses == ("https://masa.example/organisations/elft/",)
    laid_out(tmp_path, pdf.document(PAGE, "milltown/print/", None, DAY))
    assert read_back(tmp_path / "out.pdf").addresses == ()


@pytest.mark.parametrize("asked", ["https://elsewhere.example/x.png", "file:///etc/hostname", "../outside.png"])
def test_what_is_not_part_of_the_site_is_not_fetched(asked: str, tmp_path: Path) -> None:
    with pytest.raises(pdf_layout.OutsideTheSite):
        laid_out(tmp_path, f'<html lang="en"><title>T</title><img src="{asked}" alt="x"></html>')


def test_an_arrangement_whose_page_is_as_it_was_is_not_laid_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = real_dataset()
    two = replace(dataset, partnerships={key: dataset.partnerships[key] for key in ("bedford-borough", "luton")})
    monkeypatch.setattr(pdf, "_all_laid_out", lambda work: [pdf_layout.laid_out(*item) for item in work])
    (tmp_path / "kept").mkdir()
    site = site_of(tmp_path / "site", *two.partnerships)

    def newly_made(day: date = DAY) -> list[str]:
        return [made.address.split("/")[0] for made in pdf.write_pdfs(site, two, day, tmp_path / "kept") if made.sheets]

    assert newly_made() == ["bedford-borough", "luton"]
    before = (site / "luton" / "luton-arrangements.pdf").read_bytes()
    assert newly_made() == []
    page = site / "luton" / "print" / "index.html"
    page.write_text(PAGE.replace("A trust", "A council"), encoding="utf-8")
    assert newly_made() == ["luton"]
    assert (site / "luton" / "luton-arrangements.pdf").read_bytes() != before


def test_without_weasyprint_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf.why_not() == ""
    pdf.why_not.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    said = pdf.why_not()
    pdf.why_not.cache_clear()
    assert said.startswith("No PDF is made, and no page links to one: WeasyPrint")
    assert "\n" not in said


def test_no_pdf_is_made_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASA_PDF", "no")
    assert not pdf.will_be_made()
    monkeypatch.setenv("MASA_PDF", "yes")
    assert pdf.wanted()


def test_a_link_to_a_pdf_is_offered_only_where_there_will_be_one() -> None:
    dataset: Dataset | None = load(PROJECT / "data").dataset
    assert dataset is not None
    luton = dataset.partnerships["luton"]
    assert [link.address for link, _ in to_take_away(luton, False)] == ["luton/print/", "luton/card/"]
    assert [link.address for link, _ in to_take_away(luton, True)] == ["luton/print/", "luton/luton-arrangements.pdf", "luton/card/"]

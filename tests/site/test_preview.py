"""What `make serve` shows is what readers will get: each file made by itself is the same bytes as in the built site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapters.preview import SETTINGS
from macros.adapters.preview_server import configuration, forget
from macros.adapters.preview_site import PreviewSite
from tests.site.building import AS_OF, Built

# One of each kind: pages with and without tables, from a file and from data; what stands beside pages; what a host is given.
SOME = (
    *("index.html", "glossary/index.html", "search/index.html", "compare/index.html", "organisations/index.html", "procedures/index.html"),
    *("luton/index.html", "luton/funding/index.html", "luton/print/index.html", "luton/card/index.html", "luton/print/head.css"),
    *("data/index.html", "data/files/partnerships/luton/funding/index.html", "api/v1/index.json", "api/v1/organisations.csv"),
    *("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "_headers", "changes/feed.xml", "changes/luton/index.html"),
    *("assets/site.css", "assets/icon.svg"),
)
MADE_FROM_ALL_PAGES = ("search/index/", "search/words.json")


@pytest.fixture
def made_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewSite]:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MASA_AS_OF", AS_OF)
    monkeypatch.setenv("MASA_PDF", "no")
    forget(whole_program=False)
    yield PreviewSite(configuration(str(tmp_path)))
    forget(whole_program=False)


def test_a_file_made_by_itself_is_as_in_the_built_site(site: Built, made_one_by_one: PreviewSite) -> None:
    table = next(path.relative_to(site.folder).as_posix() for path in (site.folder / "luton" / "partners").glob("*.csv"))
    compared = {name: (made_one_by_one.content(name), (site.folder / name).read_bytes()) for name in (table, *SOME)}
    assert [name for name, (made, built) in compared.items() if made != built] == []
    assert made_one_by_one.content("nowhere/index.html") is None


@pytest.mark.slow
def test_every_file_of_the_site_is_made_by_itself_as_in_a_build(site: Built, made_one_by_one: PreviewSite) -> None:
    names = [path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*")) if path.is_file()]
    names = [name for name in names if not name.startswith(MADE_FROM_ALL_PAGES)]
    assert len(names) > 600
    assert [name for name in names if made_one_by_one.content(name) != (site.folder / name).read_bytes()] == []

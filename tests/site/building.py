"""Build the site as `make site` does, for tests to read.

In: a data folder. Out: a folder of pages, or what the build complained of. Must not know: what a test looks for.
"""

from __future__ import annotations

import gc
import html
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from macros.adapters.settings import PROJECT

AS_OF = "2026-11-22"


@dataclass(frozen=True)
class Built:
    """A site on disk."""

    folder: Path

    def page(self, address: str) -> BeautifulSoup:
        """The page at an address such as `luton/funding/`."""
        return _parsed(self.folder / address / "index.html")

    def text(self, address: str) -> str:
        """The words of a page, with single spaces."""
        return _words_of(self.folder / address / "index.html")

    def ids(self, address: str) -> list[str]:
        """Every id on a page, in order."""
        return _ids_on(self.folder / address / "index.html")

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page."""
        return sorted(path.parent.relative_to(self.folder).as_posix().replace(".", "", 1) for path in self.folder.rglob("index.html"))


@cache
def _parsed(path: Path) -> BeautifulSoup:
    # A parsed page stays to the end. Frozen, its many objects are not walked again at every collection of garbage.
    gc.disable()
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    gc.freeze()
    gc.enable()
    return page


@cache
def _ids_on(path: Path) -> list[str]:
    # By their writing: to look for thousands of them in a parsed page takes half a minute.
    return [html.unescape(found) for found in re.findall(r"""<[a-z][^<>]*?\sid=["']([^"']*)["']""", path.read_text(encoding="utf-8"))]


@cache
def _words_of(path: Path) -> str:
    return words(_parsed(path))


def words(piece: Tag | None) -> str:
    """The words of a piece of a page, which must be there, with single spaces.

    What the glossary adds after a short form is left out: tests ask for the words of the data.
    """
    assert piece is not None, "this piece of the page is not there"
    added = {id(text) for tag in piece.find_all(class_="short-form") for text in tag.strings}
    found: list[str] = []
    in_one_word = False
    for text in piece.strings:
        if id(text) in added:
            continue
        explained = text.parent is not None and text.parent.name == "abbr"
        found += ["" if in_one_word or explained else " ", text]
        in_one_word = explained
    return " ".join("".join(found).split())


def build(data: Path, to: Path, *extra: str, search: bool = False, pdf: bool = False, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the strict build on a data folder, into the folder `to`. Most tests search nothing and print nothing, so both are left out.

    `more` are further environment variables.
    """
    environment = {**os.environ, "MASA_DATA": str(data), "MASA_AS_OF": AS_OF, "NO_MKDOCS_2_WARNING": "1"}
    environment["MASA_CHANGES"] = "no"  # a test that asks what changed makes a small history of its own
    environment |= {"MASA_SEARCH": "yes" if search else "no", "MASA_PDF": "yes" if pdf else "no", **more}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(to), *extra]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=300, check=False)


def built(data: Path, to: Path, *, search: bool = False) -> Built:
    """The site built from a data folder that must be sound."""
    outcome = build(data, to, search=search)
    assert outcome.returncode == 0, outcome.stderr
    return Built(to)

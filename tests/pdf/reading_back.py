"""A PDF as a reader's program finds it.

In: a file. Out: what it says of itself. Must not know: how it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class ReadBack:
    """A PDF's own words on its title, language and make, its bookmarks, and how often each tag stands in it."""

    title: str
    language: str
    names_its_title: bool
    marked: bool
    accessible_part: str
    bookmarks: tuple[str, ...]
    tags: dict[str, int]
    figures_without_words: int
    text: tuple[str, ...]
    addresses: tuple[str, ...]


def read_back(path: Path) -> ReadBack:
    """What stands in the file at `path`."""
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    tags: dict[str, int] = {}
    wordless = 0
    for element in _elements(root["/StructTreeRoot"]):
        tag = str(element["/S"]).removeprefix("/")
        tags[tag] = tags.get(tag, 0) + 1
        wordless += tag == "Figure" and not element.get("/Alt")
    xmp = reader.xmp_metadata
    return ReadBack(
        title=str(reader.metadata.title) if reader.metadata else "",
        language=str(root["/Lang"]),
        names_its_title=bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        marked=bool(root["/MarkInfo"]["/Marked"]),
        accessible_part=_pdf_ua_part(xmp.stream.get_data().decode() if xmp else ""),
        bookmarks=tuple(_titles(reader.outline)),
        tags=tags,
        figures_without_words=wordless,
        text=tuple(page.extract_text() for page in reader.pages),
        addresses=tuple(
            str(note.get_object()["/A"]["/URI"])
            for page in reader.pages
            for note in page.get("/Annots", ())
            if "/URI" in note.get_object().get("/A", {})
        ),
    )


def _pdf_ua_part(xmp: str) -> str:
    _, _, after = xmp.partition('pdfuaid:part="')
    return after.partition('"')[0]


def _titles(outline: list[Any]) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.title)


def _elements(tree: Any) -> Iterator[Any]:
    waiting = [tree]
    while waiting:
        held = waiting.pop().get_object()
        if isinstance(held, list):
            waiting += held
        elif isinstance(held, dict):
            if "/S" in held:
                yield held
            if "/K" in held and not isinstance(held["/K"].get_object(), int):
                kids = held["/K"].get_object()
                waiting += [kid for kid in (kids if isinstance(kids, list) else [kids]) if not isinstance(kid, int)]

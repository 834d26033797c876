"""Every page as finished Markdown, for any site generator, and for comparing two versions of the data.

In: a data set and the page files. Out: `RenderedPage` records. Must not know: any site generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined, Template

from macros.dataset.dataset import Dataset
from macros.pages import PARTNERSHIP_PAGES, REGISTER_PAGES, Page, words_of_page_file
from macros.pieces import Pieces

NOT_PAGES = (PARTNERSHIP_PAGES, REGISTER_PAGES, "screenshots")


@dataclass(frozen=True)
class RenderedPage:
    """A page: its file (`luton/funding.md`), its address (`luton/funding/`), its title and its Markdown."""

    file: str
    address: str
    title: str
    markdown: str


@dataclass(frozen=True)
class _Renderer:
    """What every page needs to be finished."""

    dataset: Dataset
    as_of: date

    def page(self, file: str, title: str, markdown: str, values: Mapping[str, object]) -> RenderedPage:
        address = address_of(file)
        pieces = Pieces(self.dataset, address, self.as_of)
        offered = {name: getattr(pieces, name) for name in dir(pieces) if not name.startswith("_")}
        return RenderedPage(file, address, title, _template(markdown).render({**offered, **values}))


@lru_cache(maxsize=256)
def _template(markdown: str) -> Template:
    """The page file as a template; those of a partnership are the same for each."""
    return Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(markdown)


def rendered_pages(dataset: Dataset, docs: Path, pages: Iterable[Page], as_of: date) -> Iterator[RenderedPage]:
    """Every page: those with a file of their own in `docs`, then those made from data. One at a time: all would fill the memory."""
    renderer = _Renderer(dataset, as_of)
    yield from (_from_file(renderer, docs, path) for path in sorted(docs.rglob("*.md")) if _is_page(docs, path))
    yield from (renderer.page(page.file, page.title, page.markdown, dict(page.values)) for page in pages)


def address_of(file: str) -> str:
    """The address of a page file: `luton/funding.md` is at `luton/funding/`, `luton/index.md` at `luton/`."""
    stem = file.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def _is_page(docs: Path, path: Path) -> bool:
    return path.relative_to(docs).parts[0] not in NOT_PAGES


def _from_file(renderer: _Renderer, docs: Path, path: Path) -> RenderedPage:
    head, text = _head_and_text(words_of_page_file(path))
    return renderer.page(path.relative_to(docs).as_posix(), str(head.get("title", "")), text, head)


def _head_and_text(written: str) -> tuple[dict[str, object], str]:
    if not written.startswith("---\n"):
        return {}, written
    head, _, text = written[4:].partition("\n---\n")
    return yaml.safe_load(head) or {}, text

"""Every page as finished Markdown, for any site generator, and for comparing two versions of the data.

In: a data set and the page files. Out: `RenderedPage` records by address. Must not know: any site generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from macros.dataset.dataset import Dataset
from macros.pages import PARTNERSHIP_PAGES, REGISTER_PAGES, Page
from macros.pieces import Pieces

NOT_PAGES = (PARTNERSHIP_PAGES, REGISTER_PAGES, "screenshots")


@dataclass(frozen=True)
class RenderedPage:
    """A page: its file (`luton/funding.md`), its address (`luton/funding/`), its title and its Markdown."""

    file: str
    address: str
    title: str
    markdown: str


def rendered_pages(dataset: Dataset, docs: Path, pages: Iterable[Page]) -> dict[str, RenderedPage]:
    """Every page by address: those with a file of their own in `docs`, then those made from data."""
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    found = [_from_file(environment, dataset, docs, path) for path in sorted(docs.rglob("*.md")) if _is_page(docs, path)]
    found += [_from_data(environment, dataset, page) for page in pages]
    return {page.address: page for page in found}


def address_of(file: str) -> str:
    """The address of a page file: `luton/funding.md` is at `luton/funding/`, `luton/index.md` at `luton/`."""
    stem = file.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def _is_page(docs: Path, path: Path) -> bool:
    return path.relative_to(docs).parts[0] not in NOT_PAGES


def _from_file(environment: Environment, dataset: Dataset, docs: Path, path: Path) -> RenderedPage:
    file = path.relative_to(docs).as_posix()
    head, text = _head_and_text(path.read_text(encoding="utf-8"))
    return _rendered(environment, dataset, file, str(head.get("title", "")), text, head)


def _from_data(environment: Environment, dataset: Dataset, page: Page) -> RenderedPage:
    return _rendered(environment, dataset, page.file, page.title, page.markdown, dict(page.values))


def _rendered(
    environment: Environment, dataset: Dataset, file: str, title: str, markdown: str, values: Mapping[str, object]
) -> RenderedPage:
    address = address_of(file)
    pieces = Pieces(dataset, address)
    offered = {name: getattr(pieces, name) for name in dir(pieces) if not name.startswith("_")}
    text = environment.from_string(markdown).render({**offered, **values})
    return RenderedPage(file, address, title, text)


def _head_and_text(written: str) -> tuple[dict[str, object], str]:
    if not written.startswith("---\n"):
        return {}, written
    head, _, text = written[4:].partition("\n---\n")
    return yaml.safe_load(head) or {}, text

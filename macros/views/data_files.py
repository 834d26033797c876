"""Every file that holds facts, for a reader who wants to see a fact where somebody filled it in.

In: a data set. Out: links by part of the data. Must not know: HTML, or what stands in a file.
"""

from __future__ import annotations

from macros.dataset.dataset import Dataset
from macros.views.addresses import file_page
from macros.views.blocks import Link

SHARED = "For the whole site"


def data_files(dataset: Dataset) -> dict[str, tuple[Link, ...]]:
    """The page of each file, by the folder it stands in; the files of no folder come first."""
    names = {record.place().file for record in dataset.records()}
    parts: dict[str, list[Link]] = {}
    for name in sorted(names, key=lambda name: (name.count("/") > 1, name)):
        folder = name.rsplit("/", 1)[0]
        parts.setdefault(SHARED if folder.count("/") == 0 else folder, []).append(Link(name, file_page(name)))
    return {folder: tuple(links) for folder, links in parts.items()}

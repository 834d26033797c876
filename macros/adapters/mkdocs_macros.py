"""The macros a page file can use, offered to the MkDocs macros plugin. Each hands on to `macros.pieces.Pieces`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.adapters.build import BrokenData, the_build
from macros.pieces import Pieces


def offer_macros(env: Any) -> None:
    """Define the macros; broken data stops the build here, before anything is written."""
    try:
        build = the_build(Path(env.conf["docs_dir"]))
    except BrokenData as broken:
        raise PluginError(f"The data has problems.\n\n{broken}") from None

    def pieces() -> Pieces:
        return Pieces(build.dataset, env.page.url, build.as_of)

    for name in dir(Pieces):
        if callable(getattr(Pieces, name)) and not name.startswith("_"):
            env.macro(_handed_on(pieces, name), name)


def _handed_on(pieces: Any, name: str) -> Any:
    def macro(*arguments: str) -> str:
        return str(getattr(pieces(), name)(*arguments))

    macro.__doc__ = getattr(Pieces, name).__doc__
    return macro

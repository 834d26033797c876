"""The macros a page file can use, offered to the MkDocs macros plugin. Each hands on to `macros.pieces.Pieces`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.adapters import pdf
from macros.adapters.build import BrokenData, CannotBuild, the_build
from macros.adapters.finished_html import set_aside
from macros.pieces import Pieces


def offer_macros(env: Any) -> None:
    """Define the macros; broken data stops the build here, before anything is written."""
    try:
        build = the_build(Path(env.conf["docs_dir"]))
    except BrokenData as broken:
        raise PluginError(f"The data has problems.\n\n{broken}") from None
    except CannotBuild as why:
        raise PluginError(str(why)) from None

    with_pdf = pdf.will_be_made()

    def pieces() -> Pieces:
        return Pieces(build.dataset, env.page.url, build.as_of, with_pdf)

    for name in dir(Pieces):
        if callable(getattr(Pieces, name)) and not name.startswith("_"):
            env.macro(_handed_on(env, pieces, name), name)


def _handed_on(env: Any, pieces: Any, name: str) -> Any:
    def macro(*arguments: str) -> str:
        return set_aside(env.page, str(getattr(pieces(), name)(*arguments)))

    macro.__doc__ = getattr(Pieces, name).__doc__
    return macro

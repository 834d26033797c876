"""`masa pages DIR`: the finished Markdown of every page, for any site generator."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from macros.adapters import settings
from macros.adapters.build import BrokenData, the_build
from macros.adapters.writing import write_files
from macros.rendered import rendered_pages


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its arguments."""
    command = commands.add_parser("pages", help="write every page as finished Markdown, for any site generator")
    command.add_argument("folder", type=Path, help="where to write them")
    command.set_defaults(run=run)
    return command


def run(chosen: argparse.Namespace) -> int:
    """Write the pages: 0, or 1 where the data is broken."""
    docs = settings.PROJECT / "docs"
    try:
        build = the_build(docs, chosen.data)
    except BrokenData as broken:
        print(broken, file=sys.stderr)
        return 1
    written = 0
    for page in rendered_pages(build.dataset, docs, build.pages, build.as_of):
        head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
        write_files(chosen.folder, {page.file: head + page.markdown})
        written += 1
    print(f"Wrote {written} pages into {chosen.folder}.")
    return 0

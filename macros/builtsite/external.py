"""Links as linkchecker sees them: those that leave a built site, apart from those left out for a reason; and those within it.

In: the address of a served site and a file of links left out. Out: `BrokenLink` records. Must not know: who is told.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from macros.model.record import Record
from macros.model.values import Text
from macros.reading.strict_yaml import read_yaml

# Each site is asked at most once a second; the site itself, on this machine, as fast as it answers.
SETTINGS = """[checking]
threads={threads}
maxrequestspersecond=1000
recursionlevel={depth}
timeout=30
[filtering]
checkextern={others}
ignore=
  ^(mailto|tel|sms):
{ignored}
[output]
log=csv
warnings={warnings}
[csv]
separator=;
"""
ANCHORS = "[AnchorCheck]\n"
ALL_PAGES = -1


class LeftOut(Record):
    """A link that is not checked: its address, in which * stands for anything, and why."""

    address: Text
    reason: Text


class LeftOutForm(Record):
    """The links that are not checked."""

    links: Annotated[tuple[LeftOut, ...], Field()] = ()


@dataclass(frozen=True)
class BrokenLink:
    """A link that does not work: its address, what was answered, and the pages it stands on."""

    address: str
    answer: str
    pages: tuple[str, ...]


class NotUnderstood(Exception):
    """The file of links left out is not as it should be; the message says where and what."""


def left_out(path: Path) -> tuple[LeftOut, ...]:
    """The links left out.

    Raises:
        NotUnderstood: an entry has no address or no reason.
    """
    parsed, problems = read_yaml(path.name, path.read_bytes())
    if parsed is None:
        raise NotUnderstood("\n".join(map(str, problems)))
    try:
        return LeftOutForm.model_validate(parsed.value).links
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = parsed.place_of(tuple(first["loc"][:-1]))
        raise NotUnderstood(f"{place}: each link left out needs an address and a reason ({first['loc'][-1]}: {first['msg']})") from None


def broken_external_links(root: str, ignored: tuple[LeftOut, ...]) -> list[BrokenLink]:
    """Every link from the site served at `root` to another one that does not work."""
    patterns = "\n".join(f"  ^{re.escape(item.address).replace(re.escape('*'), '.*')}$" for item in ignored)
    return _broken(root, _said(root, SETTINGS.format(threads=4, depth=ALL_PAGES, others=1, ignored=patterns, warnings=0)))


def faults_within(root: str, anchors_of: Iterable[str] = ()) -> list[str]:
    """A second opinion on the links within the site served at `root`: each with what is wrong.

    The anchors of links are looked up for the pages at the addresses `anchors_of` alone: linkchecker reads a page anew for
    each anchor on it, which for all pages would take hours.

    The server's answers must have a header named `LinkChecker`, or this waits between any two requests.
    """
    settings = {"threads": 1, "others": 0, "ignored": "", "warnings": 1}
    output = [_said(root, SETTINGS.format(depth=ALL_PAGES, **settings))]
    output += [_said(f"{root}{page}", SETTINGS.format(depth=1, **settings) + ANCHORS) for page in anchors_of]
    rows = (row for text in output for row in _rows(text))
    return list(dict.fromkeys(f"{row['parentname']} -> {row['urlname']}: {row['warningstring'] or row['result']}" for row in rows))


def _said(root: str, settings: str) -> str:
    """What linkchecker prints.

    Raises:
        RuntimeError: it could not run.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "linkcheckerrc"
        file.write_text(settings, encoding="utf-8")
        command = [sys.executable, "-m", "linkcheck", "--config", str(file), "--no-status", root]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"linkchecker could not run: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def _rows(output: str) -> Iterable[dict[str, str]]:
    return csv.DictReader((line for line in io.StringIO(output) if not line.startswith("#")), delimiter=";")


def _broken(root: str, output: str) -> list[BrokenLink]:
    found: dict[str, tuple[str, list[str]]] = {}
    for row in _rows(output):
        address = row["url"] or row["urlname"]
        if row["valid"] == "False" and not address.startswith(root):
            pages = found.setdefault(address, (row["result"], []))[1]
            pages.append("/" + row["parentname"].removeprefix(root))
    return [BrokenLink(address, answer, tuple(dict.fromkeys(pages))) for address, (answer, pages) in sorted(found.items())]

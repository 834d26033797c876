"""Links that leave a built site: which of them are broken, by linkchecker, apart from those left out for a reason.

In: the address of a served site and a file of links left out. Out: `BrokenLink` records. Must not know: who is told.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from macros.model.record import Record
from macros.model.values import Text
from macros.reading.strict_yaml import read_yaml

# Each site is asked at most once a second; the site itself, on this machine, as fast as it answers.
SETTINGS = """[checking]
threads=4
maxrequestspersecond=1000
recursionlevel=-1
timeout=30
[filtering]
checkextern=1
ignore=
  ^(mailto|tel|sms):
{ignored}
[output]
log=csv
warnings=0
[csv]
separator=;
"""


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
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "linkcheckerrc"
        settings.write_text(SETTINGS.format(ignored=patterns), encoding="utf-8")
        command = [sys.executable, "-m", "linkcheck", "--config", str(settings), "--no-status", root]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"linkchecker could not run: {done.stderr.strip() or done.stdout.strip()}")
    return _broken(root, done.stdout)


def _broken(root: str, output: str) -> list[BrokenLink]:
    rows = csv.DictReader((line for line in io.StringIO(output) if not line.startswith("#")), delimiter=";")
    found: dict[str, tuple[str, list[str]]] = {}
    for row in rows:
        address = row["url"] or row["urlname"]
        if row["valid"] == "False" and not address.startswith(root):
            pages = found.setdefault(address, (row["result"], []))[1]
            pages.append("/" + row["parentname"].removeprefix(root))
    return [BrokenLink(address, answer, tuple(dict.fromkeys(pages))) for address, (answer, pages) in sorted(found.items())]

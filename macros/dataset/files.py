"""Which files of a data folder are forms, and which are only meant to be.

In: a folder. Out: `DataFile` records, and a problem for each file that nothing would read.
Must not know: what is in the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from macros.dataset.forms import FOLDERS, form_for, is_shared, names_possible_at
from macros.dataset.snapshot import named_as_forms, stem_of
from macros.model.record import Record
from macros.model.values import SLUG
from macros.problems import Place, Problem, did_you_mean, problem, shown
from macros.reading.places_in_lines import line_at, shortened

LONGEST_NAME = 80  # characters of a file's or folder's name


@dataclass(frozen=True)
class DataFile:
    """A file that is a form: where it is, its path below the data folder, and the name that problems give it."""

    path: Path
    inside: PurePosixPath
    name: str
    form: type[Record]


def files_in(folder: Path) -> tuple[list[DataFile], list[Problem]]:
    """Every form below the folder, and every file that is meant as one and is not."""
    named = named_as_forms(folder)
    files, problems = forms_among(folder, named.paths)
    if folder.is_dir():
        problems = [*(_closed(f"{folder.name}/{inside}", folder / inside) for inside in named.closed), *problems]
    if not files and not problems:
        what = "there are no .yml files here"
        problems = [problem("no-files", Place(f"{folder.name}/"), what, write="the address of the data folder in MASA_DATA")]
    return files, problems


def forms_among(folder: Path, named: Iterable[str]) -> tuple[list[DataFile], list[Problem]]:
    """Those of these paths below the folder, each with the name of a form, at which a form belongs; a problem for each other."""
    files: list[DataFile] = []
    problems: list[Problem] = []
    for path in named:
        inside, name = PurePosixPath(path), f"{folder.name}/{path}"
        stem = stem_of(inside.name)
        form = form_for(inside)
        if form is None or inside.suffix != ".yml":
            problems.append(_not_a_form(name, inside, f"{stem.lower()}.yml"))
        elif odd := next((part for part in (*inside.parts[:-1], stem) if not SLUG.fullmatch(part) or len(part) > LONGEST_NAME), ""):
            problems.append(_name_of_no_address(name, odd))
        else:
            files.append(DataFile(folder / inside, inside, name, form))
    return files, problems


def _closed(name: str, path: Path) -> Problem:
    # Left out in silence, everything in it would vanish from the site.
    what = "this is a link to a folder elsewhere" if path.is_symlink() else "the folder cannot be opened"
    return problem("file-unreadable", Place(name), what, write="a folder that everybody who works on the data may read")


def _name_of_no_address(name: str, odd: str) -> Problem:
    plain = "-".join(re.findall("[a-z0-9]+", odd.lower()))[:LONGEST_NAME].strip("-")
    write = f"small letters, digits and hyphens: {plain or 'luton'}"
    return problem("id-not-an-id", Place(name), f"“{odd}” cannot be the name of a file or folder here", read=odd, write=write)


def is_plain(path: Path) -> bool:
    """Whether there is a file of our own here: no link, which could lead out of the folder, and nothing that never ends."""
    return path.is_file() and not path.is_symlink()


def _not_a_form(name: str, inside: PurePosixPath, plain: str) -> Problem:
    place, top = Place(name), inside.parts[0]
    if len(inside.parts) > 1 and top not in FOLDERS and not is_shared(top):
        return problem("unknown-file", place, f"no form belongs in the folder “{top}”", write=did_you_mean(top, FOLDERS))
    if form_for(inside.with_name(plain)):
        return problem("unknown-file", place, "a file whose name ends like this is not read", write=f"{plain} as its name")
    possible = names_possible_at(inside)
    if not possible:
        what = f"no form belongs in the folder “{inside.parent}”"
        return problem("unknown-file", place, what, write=f"the file in a folder such as {FOLDERS.get(top, top)}")
    if plain in names_possible_at(PurePosixPath(FOLDERS["partnerships"], plain)):
        what = f"“{plain}” belongs in the folder of a partnership"
        return problem("unknown-file", place, what, write=f"the file in a folder such as {FOLDERS['partnerships']}")
    return problem("unknown-file", place, f"no form has the name “{inside.name}” in this folder", write=did_you_mean(plain, possible))


def missing_files(folder: Path, forms: Iterable[PurePosixPath]) -> Iterator[Problem]:
    """The files without which others make no sense: what a partnership or publication is, the site, and its pages."""
    present = set(forms)
    partnerships = {path.parts[1] for path in present if path.parts[0] == "partnerships"}
    publications = {path.parts[:2] for path in present if path.parts[0] in ("reports", "protocols")}
    wanted = {PurePosixPath("partnerships", name, "partnership.yml") for name in partnerships}
    wanted |= {PurePosixPath(*parts, "publication.yml") for parts in publications}
    if partnerships:
        wanted |= {PurePosixPath("site.yml"), PurePosixPath("pages.yml")}
    for path in sorted(wanted - present):
        where = f"the folder “{path.parent.name}” has" if path.parent.name else "there is"
        write = "the file, as in the folders beside it" if path.parent.name else "the file again, as it was before"
        yield problem("missing-key", Place(f"{folder.name}/{path}"), f"{where} no {path.name}", write=write)


def with_what_was_read(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each with the line it speaks of where it does not say itself what was read."""
    lines: dict[str, list[str]] = {}
    for name in {item.place.file for item in problems}:
        path = folder.parent / name
        try:
            lines[name] = path.read_text(encoding="utf-8").splitlines() if is_plain(path) else []
        except (OSError, UnicodeDecodeError):
            lines[name] = []
    return [item if item.read else replace(item, read=_line_of(item.place, lines[item.place.file])) for item in problems]


def _line_of(place: Place, lines: list[str]) -> str:
    """The line, without the comment that opens a file: who speaks of the whole file speaks of no line."""
    line = line_at(lines, place.line).strip()
    return "" if line.startswith("#") else shown(shortened(line))

"""Read the data folder, once, and give back a data set or every problem in it.

In: a folder. Out: `Loaded` (the data set, or None with the problems).
Must not know: statute, pages, or who asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from macros.dataset.assembling import Forms, assembled, by_id
from macros.dataset.dataset import Dataset
from macros.dataset.explain import explain
from macros.dataset.files import DataFile, files_in, is_plain, missing_files, with_what_was_read
from macros.dataset.in_short import InShort
from macros.dataset.outlines import Outline, Outlines, records_with_ids
from macros.dataset.positions import values_for_the_model
from macros.dataset.release import problems_before_release
from macros.dataset.rules import problems_in
from macros.dataset.snapshot import partnership_at
from macros.garbage import all_of_it_stays
from macros.model.errors import ErrorPage, ErrorsForm
from macros.model.record import Record
from macros.model.registers import SharedForm
from macros.problems import Place, Problem, problem
from macros.reading.strict_yaml import LARGEST_FILE, read_yaml

ReadForm = tuple[Record | None, list[Problem]]


@dataclass(frozen=True)
class Loaded:
    """What loading gave: a data set when there is no problem, otherwise every problem found.

    Sound data that was checked is there `in_short` as well.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    in_short: InShort | None = None


def load(folder: Path, read: Callable[[DataFile], ReadForm] | None = None, sound: Sequence[DataFile] = ()) -> Loaded:
    """Read, type, link and check everything below `folder` (usually `data/`). `read` can stand in for `read_form`.

    Problems in single files are all reported together; links between files are checked when the files are sound,
    so that one slip does not bring a crowd of errors behind it. Of files that are known to be `sound` together, as `read`
    reads them, the links are not checked once more.
    """
    with all_of_it_stays():
        files, found = ([*sound], []) if sound else files_in(folder)
        forms = {}
        for file in files:
            record, problems = (read or read_form)(file)
            found += problems
            if record is not None:
                forms[file.inside] = record
        found = found or [*missing_files(folder, forms)]
        if found:
            return Loaded(None, _in_order(folder, found))
        return Loaded(assembled(forms), ()) if sound else _linked(folder, forms)


def _linked(folder: Path, forms: Forms) -> Loaded:
    of_each: dict[str, dict[PurePosixPath, Record]] = {"": {}}
    for path, form in forms.items():
        of_each.setdefault(partnership_at(str(path)), {})[path] = form
    parts = {name: assembled(with_shared_lists(of_each[""], own)) if name else assembled(own) for name, own in of_each.items()}
    shared = parts.pop("")
    dataset = assembled(forms, {name: part.partnerships[name] for name, part in parts.items()})
    outlines = Outlines(
        Outline.of(shared, of_each[""].values()),
        {name: Outline.of(parts[name], of_each[name].values()) for name in dataset.partnerships},
    )
    found = [*(_ids_used_twice(forms) if outlines.use_an_id_twice() else ()), *problems_in(dataset, outlines)]
    if found:
        return Loaded(None, _in_order(folder, found))
    return Loaded(dataset, (), InShort.of(shared, outlines, problems_before_release(shared)))


def with_shared_lists(shared: Forms, own: Forms) -> Forms:
    """A partnership's own forms, and those shared ones that belong to what it says."""
    return {**{path: form for path, form in shared.items() if isinstance(form, SharedForm)}, **own}


def _in_order(folder: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(with_what_was_read(folder, set(problems))))


def read_form(file: DataFile) -> ReadForm:
    """One file as a record of its form, or every problem in it."""
    content, problems = content_of(file)
    return (None, problems) if content is None else form_in(file, content)


def content_of(file: DataFile) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, or why there are none."""
    try:
        if is_plain(file.path):
            with file.path.open("rb") as opened:
                return opened.read(LARGEST_FILE + 1), []
        what = "this is a folder, and not a file" if file.path.is_dir() else "this is a link to a file elsewhere, or no file at all"
    except OSError:
        what = "the file cannot be opened"
    return None, [problem("file-unreadable", Place(file.name), what, write="a file that everybody who works on the data may read")]


def form_in(file: DataFile, content: bytes) -> ReadForm:
    """The bytes of a file as a record of its form, or every problem in them."""
    parsed, problems = read_yaml(file.name, content)
    if parsed is None:
        return None, problems
    if not isinstance(parsed.value, dict):
        return None, [
            problem(
                "not-a-form",
                parsed.place_of(()),
                "the file does not begin with a name and a colon",
                write="the form as in the other files of this folder",
            )
        ]
    try:
        return file.form.model_validate(values_for_the_model(parsed)), []
    except ValidationError as error:
        return None, explain(error, file.form, parsed)


def _ids_used_twice(forms: Forms) -> Iterable[Problem]:
    seen: dict[tuple[str, str], Place] = {}
    for name, record in records_with_ids(forms.values()):
        place = record.place("id")
        first = seen.setdefault((name, record.id), place)
        if first != place:
            what = f"the id “{record.id}” is already taken ({first})"
            yield problem("duplicate-id", place, what, write="a new id, or nothing if both are the same thing")


def error_pages(folder: Path) -> dict[str, ErrorPage]:
    """The words on each error, also where the rest of the data is broken: that is when they are asked for."""
    path = folder / "errors.yml"
    record, _ = read_form(DataFile(path, PurePosixPath(path.name), f"{folder.name}/{path.name}", ErrorsForm))
    return by_id(record.errors) if isinstance(record, ErrorsForm) else {}

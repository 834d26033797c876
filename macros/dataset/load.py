"""Read the data folder, once, and give back a data set or every problem in it.

In: a folder. Out: `Loaded` (the data set, or None with the problems).
Must not know: statute, pages, or who asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import ValidationError

from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.dataset.explain import explain
from macros.dataset.files import DataFile, files_in, is_plain, missing_files, with_what_was_read
from macros.dataset.positions import values_for_the_model
from macros.dataset.rules import problems_in
from macros.dataset.shared import with_shared_items
from macros.garbage import all_of_it_stays
from macros.model import procedures, registers, wording
from macros.model.accessibility import AccessibilityForm
from macros.model.as_at import AsAtForm
from macros.model.claims import SharedList
from macros.model.duties import DutiesForm
from macros.model.errors import ErrorPage, ErrorsForm
from macros.model.open_data import OpenDataForm
from macros.model.publications import PublicationForm, SectionForm
from macros.model.record import Record
from macros.model.requirements import EditionMapForm, JudgementsForm
from macros.model.site import PagesForm, SiteForm
from macros.model.topics import TOPIC_FORMS, Reporting, Topic
from macros.problems import Place, Problem, problem
from macros.reading.strict_yaml import LARGEST_FILE, read_yaml

T = TypeVar("T", bound=Record)
Forms = dict[PurePosixPath, Record]
ReadForm = tuple[Record | None, list[Problem]]
# The lists of a form whose records have an id that no other file may use.
REGISTERED = (
    *("organisations", "changes", "sources", "posts", "groups", "categories", "lists", "helplines", "pages", "requirements"),
    *("contacts", "text_lines", "resources", "tasks", "places", "terms", "errors"),
)


@dataclass(frozen=True)
class Loaded:
    """What loading gave: a data set when there is no problem, otherwise every problem found."""

    dataset: Dataset | None
    problems: tuple[Problem, ...]


def load(folder: Path, read: Callable[[DataFile], ReadForm] | None = None) -> Loaded:
    """Read, type, link and check everything below `folder` (usually `data/`). `read` can stand in for `read_form`.

    Problems in single files are all reported together; links between files are checked when the files are sound,
    so that one slip does not bring a crowd of errors behind it.
    """
    with all_of_it_stays():
        forms, found = _read_all(folder, read or read_form)
        found = found or [*missing_files(folder, forms)]
        dataset = None
        if not found:
            dataset = _assemble(forms)
            found = [*_duplicate_ids(forms), *problems_in(dataset)]
        return Loaded(None if found else dataset, tuple(sorted(with_what_was_read(folder, set(found)))))


def _read_all(folder: Path, read: Callable[[DataFile], ReadForm]) -> tuple[Forms, list[Problem]]:
    files, problems = files_in(folder)
    forms: Forms = {}
    for file in files:
        record, found = read(file)
        problems += found
        if record is not None:
            forms[file.inside] = record
    return forms, problems


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


def _all(forms: Forms, kind: type[T]) -> list[T]:
    return [form for form in forms.values() if isinstance(form, kind)]


def _by_id(records: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for record in records:
        found.setdefault(record.id, record)  # type: ignore[attr-defined]
    return found


def _assemble(forms: Forms) -> Dataset:
    shared = _by_id(item for form in _all(forms, registers.SharedForm) for item in form.lists)
    pages = _all(forms, PagesForm)
    site = _all(forms, SiteForm)
    folders: dict[PurePosixPath, dict[str, Record]] = {}
    for path, form in forms.items():
        folders.setdefault(path.parent, {})[path.stem] = form
    partnerships = [_partnership(path.name, own, shared) for path, own in folders.items() if path.parent.name == "partnerships"]
    return Dataset(
        organisations=_by_id(item for form in _all(forms, registers.OrganisationsForm) for item in form.organisations),
        changes=tuple(item for form in _all(forms, registers.OrganisationsForm) for item in form.changes),
        documents=_by_id(item for form in _all(forms, registers.SourcesForm) for item in form.sources),
        posts=_by_id(item for form in _all(forms, registers.PostsForm) for item in form.posts),
        groups=_by_id(item for form in _all(forms, registers.GroupsForm) for item in form.groups),
        instruments={path.stem: form for path, form in forms.items() if isinstance(form, registers.Instrument)},
        requirements=_by_id(item for form in _all(forms, registers.Instrument) for item in form.requirements),
        edition_maps=tuple(_all(forms, EditionMapForm)),
        categories=_by_id(item for form in _all(forms, registers.CategoriesForm) for item in form.categories),
        shared_lists=shared,
        helplines=tuple(item for form in _all(forms, procedures.ContactsForm) for item in form.helplines),
        text_lines=tuple(item for form in _all(forms, procedures.ContactsForm) for item in form.text_lines),
        contacts=_by_id(item for form in _all(forms, procedures.ContactsForm) for item in form.contacts),
        refused_numbers=tuple(item for form in _all(forms, procedures.RefusedNumbersForm) for item in form.numbers),
        resources=_by_id(item for form in _all(forms, procedures.ResourcesForm) for item in form.resources),
        tasks=_by_id(item for form in _all(forms, procedures.TasksForm) for item in form.tasks),
        places=tuple(item for form in _all(forms, procedures.PlacesForm) for item in form.places),
        publications={item.id: item for item in _publications(forms)},
        errors=_by_id(item for form in _all(forms, ErrorsForm) for item in form.errors),
        glossary=_by_id(item for form in _all(forms, wording.GlossaryForm) for item in form.terms),
        not_short_forms=tuple(item for form in _all(forms, wording.GlossaryForm) for item in form.not_short_forms),
        duties=next(iter(_all(forms, DutiesForm)), None),
        search=next(iter(_all(forms, wording.SearchForm)), None),
        open_data=next(iter(_all(forms, OpenDataForm)), None),
        accessibility=next(iter(_all(forms, AccessibilityForm)), None),
        as_at=next(iter(_all(forms, AsAtForm)), None),
        pages=pages[0].pages if pages else (),
        partnerships={item.id: item for item in sorted(partnerships, key=lambda item: (item.form.order, item.id))},
        site=site[0] if site else None,
    )


def _partnership(partnership_id: str, own: Mapping[str, Record], shared: dict[str, SharedList]) -> Partnership:
    form = own["partnership"]
    assert isinstance(form, registers.PartnershipForm)
    topics = {name: own[name] for name in TOPIC_FORMS if name in own}
    groups, judgements = own.get("groups"), own.get("judgements")
    return Partnership(
        id=partnership_id,
        form=form,
        topics={name: with_shared_items(topic, shared, form.area.name) for name, topic in topics.items() if isinstance(topic, Topic)},
        groups=tuple(group.id for group in groups.groups) if isinstance(groups, registers.GroupsForm) else (),
        judgements=judgements.judgements if isinstance(judgements, JudgementsForm) else (),
    )


def _publications(forms: Forms) -> Iterable[Publication]:
    for path, form in forms.items():
        if not isinstance(form, PublicationForm):
            continue
        own = {other.stem: held for other, held in forms.items() if other.parent == path.parent}
        reporting, judgements = own.get("reporting"), own.get("judgements")
        yield Publication(
            id=path.parent.name,
            folder=path.parts[0],
            form=form,
            sections={name: held for name, held in own.items() if isinstance(held, SectionForm)},
            reporting=reporting if isinstance(reporting, Reporting) else None,
            judgements=judgements.judgements if isinstance(judgements, JudgementsForm) else (),
        )


def _duplicate_ids(forms: Forms) -> Iterable[Problem]:
    seen: dict[tuple[str, str], Place] = {}
    for form in forms.values():
        for name in REGISTERED if not isinstance(form, Topic) else ():
            for record in getattr(form, name, ()):
                place = record.place("id")
                first = seen.setdefault((name, record.id), place)
                if first != place:
                    what = f"the id “{record.id}” is already taken ({first})"
                    yield problem("duplicate-id", place, what, write="a new id, or nothing if both are the same thing")


def error_pages(folder: Path) -> dict[str, ErrorPage]:
    """The words on each error, also where the rest of the data is broken: that is when they are asked for."""
    path = folder / "errors.yml"
    record, _ = read_form(DataFile(path, PurePosixPath(path.name), f"{folder.name}/{path.name}", ErrorsForm))
    return _by_id(record.errors) if isinstance(record, ErrorsForm) else {}

"""Read the data folder, once, and give back a data set or every problem in it.

In: a folder. Out: `Loaded` (the data set, or None with the problems).
Must not know: statute, pages, or who asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import ValidationError

from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.dataset.explain import explain
from macros.dataset.forms import PUBLICATIONS, form_for, names_possible_at
from macros.dataset.positions import values_for_the_model
from macros.dataset.rules import problems_in
from macros.dataset.shared import with_shared_items
from macros.model import procedures, registers, wording
from macros.model.claims import SharedList
from macros.model.publications import PublicationForm, SectionForm
from macros.model.record import Record
from macros.model.requirements import EditionMapForm, JudgementsForm
from macros.model.topics import TOPIC_FORMS, Reporting, Topic
from macros.problems import Place, Problem, did_you_mean, problem
from macros.reading.strict_yaml import read_yaml

T = TypeVar("T", bound=Record)
Forms = dict[PurePosixPath, Record]
ENDINGS = (".yml", ".yaml")
# The lists of a form whose records have an id that no other file may use.
REGISTERED = (
    *("organisations", "changes", "sources", "posts", "groups", "categories", "lists", "helplines", "pages", "requirements"),
    *("contacts", "text_lines", "resources", "tasks", "places", "terms"),
)


@dataclass(frozen=True)
class Loaded:
    """What loading gave: a data set when there is no problem, otherwise every problem found."""

    dataset: Dataset | None
    problems: tuple[Problem, ...]


def load(folder: Path) -> Loaded:
    """Read, type, link and check everything below `folder` (usually `data/`).

    Problems in single files are all reported together; links between files are checked when the files are sound,
    so that one slip does not bring a crowd of errors behind it.
    """
    forms, problems = _read_all(folder)
    if not forms and not problems:
        problems = [
            problem("no-files", Place(f"{folder.name}/"), "there are no .yml files here", write="the data folder's address in MASA_DATA")
        ]
    if problems:
        return Loaded(None, tuple(sorted(set(problems))))
    dataset = _assemble(forms)
    found = [*_duplicate_ids(forms), *_incomplete_folders(folder, forms), *problems_in(dataset)]
    return Loaded(None if found else dataset, tuple(sorted(set(found))))


def _read_all(folder: Path) -> tuple[Forms, list[Problem]]:
    forms: Forms = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*")):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        if path.suffix not in ENDINGS or relative.parts[0] == "schema":
            continue
        name = f"{folder.name}/{relative}"
        form = form_for(relative)
        if form is None or path.suffix != ".yml":
            what = f"no form has the name “{relative.name}” in this folder"
            problems.append(problem("unknown-file", Place(name), what, write=did_you_mean(relative.name, names_possible_at(relative))))
            continue
        record, found = _read_one(path, name, form)
        problems += found
        if record is not None:
            forms[relative] = record
    return forms, problems


def _read_one(path: Path, name: str, form: type[Record]) -> tuple[Record | None, list[Problem]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, [
            problem(
                "file-unreadable",
                Place(name),
                f"the file cannot be opened ({error.strerror})",
                write="ask whoever keeps the files to let you read it",
            )
        ]
    parsed, problems = read_yaml(name, content)
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
        return form.model_validate(values_for_the_model(parsed)), []
    except ValidationError as error:
        return None, explain(error, form, parsed)


def _all(forms: Forms, kind: type[T]) -> list[T]:
    return [form for form in forms.values() if isinstance(form, kind)]


def _by_id(records: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for record in records:
        found.setdefault(record.id, record)  # type: ignore[attr-defined]
    return found


def _assemble(forms: Forms) -> Dataset:
    shared = _by_id(item for form in _all(forms, registers.SharedForm) for item in form.lists)
    pages = _all(forms, registers.PagesForm)
    site = _all(forms, registers.SiteForm)
    partnerships = [
        _partnership(path.parts[1], forms, shared) for path, form in forms.items() if isinstance(form, registers.PartnershipForm)
    ]
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
        glossary=_by_id(item for form in _all(forms, wording.GlossaryForm) for item in form.terms),
        not_short_forms=tuple(item for form in _all(forms, wording.GlossaryForm) for item in form.not_short_forms),
        search=next(iter(_all(forms, wording.SearchForm)), None),
        pages=pages[0].pages if pages else (),
        partnerships={item.id: item for item in sorted(partnerships, key=lambda item: (item.form.order, item.id))},
        site=site[0] if site else None,
    )


def _partnership(partnership_id: str, forms: Forms, shared: dict[str, SharedList]) -> Partnership:
    own = {path.stem: form for path, form in forms.items() if path.parts[:2] == ("partnerships", partnership_id)}
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
        for name in (
            "organisations",
            "changes",
            "sources",
            "posts",
            "groups",
            "categories",
            "lists",
            "helplines",
            "pages",
            "requirements",
            "contacts",
            "resources",
            "tasks",
            "places",
            "terms",
        ):
            if isinstance(form, Topic):
                continue
            for record in getattr(form, name, ()):
                place = record.place("id")
                first = seen.setdefault((name, record.id), place)
                if first != place:
                    what = f"the id “{record.id}” is already taken ({first})"
                    yield problem("duplicate-id", place, what, write="another id, or remove this record if it is the same thing")


def _incomplete_folders(folder: Path, forms: Forms) -> Iterable[Problem]:
    """A folder of a partnership or a publication needs the one file that says what it is."""
    for kind, name_of_file, form in [("partnerships", "partnership", registers.PartnershipForm)] + [
        (kind, "publication", PublicationForm) for kind in PUBLICATIONS
    ]:
        folders = {path.parts[1] for path in forms if path.parts[0] == kind}
        complete = {path.parts[1] for path, held in forms.items() if path.parts[0] == kind and isinstance(held, form)}
        for name in sorted(folders - complete):
            place = Place(f"{folder.name}/{kind}/{name}/{name_of_file}.yml")
            what = f"the folder “{name}” has no {name_of_file}.yml"
            yield problem("missing-key", place, what, write="the file, as in the folders beside it")

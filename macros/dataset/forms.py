"""Which form belongs in which file.

In: a path below `data/`. Out: the form's type, or the names of files that could stand there.
Must not know: what is in the files.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from macros.model.accessibility import AccessibilityForm
from macros.model.as_at import AsAtForm
from macros.model.duties import DutiesForm
from macros.model.errors import ErrorsForm
from macros.model.open_data import OpenDataForm
from macros.model.procedures import ContactsForm, PlacesForm, RefusedNumbersForm, ResourcesForm, TasksForm
from macros.model.publications import PublicationForm, SectionForm
from macros.model.record import Record
from macros.model.registers import (
    CategoriesForm,
    GroupsForm,
    Instrument,
    OrganisationsForm,
    PartnershipForm,
    PostsForm,
    SharedForm,
    SourcesForm,
)
from macros.model.requirements import EditionMapForm, JudgementsForm
from macros.model.site import PagesForm, SiteForm
from macros.model.topics import TOPIC_FORMS, Reporting
from macros.model.wording import GlossaryForm, SearchForm

REGISTERS: dict[str, type[Record]] = {
    "organisations": OrganisationsForm,
    "sources": SourcesForm,
    "posts": PostsForm,
    "groups": GroupsForm,
}
TOP_LEVEL: dict[str, type[Record]] = {
    **REGISTERS,
    "site": SiteForm,
    "pages": PagesForm,
    "glossary": GlossaryForm,
    "search": SearchForm,
    "duties": DutiesForm,
    "errors": ErrorsForm,
    "open-data": OpenDataForm,
    "accessibility": AccessibilityForm,
    "as-at": AsAtForm,
    "refused-numbers": RefusedNumbersForm,
}
SHARED_BY_ALL: dict[str, type[Record]] = {
    "groups": GroupsForm,
    "categories": CategoriesForm,
    "contacts": ContactsForm,
    "resources": ResourcesForm,
    "tasks": TasksForm,
    "places": PlacesForm,
}
# What all areas of a site share stands in one folder, named for the county: pan-bedfordshire, pan-anyshire.
SHARED_FOLDER = "pan-"
# Folders of documents held section by section; a file with any other name is a section.
PUBLICATIONS = ("reports", "protocols")
OF_A_PUBLICATION: dict[str, type[Record]] = {"publication": PublicationForm, "reporting": Reporting, "judgements": JudgementsForm}
OF_A_PARTNERSHIP: dict[str, type[Record]] = {"partnership": PartnershipForm, "judgements": JudgementsForm, **REGISTERS, **TOPIC_FORMS}
FEW_FILES = 2
# Every folder that holds forms, with an example of where in it they stand.
FOLDERS = {
    "instruments": "instruments",
    "pan-bedfordshire": "pan-bedfordshire",
    "partnerships": "partnerships/luton",
    "reports": "reports/luton-2024",
    "protocols": "protocols/luton-2016",
}


def is_shared(folder: str) -> bool:
    """Whether a folder of this name holds what all areas of a site share."""
    return folder.startswith(SHARED_FOLDER)


def form_for(path: PurePosixPath) -> type[Record] | None:
    """The form that belongs in the file at `path` (relative to the data folder), or None."""
    match path.parts:
        case (_,):
            return TOP_LEVEL.get(path.stem)
        case ("instruments", "changes", _):
            return EditionMapForm
        case ("instruments", _):
            return Instrument
        case (folder, _) if is_shared(folder):
            return SHARED_BY_ALL.get(path.stem, SharedForm)
        case ("partnerships", _, _):
            return OF_A_PARTNERSHIP.get(path.stem)
        case (folder, _, _) if folder in PUBLICATIONS:
            return OF_A_PUBLICATION.get(path.stem, SectionForm)
    return None


def files_with(name: str) -> list[str]:
    """The files of a partnership whose form has this name at its top; none where many have."""
    found = [f"{stem}.yml" for stem, form in OF_A_PARTNERSHIP.items() if name in form.model_fields]
    return found if len(found) <= FEW_FILES else []


def schema_of(path: PurePosixPath) -> str:
    """The name of the schema for the file at `path`: that of its kind, for the editors that read it."""
    match path.parts:
        case ("instruments", "changes", _):
            kind = "edition-map"
        case ("instruments", _):
            kind = "instrument"
        case (folder, _) if is_shared(folder):
            kind = path.stem if path.stem in SHARED_BY_ALL else "shared"
        case (folder, _, _) if folder in PUBLICATIONS:
            kind = path.stem if path.stem in OF_A_PUBLICATION else "section"
        case _:
            kind = path.stem
    return f"{kind}.schema.json"


def schema_line(path: PurePosixPath) -> str:
    """The comment by which an editor finds the schema of the file at `path`; it stands first in the file."""
    return f"# yaml-language-server: $schema={'../' * (len(path.parts) - 1)}schema/{schema_of(path)}"


def title_of(name: str, form: type[Record]) -> str:
    """What a form is called in plain words: its own title, or the name of its file."""
    return form.model_config.get("title") or name.replace("-", " ").capitalize()


def names_possible_at(path: PurePosixPath) -> list[str]:
    """The file names that could stand beside `path`."""
    match path.parts:
        case (_,):
            return [f"{stem}.yml" for stem in TOP_LEVEL]
        case ("partnerships", _, _):
            return [f"{stem}.yml" for stem in OF_A_PARTNERSHIP]
    return []


def kinds_of_form() -> dict[str, type[Record]]:
    """Every kind of form, by the name of its schema file."""
    kinds: dict[str, type[Record]] = {"instrument": Instrument, "shared": SharedForm, "edition-map": EditionMapForm, "section": SectionForm}
    return {**kinds, **OF_A_PUBLICATION, **TOP_LEVEL, **SHARED_BY_ALL, **OF_A_PARTNERSHIP}

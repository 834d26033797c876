"""Put forms together into a data set.

In: sound forms by their paths: all of a data folder, or those of a part of it. Out: a `Dataset`.
Must not know: how the files were read, or any rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.dataset.shared import with_shared_items
from macros.model import procedures, registers, wording
from macros.model.accessibility import AccessibilityForm
from macros.model.as_at import AsAtForm
from macros.model.claims import SharedList
from macros.model.duties import DutiesForm
from macros.model.errors import ErrorsForm
from macros.model.open_data import OpenDataForm
from macros.model.publications import PublicationForm, SectionForm
from macros.model.record import Record
from macros.model.requirements import EditionMapForm, JudgementsForm
from macros.model.site import PagesForm, SiteForm
from macros.model.topics import TOPIC_FORMS, Reporting, Topic

T = TypeVar("T", bound=Record)
Forms = Mapping[PurePosixPath, Record]
NONE_YET: Mapping[str, Partnership] = MappingProxyType({})


class _ByKind:
    """Forms by their kind, sorted once: to go through thousands for each kind takes as long as all rules together."""

    def __init__(self, forms: Iterable[Record]) -> None:
        self._held: dict[type[Record], list[Record]] = {}
        for form in forms:
            self._held.setdefault(type(form), []).append(form)

    def all(self, kind: type[T]) -> list[T]:
        """Those of one kind, in the order of the files. No form is a kind of another, so that the type tells."""
        return self._held.get(kind, [])  # type: ignore[return-value]


def by_id(records: Iterable[T]) -> dict[str, T]:
    """Records by their ids; the first, where two have the same."""
    found: dict[str, T] = {}
    for record in records:
        found.setdefault(record.id, record)  # type: ignore[attr-defined]
    return found


def assembled(forms: Forms, done: Mapping[str, Partnership] = NONE_YET) -> Dataset:
    """The data set that these forms make. Partnerships that are `done` are taken as they are."""
    of = _ByKind(forms.values())
    shared = by_id(item for form in of.all(registers.SharedForm) for item in form.lists)
    pages = of.all(PagesForm)
    site = of.all(SiteForm)
    folders: dict[PurePosixPath, dict[str, Record]] = {}
    for path, form in forms.items():
        folders.setdefault(path.parent, {})[path.stem] = form
    partnerships = [
        done.get(path.name) or _partnership(path.name, own, shared) for path, own in folders.items() if path.parent.name == "partnerships"
    ]
    return Dataset(
        organisations=by_id(item for form in of.all(registers.OrganisationsForm) for item in form.organisations),
        changes=tuple(item for form in of.all(registers.OrganisationsForm) for item in form.changes),
        documents=by_id(item for form in of.all(registers.SourcesForm) for item in form.sources),
        posts=by_id(item for form in of.all(registers.PostsForm) for item in form.posts),
        groups=by_id(item for form in of.all(registers.GroupsForm) for item in form.groups),
        instruments={path.stem: form for path, form in forms.items() if isinstance(form, registers.Instrument)},
        requirements=by_id(item for form in of.all(registers.Instrument) for item in form.requirements),
        edition_maps=tuple(of.all(EditionMapForm)),
        categories=by_id(item for form in of.all(registers.CategoriesForm) for item in form.categories),
        shared_lists=shared,
        helplines=tuple(item for form in of.all(procedures.ContactsForm) for item in form.helplines),
        text_lines=tuple(item for form in of.all(procedures.ContactsForm) for item in form.text_lines),
        contacts=by_id(item for form in of.all(procedures.ContactsForm) for item in form.contacts),
        refused_numbers=tuple(item for form in of.all(procedures.RefusedNumbersForm) for item in form.numbers),
        resources=by_id(item for form in of.all(procedures.ResourcesForm) for item in form.resources),
        tasks=by_id(item for form in of.all(procedures.TasksForm) for item in form.tasks),
        places=tuple(item for form in of.all(procedures.PlacesForm) for item in form.places),
        publications={item.id: item for item in _publications(forms, folders)},
        errors=by_id(item for form in of.all(ErrorsForm) for item in form.errors),
        glossary=by_id(item for form in of.all(wording.GlossaryForm) for item in form.terms),
        not_short_forms=tuple(item for form in of.all(wording.GlossaryForm) for item in form.not_short_forms),
        duties=next(iter(of.all(DutiesForm)), None),
        search=next(iter(of.all(wording.SearchForm)), None),
        open_data=next(iter(of.all(OpenDataForm)), None),
        accessibility=next(iter(of.all(AccessibilityForm)), None),
        as_at=next(iter(of.all(AsAtForm)), None),
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


def _publications(forms: Forms, folders: Mapping[PurePosixPath, Mapping[str, Record]]) -> Iterable[Publication]:
    for path, form in forms.items():
        if not isinstance(form, PublicationForm):
            continue
        own = folders[path.parent]
        reporting, judgements = own.get("reporting"), own.get("judgements")
        yield Publication(
            id=path.parent.name,
            folder=path.parts[0],
            form=form,
            sections={name: held for name, held in own.items() if isinstance(held, SectionForm)},
            reporting=reporting if isinstance(reporting, Reporting) else None,
            judgements=judgements.judgements if isinstance(judgements, JudgementsForm) else (),
        )

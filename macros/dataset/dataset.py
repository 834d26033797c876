"""The data set, resolved: what every page, export and check reads.

In: typed forms. Out: frozen registers by id, and partnerships with their topics.
Must not know: files, statute or pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.dataset.history import NOT_ASKED, History
from macros.model.accessibility import AccessibilityForm
from macros.model.as_at import AsAtForm
from macros.model.claims import SharedList
from macros.model.duties import DutiesForm
from macros.model.errors import ErrorPage
from macros.model.open_data import OpenDataForm
from macros.model.procedures import Contact, RefusedNumber, Resource, Task, TextLine, TownOrVillage
from macros.model.publications import Part, PublicationForm, SectionForm
from macros.model.record import Record
from macros.model.registers import (
    Category,
    Group,
    Helpline,
    Instrument,
    Organisation,
    OrganisationChange,
    PartnershipForm,
    Post,
    PublishedDocument,
)
from macros.model.requirements import EditionMapForm, Judgement, Requirement
from macros.model.site import PageTitle, SiteForm
from macros.model.topics import Reporting, State, Topic
from macros.model.wording import NotAShortForm, SearchForm, Term


@dataclass(frozen=True)
class Partnership:
    """One partnership: who it is, and its arrangement by topic."""

    id: str
    form: PartnershipForm
    topics: Mapping[str, Topic]
    groups: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def area(self) -> str:
        """The name of its area, as readers say it."""
        return self.form.area.name

    def topic(self, topic_id: str) -> Topic:
        """A topic; one nobody has recorded is in the state “not recorded”."""
        return self.topics.get(topic_id) or Topic.model_validate({"state": State.NOT_RECORDED})

    @cached_property
    def topics_with_item(self) -> Mapping[str, tuple[str, ...]]:
        """The topics that have a statement or an item of a list of this id."""
        found: dict[str, dict[str, None]] = {}
        for topic_id, topic in self.topics.items():
            for item in (*topic.statements, *(one for use in topic.lists for one in use.items)):
                found.setdefault(str(item.id), {})[topic_id] = None
        return {item: tuple(topics) for item, topics in found.items()}


@dataclass(frozen=True)
class Publication:
    """A document held section by section. `folder` is “reports” or “protocols”; its address is `folder/id/`.

    `reporting` holds what a yearly report itself answers, in the form of the topic of that name.
    """

    id: str
    folder: str
    form: PublicationForm
    sections: Mapping[str, SectionForm]
    reporting: Reporting | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def address(self) -> str:
        """Its address below the root of the site."""
        return f"{self.folder}/{self.id}/"

    def parts(self) -> list[Part]:
        """All its parts, in the order of its sections."""
        return [part for name in self.form.sections if name in self.sections for part in self.sections[name].parts]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything the site knows. Two data sets are the same only if they are one: it is loaded once.

    `days_of_lines` gives, for each data file, the day on which each line last changed; empty where no history is held.
    `history` gives what changed in the data, step by step, as far as it was asked for.
    """

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    changes: tuple[OrganisationChange, ...] = ()
    documents: Mapping[str, PublishedDocument] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    requirements: Mapping[str, Requirement] = field(default_factory=dict)
    edition_maps: tuple[EditionMapForm, ...] = ()
    categories: Mapping[str, Category] = field(default_factory=dict)
    shared_lists: Mapping[str, SharedList] = field(default_factory=dict)
    helplines: tuple[Helpline, ...] = ()
    text_lines: tuple[TextLine, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    refused_numbers: tuple[RefusedNumber, ...] = ()
    resources: Mapping[str, Resource] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    places: tuple[TownOrVillage, ...] = ()
    publications: Mapping[str, Publication] = field(default_factory=dict)
    errors: Mapping[str, ErrorPage] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    not_short_forms: tuple[NotAShortForm, ...] = ()
    search: SearchForm | None = None
    duties: DutiesForm | None = None
    open_data: OpenDataForm | None = None
    accessibility: AccessibilityForm | None = None
    as_at: AsAtForm | None = None
    days_of_lines: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    history: History = NOT_ASKED
    pages: tuple[PageTitle, ...] = ()
    partnerships: Mapping[str, Partnership] = field(default_factory=dict)
    site: SiteForm | None = None

    def register(self, kind: str) -> Mapping[str, object]:
        """The records a `Reference` of this kind can name, by id."""
        registers: dict[str, Mapping[str, object]] = {
            "organisation": self.organisations,
            "document": self.documents,
            "group": self.groups,
            "post": self.posts,
            "instrument": self.instruments,
            "requirement": self.requirements,
            "partnership": self.partnerships,
            "shared list": self.shared_lists,
            "category": self.categories,
            "resource": self.resources,
            "contact": self.contacts,
            "task": self.tasks,
            "term": self.glossary,
            "helpline": {line.id: line for line in self.helplines},
        }
        return registers[kind]

    def documents_of(self, partnership: str) -> tuple[PublishedDocument, ...]:
        """The documents of one partnership, in the order of the data."""
        return self._documents_by_partnership.get(partnership, ())

    @cached_property
    def _documents_by_partnership(self) -> dict[str, tuple[PublishedDocument, ...]]:
        found: dict[str, list[PublishedDocument]] = {}
        for document in self.documents.values():
            found.setdefault(str(document.partnership), []).append(document)
        return {partnership: tuple(documents) for partnership, documents in found.items()}

    def areas_with_tasks(self) -> tuple[str, ...]:
        """The partnerships the tasks speak for: those a step names, or whose document a step rests on.

        A partnership that has just been added is none of them, so that no step is claimed to hold there.
        """
        return areas_with_tasks(self.tasks.values(), self.owners(), self.partnerships)

    def owners(self) -> dict[str, str]:
        """The partnership whose document each is, by the document's id."""
        return {document: str(item.partnership) for document, item in self.documents.items()}

    def records(self) -> list[Record]:
        """Every top-level record, for checks that look at all of them."""
        found: list[Record] = [*self.organisations.values(), *self.changes, *self.documents.values(), *self.posts.values()]
        found += [*self.groups.values(), *self.instruments.values(), *self.categories.values(), *self.shared_lists.values()]
        found += [*self.edition_maps, *self.helplines, *self.pages, *([self.site] if self.site else [])]
        found += [
            *self.contacts.values(),
            *self.text_lines,
            *self.refused_numbers,
            *self.resources.values(),
            *self.tasks.values(),
            *self.places,
        ]
        found += [
            *self.errors.values(),
            *self.glossary.values(),
            *self.not_short_forms,
            *([self.search] if self.search else []),
            *([self.duties] if self.duties else []),
            *([self.open_data] if self.open_data else []),
            *([self.accessibility] if self.accessibility else []),
            *([self.as_at] if self.as_at else []),
        ]
        for publication in self.publications.values():
            found += [publication.form, *publication.sections.values(), *publication.judgements]
            found += [publication.reporting] if publication.reporting else []
        for partnership in self.partnerships.values():
            found += [partnership.form, *partnership.topics.values(), *partnership.judgements]
        return found


def areas_with_tasks(tasks: Iterable[Task], owners: Mapping[str, str], partnerships: Iterable[str]) -> tuple[str, ...]:
    """Those of the partnerships that the tasks speak for, given whose document each is."""
    steps = [step for task in tasks for step in task.steps]
    named = {str(area) for step in steps for area in step.areas}
    named |= {owners[claim.document] for step in steps for claim in step.published if claim.document in owners}
    return tuple(partnership for partnership in partnerships if partnership in named)

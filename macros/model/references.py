"""References: ids that must be those of records elsewhere in the data.

In: an id as text. Out: an id that knows of which register it is. Must not know: whether the record exists.
"""

from __future__ import annotations

from typing import ClassVar

from macros.model.values import Id


class Reference(Id):
    """An id that must be that of a record elsewhere in the data. `kind` says of which register."""

    kind: ClassVar[str] = ""


class OrganisationId(Reference):
    """The id of a body in an organisations.yml."""

    kind = "organisation"


class DocumentId(Reference):
    """The id of a published document in a sources.yml."""

    kind = "document"


class GroupId(Reference):
    """The id of a group, board or forum in a groups.yml."""

    kind = "group"


class PostId(Reference):
    """The id of a post in a posts.yml."""

    kind = "post"


class InstrumentId(Reference):
    """The id of a law or an edition of guidance: the name of a file in data/instruments/."""

    kind = "instrument"


class RequirementId(Reference):
    """The id of a requirement in a file of data/instruments/."""

    kind = "requirement"


class PartnershipId(Reference):
    """The id of a partnership: the name of a folder in data/partnerships/."""

    kind = "partnership"


class SharedListId(Reference):
    """The id of a list that several partnerships publish in the same words, in the folder of what all areas share."""

    kind = "shared list"


class CategoryId(Reference):
    """The id of a category of agencies, in the shared categories.yml."""

    kind = "category"


class ResourceId(Reference):
    """The id of a procedure, guide, form or tool, in the shared resources.yml."""

    kind = "resource"


class ContactId(Reference):
    """The id of a contact, in the shared contacts.yml."""

    kind = "contact"


class HelplineId(Reference):
    """The id of a helpline, in the shared contacts.yml."""

    kind = "helpline"


class TermId(Reference):
    """The id of a term, in data/glossary.yml."""

    kind = "term"


class TaskId(Reference):
    """The id of a task, in the shared tasks.yml."""

    kind = "task"

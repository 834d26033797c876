"""What the site says of itself, and which pages a partnership has.

In: typed values. Out: the forms of `data/site.yml` and `data/pages.yml`. Must not know: page files.
"""

from __future__ import annotations

from macros.model.record import Record
from macros.model.values import Id, Link, Text


class Repository(Record):
    """Where the data is kept, for the links “Suggest a change”. `[file]` and `[line]` are filled in."""

    address: Link | None = None
    pattern: Text = "[address]/blob/main/[file]#L[line]"


class SiteForm(Record):
    """What the site says of itself."""

    name: Text
    about: Text
    publisher: Text | None = None
    contact: Link | None = None
    repository: Repository


class TopicTitle(Record):
    """A topic's title and what it is about, in plain words. `id` is the name of its file."""

    id: Id
    title: Text
    about: Text


class PageTitle(Record):
    """A page every partnership has: its address, title, the question it answers, and its topics in order."""

    id: Id
    title: Text
    question: Text
    topics: tuple[TopicTitle, ...] = ()


class PagesForm(Record):
    """The pages of a partnership, in order, with the topics on each."""

    pages: tuple[PageTitle, ...]

"""What the site says of itself, and which pages a partnership has.

In: typed values. Out: the forms of `data/site.yml` and `data/pages.yml`. Must not know: page files.
"""

from __future__ import annotations

from pydantic import Field

from macros.model.record import Record
from macros.model.references import TaskId
from macros.model.values import Id, Link, Text


class Repository(Record):
    """Where the data is kept, for the links “Suggest a change”. `[file]` and `[line]` are filled in."""

    address: Link | None = Field(None, description="the web address where the data is kept")
    pattern: Text = Field("[address]/blob/main/[file]#L[line]", description="how the address of a line is put together")


class WayOut(Record):
    """Where “Exit this page” leads: a page nobody would ask about."""

    name: Text = Field(description="what the page is called, as readers know it")
    address: Link = Field(description="the web address of a page nobody would ask about")


class SiteForm(Record, title="What the site says of itself"):
    """What the site says of itself."""

    name: Text = Field(description="what the site is called")
    about: Text = Field(description="what the site holds, in a sentence")
    address: Link | None = Field(None, description="the web address the site is published at")
    publisher: Text | None = Field(None, description="the body that publishes the site")
    contact: Link | None = Field(None, description="the publisher's page where readers can write to it")
    repository: Repository = Field(description="where the data is kept")
    leave_to: WayOut | None = Field(None, description="where “Exit this page” leads")
    tasks_on_the_home_page: tuple[TaskId, ...] = Field((), description="the tasks on the home page, by their ids in tasks.yml")


class TopicTitle(Record):
    """A topic's title and what it is about, in plain words. `id` is the name of its file."""

    id: Id = Field(description="the name of the topic's file without the ending")
    title: Text
    about: Text = Field(description="what the topic is about, in a plain sentence")


class PageTitle(Record):
    """A page every partnership has: its address, title, the question it answers, and its topics in order."""

    id: Id = Field(description="the last part of the page's address", examples=["funding"])
    title: Text
    question: Text = Field(description="the question the page answers")
    topics: tuple[TopicTitle, ...] = Field((), description="the topics on the page, in order")


class PagesForm(Record, title="The pages of a partnership"):
    """The pages of a partnership, in order, with the topics on each."""

    pages: tuple[PageTitle, ...] = Field(description="the pages every partnership has, in order")

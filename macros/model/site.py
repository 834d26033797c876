"""What the site says of itself, and which pages a partnership has.

In: typed values. Out: the forms of `data/site.yml` and `data/pages.yml`. Must not know: page files.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from macros.model.record import Record
from macros.model.references import ContactId, HelplineId, ResourceId, TaskId
from macros.model.values import Id, Link, Text, plain_text


def _line_address(value: object) -> object:
    value = plain_text(value)
    if not re.fullmatch(r"\[address\][^\s<>\"'`{}|\\^]*", str(value)):
        raise PydanticCustomError(
            "link-not-allowed",
            "“{value}” is not how the address of a line is put together",
            {"value": value, "write": "[address] first, then the rest: [address]/blob/main/[file]#L[line]"},
        )
    return value


class Repository(Record):
    """Where the data is kept, for the links “Suggest a change”. `[file]` and `[line]` are filled in."""

    address: Link | None = Field(None, description="the web address where the data is kept")
    pattern: Annotated[str, BeforeValidator(_line_address)] = Field(
        "[address]/blob/main/[file]#L[line]", description="how the address of a line is put together"
    )


class WayOut(Record):
    """Where “Exit this page” leads: a page nobody would ask about."""

    name: Text = Field(description="what the page is called, as readers know it")
    address: Link = Field(description="the web address of a page nobody would ask about")


class WallCard(Record):
    """What stands on every area's card for the wall, besides its front door and its threshold document."""

    helplines: tuple[HelplineId, ...] = Field(
        (), description="the numbers on the card, by their ids in contacts.yml, the most urgent first"
    )
    contacts: tuple[ContactId, ...] = Field((), description="contacts besides the front door, each on the card of its own area")
    escalation: ResourceId | None = Field(None, description="how staff challenge another agency's decision, by its id in resources.yml")
    complaints: TaskId | None = Field(None, description="what a family does who has a complaint, by its id in tasks.yml")


class SiteForm(Record, title="What the site says of itself"):
    """What the site says of itself."""

    name: Text = Field(description="what the site is called")
    about: Text = Field(description="what the site holds, in a sentence")
    whole_area: Text | None = Field(None, description="the county or region that all the areas make up", examples=["Bedfordshire"])
    address: Link | None = Field(None, description="the web address the site is published at")
    publisher: Text | None = Field(None, description="the body that publishes the site")
    contact: Link | None = Field(None, description="the publisher's page where readers can write to it")
    repository: Repository = Field(description="where the data is kept")
    leave_to: WayOut | None = Field(None, description="where “Exit this page” leads")
    tasks_on_the_home_page: tuple[TaskId, ...] = Field((), description="the tasks on the home page, by their ids in tasks.yml")
    wall_card: WallCard | None = Field(None, description="what stands on the card for the wall")


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

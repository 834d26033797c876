"""What is known of how well everybody can use the site: what was tested, when, and what does not work yet.

In: typed values. Out: the form of `data/accessibility.yml`. Must not know: how it is shown, or who publishes the site.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.record import Record
from macros.model.values import Day, Id, Text


class AccessibilityTest(Record):
    """A test that was run: what was looked at and how, the day, and what came of it. Write a new one; keep the old."""

    id: Id
    on: Day = Field(description="the day it was run")
    by: Literal["a program", "a person", "a person who uses assistive technology"] = Field(description="who looked")
    looked_at: Text = Field(description="which pages were looked at, and with what, in a plain sentence")
    result: Text = Field(description="what came of it, in a plain sentence")


class NotYetTested(Record):
    """Something nobody has tested yet. Take it out once there is a test of it."""

    id: Id
    says: Text = Field(description="what has not been tested, in a plain sentence")


class AccessibilityLimit(Record):
    """Something that does not work well for everybody yet, what a reader can do instead, and what is planned."""

    id: Id
    says: Text = Field(description="what does not work well, and for whom, in a plain sentence")
    instead: Text = Field(description="what a reader can do instead, in a plain sentence")
    planned: Text | None = Field(None, description="what will be done about it, and by when, where that is decided")


class AccessibilityForm(Record, title="How well everybody can use the site"):
    """How well everybody can use the site: what was tested, what was not, and what does not work yet."""

    aim: Text = Field(description="the standard the site is built to meet, by its name")
    prepared: Day = Field(description="the day the statement was first written")
    reviewed: Day = Field(description="the day somebody last read the whole statement again and put it right")
    tests: tuple[AccessibilityTest, ...] = Field((), description="the tests that were run, the newest first")
    not_tested: tuple[NotYetTested, ...] = Field((), description="what nobody has tested yet")
    limits: tuple[AccessibilityLimit, ...] = Field((), description="what does not work well for everybody yet")

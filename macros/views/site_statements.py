"""What the site says of itself from data: who publishes it, how to write to them, and how well everybody can use it.

In: a data set. Out: `Statement` records. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Dataset
from macros.model.accessibility import AccessibilityForm
from macros.views.blocks import Link
from macros.words import day_in_words

DATA_FILE = "data/files/accessibility/"
BY = {
    "a program": "Tested by a program",
    "a person": "Tested by a person",
    "a person who uses assistive technology": "Tested by a person who uses assistive technology",
}


@dataclass(frozen=True)
class PublisherView:
    """Who publishes the site and where readers can write to them; empty until that is known."""

    name: str
    contact: Link | None


@dataclass(frozen=True)
class TestView:
    """A test: the day, who looked at what, and what came of it."""

    day: str
    by: str
    looked_at: str
    result: str


@dataclass(frozen=True)
class AccessibilityView:
    """What is known of how well everybody can use the site, with its days. `change` leads to the file that holds it."""

    aim: str
    prepared: str
    reviewed: str
    tests: tuple[TestView, ...]
    not_tested: tuple[str, ...]
    limits: tuple[tuple[str, str, str], ...]
    change: Link


def publisher_view(dataset: Dataset) -> PublisherView:
    """The publisher, from data."""
    site = dataset.site
    name = site.publisher or "" if site else ""
    contact = Link(f"How to write to {name or 'the publisher'}", site.contact) if site and site.contact else None
    return PublisherView(name, contact)


def accessibility_view(dataset: Dataset) -> AccessibilityView | None:
    """What is held of accessibility, or None where nothing is written down."""
    return _view(dataset.accessibility) if dataset.accessibility else None


def _view(form: AccessibilityForm) -> AccessibilityView:
    return AccessibilityView(
        aim=form.aim,
        prepared=day_in_words(form.prepared),
        reviewed=day_in_words(form.reviewed),
        tests=tuple(TestView(day_in_words(test.on), BY[test.by], test.looked_at, test.result) for test in form.tests),
        not_tested=tuple(item.says for item in form.not_tested),
        limits=tuple((item.says, item.instead, item.planned or "") for item in form.limits),
        change=Link("The data file of this page", DATA_FILE),
    )

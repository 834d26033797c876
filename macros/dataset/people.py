"""The names of people and the telephone numbers that a data set shows.

In: a data set. Out: names and numbers. Must not know: where they are shown.
"""

from __future__ import annotations

import re

from macros.dataset.dataset import Dataset
from macros.model.topics import Signatures


def names_of_people(dataset: Dataset) -> frozenset[str]:
    """Every name of a person that is held as one: of those in posts, in the chair, and under signatures."""
    holders = {holder.name for post in dataset.posts.values() for holder in post.holders}
    chairs = {claim.holder for group in dataset.groups.values() for claim in group.chair if claim.holder}
    signed = {
        signature.name
        for partnership in dataset.partnerships.values()
        for topic in partnership.topics.values()
        if isinstance(topic, Signatures)
        for signature in topic.signatories
    }
    return frozenset(str(name) for name in holders | chairs | signed)


def numbers_shown(dataset: Dataset) -> frozenset[str]:
    """The digits of every telephone number that may be shown."""
    lines = [line.number for line in dataset.helplines]
    contacts = [item.number for item in dataset.contacts.values() if item.number]
    texts = [item.to for item in dataset.text_lines]
    refused = {digits_of(item.number) for item in dataset.refused_numbers}
    return frozenset(digits_of(number) for number in (*lines, *contacts, *texts)) - refused


def digits_of(number: str) -> str:
    """The digits of a telephone number, as it is rung from within the country."""
    found = re.sub(r"\D", "", number)
    return "0" + found[2:] if found.startswith("44") and len(found) > 10 else found

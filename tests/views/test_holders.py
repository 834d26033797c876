"""A person whom the arrangements name in a post is named where a reader asks who holds it."""

from __future__ import annotations

from dataclasses import replace

from macros.model.registers import Holder
from macros.model.topics import IndependentScrutiny
from macros.views.blocks import Facts
from macros.views.typed import blocks_of
from tests.real_data import real_dataset


def test_a_scrutineer_whom_the_arrangements_name_is_named_under_who_scrutinises() -> None:
    """The name stood on the pages of sources and of dates alone, and not on the page on scrutiny."""
    dataset = real_dataset()
    partnership = dataset.partnerships["luton"]
    topic = partnership.topic("independent-scrutiny")
    assert isinstance(topic, IndependentScrutiny)
    assert topic.scrutineer
    assert topic.scrutineer.post
    signed = {
        "name": "Ann Other",
        "title_as_written": "Scrutineer",
        "named": "named in the arrangements",
        "lines": "1",
        "heading": "Scrutiny",
    }
    holder = Holder.model_validate({**signed, "document": partnership.form.arrangements})
    post = dataset.posts[topic.scrutineer.post]
    after = replace(dataset, posts={**dataset.posts, post.id: post.model_copy(update={"holders": (holder,)})})
    for known, expected in ((dataset, False), (after, True)):
        notes = [fact.note for block in blocks_of(known, partnership, topic) if isinstance(block, Facts) for fact in block.facts]
        assert any("The document names Ann Other." in note for note in notes) is expected

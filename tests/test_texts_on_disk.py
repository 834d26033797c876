"""Texts come back from the disk as they were put there, whatever is in them and however often they are asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.texts_on_disk import TextsOnDisk

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_every_text_comes_back_as_it_was_last_put(texts: list[tuple[str, str]]) -> None:
    waiting = TextsOnDisk(texts)
    assert dict(waiting) == dict(texts)
    assert dict(waiting.items()) == dict(texts)


def test_a_text_put_after_others_were_read_changes_none_of_them() -> None:
    waiting = TextsOnDisk([("a", "one\r\n"), ("b", "£2")])
    assert waiting["b"] == "£2"
    waiting.put("c", "three")
    waiting.put("a", "four")
    assert dict(waiting) == {"a": "four", "b": "£2", "c": "three"}

"""What is said of who else publishes a list in the same words: true also where two documents differ from the rest alike."""

from __future__ import annotations

from macros.dataset.dataset import Dataset
from macros.views.blocks import Bullets
from macros.views.topic import topic_view


def said(dataset: Dataset, partnership: str, topic: str) -> str:
    """What stands above the shared list of a topic."""
    title = next(title for page in dataset.pages for title in page.topics if title.id == topic)
    blocks = topic_view(dataset, dataset.partnerships[partnership], title).blocks
    return next(block.same_as for block in blocks if isinstance(block, Bullets) and block.same_as)


def test_two_documents_that_differ_from_the_third_alike_have_the_list_in_the_same_words(real: Dataset) -> None:
    """Both once said that the other differs, because neither has the shared words."""
    expected = "{} has this list in the same or nearly the same words, apart from names. Some of this list differs in Central Bedfordshire."
    assert said(real, "luton", "voice") == expected.format("Bedford Borough")
    assert said(real, "bedford-borough", "voice") == expected.format("Luton")


def test_who_has_other_words_has_them_from_each_side(real: Dataset) -> None:
    assert said(real, "central-bedfordshire", "voice") == "Some of this list differs in Bedford Borough and Luton."

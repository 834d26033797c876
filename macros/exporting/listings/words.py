"""The glossary, and lists that several documents publish in the same words.

In: a data set. Out: the listings. Must not know: file formats.
"""

from __future__ import annotations

from macros.exporting.listings.register import register
from macros.model.claims import SharedList
from macros.model.wording import Term

GLOSSARY = register(
    "glossary",
    "term",
    "Words and short forms",
    "Short forms and words of the trade: what each stands for, what it means, and which document explains it.",
    "glossary/",
    Term,
    lambda dataset: dataset.glossary.values(),
    lambda _, item: f"glossary/#{item.id}",
)
SHARED_LISTS = register(
    "shared-lists",
    "shared_list",
    "Lists in the same words",
    "Lists that several arrangements publish in the same words, held once. The word “area” in square brackets stands for the area's name.",
    "compare/",
    SharedList,
    lambda dataset: dataset.shared_lists.values(),
    lambda *_: "compare/",
)

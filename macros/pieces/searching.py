"""Pieces for the search page.

In: nothing but the data. Out: finished HTML. Must not know: any site generator, or the search engine.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views.searching import search_page


class SearchPieces(Asking):
    """What the search page shows."""

    def search(self) -> str:
        """The search box, the place for results, and the ways to find a page without a search."""
        return render("search.html", self.page, view=search_page(self.dataset))

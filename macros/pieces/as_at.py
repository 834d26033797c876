"""Pieces for how things stood on a day.

In: a day. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from datetime import date

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views.as_at import day_view, index_view


class AsAtPieces(Asking):
    """What the pages about a day show."""

    def as_at(self, day: str) -> str:
        """How things stood on a day, written year-month-day."""
        return render("as_at.html", self.page, view=day_view(self.dataset, date.fromisoformat(day)))

    def as_at_days(self) -> str:
        """Every day on which something changed."""
        return render("as_at_index.html", self.page, view=index_view(self.dataset))

"""Pieces for what changed in the data.

In: a partnership's id, or nothing. Out: finished HTML. Must not know: any site generator, or git.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views.changes import changes_view


class ChangesPieces(Asking):
    """What the pages about changes show."""

    def what_changed(self, partnership_id: str = "") -> str:
        """What changed in the data, by release, the newest first; only what is about one partnership where it is named."""
        return render("changes.html", self.page, view=changes_view(self.dataset, partnership_id))

"""The piece that shows the glossary.

In: nothing. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views.glossary import glossary


class GlossaryPieces(Asking):
    """What the glossary page shows."""

    def glossary(self) -> str:
        """Every short form and term, from A to Z."""
        return render("glossary.html", self.page, view=glossary(self.dataset))

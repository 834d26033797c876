"""Pieces for what the site says of itself: who publishes it, and how well everybody can use it.

In: nothing but the data. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views.site_statements import accessibility_view, publisher_view


class SitePieces(Asking):
    """What the site says of itself."""

    def publisher(self) -> str:
        """Who publishes the site; that nobody is named yet, where the data has nobody."""
        return render("publisher.html", self.page, view=publisher_view(self.dataset))

    def how_to_write(self) -> str:
        """Where readers can write to the publisher; that no contact is published yet, where there is none."""
        return render("how_to_write.html", self.page, view=publisher_view(self.dataset))

    def accessibility(self) -> str:
        """What was tested and when, what was not, and what does not work well for everybody."""
        return render("accessibility.html", self.page, view=accessibility_view(self.dataset))

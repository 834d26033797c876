"""Pieces for what the site says of itself: who publishes it, and how well everybody can use it.

In: nothing but the data. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import as_text, render
from macros.views.publications import held_in_full
from macros.views.site_statements import accessibility_view, publisher_view
from macros.words import listed, number_in_words


class SitePieces(Asking):
    """What the site says of itself."""

    def whole_area(self) -> str:
        """The county or region of the site; its areas, where the data gives no name for the whole."""
        site = self.dataset.site
        return as_text(site.whole_area) if site and site.whole_area else self.areas()

    def areas(self) -> str:
        """The areas, as in a sentence: “a, b and c”."""
        return as_text(listed([item.area for item in self.dataset.partnerships.values()]))

    def partnerships_counted(self) -> str:
        """How many partnerships there are: “three partnerships”."""
        count = len(self.dataset.partnerships)
        return f"{number_in_words(count)} {'partnership' if count == 1 else 'partnerships'}"

    def documents_held_in_full(self) -> str:
        """Reports and protocols that are held section by section."""
        return render("documents_held_in_full.html", self.page, view=held_in_full(self.dataset))

    def publisher(self) -> str:
        """Who publishes the site; that nobody is named yet, where the data has nobody."""
        return render("publisher.html", self.page, view=publisher_view(self.dataset))

    def how_to_write(self) -> str:
        """Where readers can write to the publisher; that no contact is published yet, where there is none."""
        return render("how_to_write.html", self.page, view=publisher_view(self.dataset))

    def accessibility(self) -> str:
        """What was tested and when, what was not, and what does not work well for everybody."""
        return render("accessibility.html", self.page, view=accessibility_view(self.dataset))

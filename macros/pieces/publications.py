"""Pieces for documents held section by section: the yearly report and the protocol.

In: the id of a publication and of a section. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views import publications


class PublicationPieces(Asking):
    """What the pages of a report or protocol show."""

    def history_banner(self, publication_id: str) -> str:
        """For a document that is history, that it is, its date, and what came after; for any other nothing."""
        found = publications.history(self.dataset, self.dataset.publications[publication_id])
        return render("history_banner.html", self.page, history=found) if found else ""

    def publication(self, publication_id: str) -> str:
        """What the document is, and its sections."""
        view = publications.publication_view(self.dataset, self.dataset.publications[publication_id])
        return render("publication.html", self.page, view=view)

    def publication_section(self, publication_id: str, section_id: str) -> str:
        """One section with its figures."""
        publication = self.dataset.publications[publication_id]
        view = publications.section_view(self.dataset, publication, section_id)
        return render("publication_section.html", self.page, view=view, topics=view.parts, since=view.since, whole=False)

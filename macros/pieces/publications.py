"""Pieces for documents held section by section: the yearly report and the protocol.

In: the id of a publication and of a section. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking


class PublicationPieces(Asking):
    """What the pages of a report or protocol show."""

    def publication(self, publication_id: str) -> str:
        """What the document is, and its sections."""
        return ""

    def publication_section(self, publication_id: str, section_id: str) -> str:
        """One section with its figures."""
        return ""

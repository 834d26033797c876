"""The pieces a page file can ask for, each named for what a reader sees. Every one returns finished HTML."""

from __future__ import annotations

from macros.pieces.arrangement import ArrangementPieces
from macros.pieces.publications import PublicationPieces
from macros.pieces.registers import RegisterPieces


class Pieces(ArrangementPieces, RegisterPieces, PublicationPieces):
    """All of them: each public method is a macro of the page files."""

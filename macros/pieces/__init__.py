"""The pieces a page file can ask for, each named for what a reader sees. Every one returns finished HTML."""

from __future__ import annotations

from macros.pieces.arrangement import ArrangementPieces
from macros.pieces.as_at import AsAtPieces
from macros.pieces.changes import ChangesPieces
from macros.pieces.data import DataPieces
from macros.pieces.glossary import GlossaryPieces
from macros.pieces.procedures import ProcedurePieces
from macros.pieces.publications import PublicationPieces
from macros.pieces.registers import RegisterPieces
from macros.pieces.searching import SearchPieces
from macros.pieces.site_statements import SitePieces
from macros.pieces.structure import StructurePieces


class Pieces(
    ArrangementPieces,
    RegisterPieces,
    PublicationPieces,
    ProcedurePieces,
    SearchPieces,
    GlossaryPieces,
    StructurePieces,
    SitePieces,
    DataPieces,
    AsAtPieces,
    ChangesPieces,
):
    """All of them: each public method is a macro of the page files."""

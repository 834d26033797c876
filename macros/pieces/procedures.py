"""Pieces for what to do: tasks, documents and tools, and whom to ring.

In: nothing but the data, or a partnership's id. Out: finished HTML. Must not know: any site generator.
"""

from __future__ import annotations

from macros.pieces.asking import Asking
from macros.rendering import render
from macros.views import contacts, procedures
from macros.views.card import cards, wall_card
from macros.words import all_areas


class ProcedurePieces(Asking):
    """What the pages on procedures and contacts show."""

    def tasks(self) -> str:
        """Every task, with what is the same in all areas and what differs."""
        return render("procedures.html", self.page, view=procedures.procedures_view(self.dataset), cards=cards(self.dataset))

    def documents_and_tools(self) -> str:
        """Every procedure, guide, form and tool, with where it is named."""
        everywhere = all_areas(len(self.dataset.partnerships))
        return render("resources.html", self.page, kinds=procedures.resources_by_kind(self.dataset), everywhere=everywhere)

    def contacts(self) -> str:
        """Every contact, with where its number was seen, or the page where it can be found."""
        return render(
            "contacts.html", self.page, contacts=[contacts.contact_view(self.dataset, item) for item in self.dataset.contacts.values()]
        )

    def wall_card(self, partnership_id: str) -> str:
        """The card for the wall of an area."""
        return render("card.html", self.page, view=wall_card(self.dataset, self._partnership(partnership_id), self.as_of))

    def helplines_for_children(self) -> str:
        """Numbers a child can ring or text, in words for a child."""
        lines = [line for line in self.dataset.helplines if line.says_to_children]
        texts = [contacts.text_line_view(self.dataset, line) for line in self.dataset.text_lines]
        return render("helplines_for_children.html", self.page, lines=lines, texts=texts)

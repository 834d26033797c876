"""What the pages say of a document's silence, of later changes and of boards is no more than the sources bear out."""

from __future__ import annotations

from datetime import date

from macros.pieces import Pieces
from macros.views.addresses import Addresses
from macros.views.comparison import compared_topic
from macros.views.seats import seats_table
from macros.views.since import since_notes
from tests.real_data import real_dataset

DAY = date(2026, 11, 22)


def test_the_comparison_shows_the_note_beside_a_topic_not_mentioned() -> None:
    """Without its note a document that names council officers elsewhere reads as if it named none."""
    columns = {column.area: column for column in compared_topic(real_dataset(), "local-authority-officers").columns}
    assert "There is no such list." in columns["Central Bedfordshire"].note
    assert columns["Luton"].note == ""
    shown = Pieces(real_dataset(), "compare/local-authority-officers/", DAY).comparison("local-authority-officers")
    assert "There is no such list." in shown


def test_a_later_change_stands_under_the_body_it_befell() -> None:
    """The merger of Cambridgeshire Community Services stood under South Essex Partnership, whose services it had taken over."""
    notes = [note for note in since_notes(real_dataset(), ["sept"]) if "planned to become one" in note.says]
    assert [note.name.text for note in notes] == ["Cambridgeshire Community Services NHS Trust"]


def test_a_change_is_told_once_though_several_bodies_on_the_page_lead_to_it() -> None:
    notes = since_notes(real_dataset(), ["sept", "ccs"])
    assert len(notes) == len(set(notes))
    assert sum("planned to become one" in note.says for note in notes) == 1


def test_a_board_bears_the_name_that_the_sentence_gives_it() -> None:
    """The protocol speaks of the Community Safety Partnership, and the column of its table said “Executive”."""
    dataset = real_dataset()
    part = next(part for item in dataset.publications.values() for part in item.parts() if part.seats)
    headings = [
        "".join(piece if isinstance(piece, str) else piece.text for piece in cell.says)
        for cell in seats_table(Addresses(dataset), part).headings
    ]
    assert "Community Safety Partnership" in headings
    assert not any("Executive" in heading for heading in headings)


def test_the_card_tells_staff_and_families_apart() -> None:
    """A card headed “Worried about a child?” offered families a procedure between agencies."""
    shown = Pieces(real_dataset(), "luton/card/", DAY).wall_card("luton")
    assert "For staff: if you disagree with another agency’s decision" in shown
    assert "ask the service that made the decision how to complain." in shown

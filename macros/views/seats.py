"""Who sits on which boards, by the sentences of a document: posts as rows, boards as columns.

In: seats. Out: a table. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.model.publications import Part, Seat
from macros.views.addresses import Addresses
from macros.views.blocks import Cell, Link, Table

ROLES = {"member": "Sits on", "chair": "Chairs", "vice chair": "Vice chair"}
REBUILT = (
    "We rebuilt this table from the sentences of the document. Its own table cannot be read in the text we hold. "
    "An empty cell means only that no sentence says so."
)


def seats_table(addresses: Addresses, part: Part) -> Table:
    """The seats of a part as a matrix, boards and posts in the order in which the document names them."""
    boards: dict[str, Seat] = {}
    for seat in part.seats:
        boards.setdefault(seat.group, seat)
    posts: dict[tuple[str, str | None], list[Seat]] = {}
    for seat in part.seats:
        posts.setdefault((seat.post, seat.organisation), []).append(seat)
    return Table(
        title="Who sits on which boards",
        caption="Posts, and the boards on which the document says they sit",
        headings=(Cell(("Post",), header=True), *(Cell((board_link(addresses, seat),), header=True) for seat in boards.values())),
        rows=tuple(
            (_post(addresses, post, organisation), *(_cell(seats, board) for board in boards))
            for (post, organisation), seats in posts.items()
        ),
        where=tuple(addresses.where(seat) for seat in part.seats),
        notes=(REBUILT, *dict.fromkeys(f"Note: {seat.note}" for seat in part.seats if seat.note)),
        label=f"{part.title}: who sits on which boards",
    )


def board_link(addresses: Addresses, seat: Seat) -> Link:
    """The board's page, under the name the sentence has for it where that is another."""
    return addresses.group(seat.group, seat.group_as_written or "")


def _post(addresses: Addresses, post: str, organisation: str | None) -> Cell:
    return Cell((post,), header=True, quiet=addresses.dataset.organisations[organisation].name if organisation else "")


def _cell(seats: Sequence[Seat], board: str) -> Cell:
    return Cell((", ".join(dict.fromkeys(ROLES[seat.role] for seat in seats if seat.group == board)),))

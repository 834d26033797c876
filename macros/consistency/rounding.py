"""Whether a number we work out agrees with one a document states, to the precision in which it is stated.

In: words with a number, and a decimal. Out: yes, no, or that it cannot be said. Must not know: what is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from macros.model.figures import number_in

LESS = ("<", "less than", "fewer than", "under", "below")
MORE = (">", "more than", "over", "above", "at least")
ABOUT = ("about", "approximately", "approx", "around", "roughly", "nearly", "almost", "some", "circa", "~")


@dataclass(frozen=True)
class StatedNumber:
    """A number as stated: `8.5%`, `<1%`, `about 500`. `sign` is `=`, `<` or `>`; or `~` where it says “about”."""

    number: Decimal
    decimals: int
    sign: str

    @property
    def half(self) -> Decimal:
        """Half of its last decimal place."""
        return half_of_place(self.decimals)


def stated_number(written: str) -> StatedNumber | None:
    """The number in a few words, also in brackets as in `(90%)`; None where there is none."""
    number = number_in(written)
    if number is None:
        number = number_in(written, in_brackets=True)
    if number is None:
        return None
    before = written[: re.search(r"\d", written).start()].casefold()  # type: ignore[union-attr]
    signs = (("<", LESS), (">", MORE), ("~", ABOUT))
    sign = next((sign for sign, words in signs if any(_stands_in(word, before) for word in words)), "=")
    return StatedNumber(number.normalize(), decimals_of(number), sign)


def follows(written: str, computed: Decimal) -> bool | None:
    """Whether `computed` can be written as `written` after rounding; None where no number can be read.

    `90%` stands for 89.5% to 90.5%. “About” allows a whole unit of the last place, or half of the last place that is
    not a 0: “about 500” stands for 450 to 550.
    """
    stated = stated_number(written)
    if stated is None:
        return None
    if stated.sign == "<":
        return computed < stated.number
    if stated.sign == ">":
        return computed > stated.number
    # A fall is often stated without its sign: “a decrease of 5%”.
    away = abs(abs(computed) - stated.number) if computed < 0 < stated.number else abs(computed - stated.number)
    return away <= (_about(stated) if stated.sign == "~" else stated.half)


def decimals_of(number: Decimal) -> int:
    """How many decimal places a number is written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def half_of_place(decimals: int) -> Decimal:
    """Half of a unit of a decimal place: how far rounding to it can move a number."""
    return Decimal("0.5").scaleb(-decimals)


def _about(stated: StatedNumber) -> Decimal:
    last_place_in_use = Decimal(1).scaleb(int(stated.number.as_tuple().exponent))
    return max(2 * stated.half, last_place_in_use / 2)


def _stands_in(word: str, before: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b" if word[0].isalpha() else re.escape(word), before) is not None

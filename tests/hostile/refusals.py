"""What every refusal must have, whatever was refused.

In: problems. Out: nothing, or a failure. Must not know: what was given.
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.problems import Problem, report


def held_together(problems: Sequence[Problem]) -> None:
    """Every refusal has words and a place, and can be printed."""
    for item in problems:
        assert item.what
        assert item.place.file.startswith("data")
        assert min(item.place.line, item.place.column) >= 1
    report(list(problems)).encode("utf-8")

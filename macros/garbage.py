"""Python's search for garbage, left out while millions of values are made that all stay.

In: nothing. Out: a context. Must not know: what is made.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def all_of_it_stays() -> Iterator[None]:
    """No search meanwhile: to go through the same values again and again takes a third of the time, and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""Published multi-agency safeguarding arrangements: read, checked, compared and laid out.

`define_env` is the name the MkDocs macros plugin looks for; the work is in `macros.adapters.mkdocs_macros`.
"""

from __future__ import annotations

import time
from typing import Any

# Before any module of the package is imported: what its source was changed to later is not what runs (dataset/kept.py).
IMPORTED_AT = time.time_ns()


def define_env(env: Any) -> None:
    """Hand the page macros to the plugin."""
    from macros.adapters.mkdocs_macros import offer_macros

    offer_macros(env)

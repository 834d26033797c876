"""Published multi-agency safeguarding arrangements: read, checked, compared and laid out.

`define_env` is the name the MkDocs macros plugin looks for; the work is in `macros.adapters.mkdocs_macros`.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Hand the page macros to the plugin."""
    from macros.adapters.mkdocs_macros import offer_macros

    offer_macros(env)

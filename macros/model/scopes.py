"""For which areas or bodies a group is: words of our own, or `pan-` and the name of the county.

In: the text that was written. Out: a scope. Must not know: which county, or which groups there are.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.model.values import plain_text

SCOPES = ("one area", "inside a partner", "two areas", "outside the arrangements")
WHOLE_COUNTY = "pan-[A-Z][A-Za-z' -]*"


def of_the_whole_county(scope: str) -> bool:
    """Whether a group of this scope is shared by all areas of the county."""
    return scope not in SCOPES


def _scope(value: object) -> object:
    value = plain_text(value)
    if value not in SCOPES and not re.fullmatch(WHOLE_COUNTY, str(value)):
        raise PydanticCustomError(
            "not-one-of",
            "“{value}” is not a word this form knows here",
            {"value": value, "write": f"one of: {', '.join(SCOPES)}; or pan- and the name of the county, such as pan-Bedfordshire"},
        )
    return value


Scope = Annotated[
    str,
    BeforeValidator(_scope),
    WithJsonSchema({"anyOf": [{"type": "string", "enum": list(SCOPES)}, {"type": "string", "pattern": f"^{WHOLE_COUNTY}$"}]}),
]

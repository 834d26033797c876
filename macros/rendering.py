"""Lay a view out with a template. Everything that comes from data is escaped.

In: a template's name and a view. Out: finished HTML that Markdown passes on untouched.
Must not know: what the view is about, or which site generator asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.views.addresses import relative

FOLDER = Path(__file__).parent / "templates"
SIGNS = re.compile(r"[\\`*_{}\[\]<>&#|~!]")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template environment: escaping on, and a missing name is an error rather than a blank."""
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def as_text(text: str) -> str:
    """Text as Markdown shows it unchanged: every sign with a meaning there, or in HTML, by its number."""
    return SIGNS.sub(lambda match: f"&#{ord(match[0])};", text)


def lowered(html: str) -> Markup:
    """Finished HTML with every heading one step lower, to stand under a heading of a longer page."""
    return Markup(re.sub(r"<(/?)h([2-5])\b", lambda match: f"<{match[1]}h{int(match[2]) + 1}", html))


def render(template: str, page: str, *, stands_here: Mapping[str, str] | None = None, **view: Any) -> str:
    """The HTML of `template` for the page at address `page` (`luton/funding/`), without empty lines or indents.

    Markdown would take an indented line or one after an empty line for something else. `stands_here` leads from addresses
    of the site to places on this very page, where it has them too.
    """
    here = stands_here or {}
    html = environment().get_template(template).render(to=lambda address: here.get(address) or relative(address, page), **view)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())

"""The weekly look at links that leave the site: serve the built site, ask linkchecker, print Markdown.

Use: python -m macros.adapters.external_links SITE LINKS_LEFT_OUT. Ends with 1 where a link is broken.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from macros.builtsite.external import BrokenLink, NotUnderstood, broken_external_links, left_out
from macros.builtsite.serving import served
from macros.words import counted

PAGES_NAMED = 5


def main(arguments: Sequence[str]) -> int:
    """Print what is broken: 0 nothing, 1 something, 2 the command cannot be carried out."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        ignored = left_out(Path(arguments[1]))
    except NotUnderstood as wrong:
        print(wrong, file=sys.stderr)
        return 2
    with served(Path(arguments[0])) as root:
        broken = broken_external_links(root, ignored)
    print(_markdown(broken, len(ignored)))
    return 1 if broken else 0


def _markdown(broken: Sequence[BrokenLink], ignored: int) -> str:
    lines = [
        "## Links that leave the site",
        "",
        f"{counted(len(broken), 'link')} did not work. {counted(ignored, 'pattern')} left out.",
        "",
    ]
    for link in broken:
        more = f" and {len(link.pages) - PAGES_NAMED} more" if len(link.pages) > PAGES_NAMED else ""
        lines.append(f"- `{link.address}`: {link.answer}. On {', '.join(f'`{page}`' for page in link.pages[:PAGES_NAMED])}{more}.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

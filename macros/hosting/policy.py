"""What a browser may load and run on a page of this site: only what the site itself holds.

In: a page's address. Out: the words of its Content-Security-Policy. Must not know: HTML, or which host serves the site.

Each page carries its own policy. The header a host sends covers all pages, so it allows what any page needs; a browser
holds a page to both, so the narrower one counts.
"""

from __future__ import annotations

from collections.abc import Mapping

SEARCH = "search/"

EVERY_PAGE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    # Our pages fetch nothing; Lighthouse asks for robots.txt from the page it measures.
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
# The search runs a small compiled program of the site's own on the page.
ALSO_ON_THE_SEARCH_PAGE: Mapping[str, str] = {"script-src": "'self' 'wasm-unsafe-eval'"}
# A browser heeds this one in a header only.
IN_A_HEADER_ONLY: Mapping[str, str] = {"frame-ancestors": "'none'"}


def policy_of_the_page(address: str) -> str:
    """The policy the page at `address` (`luton/funding/`) carries itself."""
    return _written({**EVERY_PAGE, **(ALSO_ON_THE_SEARCH_PAGE if address == SEARCH else {})})


def policy_of_the_host() -> str:
    """The policy a host sends with every page."""
    return _written({**EVERY_PAGE, **ALSO_ON_THE_SEARCH_PAGE, **IN_A_HEADER_ONLY})


def _written(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())

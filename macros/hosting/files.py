"""The small files that stand beside the pages for hosts, robots and people who find a fault in the site's security.

In: what the site says of itself and the day it speaks as of. Out: file names and their text.
Must not know: where the site is written, or which host serves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from macros.hosting.policy import policy_of_the_host
from macros.model.site import SiteForm

SECURITY = ".well-known/security.txt"
# RFC 9116 asks for an end less than a year away, so that nobody writes to an address that has been given up.
SECURITY_HOLDS = timedelta(days=360)


def headers() -> Mapping[str, str]:
    """What a host should send with every page."""
    return {
        "Content-Security-Policy": policy_of_the_host(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # The address of a page can hold the area somebody chose: no other site is told.
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def host_files(site: SiteForm | None, as_of: date) -> dict[str, str]:
    """Every file by its address below the site's root. The same data and day always give the same bytes."""
    address = site.address if site else None
    files = {"_headers": _headers_file(), "robots.txt": _robots(address)}
    if site and site.contact:
        files[SECURITY] = _security(site.contact, address, as_of)
    return files


def _headers_file() -> str:
    """In the form that Netlify, Cloudflare Pages and others read."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers().items())]
    # Anybody's program may read the data and the feeds, also one that runs on a page of another site.
    lines += [line for folder in ("api", "changes") for line in (f"/{folder}/*", "  Access-Control-Allow-Origin: *")]
    return "\n".join(lines) + "\n"


def _robots(address: str | None) -> str:
    sitemap = f"\nSitemap: {with_slash(address)}sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _security(contact: str, address: str | None, as_of: date) -> str:
    lines = [f"Contact: {contact}", f"Expires: {as_of + SECURITY_HOLDS}T00:00:00Z", "Preferred-Languages: en"]
    lines += [f"Canonical: {with_slash(address)}{SECURITY}"] if address else []
    return "\n".join(lines) + "\n"


def with_slash(address: str) -> str:
    """An address as the beginning of others."""
    return address.rstrip("/") + "/"

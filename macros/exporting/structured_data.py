"""What a page tells search engines of itself, in schema.org's words: the site, a partnership, a body, the data.

In: a data set, the day it speaks as of and the address of a page. Out: JSON-LD as text, empty for all other pages.
Must not know: the page's HTML.

Addresses are relative to the page, so that the same bytes are right wherever the site is published.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from macros.dataset.dataset import Dataset, Partnership
from macros.exporting.described import about
from macros.exporting.every_listing import LISTINGS
from macros.exporting.fields import Row
from macros.exporting.linked_data import KINDS
from macros.model.topics import SafeguardingPartners
from macros.views.addresses import relative

DATA_PAGE = "data/"
FILES = "api/v1/"


def structured_data(dataset: Dataset, as_of: date, address: str) -> str:
    """The JSON-LD for the page at `address`, safe to stand in a `script` element; empty where there is nothing to tell."""
    first, _, rest = address.partition("/")
    told: Row | None = None
    if address == "":
        told = _site(dataset)
    elif address == DATA_PAGE:
        told = _files(dataset, as_of, lambda target: relative(target, address))
    elif first in dataset.partnerships and not rest:
        told = _partnership(dataset, dataset.partnerships[first], lambda target: relative(target, address))
    elif first == "organisations" and rest.rstrip("/") in dataset.organisations:
        told = _body(dataset, rest.rstrip("/"))
    if told is None:
        return ""
    # An end tag in a name would end the element; JSON may write each sign by its number.
    text = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _site(dataset: Dataset) -> Row | None:
    if dataset.site is None:
        return None
    publisher = {"publisher": {"@type": "Organization", "name": dataset.site.publisher}} if dataset.site.publisher else {}
    return {"@type": "WebSite", "@id": "", "name": dataset.site.name, "description": dataset.site.about, "inLanguage": "en-GB", **publisher}


def _kind(dataset: Dataset, body: str) -> str:
    return KINDS.get(dataset.organisations[body].kind, "schema:Organization").removeprefix("schema:")


def _body(dataset: Dataset, body: str) -> Row:
    held = dataset.organisations[body]
    others = [*([held.short_name] if held.short_name else []), *(old.name for old in held.earlier_names)]
    codes = [{"@type": "PropertyValue", "propertyID": code.scheme, "value": code.value} for code in held.identifiers]
    told: Row = {"@type": _kind(dataset, body), "@id": "", "name": held.name}
    return told | ({"alternateName": others} if others else {}) | ({"identifier": codes} if codes else {})


def _partnership(dataset: Dataset, partnership: Partnership, to: Callable[[str], str]) -> Row:
    """The partnership and the bodies its arrangements name as safeguarding partners."""
    topic = partnership.topic("safeguarding-partners")
    partners = topic.partners if isinstance(topic, SafeguardingPartners) else ()
    return {
        "@type": "Organization",
        "@id": "",
        "name": dataset.organisations[partnership.form.organisation].name,
        "areaServed": {"@type": "AdministrativeArea", "name": partnership.area},
        "member": [
            {
                "@type": _kind(dataset, claim.organisation),
                "@id": to(f"organisations/{claim.organisation}/"),
                "name": dataset.organisations[claim.organisation].name,
            }
            for claim in partners
        ],
    }


def _files(dataset: Dataset, as_of: date, to: Callable[[str], str]) -> Row:
    """All the files for machines as one data set. Rights differ by file: the licence of each stands in the index."""
    whole = about(dataset, as_of)
    return {
        "@type": "Dataset",
        "@id": "",
        "name": whole.title,
        "description": whole.says,
        "version": whole.version,
        "dateModified": whole.as_of.isoformat(),
        "isAccessibleForFree": True,
        "license": [item.licence.link for item in whole.rights if item.licence],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": listing.title,
                "encodingFormat": "application/json",
                "contentUrl": to(f"{FILES}{listing.name}.json"),
            }
            for listing in LISTINGS
        ],
    }

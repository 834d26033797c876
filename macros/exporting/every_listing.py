"""Every list of records that is published, in the order in which a reader meets them.

In: nothing. Out: the listings. Must not know: file formats.
"""

from __future__ import annotations

from macros.exporting.fields import Listing
from macros.exporting.listings.agencies import CATEGORIES, RELEVANT_AGENCIES
from macros.exporting.listings.bodies import GROUPS, MEMBERSHIPS, ORGANISATION_CHANGES, ORGANISATIONS, POSTS
from macros.exporting.listings.discrepancies import DISCREPANCIES
from macros.exporting.listings.documents import CITATIONS, SIGNATURES, SOURCES
from macros.exporting.listings.ended import ENDED
from macros.exporting.listings.figures import FIGURES
from macros.exporting.listings.findings import FINDINGS
from macros.exporting.listings.law import EDITION_CHANGES, INSTRUMENTS, JUDGEMENTS, REQUIREMENTS
from macros.exporting.listings.money import FUNDING, FUNDING_TOTALS
from macros.exporting.listings.partnerships import FACTS, PARTNERSHIPS, TOPIC_TITLES, TOPICS
from macros.exporting.listings.what_to_do import CONTACTS, DOCUMENTS_AND_TOOLS, HELPLINES, PLACES, PROCEDURES, TEXT_LINES
from macros.exporting.listings.words import GLOSSARY, SHARED_LISTS

LISTINGS: tuple[Listing, ...] = (
    *(PARTNERSHIPS, SOURCES, FACTS, TOPICS, TOPIC_TITLES, SHARED_LISTS),
    *(FUNDING, FUNDING_TOTALS, RELEVANT_AGENCIES, CATEGORIES),
    *(ORGANISATIONS, ORGANISATION_CHANGES, GROUPS, POSTS, MEMBERSHIPS, SIGNATURES),
    *(INSTRUMENTS, REQUIREMENTS, FINDINGS, JUDGEMENTS, EDITION_CHANGES, CITATIONS, DISCREPANCIES),
    *(FIGURES, PROCEDURES, DOCUMENTS_AND_TOOLS, CONTACTS, HELPLINES, TEXT_LINES, PLACES, GLOSSARY, ENDED),
)
BY_NAME = {listing.name: listing for listing in LISTINGS}

"""`organisations.jsonld`: bodies, posts, who belongs to what, and what became of bodies, as linked data.

In: a data set and the records of the lists. Out: a plain dictionary. Must not know: how the records are made.
Vocabularies: the W3C's Organization Ontology and schema.org. The context stands in the file, so that nothing is fetched.
Addresses are relative to the file: each leads to the page about the thing. People are left out: a document says who held a
post on its date, and a statement without that date would say who does today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.described import About
from macros.exporting.fields import Row
from macros.model.registers import Group, NameInDocument, Organisation, OrganisationChange, Post
from macros.model.values import Month

ROOT = "../../"
CONTEXT = {
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# In schema.org; any other kind of body is an organisation and no more.
KINDS = {
    **dict.fromkeys(
        ("local authority", "police", "police governance", "government", "fire and rescue", "prison"), "schema:GovernmentOrganization"
    ),
    "voluntary or community": "schema:NGO",
}
# A body that others make up, with a purpose of its own and without being a legal person (org:OrganizationalCollaboration).
MADE_UP_OF_OTHERS = ("partnership", "board", "campaign", "partnership unit")
PRECISION = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def linked_data(dataset: Dataset, whole: About, memberships: Iterable[Row]) -> dict[str, Any]:
    """The graph: the file itself, bodies, groups, posts, who belongs to what, and what became of bodies."""
    graph = [
        _file(whole),
        *(_organisation(dataset, item) for item in dataset.organisations.values()),
        *(_group(item) for item in dataset.groups.values()),
        *map(_post, dataset.posts.values()),
        *(_change(item) for item in dataset.changes),
        *_memberships(dataset, memberships),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _file(whole: About) -> Row:
    return {
        "@id": "",
        "@type": "schema:Dataset",
        "schema:name": whole.title,
        "schema:description": whole.says,
        "schema:version": whole.version,
        "schema:dateModified": {"@value": whole.as_of.isoformat(), "@type": "xsd:date"},
        "schema:license": [_to(item.licence.link) for item in whole.rights if item.licence],
    }


def _to(address: str) -> dict[str, str]:
    return {"@id": address}


def organisation_address(organisation: str) -> str:
    """Where a body stands, as seen from this file."""
    return f"{ROOT}organisations/{organisation}/"


def _group_address(group: str) -> str:
    return f"{ROOT}groups/{group}/"


def _filled(node: Row) -> Row:
    return {name: value for name, value in node.items() if value not in (None, [], "")}


def _organisation(dataset: Dataset, item: Organisation) -> Row:
    made_up = item.kind in MADE_UP_OF_OTHERS
    changes = [change for change in dataset.changes if change.kind != "planned merger"]
    return _filled(
        {
            "@id": organisation_address(item.id),
            "@type": ["org:OrganizationalCollaboration" if made_up else "org:Organization", KINDS.get(item.kind, "schema:Organization")],
            **_names(item.name, [*([item.short_name] if item.short_name else []), *(old.name for old in item.earlier_names)], item.named),
            "org:classification": {"@type": "skos:Concept", "skos:prefLabel": item.kind},
            "org:subOrganizationOf": _to(organisation_address(item.part_of)) if item.part_of else None,
            "schema:identifier": [
                {"@type": "schema:PropertyValue", "schema:propertyID": code.scheme, "schema:value": code.value} for code in item.identifiers
            ],
            "org:changedBy": [_to(f"#change-{change.id}") for change in changes if item.id in change.before],
            "org:resultedFrom": [_to(f"#change-{change.id}") for change in changes if item.id in change.after],
            "schema:description": item.note,
        }
    )


def _names(name: str, others: list[str], named: Iterable[NameInDocument]) -> Row:
    """One name to call it by, those it is also called, and slips by which it can be found."""
    every = list(named)
    also = dict.fromkeys([*others, *(str(item.as_written) for item in every if item.sort != "misspelt")])
    slips = dict.fromkeys(str(item.as_written) for item in every if item.sort == "misspelt")
    return {
        "schema:name": name,
        "skos:prefLabel": name,
        "skos:altLabel": [other for other in also if other != name],
        "skos:hiddenLabel": [slip for slip in slips if slip != name and slip not in also],
    }


def _group(item: Group) -> Row:
    return _filled(
        {
            "@id": _group_address(item.id),
            "@type": ["org:OrganizationalCollaboration", "schema:Organization"],
            **_names(item.name, [], item.named),
            "org:classification": {"@type": "skos:Concept", "skos:prefLabel": item.kind},
            "schema:description": item.note,
        }
    )


def _post(item: Post) -> Row:
    place = organisation_address(item.organisation) if item.organisation else _group_address(item.group) if item.group else None
    names = {"skos:prefLabel": item.title, "schema:name": item.title, "schema:description": item.note}
    return _filled({"@id": f"#post-{item.id}", "@type": "org:Post", **names, "org:postIn": _to(place) if place else None})


def _change(item: OrganisationChange) -> Row:
    before, after = ([_to(organisation_address(body)) for body in bodies] for bodies in (item.before, item.after))
    # What is only planned has changed nothing yet.
    planned = item.kind == "planned merger"
    ends = {"schema:about": [*before, *after]} if planned else {"org:originalOrganization": before, "org:resultingOrganization": after}
    return _filled(
        {
            "@id": f"#change-{item.id}",
            "@type": "schema:Event" if planned else "org:ChangeEvent",
            "dcterms:type": item.kind,
            "dcterms:date": _date(item.on),
            "dcterms:description": item.says,
            **ends,
            "skos:note": [
                f"{known.where}. How sure we are: {known.confidence.value}. {known.sure_of or ''}".strip() for known in item.outside
            ],
        }
    )


def _date(on: Month | None) -> dict[str, str] | None:
    return {"@value": str(on), "@type": PRECISION[len(on)]} if on else None


def _memberships(dataset: Dataset, rows: Iterable[Row]) -> Iterator[Row]:
    """One for each row that names a body, itself or through a post of it, and what it belongs to."""
    for row in rows:
        post = dataset.posts[row["post"]] if row["post"] else None
        body = row["organisation"] or (post.organisation if post else None)
        if body is None:
            continue
        partnership = dataset.partnerships.get(row["partnership"])
        whole = organisation_address(partnership.form.organisation) if partnership else _group_address(row["group"])
        document = dataset.documents[row["source"]["document"]]
        yield _filled(
            {
                "@type": "org:Membership",
                "org:member": _to(organisation_address(body)),
                "org:organization": _to(whole),
                "org:role": {"@type": "org:Role", "skos:prefLabel": row["role"]},
                "dcterms:relation": _to(f"#post-{post.id}") if post else None,
                "dcterms:description": row["says"],
                "dcterms:source": _to(f"{ROOT}{document.partnership}/sources/#{document.id}"),
            }
        )

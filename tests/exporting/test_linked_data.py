"""Bodies, posts, memberships and changes as linked data: the triples somebody would ask for are there, and nothing we do not know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, SKOS, XSD

from macros.dataset.dataset import Dataset
from macros.views.holders import chairs_named, holders_of

SITE = "https://site.example/"
FILE = f"{SITE}api/v1/organisations.jsonld"
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def graph(files: Mapping[str, str]) -> Graph:
    """The triples, as read from the file's own address."""
    return Graph().parse(data=files["organisations.jsonld"], format="json-ld", publicID=FILE)


def body(name: str) -> URIRef:
    return URIRef(f"{SITE}organisations/{name}/")


def test_the_context_stands_in_the_file(files: Mapping[str, str]) -> None:
    """A context that is fetched would be a request to another site, and a file that nobody can read without it."""
    whole: Any = json.loads(files["organisations.jsonld"])
    assert isinstance(whole["@context"], dict)
    assert all(isinstance(value, str) and value.endswith(("#", "/")) for value in whole["@context"].values())


def test_every_body_group_and_post_has_its_page_its_kind_and_its_name(graph: Graph, dataset: Dataset) -> None:
    for item in dataset.organisations.values():
        assert (body(item.id), SKOS.prefLabel, Literal(item.name)) in graph
        assert {ORG.Organization, ORG.OrganizationalCollaboration} & set(graph.objects(body(item.id), RDF.type))
    for group in dataset.groups.values():
        assert (URIRef(f"{SITE}groups/{group.id}/"), RDF.type, ORG.OrganizationalCollaboration) in graph
    posts = set(graph.subjects(RDF.type, ORG.Post))
    assert posts == {URIRef(f"{FILE}#post-{item}") for item in dataset.posts}
    council = body("luton-borough-council")
    assert (URIRef(f"{FILE}#post-luton-borough-council-chief-executive"), ORG.postIn, council) in graph
    assert (council, RDF.type, SCHEMA.GovernmentOrganization) in graph


def test_mergers_are_changes_with_what_was_before_and_after(graph: Graph) -> None:
    change = URIRef(f"{FILE}#change-blmk-icb-to-central-east-icb")
    assert (change, RDF.type, ORG.ChangeEvent) in graph
    assert (change, DCTERMS.date, Literal("2026-04-01", datatype=XSD.date)) in graph
    assert (change, ORG.resultingOrganization, body("central-east-icb")) in graph
    assert len(set(graph.objects(change, ORG.originalOrganization))) == 3
    assert (body("blmk-icb"), ORG.changedBy, change) in graph
    assert (body("central-east-icb"), ORG.resultedFrom, change) in graph
    assert any("How sure we are" in str(note) for note in graph.objects(change, SKOS.note))


def test_a_merger_that_is_only_planned_has_changed_nothing(graph: Graph, dataset: Dataset) -> None:
    planned = [URIRef(f"{FILE}#change-{item.id}") for item in dataset.changes if item.kind == "planned merger"]
    assert planned
    for change in planned:
        assert (change, RDF.type, ORG.ChangeEvent) not in graph
        assert not list(graph.subjects(ORG.changedBy, change))


def test_the_partners_belong_to_their_partnership_by_its_document(graph: Graph, dataset: Dataset) -> None:
    luton = dataset.partnerships["luton"]
    found = graph.query(
        """SELECT ?member ?source WHERE { ?m a org:Membership ; org:member ?member ; org:organization ?whole ; dcterms:source ?source ;
        org:role/skos:prefLabel "safeguarding partner" }""",
        initNs={"org": ORG, "dcterms": DCTERMS, "skos": SKOS},
        initBindings={"whole": body(str(luton.form.organisation))},
    )
    rows = {tuple(row) for row in found}  # type: ignore[arg-type]
    source = URIRef(f"{SITE}luton/sources/#luton-masa-2024-07")
    assert rows == {(body(name), source) for name in ("luton-borough-council", "blmk-icb", "bedfordshire-police")}


def test_only_official_codes_we_are_sure_of_are_there(graph: Graph) -> None:
    codes = {
        (str(one), str(value)) for one, what in graph.subject_objects(SCHEMA.identifier) for value in graph.objects(what, SCHEMA.value)
    }
    assert codes == {(str(body("bedford-borough-council")), "E06000055")}


def test_no_person_is_in_the_graph(files: Mapping[str, str], dataset: Dataset) -> None:
    """A document says who held a post on its date. A triple has no date."""
    names = {holder.name for post in dataset.posts for holder in holders_of(dataset, post)}
    names |= {holder.name for group in dataset.groups.values() for holder in chairs_named(group)}
    assert names
    shown = Graph().parse(data=files["organisations.jsonld"], format="json-ld", publicID=FILE)
    told = {str(value) for what in (SKOS.prefLabel, SCHEMA.name, SKOS.altLabel) for value in shown.objects(None, what)}
    assert names & told == set()
    assert not any("Person" in str(kind) for kind in shown.objects(None, RDF.type))

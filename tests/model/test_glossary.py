"""The glossary holds together: every meaning has a source, and no short form is left with two meanings untold."""

from __future__ import annotations

from pathlib import Path

from tests.small_data import loaded, problems

KNOWN = "outside: {where: general knowledge, confidence: high}"


def glossary(*terms: str, rest: str = "") -> dict[str, str | None]:
    return {"glossary.yml": "terms:\n" + "".join(f"  - {{{term}}}\n" for term in terms) + rest}


def test_a_meaning_needs_a_document_or_knowledge_from_outside(tmp_path: Path) -> None:
    assert loaded(tmp_path, glossary(f"id: icb, short: ICB, term: board, means: M, {KNOWN}")).dataset
    assert problems(tmp_path, glossary("id: icb, short: ICB, term: board, means: M")) == ["data/glossary.yml:2:5 missing-key"]


def test_a_document_that_uses_a_short_form_does_not_thereby_explain_it(tmp_path: Path) -> None:
    used = "in_documents: [{document: anytown-masa, lines: 1, as_written: Anytown}]"
    assert problems(tmp_path, glossary(f"id: at, short: AT, term: Anytown, means: M, {used}")) == ["data/glossary.yml:2:5 missing-key"]
    explains = used.replace("}]", ", explains: yes}]")
    assert loaded(tmp_path, glossary(f"id: at, short: AT, term: Anytown, means: M, {explains}")).dataset


def test_unexplained_is_only_for_what_a_document_uses_and_nobody_explains(tmp_path: Path) -> None:
    used = "in_documents: [{document: anytown-masa, lines: 1, as_written: Anytown}]"
    assert loaded(tmp_path, glossary(f"id: at, short: AT, term: T, means: M, unexplained: yes, {used}")).dataset
    assert problems(tmp_path, glossary("id: at, short: AT, term: T, means: M, unexplained: yes")) == ["data/glossary.yml:2:5 says-too-much"]


def test_two_meanings_of_one_short_form_name_each_other(tmp_path: Path) -> None:
    panel, process = f"id: panel, short: CD, term: p, means: M, {KNOWN}", f"id: process, short: CD, term: q, means: M, {KNOWN}"
    found = loaded(tmp_path, glossary(f"{panel}, not_to_confuse_with: [process]", process)).problems
    assert [f"{item.place} {item.id}" for item in found] == ["data/glossary.yml:3:10 short-form-unclear"]
    assert found[0].write == "not_to_confuse_with: [panel]"


def test_a_link_between_terms_must_lead_to_a_term(tmp_path: Path) -> None:
    assert problems(tmp_path, glossary(f"id: a, short: AB, term: t, means: M, {KNOWN}, see_also: [nowhere]"))[0].endswith(
        "unknown-reference"
    )


def test_what_is_explained_cannot_be_said_to_need_no_explanation(tmp_path: Path) -> None:
    rest = "not_short_forms:\n  - {written: [AB], why: A name.}\n"
    found = problems(tmp_path, glossary(f"id: a, short: AB, term: t, means: M, {KNOWN}", rest=rest))
    assert found == ["data/glossary.yml:4:16 short-form-unclear"]

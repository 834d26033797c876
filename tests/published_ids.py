"""Every id and address that others can have kept: what is published now, and the list of what ever was.

In: the real data. Out: lines such as `group luton-executive` or `page luton/funding/`. `make ids` adds new ones to
`tests/published_ids.txt`; nothing is ever taken out of it. Must not know: what a page says.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.adapters.settings import PROJECT
from macros.consistency.rules import RULES
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.exporting.feeds import feed_files
from macros.exporting.files import api_files
from macros.model.topics import TOPIC_FORMS
from macros.pages import generated_pages
from macros.rendered import NOT_PAGES, address_of
from macros.views.addresses import whole_as_pdf

REGISTRY = PROJECT / "tests" / "published_ids.txt"
# The day does not matter: it changes what the files say, and not which there are.
ANY_DAY = date(2026, 11, 22)


def published(dataset: Dataset, docs: Path) -> set[str]:
    """Everything published now, one line each."""
    ids = {
        "organisation": dataset.organisations,
        "group": dataset.groups,
        "post": dataset.posts,
        "document": dataset.documents,
        "instrument": dataset.instruments,
        "requirement": dataset.requirements,
        "partnership": dataset.partnerships,
        "category": dataset.categories,
        "resource": dataset.resources,
        "contact": dataset.contacts,
        "helpline": [line.id for line in dataset.helplines],
        "task": dataset.tasks,
        "place": [place.id for place in dataset.places],
        "term": dataset.glossary,
        "topic": TOPIC_FORMS,
        "rule": [rule.id for rule in RULES],
        "page": pages(dataset, docs),
        "file": [*api_files(dataset, ANY_DAY), *feed_files(dataset, ANY_DAY), *map(whole_as_pdf, dataset.partnerships)],
    }
    return {f"{kind} {name}" for kind, names in ids.items() for name in names}


def pages(dataset: Dataset, docs: Path) -> set[str]:
    """The address of every page; the first page of the site is `/`."""
    made, _ = generated_pages(dataset, docs)
    files = [page.file for page in made]
    files += [path.relative_to(docs).as_posix() for path in docs.rglob("*.md") if path.relative_to(docs).parts[0] not in NOT_PAGES]
    return {address_of(file) or "/" for file in files}


def ended(dataset: Dataset) -> dict[str, str | None]:
    """What the data says has ended, and the line of what to use instead."""
    items = dataset.open_data.ended if dataset.open_data else ()
    return {f"{item.kind} {item.id}": f"{item.kind} {item.now}" if item.now else None for item in items}


def registered() -> set[str]:
    """Everything that ever was published."""
    return set(REGISTRY.read_text(encoding="utf-8").splitlines()) if REGISTRY.is_file() else set()


def main() -> None:
    """Add what is new to the registry."""
    dataset = load(PROJECT / "data").dataset
    assert dataset is not None, "the data has problems: masa check"
    known, now = registered(), published(dataset, PROJECT / "docs")
    REGISTRY.write_text("".join(f"{line}\n" for line in sorted(known | now)), encoding="utf-8")
    print(f"{len(now - known)} new of {len(known | now)}, in {REGISTRY.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()

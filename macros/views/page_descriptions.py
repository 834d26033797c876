"""What each page made from data holds, in one sentence, for search engines and for whoever is sent its address.

In: a data set and a page's file (`luton/funding.md`). Out: the sentence. Must not know: HTML, or how pages are made.
"""

from __future__ import annotations

from datetime import date

from macros.dataset.dataset import Dataset, Partnership, Publication
from macros.views.error_pages import FOLDER as ERRORS
from macros.words import day_in_words, listed

LONGEST = 155  # what search engines show of one


def description_of(dataset: Dataset, file: str) -> str:
    """The sentence for the page of `file`, which is one of those made from data.

    Raises:
        KeyError: no such page is made from data.
    """
    folder, _, name = file.removesuffix(".md").rpartition("/")
    if folder in dataset.partnerships:
        return _of_a_partnership(dataset, dataset.partnerships[folder], name)
    publication = next((item for item in dataset.publications.values() if item.address == f"{folder}/"), None)
    if publication:
        return _of_a_publication(dataset, publication, name)
    return {
        "organisations": _of_an_organisation,
        "groups": _of_a_group,
        "statutory": _of_an_instrument,
        "compare": _of_a_comparison,
        ERRORS.rstrip("/"): _of_an_error,
        "as-at": _of_a_day,
        "changes": _of_changes,
    }[folder](dataset, name)


def _of_a_partnership(dataset: Dataset, partnership: Partnership, page: str) -> str:
    document = dataset.documents[partnership.form.arrangements].short_title
    own = {
        "index": f"How agencies keep children safe in {partnership.area}, topic by topic: what the {document}, say.",
        "sources": f"The published documents behind every fact about {partnership.area}: their dates, and the posts and people they name.",
        "print": f"Everything the {document}, say about keeping children safe in {partnership.area}, on one page to print.",
        "card": f"Who to call about a child in {partnership.area}, which threshold document applies and how to escalate: a page to print.",
    }
    if page in own:
        return _fitting(own[page])
    question = next(item.question for item in dataset.pages if item.id == page)
    says = f"What the {document}, say, and where."
    return _fitting(f"{question} {says}" if partnership.area in says else f"{partnership.area}: {question} {says}")


def _of_a_publication(dataset: Dataset, publication: Publication, page: str) -> str:
    title = publication.form.title
    if page == "index":
        return _fitting(f"{title}: {_small(publication.form.about)}", publication.form.about)
    if page == "requirements":
        return _fitting(f"{title}: what the law and guidance asked such a report to hold, and what it holds.")
    about = publication.sections[page].about
    return _fitting(f"{about} From the {title}.", f"{title}: {about}", about)


def _of_an_organisation(dataset: Dataset, key: str) -> str:
    name = dataset.organisations[key].name
    return _fitting(
        f"{name}: what each published document calls it, where it appears, whom it belongs to, and what became of it.",
        f"{name}: what each published document calls it, and where it appears.",
        f"{name} in the published documents.",
    )


def _of_a_group(dataset: Dataset, key: str) -> str:
    name = dataset.groups[key].name
    return _fitting(
        f"{name}: who chairs it, how often it meets and to whom it reports, as each published document says.",
        f"{name}: what each published document says of it.",
    )


def _of_an_instrument(dataset: Dataset, key: str) -> str:
    title = dataset.instruments[key].title
    return _fitting(
        f"{title}: what it asks of those who keep children safe, requirement by requirement, and what each document evidences.",
        f"{title}: what it asks, and what each document evidences.",
    )


def _of_a_comparison(dataset: Dataset, key: str) -> str:
    title = next(topic.title for page in dataset.pages for topic in page.topics if topic.id == key)
    areas = listed([item.area for item in dataset.partnerships.values()])
    return _fitting(
        f"{title} in {areas}: what is the same, what differs, and what only one document says.",
        f"{title}: what is the same in every area, what differs, and what only one document says.",
    )


def _of_an_error(dataset: Dataset, key: str) -> str:
    title = dataset.errors[key].title
    return _fitting(f"What to do when the check of the data says “{title}”: what it means, how it comes about and how to put it right.")


def _of_changes(dataset: Dataset, key: str) -> str:
    area = dataset.partnerships[key].area
    return _fitting(f"What changed in our facts about {area}, release by release and the newest first, with feeds and a calendar.")


def _small(sentence: str) -> str:
    """A sentence as the second half of another."""
    return sentence[:1].lower() + sentence[1:]


def _fitting(*sentences: str) -> str:
    """The first that is short enough; otherwise the last, cut between words."""
    found = next((item for item in sentences if len(item) <= LONGEST), None)
    return found or f"{sentences[-1][: LONGEST - 2].rpartition(' ')[0].rstrip(',;: ')} …"


def _of_a_day(dataset: Dataset, key: str) -> str:
    day = day_in_words(date.fromisoformat(key))
    return _fitting(f"Who the safeguarding partners were on {day}, under which guidance, and which arrangements had been published.")

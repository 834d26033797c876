"""What must be filled in before the site may be published to readers.

In: a sound data set. Out: problems. Must not know: when or by whom the site is published.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.dataset.dataset import Dataset
from macros.problems import Place, Problem, problem


def problems_before_release(dataset: Dataset) -> Iterator[Problem]:
    """A published site says who publishes it, how to reach them, and where to suggest a change."""
    site = dataset.site
    if site is None:
        yield problem(
            "release-incomplete", Place("data/site.yml"), "there is no site.yml", write="the file, with name, publisher and contact"
        )
        return
    wanted = (
        ("publisher", site.publisher, "publisher: the body that publishes this site"),
        ("contact", site.contact, "contact: an address of the publisher that readers can write to"),
        ("repository", site.repository.address, "address: under repository, where the data is kept"),
    )
    for name, value, write in wanted:
        if not value:
            yield problem("release-incomplete", site.place(name), f"“{name}” is not filled in", write=write)

"""Counterparts: what is the same in two areas apart from its name.

In: one partnership. Out: ids, posts and words with the area's own names taken out.
Must not know: topics.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from macros.dataset.dataset import Dataset, Partnership

COUNCIL, PARTNERSHIP, AREA = "[council]", "[partnership]", "[area]"


@dataclass(frozen=True)
class Counterparts:
    """One partnership's own names, and what each stands for in any partnership."""

    dataset: Dataset
    partnership: Partnership

    def organisation(self, organisation_id: str) -> str:
        """The body's id; each area's own council is one counterpart, and so is the partnership itself."""
        form = self.partnership.form
        general = {str(form.council): COUNCIL, str(form.organisation): PARTNERSHIP}
        return general.get(str(organisation_id), str(organisation_id))

    def name_of(self, organisation_id: str) -> str:
        """What to call the body in every area."""
        general = {COUNCIL: "The council", PARTNERSHIP: "The partnership"}
        return general.get(self.organisation(organisation_id)) or self.dataset.organisations[organisation_id].name

    def post(self, post_id: str) -> Hashable:
        """The post's id; a post in the area's own council or partnership is its title and that body."""
        post = self.dataset.posts[post_id]
        body = self.organisation(post.organisation) if post.organisation else ""
        return (post.title.casefold(), body) if body in (COUNCIL, PARTNERSHIP) else str(post_id)

    def words(self, text: str) -> str:
        """The words with the area's own names replaced by what they stand for."""
        for pattern, stands_for in self._names:
            text = pattern.sub(stands_for, text)
        return " ".join(text.split())

    @cached_property
    def _names(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        form = self.partnership.form
        names = {form.area.name: AREA, self.dataset.organisations[form.council].name: COUNCIL}
        names |= dict.fromkeys((self.dataset.organisations[form.organisation].name, *form.name.as_written), PARTNERSHIP)
        longest_first = sorted(names.items(), key=lambda item: -len(item[0]))
        return tuple((re.compile(rf"\b{re.escape(name)}\b"), stands_for) for name, stands_for in longest_first)

"""Whether data is sound, where most of it was found sound before: only the parts that changed are read.

In: the files, and what earlier runs kept. Out: the data in short, or None where it has to be read whole to tell.
Must not know: what is wrong. Whoever hears None loads the data, and the rules themselves tell.

The files of a part (of one partnership, or all that are shared) are sound, or not, whatever the other parts say
(`problems_of_a_part`); what a part shows the others is its outline. Both are kept under one mark of its own files and of the
shared lists, and only together: that there is an outline says that its files are sound. All else the rules ask of the outlines
of all parts and of the shared files (`is_sound_across`), in each run anew. The rules of a full reading ask the same outlines
first, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from macros.dataset.assembling import assembled
from macros.dataset.dataset import Dataset
from macros.dataset.files import forms_among, missing_files
from macros.dataset.in_short import InShort
from macros.dataset.kept import mark
from macros.dataset.kept_forms import KeptForms
from macros.dataset.load import with_shared_lists
from macros.dataset.mentions import mentioned_in
from macros.dataset.one_area import one_area
from macros.dataset.outlines import Outline, Outlines
from macros.dataset.release import problems_before_release
from macros.dataset.requirement_rules import facts_that_are_not_there
from macros.dataset.rules import is_sound_across, problems_of_a_part
from macros.dataset.snapshot import Snapshot, partnership_at
from macros.model.record import Record
from macros.model.references import PartnershipId
from macros.model.registers import SharedForm
from macros.problems import Problem

OwnForms = dict[PurePosixPath, Record]


class Unsound(Exception):
    """Something is wrong, or may be."""


class Parts:
    """The parts of a data folder: what is shared, under no name, and each partnership."""

    def __init__(self, folder: Path, snapshot: Snapshot, kept: KeptForms) -> None:
        self._folder = folder
        self._snapshot = snapshot
        self._kept = kept
        self._paths: dict[str, list[str]] = {"": []}
        for path in snapshot.contents:
            self._paths.setdefault(partnership_at(path), []).append(path)

    def in_short(self) -> InShort | None:
        """The data in short, where it is sound; also None where there is no file at all."""
        if not self._snapshot.contents:
            return None
        try:
            self._must_be_none(self._missing())
            shared = self._read("")
            outlines = self._outlines(shared)
        except Unsound:
            return None
        part = assembled(shared)
        return InShort.of(part, outlines, problems_before_release(part)) if is_sound_across(part, outlines) else None

    def one_area(self, area: str) -> Dataset | None:
        """What `one_area` leaves of sound data, without reading the rest; None where there is no such partnership."""
        if area not in self._paths:
            return None
        shared = self._read("")
        named = mentioned_in(assembled(shared).records()).ids.get(PartnershipId, set())
        forms = shared
        for name in (area, *named):
            forms |= self._read(name)
        return one_area(assembled(dict(sorted(forms.items()))), area)

    def _outlines(self, shared: OwnForms) -> Outlines:
        lists = self._snapshot.mark_of(str(path) for path, form in shared.items() if isinstance(form, SharedForm))
        marks = {name: mark(self._kept.program, b"a part", lists, self._snapshot.mark_of(own)) for name, own in self._paths.items()}
        kept = self._kept.of_each(marks.values())
        found: dict[str, Outline] = {}
        for name, of_part in marks.items():
            outline = Outline.read(kept[of_part][0]) if of_part in kept else None
            if outline is None:
                outline = self._outline_anew(name, shared)
                self._kept.keep(of_part, outline.written())
            found[name] = outline
        return Outlines(found.pop(""), found)

    def _outline_anew(self, name: str, shared: OwnForms) -> Outline:
        own = self._read(name) if name else shared
        part = assembled(with_shared_lists(shared, own))
        self._must_be_none(problems_of_a_part(part))
        self._must_be_none(facts_that_are_not_there(part.partnerships.values()))
        return Outline.of(part, own.values())

    def _read(self, name: str) -> OwnForms:
        files, problems = forms_among(self._folder, self._paths[name])
        self._kept.take_to_hand(files)
        forms: OwnForms = {}
        for file in files:
            record, found = self._kept.read(file)
            problems += found
            if record is not None:
                forms[file.inside] = record
        self._must_be_none(problems)
        return forms

    def _missing(self) -> Iterator[Problem]:
        # Of a partnership's files, only that which says who it is, or any where there is none: paths take long to make.
        paths = list(self._paths[""])
        for name, own in self._paths.items():
            paths += [path for path in own if name and path.endswith("/partnership.yml")] or own[:1]
        return missing_files(self._folder, map(PurePosixPath, paths))

    @staticmethod
    def _must_be_none(problems: Iterable[Problem]) -> None:
        if any(True for _ in problems):
            raise Unsound

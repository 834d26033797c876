"""Explain each short form where a page first uses it, and list at the end those that stand only where nothing can be added.

In: the finished HTML of a page's own part, and the short forms. Out: the same HTML with explanations, otherwise unchanged.
Must not know: which page it is, beyond its address.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import groupby
from operator import attrgetter

from macros.glossing.html_runs import Run, runs
from macros.glossing.short_forms import ShortForm, ShortForms, plain
from macros.rendering import render

EXPLAINED = re.compile(r'<abbr>([^<]*)</abbr>[^<]{0,8}<span class="short-form">')
LIST = '<section class="short-forms"'
LISTED = re.compile(r"<dt><a [^>]*>([^<]*)</a></dt>")
# What may stand between a short form and its full wording: “CIN is short for child in need”, “Cafcass, the Children and ...”.
BETWEEN = frozenset(
    "a an are as be called for in is it letters means of or our read short stand stands that the this to we which written".split()
)


@dataclass
class _Found:
    """A short form on a page: where it can be explained, and whether it has to be listed if it cannot."""

    short_form: ShortForm
    explained: bool = False
    place: re.Match[str] | None = None
    folded_place: re.Match[str] | None = None
    unexplained_in_view: bool = False
    unexplained: bool = False
    bracketed: set[re.Match[str]] = field(default_factory=set)


def explained(html: str, short_forms: ShortForms, page: str) -> str:
    """The HTML of the page at address `page` with every short form in it explained once."""
    found = _short_forms_on(html, short_forms)
    done = _explained_before(html, short_forms)
    added: list[tuple[int, int, str]] = []
    listed: list[ShortForm] = []
    for item in found.values():
        if item.explained or item.short_form.key in done:
            continue
        place = item.place or (None if item.unexplained_in_view else item.folded_place)
        if place:
            added.append(_with_meaning(place, item.short_form, nested=place in item.bracketed))
        elif item.unexplained:
            listed.append(item.short_form)
    for start, end, text in sorted(added, reverse=True):
        html = html[:start] + text + html[end:]
    return html + _list(listed, page)


def _short_forms_on(html: str, short_forms: ShortForms) -> dict[tuple[str, ...], _Found]:
    # One look at the whole page, tags and all, is faster than one at each of a thousand runs; none reaches across a tag.
    coming = deque((match, short_forms.found(match)) for match in short_forms.stand_in(html))
    found: dict[tuple[str, ...], _Found] = {}
    for _, of_block in groupby(runs(html), key=attrgetter("block")):
        if not coming:
            break
        block = list(of_block)
        for run in block:
            while coming and coming[0][0].start() < run.end:
                match, short_form = coming.popleft()
                if match.start() < run.start:
                    continue
                item = found.setdefault(short_form.key, _Found(short_form))
                _note(item, match, run, *_around(html, block, match))
                if item.explained or item.place:  # nobody needs the rest of the page for this one
                    coming = deque(other for other in coming if other[1].key != short_form.key)
    return found


def _note(item: _Found, match: re.Match[str], run: Run, before: str, after: str) -> None:
    if _full_wording_beside(before, after, item.short_form):
        item.explained = item.explained or not run.folded
        return
    item.unexplained = True
    item.unexplained_in_view = item.unexplained_in_view or not run.folded
    if not run.open_to_words or _quoted_or_joined(before, after):
        return
    if before.count("(") > before.count(")"):
        item.bracketed.add(match)
    if not run.folded:
        item.place = match
    elif not item.folded_place:
        item.folded_place = match


def _around(html: str, block: list[Run], match: re.Match[str]) -> tuple[str, str]:
    """The text before and after a match in its block, across tags such as <strong>."""
    before = "".join(html[run.start : min(run.end, match.start())] for run in block if run.start < match.start())
    after = "".join(html[max(run.start, match.end()) : run.end] for run in block if run.end > match.end())
    return unescape(before), unescape(after)


def _quoted_or_joined(before: str, after: str) -> bool:
    """Whether it stands in a quotation, which must stay as it is, or is part of a longer word (“NHS-funded”)."""
    return before.count("“") > before.count("”") or bool(re.search(r"\w[-–]$", before) or re.match(r"[-–]\w", after))


def _full_wording_beside(before: str, after: str, short_form: ShortForm) -> bool:
    reach = max(map(len, short_form.wordings), default=0) * 2 + 60
    words_before, words_after = plain(before[-reach:]).split(), plain(after[:reach]).split()
    while words_before and words_before[-1] in BETWEEN:
        words_before.pop()
    while words_after and words_after[0] in BETWEEN:
        words_after.pop(0)
    text_before, text_after = f" {' '.join(words_before)}", f"{' '.join(words_after)} "
    return any(text_before.endswith(f" {words}") or text_after.startswith(f"{words} ") for words in short_form.wordings)


def _with_meaning(match: re.Match[str], short_form: ShortForm, *, nested: bool) -> tuple[int, int, str]:
    plural = match["plural"] or ""
    first, last = "[]" if nested else "()"
    means = escape(short_form.means(plural=bool(plural)))
    text = f'<abbr>{match["form"]}{plural}</abbr>{match["owner"] or ""}<span class="short-form"> {first}{means}{last}</span>'
    return match.start(), match.end(), text


def _explained_before(html: str, short_forms: ShortForms) -> set[tuple[str, ...]]:
    """What an earlier run over the same page explained."""
    written = EXPLAINED.findall(html) + LISTED.findall(html.partition(LIST)[2])
    return {short_forms.found(match).key for text in written for match in short_forms.stand_in(text)}


def _list(short_forms: list[ShortForm], page: str) -> str:
    if not short_forms:
        return ""
    in_order = sorted(short_forms, key=lambda item: item.written.lower())
    return "\n" + render("short_forms.html", page, short_forms=in_order)

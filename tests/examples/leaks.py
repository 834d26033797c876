"""Where words stand on a built site that should not, but for what the law's own records say.

A record of the law is the same for every site, and names the document that we know it from: “Luton's arrangements,
written to this edition, say what agencies are asked to do.” An honest source is worth more than a law without names, so such a text may stand anywhere,
whole. A name one word beside it may not.

In: a folder of files, a pattern, the texts of the law. Out: each place. Must not know: how a site is built.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from macros.adapters.settings import PROJECT
from tests.examples.assembling import SAME_FOR_ALL

# A new line that is written out ends in a letter, which is none of the word after it.
START = r"(?:(?<!\w)|(?<=\\n))"
# No word of the three real areas; every name they bear has one of these in it.
REAL_NAMES = re.compile("bedford|luton", re.IGNORECASE)
OF_THREE = re.compile(rf"{START}three\s+(?:areas|partnerships|arrangements|documents)\b", re.IGNORECASE)
MAKES_THE_WORD = re.compile(r"\.(?:html|json|jsonld|csv|xml|txt|ics|yaml|yml|webmanifest)$")
# The pages that show a file of the law line by line, and a line on them: a line is a piece of a text, or a comment.
SHOWS_THE_LAW = re.compile(rf"data/files/(?:{'|'.join(re.escape(name.removesuffix('.yml')) for name in SAME_FOR_ALL)})/(?:.+/)?index\.html")
LINE_SHOWN = re.compile(r'<li id="L\d+"><code>.*?</code></li>')
# What a page may put into the middle of a text: a tag, or what the glossary says of a short form.
PUT_IN = re.compile(r'<span class=\\?"short-form\\?">[^<]*</span>|<[^<>]*>')
NOTHING = f"(?:{PUT_IN.pattern})*"
SPACE = rf"(?:{PUT_IN.pattern}|\s|\\n)+"
# With fewer words, a text could be only a name, and would let that name stand anywhere.
WORDS_OF_A_SENTENCE = 4


def leaks(folder: Path, wanted: re.Pattern[str], law: Iterable[str]) -> list[str]:
    """Each place in the text files of a site where something stands outside the texts of the law: `file: words around it`."""
    whole_texts, found = _in_any_writing(law), []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and MAKES_THE_WORD.search(path.name):
            text, name = _unfolded(path), path.relative_to(folder).as_posix()
            if wanted.search(text):
                text = html.unescape(LINE_SHOWN.sub("", text) if SHOWS_THE_LAW.fullmatch(name) else text)
                text = whole_texts.sub(_what_was_put_in, text)
                found += [f"{name}: {text[max(0, m.start() - 40) : m.end() + 40]!r}" for m in wanted.finditer(text)]
    return found


def texts_of_the_law(wanted: re.Pattern[str]) -> list[str]:
    """Every text in the law's records that holds what is looked for."""
    owns = [PROJECT / "data" / name for name in SAME_FOR_ALL]
    files = [file for own in owns for file in ([own] if own.is_file() else own.rglob("*.yml"))]
    # Reading every record takes a second; few hold a name.
    records = [yaml.safe_load(text) for text in (file.read_text(encoding="utf-8") for file in files) if wanted.search(text)]
    return may_stand(records, wanted)


def may_stand(record: object, wanted: re.Pattern[str]) -> list[str]:
    """The texts of a record that hold what is looked for, and say something about it: a sentence or a link, not the bare name."""
    texts = {text for text in _texts_in(record) if wanted.search(text)}
    return sorted(text for text in texts if len(text.split()) >= WORDS_OF_A_SENTENCE or re.match("https?://", text))


def _texts_in(record: object) -> Iterator[str]:
    if isinstance(record, str):
        yield record
    elif isinstance(record, dict):
        yield from _texts_in(list(record.values()))
    elif isinstance(record, list):
        for item in record:
            yield from _texts_in(item)


def _unfolded(path: Path) -> str:
    """A calendar breaks its lines anywhere, also within a name, and goes on after a space."""
    text = path.read_text(encoding="utf-8")
    return text.replace("\n ", "") if path.suffix == ".ics" else text


def _in_any_writing(texts: Iterable[str]) -> re.Pattern[str]:
    """Finds each text whole, however a page, a table, a calendar or a file for programs writes it; the longest first."""
    written = "|".join(_in_any_writing_one(text) for text in sorted(texts, key=len, reverse=True))
    return re.compile(rf"{START}(?:{written})(?!\w)" if written else r"(?!)")


def _in_any_writing_one(text: str) -> str:
    return SPACE.join(NOTHING.join("".join(map(_character, piece)) for piece in re.findall(r"\w+|\W", word)) for word in text.split())


def _character(one: str) -> str:
    """A character as it is or escaped: JSON has \\" and \\u2019, a calendar \\, and a table doubles its quotation marks."""
    if one.isascii():
        return one if one.isalnum() else rf"\\?{re.escape(one)}" + ("{1,2}" if one in "\"'" else "")
    return rf"(?:{re.escape(one)}|\\u{ord(one):04x})"


def _what_was_put_in(found: re.Match[str]) -> str:
    """A text is taken out, but never the tags within it: an attribute could hold a name."""
    return "".join(["…", *PUT_IN.findall(found[0])])

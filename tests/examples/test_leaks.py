"""A name of the real areas on another area's site is found, however it is written; a text of the law's records is let through.

The site itself is read in `test_another_area.py`.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import textwrap
from pathlib import Path

import pytest
import yaml

from tests.examples.leaks import OF_THREE, REAL_NAMES, leaks, may_stand


def test_a_name_of_the_real_areas_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>What to do in Luton</p>", encoding="utf-8")
    (tmp_path / "data.json").write_text('{"area": "Central Bedfordshire"}', encoding="utf-8")
    (tmp_path / "days.ics").write_bytes(b"SUMMARY:What to do in Lu\r\n ton\r\n")
    assert [line.split(":")[0] for line in leaks(tmp_path, REAL_NAMES, [])] == ["data.json", "days.ics", "index.html"]


# Texts as the law's records could have them, with what each way of writing must escape.
OF_THE_LAW = {
    REAL_NAMES: (
        'Luton\'s document, “Our arrangements”, says what the "agencies" (ICB) are asked to do – and when.',
        "https://www.bedford.example/law/?day=1&page=2",
    ),
    OF_THREE: ('Seen through the three arrangements\' "lists" (ICB) only, and not in the guidance – so far.',),
}
NAMES = {REAL_NAMES: "Luton", OF_THREE: "three areas"}


def _in_every_writing(folder: Path, text: str) -> None:
    """One text in a file of each kind, as the site and common programs write them."""
    escaped = html.escape(text)
    short_form = '<abbr>ICB</abbr><span class="short-form"> (care board)</span>'
    marked = escaped.replace("ICB", short_form).replace("asked", '<a href="../x/">asked</a>')
    table = io.StringIO()
    csv.writer(table).writerow([text, 1])
    calendar = "DESCRIPTION:Law.\\n" + text.replace(",", "\\,")
    (folder / "index.html").write_text(f'<p title="{escaped}">Sure. {marked.replace(" ", chr(10), 3)}</p>', encoding="utf-8")
    (folder / "law.json").write_text(json.dumps({"note": f"Sure. {text}"}), encoding="utf-8")
    (folder / "law.csv").write_text(table.getvalue(), encoding="utf-8")
    (folder / "law.ics").write_text("\n ".join(textwrap.wrap(calendar, 7, drop_whitespace=False)) + "\n", encoding="utf-8")
    (folder / "law.yml").write_text(yaml.safe_dump({"note": text}, width=20, allow_unicode=True), encoding="utf-8")
    (folder / "search.json").write_text(json.dumps({"text": f"<p>{marked}</p>"}, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("wanted", OF_THE_LAW, ids=NAMES.values())
def test_a_text_of_the_law_may_stand_anywhere_and_a_name_one_word_beside_it_may_not(wanted: re.Pattern[str], tmp_path: Path) -> None:
    law, name = OF_THE_LAW[wanted], NAMES[wanted]
    for text in law:
        _in_every_writing(tmp_path, text)
        assert leaks(tmp_path, wanted, law) == []
        assert leaks(tmp_path, wanted, []) != []
        first, *rest = text.split(" ")
        broken = " ".join([first, name, *rest])
        for planted in (f"{name} {text}", f"{text} {name}", f"{text} In {name} it is. {text}", broken, text[:-1], f"{text}s"):
            _in_every_writing(tmp_path, planted)
            found = {line.split(":")[0] for line in leaks(tmp_path, wanted, law)}
            assert found == {"index.html", "law.csv", "law.ics", "law.json", "law.yml", "search.json"}, planted


def test_a_name_in_a_tag_within_a_text_of_the_law_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p>Seen in <a href="/luton/">Luton</a> and nowhere else.</p>', encoding="utf-8")
    assert len(leaks(tmp_path, REAL_NAMES, ["Seen in Luton and nowhere else."])) == 1


def test_a_record_of_the_law_that_is_only_a_name_does_not_let_the_name_stand_anywhere() -> None:
    record = {"area": "Luton", "notes": [{"note": "We know it from Luton.", "link": "https://luton.example/"}, "We know it."]}
    assert may_stand(record, REAL_NAMES) == ["We know it from Luton.", "https://luton.example/"]


def test_a_line_of_a_file_of_the_law_may_be_shown_and_nothing_else_on_its_page(tmp_path: Path) -> None:
    line = '<li id="L7"><code># We know it from Luton.</code></li>'
    pages = {"instruments/changes/2018-to-2023": line, "duties": f"<h1>Luton</h1>{line}", "site": line, "duties-of-ours": line}
    for page, text in pages.items():
        (tmp_path / "data" / "files" / page).mkdir(parents=True)
        (tmp_path / "data" / "files" / page / "index.html").write_text(text, encoding="utf-8")
    found = [line.split("/")[2] for line in leaks(tmp_path, REAL_NAMES, [])]
    assert found == ["duties", "duties-of-ours", "site"]

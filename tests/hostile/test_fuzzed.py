"""Whatever bytes, values or changes come in: no traceback, no hang, bounded memory, and for each refusal a place.

Sizes are those at which a file is refused as too large; the time allowed is many times what is needed, so that a busy
machine passes and something that grows with the square of a file does not.
"""

from __future__ import annotations

import io
import os
import tarfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]

from macros.adapters.cli import main
from macros.adapters.revisions import UnknownRevision, unpack
from macros.assessing.predicates import outcome_of
from macros.changes.compare import changes_between
from macros.changes.printed import as_markdown, broken_as_markdown
from macros.changes.report import ChangeReport, Said
from macros.changes.sentences import sentence, where
from macros.changes.tree import tree_of
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.model.requirements import Predicate
from macros.model.topics import TOPIC_FORMS
from macros.problems import report
from macros.reading.characters import MOST_TOLD
from macros.reading.strict_yaml import LARGEST_FILE, read_yaml
from tests import small_data
from tests.hostile.refusals import held_together

FUNDING = "partnerships/anytown/funding.yml"
SECONDS = 20.0  # of work; the slowest takes 7
MEGABYTES = 600  # for the fullest file there can be
M = LARGEST_FILE - 600


@contextmanager
def in_good_time() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


BOMBS: dict[str, bytes] = {
    "billion laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(20)),
    "aliases": b"a: [" + b"*a," * 300_000 + b"]\n",
    "tags": b"".join(b"%%TAG !a%d! x\n" % number for number in range(50_000)) + b"---\na: b\n",
    "brackets": b"[" * M,
    "braces": b"{a: " * (M // 4),
    "dashes": b"- " * (M // 2),
    "question marks": b"? " * (M // 2),
    "one long word": b"a: " + b"x" * M,
    "one long name": b"x" * M + b": a",
    "one long line between marks": b"a: '" + b"'' " * (M // 4) + b"'",
    "a mark never closed": b'a: "' + b"x\n" * (M // 2),
    "the same name": b"a: 1\n" * (M // 5),
    "empty lines": b"\n" * M,
    "tabs": b"\t\n" * (M // 2),
    "characters of no width": "\u200b\n".encode() * (M // 4),
    "merges": b"<<<<<<< a\n" * (M // 10),
    "documents": b"--- a\n" * (M // 6),
    "deeper and deeper": b"".join(b" " * number + b"a:\n" for number in range(1400)),
    "no names": b": " * (M // 2),
    "NUL": b"\0" * M,
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS, ids=str)
def test_a_file_made_to_hang_the_reader_is_read_or_refused_in_good_time(bomb: str) -> None:
    with in_good_time():
        parsed, problems = read_yaml("data/x.yml", BOMBS[bomb][:LARGEST_FILE])
    assert (parsed is None) == bool(problems)
    assert len(problems) <= 2 * MOST_TOLD
    held_together(problems)


def test_the_memory_for_one_file_is_bounded() -> None:
    tracemalloc.start()
    try:
        read_yaml("data/x.yml", b"a: [" + b"{b: c}," * 8_000 + b"]\n")
        read_yaml("data/x.yml", BOMBS["billion laughs"])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000 / 16  # the larger of the two is a sixteenth of a full file


FILE = small_data.FILES[FUNDING]
ITEMS = FILE.split("total")[0]
FLOODS: dict[str, str] = {
    "names nobody knows": FILE + "".join(f"k{number}: 1\n" for number in range(80_000)),
    "items of another kind": ITEMS + "  - {a: 1}\n" * 60_000,
    "items with parts missing": ITEMS + "  - {lines: 4}\n" * 60_000,
    "bodies nobody knows": ITEMS + "".join(f"  - {{payer: b{n}, payer_as_written: A, pounds: 1, amount_as_written: '1', lines: 4}}\n" for n in range(12_000)),
    "a very long id": FILE.replace("payer: anytown-council", f"payer: {'a-' * 400_000}a"),
    "a very long amount": FILE.replace("pounds: 1000", f"pounds: {'9' * 900_000}"),
    "a very long range of lines": FILE.replace("lines: 3-8", f"lines: {'1-2, ' * 150_000}9"),
    "words between braces": FILE.replace("payer: anytown-council", "payer: anytown-council, " + ", ".join(f"x{n}" for n in range(60_000))),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("flood", FLOODS, ids=str)
def test_a_form_full_of_slips_is_refused_in_good_time_and_in_few_words(flood: str, tmp_path: Path) -> None:
    text = FLOODS[flood][:M].rsplit("\n", 1)[0] + "\n"
    data = small_data.write(tmp_path, {FUNDING: text})
    with in_good_time():
        problems = load(data).problems
        held_together(problems)
    assert len(report(problems)) < 100_000


def test_a_form_with_thousands_of_unknown_names_is_refused_in_good_time(tmp_path: Path) -> None:
    """This once took longer than anybody would wait: each slip was compared with each other one."""
    data = small_data.write(tmp_path, {FUNDING: FILE + "".join(f"k{number}: 1\n" for number in range(20_000))})
    with in_good_time():
        problems = load(data).problems
    assert 0 < len(problems) <= MOST_TOLD


@pytest.mark.parametrize(
    "written",
    [
        '"x\\u202ey"',
        '"\\0"',
        '"\\u200b"',
        '"\\x1b[31m"',
        '"\\uFEFF"',
        '"\\U000E0041"',
        '"\\u2066"',
        "x\U000e0041y",
        "x\u3164",
        "x\u2800",
        "\u202ex",
        "x\ufe0f",
    ],
)
def test_what_nobody_can_see_is_refused_also_where_a_sign_stands_for_it(written: str) -> None:
    parsed, problems = read_yaml("data/x.yml", f"a: 1\nb: {written}\n".encode())
    assert parsed is None
    assert [(item.id, item.place.line) for item in problems] == [("odd-character", 2)]
    assert "\x1b" not in report(problems)


def test_no_file_can_pass_itself_off_as_a_position() -> None:
    assert read_yaml("data/x.yml", b'"\\0position": x\n')[1][0].id == "odd-character"


@pytest.mark.parametrize("digits", ["٢٠٢٤-٠٦", "２０２４-06", "0000-06", "2024-13"])
def test_a_date_in_other_digits_or_outside_the_calendar_is_refused(digits: str, tmp_path: Path) -> None:
    found = small_data.problems(tmp_path, small_data.bent("sources.yml", "when: 2024-06", f"when: {digits}"))
    assert [item.split()[0] for item in found] == ["data/sources.yml:7:31"]


@pytest.mark.parametrize(("old", "new"), [("pounds: 1000,", "pounds: 1E9,"), ("pounds: 1000,", "pounds: ٩,"), ("lines: 4}", "lines: ٤}")])
def test_a_number_is_in_our_digits(old: str, new: str, tmp_path: Path) -> None:
    assert len(small_data.problems(tmp_path, small_data.bent(FUNDING, old, new))) == 1


# --- paths --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Any Town", "..%2f", "<b>x", "x\ny", "é", "a" * 81])
def test_a_folder_whose_name_is_no_part_of_an_address_is_refused(name: str, tmp_path: Path) -> None:
    folder = f"partnerships/{name}"
    assert f"data/{folder}/values.yml".replace("\n", "U+000A") in small_data.problems(tmp_path, {f"{folder}/values.yml": small_data.FILES["partnerships/anytown/values.yml"]})[0]  # fmt: skip


@pytest.mark.parametrize("to", ["elsewhere.yml", "/dev/zero", "."])
def test_a_link_out_of_the_data_is_refused_and_not_followed(to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = small_data.write(tmp_path)
    secret = tmp_path / "elsewhere.yml"
    secret.write_text("secret: 1  \n", encoding="utf-8")
    (data / "posts.yml").symlink_to(tmp_path / to if to != "/dev/zero" else to)
    assert [f"{item.place.file} {item.id}" for item in load(data).problems] == ["data/posts.yml file-unreadable"]
    assert main(["check", "--fix", "--data", str(data)]) == 1
    assert "secret" not in capsys.readouterr().err
    assert secret.read_text(encoding="utf-8") == "secret: 1  \n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_among_the_files_keeps_nobody_waiting(tmp_path: Path) -> None:
    data = small_data.write(tmp_path)
    os.mkfifo(data / "posts.yml")
    assert [item.id for item in load(data).problems] == ["file-unreadable"]


@pytest.mark.parametrize("to", ["/etc/passwd", "../../elsewhere.yml"])
def test_an_earlier_version_with_a_link_out_of_the_data_is_not_unpacked(to: str, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        link = tarfile.TarInfo("data/posts.yml")
        link.type, link.linkname = tarfile.SYMTYPE, to
        tar.addfile(link)
    with pytest.raises(UnknownRevision, match="leads out of its folder"):
        unpack(packed.getvalue(), tmp_path)
    assert not (tmp_path / "data" / "posts.yml").exists()


# --- anything at all ----------------------------------------------------------------------------------------------------

SIGNS = st.sampled_from(
    ["a", "state", ": ", ":", "\n", "\n  ", "\n- ", "- ", "{", "}", "[", "]", ", ", "'", '"', "#", " #", "|", ">", "&a ", "*a", "!x ", "%", "@", "`", "?", "<<", "---\n", "\t", "\u200b", "\u00a0", "\\", "é", "=", "~", "£1,000", "2024-06-31"]
)  # fmt: skip
quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@settings(deadline=None, max_examples=400)
@given(st.lists(SIGNS, max_size=30).map("".join))
def test_no_row_of_signs_brings_the_reader_down(text: str) -> None:
    parsed, problems = read_yaml("data/x.yml", text.encode())
    assert (parsed is None) == bool(problems)
    held_together(problems)


words = st.one_of(
    SIGNS,
    st.text(max_size=12),
    st.sampled_from(
        [
            "stated",
            "not mentioned",
            "anytown-masa",
            "anytown-council",
            "2024-06",
            "3-8",
            "yes",
            "1000",
            "training-duties",
            "pounds",
            "9" * 30,
        ]
    ),
)
values = st.recursive(words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4), max_leaves=8)


@st.composite
def bent_forms(draw: st.DrawFn) -> dict[str, str]:
    """One of the files with up to three of its values, anywhere in it, replaced, renamed or gone."""
    name = draw(st.sampled_from(sorted(small_data.FILES)))
    form = yaml.load(small_data.FILES[name], yaml.BaseLoader)
    for _ in range(draw(st.integers(1, 3))):
        holder = form
        while isinstance(holder, dict | list) and holder:
            key = draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
            inner = holder[key]
            if isinstance(inner, dict | list) and inner and draw(st.booleans()):
                holder = inner
                continue
            if draw(st.booleans()):
                holder[key] = draw(values)
            elif isinstance(holder, dict) and draw(st.booleans()):
                holder[draw(words)] = holder.pop(key)
            else:
                del holder[key]
            break
    return {name: yaml.safe_dump(form, allow_unicode=True, sort_keys=False)}


@quick
@given(bent_forms())
def test_no_form_brings_the_loader_down(changes: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        loaded = small_data.loaded(Path(folder), changes)
        assert (loaded.dataset is None) == bool(loaded.problems)
        held_together(loaded.problems)


def sound(changes: dict[str, str]) -> Dataset | None:
    with TemporaryDirectory() as folder:
        return small_data.loaded(Path(folder), changes).dataset


@settings(quick, max_examples=25)
@given(bent_forms(), bent_forms())
def test_no_change_brings_the_comparison_down(one: dict[str, str], other: dict[str, str]) -> None:
    before, after = sound(one) or sound({}), sound(other)
    if before is None or after is None:
        return
    for change in changes_between(tree_of(before), tree_of(after)):
        assert where(change, before if change.kind == "removed" else after)
        assert "\n" not in sentence(change, before, after)


FIELDS = [f"{topic}.{name}" for topic, form in TOPIC_FORMS.items() for name in form.model_fields if name != "position"]
path = st.one_of(st.sampled_from(FIELDS), st.sampled_from(sorted(TOPIC_FORMS)), words.filter(str.strip))
body = st.sampled_from(["local authority", "police", "integrated care board"])
PREDICATES = {
    "states": path,
    "says": st.lists(path, min_size=1, max_size=2),
    "gives": path,
    "answers_yes": path,
    "one_of_each": st.fixed_dictionaries({"field": path, "kinds": st.lists(body, min_size=1)}),
    "none_of": st.fixed_dictionaries({"field": path, "kinds": st.lists(body, min_size=1)}),
    "posts_like": st.fixed_dictionaries({"field": path, "words": st.lists(words.filter(str.strip), min_size=1)}),
    "different": st.fixed_dictionaries({"one": path, "other": path}),
    "among": st.fixed_dictionaries({"one": path, "several": path}),
    "names_all": st.fixed_dictionaries({"field": path, "organisations": st.just(["anytown-council"])}),
    "at_least": st.fixed_dictionaries({"field": path, "count": st.sampled_from(["0", "1", "999999999"])}),
    "number_at_most": st.fixed_dictionaries({"field": path, "number": st.sampled_from(["0", "6"])}),
    "includes": st.fixed_dictionaries({"category": words.filter(str.strip), "sorts": st.lists(words.filter(str.strip), min_size=1)}),
    "a_line_for_each_partner": st.just("yes"),
    "signed_by_the_leads": st.just("yes"),
    "cites_its_edition": st.just("yes"),
    "for_a_person": st.just("yes"),
}
SMALL = sound({})


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(PREDICATES)).flatmap(lambda kind: PREDICATES[kind].map(lambda asked: {kind: asked, "missing": "x"})))
def test_no_test_of_a_requirement_brings_the_assessment_down(written: dict[str, object]) -> None:
    assert SMALL is not None
    try:
        predicate = Predicate.model_validate(written)
    except ValueError:
        return  # refused before it is carried out
    outcome = outcome_of(SMALL, SMALL.partnerships["anytown"], predicate)
    assert outcome.met in (True, False, None)


def test_every_predicate_is_tried_here() -> None:
    assert set(PREDICATES) == set(Predicate.model_fields) - {"position", "missing"}


# --- what is printed ----------------------------------------------------------------------------------------------------


def test_a_report_of_broken_data_stays_within_its_frame_in_a_pull_request() -> None:
    written = broken_as_markdown([("After the change", "x\n```\n@everybody ![x](http://elsewhere.example/x.png)\n````")])
    frame = next(line for line in written.splitlines() if line.startswith("`````"))
    assert written.rstrip().endswith(frame)


def test_the_words_of_a_change_are_words_in_a_pull_request(tmp_path: Path) -> None:
    hostile = "&#64;everybody @all <img src=x> [x](javascript:x) `y` **z** # &lt;b&gt; \\\\*q*"
    after = small_data.loaded(tmp_path, small_data.bent("organisations.yml", "name: Anytown Council", f"name: '{hostile}'")).dataset
    assert SMALL is not None
    assert after is not None
    facts = tuple(Said(where(item, after), sentence(item, SMALL, after), item) for item in changes_between(tree_of(SMALL), tree_of(after)))
    nothing: dict[str, Any] = dict.fromkeys((item.name for item in fields(ChangeReport)), ())
    written = as_markdown(ChangeReport(**{**nothing, "facts": facts}))
    shown = BeautifulSoup(markdown(written), "html.parser")
    assert hostile in shown.get_text()
    assert {tag.name for tag in shown.find_all(True)} == {"h1", "h2", "ul", "li"}
    assert "@" not in written

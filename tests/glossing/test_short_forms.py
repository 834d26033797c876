"""Short forms are explained once, where a reader first meets them, and nothing else on the page changes."""

from __future__ import annotations

import re
import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.glossing.explain import explained
from macros.glossing.short_forms import ShortForms
from macros.model.wording import Term

KNOWN = {"where": "general knowledge", "confidence": "high"}


def a_term(id: str, short: str, term: str, **more: object) -> Term:
    return Term.model_validate({"id": id, "short": short, "term": term, "means": "Means.", "outside": KNOWN, **more})


TERMS = (
    a_term("lcspr", "LCSPR", "local child safeguarding practice review"),
    a_term("la", "LA", "local authority", plural="local authorities"),
    a_term("icb", "ICB", "integrated care board"),
    a_term("blmk-icb", "BLMK ICB", "Bedfordshire, Luton and Milton Keynes Integrated Care Board"),
    a_term("camhs", "CAMHS", "mental health services", written=["CAMHs"]),
    a_term("cdop-panel", "CDOP", "child death overview panel"),
    a_term("cdop-process", "CDOP", "child death overview process"),
    a_term("l1", "L1", "level 1", outside={"where": "a guess", "confidence": "medium"}),
    a_term("dsp", "DSP", "delegated safeguarding partner"),
    a_term("dsp-person", "DSP", "designated safeguarding person", only_elsewhere=True),
    a_term("nhs", "NHS", "National Health Service", everybody_knows="Everybody does."),
    a_term("mh-wb", "MH&WB", "mental health & wellbeing"),
    a_term("odd", "ODD", "a <b>bold</b> & \"quoted\" meaning"),
)  # fmt: skip
SHORT_FORMS = ShortForms.of(TERMS)


def page(html: str) -> str:
    return explained(html, SHORT_FORMS, "luton/funding/")


def without_explanations(html: str) -> str:
    html = re.sub(r'\n<section class="short-forms".*?</section>', "", html, flags=re.DOTALL)
    html = re.sub(r'<span class="short-form">.*?</span>', "", html, flags=re.DOTALL)
    return re.sub(r"<abbr>(.*?)</abbr>", r"\1", html)


def listed(html: str) -> list[str]:
    return [item.get_text() for item in BeautifulSoup(html, "html.parser").select(".short-forms dt")]


def test_the_first_use_in_running_text_is_explained_and_the_next_is_not() -> None:
    assert page("<p>An LCSPR began.</p><p>The LCSPR ended.</p>") == (
        '<p>An <abbr>LCSPR</abbr><span class="short-form"> (local child safeguarding practice review)</span> began.</p>'
        "<p>The LCSPR ended.</p>"
    )


@pytest.mark.parametrize("around", ["p", "li", "dd", "td"])
def test_a_meaning_is_added_in_paragraphs_lists_and_cells(around: str) -> None:
    assert "(integrated care board)" in page(f"<{around}>The <strong>ICB</strong> pays.</{around}>")


@pytest.mark.parametrize(
    "where",
    [
        "<h2>ICB</h2>",
        "<p><a href='x'>The ICB</a></p>",
        "<details><summary>ICB</summary></details>",
        "<table><caption>ICB</caption><tr><th>Body</th></tr></table>",
        "<table><tr><th>ICB</th></tr></table>",
        "<dl><dt>ICB</dt></dl>",
        "<figure><figcaption><p>ICB</p></figcaption></figure>",
        '<details class="where"><summary>Where</summary><ul><li>look for the ICB</li></ul></details>',
        "<p>The document writes “the ICB pays”.</p>",
        '<p>Funding<span class="quiet-for-eyes"> of the ICB</span></p>',
        "<p>An ICB-wide plan.</p>",
        "<div>ICB</div>",
        "<blockquote><p>ICB</p></blockquote>",
    ],
)
def test_where_nothing_can_be_added_the_short_form_is_listed_at_the_end(where: str) -> None:
    result = page(where)
    assert result.startswith(where)
    assert listed(result) == ["ICB"]
    assert 'href="../../glossary/#icb"' in result


def test_a_heading_does_not_count_as_the_first_use_when_running_text_follows() -> None:
    result = page("<h2>ICB</h2><p>The ICB pays.</p>")
    assert "<h2>ICB</h2><p>The <abbr>ICB</abbr>" in result
    assert listed(result) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>The integrated care board (ICB) pays.</p>",
        "<p>The ICB (Integrated Care Board) pays.</p>",
        "<p>The <a href='x'>Integrated Care Boards</a> (ICB) pay.</p>",
        "<h2>Integrated care board (ICB)</h2><p>The ICB pays.</p>",
        "<p>Bedfordshire, Luton &amp; Milton Keynes Integrated Care Board (BLMK ICB)</p>",
        "<p>ICB is short for integrated care board.</p>",
        "<p>The document writes “DSP”. That this means a delegated safeguarding partner is our reading.</p>",
        "<p>The integrated care board, written as ICB, pays.</p>",
    ],
)
def test_nothing_is_added_where_the_full_wording_stands_beside_it(html: str) -> None:
    assert page(html) == html


def test_a_full_wording_in_a_folded_list_of_search_words_does_not_count() -> None:
    html = '<details class="where"><ul><li>look for “integrated care board (ICB)”</li></ul></details>'
    assert listed(page(f"<h2>ICB</h2>{html}")) == ["ICB"]
    assert page(html) == html


def test_text_in_view_is_explained_before_text_that_must_be_opened() -> None:
    folded, open_text = "<details><summary>More</summary><p>ICB</p></details>", "<p>ICB</p>"
    assert page(folded + open_text).startswith(folded)
    assert "integrated care board" in page(folded)
    assert listed(page(f"<h2>ICB</h2>{folded}")) == ["ICB"]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Three LCSPRs.</p>", "LCSPRs (local child safeguarding practice reviews)."),
        ("<p>Both LAs agree.</p>", "LAs (local authorities) agree"),
        ("<p>The ICB’s plan.</p>", "ICB’s (integrated care board) plan"),
        ("<p>The ICB&#39;s plan.</p>", "ICB's (integrated care board) plan"),
        ("<p>The BLMK ICB pays.</p>", "BLMK ICB (Bedfordshire, Luton and Milton Keynes Integrated Care Board) pays"),
        ("<p>The CDOP met.</p>", "CDOP (child death overview panel or child death overview process) met"),
        ("<p>A course (L1).</p>", "(L1 [probably level 1])."),
        ("<p>The DSP.</p>", "DSP (delegated safeguarding partner)."),
        ("<p>A MH&amp;WB hub.</p>", "MH&WB (mental health & wellbeing) hub"),
        ("<p>ICB/LA talks.</p>", "ICB (integrated care board)/LA (local authority) talks"),
    ],
)
def test_the_meaning_fits_the_way_the_short_form_is_written(html: str, shown: str) -> None:
    assert shown in BeautifulSoup(page(html), "html.parser").get_text()


def test_two_spellings_of_one_short_form_are_explained_once() -> None:
    assert page("<p>CAMHs and CAMHS</p>").count("mental health services") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>The NHS pays.</p>",
        '<p title="ICB" data-x="LCSPR">Nothing</p>',
        "<p>ICBS, xICB, ICB2 and me@ICB and ICB.org</p>",
        "<p>&ICB; and &#ICB</p>",
        "<code>ICB</code><pre>ICB</pre><script>ICB</script><style>ICB</style><!-- ICB --><svg><text>ICB</text></svg>",
        "<p aria-hidden=\"true\">ICB</p>",
    ],
)  # fmt: skip
def test_what_is_no_short_form_or_is_not_read_is_left_alone(html: str) -> None:
    assert page(html) == html


def test_a_meaning_cannot_bring_markup_into_the_page() -> None:
    result = page("<p>ODD</p><h2>LCSPR</h2>")
    assert "<b>" not in result
    assert "(a &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; meaning)" in result


WORDS = "ICB LCSPRs BLMK ODD MH&amp;WB “ ” ( ) &amp; &lt; > \" ' - .".split()
TAGS = "p li h2 b details script td blockquote".split()
PIECES = st.sampled_from(
    [*WORDS, " ", "\n", "< ", "BLMK ICB", "integrated care board", "<br>", "<!-- ICB -->", "<a href='ICB>'>", "</a>"]
    + [f"<{end}{name}>" for name in TAGS for end in ("", "/")]
    + ['<b title="a > ICB">', '<details class="where">', "<p hidden>"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_page_holds_the_rest_of_it_stays_as_it_is(html: str) -> None:
    result = page(html)
    assert without_explanations(result) == html
    assert page(result) == result


@pytest.mark.parametrize(
    "hostile", ["<" * 50_000, "<a " * 4_000, '<a x="' * 4_000, "<!--" * 4_000, "<p>" * 20_000 + "ICB", "“ICB " * 2_000]
)
def test_a_page_of_broken_markup_does_not_hold_up_the_build(hostile: str) -> None:
    begun = time.process_time()
    page(hostile)
    assert time.process_time() - begun < 5

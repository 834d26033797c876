"""The smallest data set that is sound, to be bent one way at a time.

In: changes to its files. Out: a folder of YAML, loaded or not. Must not know: the real data.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.dataset.load import Loaded, load
from macros.model.topics import TOPIC_FORMS

TOPICS_ON_ONE_PAGE = "\n".join(f"      - {{id: {topic}, title: T {topic}, about: About}}" for topic in TOPIC_FORMS)

FILES: dict[str, str] = {
    "site.yml": "name: Site\nabout: About\nrepository: {pattern: '[address]/[file]#L[line]'}\n",
    "pages.yml": f"pages:\n  - id: everything\n    title: Everything\n    question: What?\n    topics:\n{TOPICS_ON_ONE_PAGE}\n",
    "organisations.yml": (
        "organisations:\n"
        "  - {id: anytown-council, name: Anytown Council, kind: local authority}\n"
        "  - {id: anyshire-police, name: Anyshire Police, kind: police}\n"
        "  - {id: anyshire-icb, name: Anyshire Integrated Care Board, kind: integrated care board}\n"
        "  - {id: anytown-partnership, name: Anytown Partnership, kind: partnership}\n"
    ),
    "sources.yml": (
        "sources:\n"
        "  - id: anytown-masa\n"
        "    title: Anytown arrangements\n"
        "    short_title: Anytown arrangements\n"
        "    kind: arrangements\n"
        "    partnership: anytown\n"
        "    date: {stated: yes, when: 2024-06, as_written: June 2024, lines: 1}\n"
        "    written_to: guidance-2023\n"
        "    status: latest held\n"
    ),
    "instruments/guidance-2023.yml": "title: Guidance 2023\nshort_title: Guidance 2023\nkind: statutory guidance\nstatus: in force\n",
    "pan-bedfordshire/training.yml": (
        "lists:\n"
        "  - id: training-duties\n"
        "    title: What the group does\n"
        "    items:\n"
        "      - {id: needs, says: 'It finds out what training is needed in [area].', as_written: training needs}\n"
        "      - {id: courses, says: It arranges courses., as_written: arrange courses}\n"
    ),
    "partnerships/anytown/partnership.yml": (
        "name: {document: anytown-masa, as_written: Anytown Partnership, lines: 1}\n"
        "organisation: anytown-partnership\n"
        "council: anytown-council\n"
        "area: {name: Anytown, document: anytown-masa, as_written: Anytown, lines: 1}\n"
        "arrangements: anytown-masa\n"
        "order: 1\n"
    ),
    "partnerships/anytown/funding.yml": (
        "state: stated\n"
        "document: anytown-masa\n"
        "heading: Money\n"
        "lines: 3-8\n"
        "checked: {on: 2026-01-02, by: second reader}\n"
        "unit: pounds\n"
        "contributions:\n"
        "  - {payer: anytown-council, payer_as_written: Anytown Council, pounds: 1000, amount_as_written: '£1,000', lines: 4}\n"
        "  - {payer: anyshire-police, payer_as_written: Anyshire Police, pounds: 500.50, amount_as_written: '£500.50', lines: 5}\n"
        "total: {pounds: 1500, amount_as_written: '£1,500', lines: 6}\n"
    ),
    "partnerships/anytown/training.yml": (
        "state: stated\n"
        "document: anytown-masa\n"
        "heading: Training\n"
        "lines: 9-12\n"
        "checked: {on: 2026-01-02, by: second reader}\n"
        "lists:\n"
        "  - {id: training-duties, title: Duties, shared: training-duties, lines: 10-11}\n"
    ),
    "partnerships/anytown/values.yml": (
        "state: not mentioned\nlooked_for: the word values\nchecked: {on: 2026-01-02, by: second reader}\n"
    ),
}

SOURCE_TEXT = """Anytown Partnership, June 2024

Money
Anytown Council £1,000
Anyshire Police £500.50
Total £1,500


Training
The group looks at training needs and will arrange courses
every quarter
for all
"""


def write(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the data set below `folder` with some files replaced, added, or (None) left out."""
    data = folder / "data"
    for name, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return data


def loaded(folder: Path, changes: Mapping[str, str | None] | None = None) -> Loaded:
    """The data set with changes, loaded."""
    return load(write(folder, changes))


def bent(file: str, old: str, new: str) -> dict[str, str]:
    """One file with `old` replaced by `new`, which must stand in it."""
    assert old in FILES[file], f"{old!r} is not in {file}"
    return {file: FILES[file].replace(old, new)}


def problems(folder: Path, changes: Mapping[str, str | None] | None = None) -> list[str]:
    """What loading the data set with changes complains of: `file:line:column id`."""
    return [f"{item.place} {item.id}" for item in loaded(folder, changes).problems]


def report(*lines: str) -> dict[str, str]:
    """A yearly report of Anytown with one section of one part; `lines` are what the part holds beside its title."""
    document = (
        "  - {id: anytown-report, title: Report, short_title: Anytown report, kind: yearly report, partnership: anytown, "
        "date: {stated: no, inferred: 2025, why_inferred: It names 2025.}, status: latest held}\n"
    )
    part = (
        "title: Figures\nabout: What they are.\ndocument: anytown-report\nparts:\n"
        "  - id: referrals\n    title: Referrals\n    state: stated\n    heading: Figures\n    lines: 1-99\n"
        "    checked: {on: 2026-01-02, by: second reader}\n"
    )
    return {
        "sources.yml": FILES["sources.yml"] + document,
        "reports/anytown-2024/publication.yml": "document: anytown-report\ntitle: Anytown report\nabout: What it says.\nsections: [figures]\n",
        "reports/anytown-2024/figures.yml": part + "".join(f"    {line}\n" for line in lines),
    }


def table(*rows: str, columns: str, more: str = "chart: none") -> tuple[str, ...]:
    """A table of figures for `report`: each row and the columns as lists in flow style, `{id: .., values: [..]}`."""
    return (
        "tables:",
        f"  - {{id: table, title: Table, lines: 5-9, counts: referrals, {more},",
        f"     columns: [{columns}],",
        f"     rows: [{', '.join(rows)}]}}",
    )

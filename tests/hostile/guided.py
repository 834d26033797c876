"""Inputs led by what the program does with them: atheris bends seeds, and keeps what reaches code not reached before.

In: `python -m tests.hostile.guided TARGET RUNS FOLDER`. Out: status 0, or a traceback with the input that led to it in FOLDER.
Must not know: which inputs are sound.

Files come as text: a line `=== partnerships/anytown/funding.yml` before each. So what was found can be read, and kept as a
test. It runs in a process of its own, because what guides it changes how every module of `macros` is loaded.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris
import yaml

with atheris.instrument_imports(include=["macros"]):
    from macros.assessing.findings import findings_in_force, findings_later
    from macros.assessing.predicates import outcome_of
    from macros.changes.compare import changes_between
    from macros.changes.sentences import sentence, where
    from macros.changes.tree import tree_of
    from macros.consistency.rules import discrepancies_in
    from macros.dataset.dataset import Dataset
    from macros.model.requirements import Predicate
    from macros.reading.strict_yaml import read_yaml
    from tests.hostile.refusals import held_together

from tests import small_data
from tests.assessing.test_findings import GUIDANCE, REQUIREMENT
from tests.assessing.test_predicates import EXAMPLES, FULL

SEED = 20261122
LONGEST = 8_000  # bytes
SECONDS = 20  # for one input; it takes hundredths of a second
MEGABYTES = 2_000
HEAD = re.compile(r"^=== (.*)\n", re.MULTILINE)
# Where the files before a change end and those after it begin.
THEN = "\n=== then ===\n"
SIGNS = (": ", "- ", "{", "}", "[", "]", "'", "#", "|", ">", "&a ", "*a", "!x ", "---", "<<", "stated", "not mentioned", "anytown")
FILES = {name: text for name, text in {**small_data.FILES, **FULL}.items() if text is not None}


def written(files: Mapping[str, str]) -> str:
    """Files as one text."""
    return "".join(f"=== {name}\n{text}" for name, text in files.items())


def files_in(text: str) -> dict[str, str]:
    """The files of one text, those with a name the data has; what stands before the first one is left out."""
    _, *parts = HEAD.split(text)
    return {name: words for name, words in zip(parts[::2], parts[1::2], strict=True) if name in FILES}


@lru_cache(maxsize=64)
def dataset_of(text: str) -> Dataset | None:
    """The small data set with these files, where it is sound; where it is not, it is refused as it should be."""
    with TemporaryDirectory() as folder:
        loaded = small_data.loaded(Path(folder), {**FULL, **files_in(text)})
    assert (loaded.dataset is None) == bool(loaded.problems)
    held_together(loaded.problems)
    return loaded.dataset


def reader(given: bytes) -> None:
    """Read one file of these bytes."""
    parsed, problems = read_yaml("data/x.yml", given)
    assert (parsed is None) == bool(problems)
    held_together(problems)


def loader(given: bytes) -> None:
    """Load a data set with these files; where it is sound, measure it against the law and look for discrepancies."""
    dataset = dataset_of(given.decode("utf-8", "ignore"))
    if dataset is None:
        return
    for partnership in dataset.partnerships:
        for finding in (*findings_in_force(dataset, partnership), *findings_later(dataset, partnership)):
            assert finding.status
    discrepancies_in(dataset)


def predicates(given: bytes) -> None:
    """Measure the small data set by the test that these bytes are."""
    parsed, _ = read_yaml("data/x.yml", given)
    if parsed is None or not isinstance(parsed.value, dict):
        return
    try:
        predicate = Predicate.model_validate({"missing": "x", **parsed.value})
    except ValueError:
        return  # refused before it is carried out
    assert outcome_of(SMALL, SMALL.partnerships["anytown"], predicate).met in (True, False, None)


def diff(given: bytes) -> None:
    """Say what changes from one data set to another."""
    one, _, other = given.decode("utf-8", "ignore").partition(THEN)
    before, after = dataset_of(one), dataset_of(other)
    if before is None or after is None:
        return
    for change in changes_between(tree_of(before), tree_of(after)):
        assert where(change, before if change.kind == "removed" else after)
        assert "\n" not in sentence(change, before, after)


ASKED = tuple(yaml.safe_dump(asked, sort_keys=False) for cases in EXAMPLES.values() for asked, _ in cases)
WITH_TESTS = tuple(
    f"{FILES[GUIDANCE]}{REQUIREMENT}    test: {{all: [{{{asked.strip()}, missing: it}}]}}\n" for asked in ASKED if "\n" not in asked.strip()
)
# The same files with other words in them: something to tell.
OTHERWISE = {
    name: FILES[name].replace(old, new)
    for name, old, new in (
        ("partnerships/anytown/funding.yml", "pounds: 1000,", "pounds: 2000, stated_share: 57.1%,"),
        ("partnerships/anytown/chairing.yml", "The council's head chairs.", "Its head chairs every meeting."),
        ("partnerships/anytown/signatures.yml", "name: A B", "name: Ann Bee"),
        ("partnerships/anytown/values.yml", "the word values", "the words values and principles"),
        ("organisations.yml", "name: Anytown Council", "name: The Council of Anytown"),
        ("pan-bedfordshire/training.yml", "id: needs", "id: needed"),
    )
}
TARGETS: Mapping[str, tuple[Callable[[bytes], None], Iterable[str]]] = {
    "reader": (reader, FILES.values()),
    "loader": (loader, [*(written({name: text}) for name, text in FILES.items()), *(written({GUIDANCE: text}) for text in WITH_TESTS)]),
    "predicates": (predicates, ASKED),
    "diff": (diff, [THEN + written({name: text}) for name, text in {**FILES, **OTHERWISE}.items()]),
}


def small() -> Dataset:
    """The small data set as it is."""
    found = dataset_of("")
    assert found is not None
    return found


def main(target: str, runs: str, folder: str) -> None:
    """Try so many inputs."""
    seeds = Path(folder, "seeds")
    seeds.mkdir()
    act, texts = TARGETS[target]
    for number, text in enumerate(texts):
        (seeds / str(number)).write_text(text, encoding="utf-8")
    signs = Path(folder, "signs.txt")
    signs.write_text("".join(f'"{sign}"\n' for sign in SIGNS), encoding="latin-1")
    options = {
        "atheris_runs": runs,
        "seed": SEED,
        "max_len": LONGEST,
        "len_control": 0,
        "timeout": SECONDS,
        "rss_limit_mb": MEGABYTES,
        "dict": signs,
    }
    said = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *said, f"-artifact_prefix={folder}/", str(seeds)], act)
    atheris.Fuzz()


SMALL = small()
if __name__ == "__main__":
    main(*sys.argv[1:])

"""The house stays in order: what may import what, and what is generated is as the model makes it."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator

from macros.adapters.settings import PROJECT
from macros.dataset.forms import form_for, kinds_of_form
from macros.dataset.schemas import schemas
from macros.problems import WHY
from macros.reading.strict_yaml import read_yaml

PACKAGE = PROJECT / "macros"
MODULES = sorted(PACKAGE.rglob("*.py"))
GENERATORS = {"mkdocs", "mkdocs_macros", "material", "zensical", "properdocs"}
# Each room may use those before it, never those after it.
ROOMS = (
    "garbage",
    "texts_on_disk",
    "problems",
    "reading",
    "model",
    "words",
    "dataset",
    "comparing",
    "assessing",
    "verifying",
    "consistency",
    "freshness",
    "as_at",
    "views",
    "exporting",
    "hosting",
    "rendering",
    "builtsite",
    "glossing",
    "table_files",
    "pieces",
    "pages",
    "rendered",
    "changes",
    "adapters",
)


def imports_of(path: Path) -> set[str]:
    """The dotted names a module imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_adapters_know_a_site_generator(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] != "adapters":
        assert {name.split(".")[0] for name in imports_of(path)} & GENERATORS == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_data_flows_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if own == "__init__":
        return
    used = {room_of(name) for name in imports_of(path) if name.startswith("macros.")} - {""}
    if own == "model":
        used -= {"reading"}  # a record keeps the place where it was read
    assert [room for room in used if ROOMS.index(room) > ROOMS.index(own)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_has_a_sign_on_its_door_and_is_no_larger_than_two_rooms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 400


def test_the_core_loads_without_a_site_generator() -> None:
    """The site can move to another engine: reading, checking and laying out must not need this one."""
    code = (
        "import sys; sys.modules.update({name: None for name in ('mkdocs', 'mkdocs_macros', 'material')});"
        "import macros.pages, macros.verifying.verify, macros.adapters.cli; print('loaded')"
    )
    outcome = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert outcome.stdout.strip() == "loaded", outcome.stderr


def test_the_committed_schemas_are_those_of_the_model() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / "data" / "schema").glob("*.json")}
    assert committed == schemas(), "run: make schemas"


def test_every_file_of_the_data_is_sound_by_its_schema_too() -> None:
    """An editor that follows the schema must not mark sound data as wrong."""
    validators = {name: Draft202012Validator(json.loads(text)) for name, text in schemas().items()}
    for path in sorted((PROJECT / "data").rglob("*.yml")):
        relative = path.relative_to(PROJECT / "data")
        parsed, _ = read_yaml(relative.as_posix(), path.read_bytes())
        form = form_for(PurePosixPath(relative.as_posix()))
        assert parsed is not None
        assert form is not None
        name = next(kind for kind, known in kinds_of_form().items() if known is form)
        errors = [
            f"{relative}: {list(error.path)}: {error.message}" for error in validators[f"{name}.schema.json"].iter_errors(parsed.value)
        ]
        assert errors == []


def test_the_schemas_refuse_what_the_model_refuses() -> None:
    validator = Draft202012Validator(json.loads(schemas()["funding.schema.json"]))
    assert list(validator.iter_errors({"state": "stated", "untit": "pounds"}))
    assert list(validator.iter_errors({"state": "statd"}))
    assert not list(validator.iter_errors({"state": "not recorded"}))


def test_every_data_file_opens_with_a_comment_that_says_what_belongs_there() -> None:
    bare = [path.name for path in (PROJECT / "data").rglob("*.yml") if not path.read_text(encoding="utf-8").startswith("# ")]
    assert bare == []


def test_every_problem_raised_is_in_the_catalogue_and_every_one_in_the_catalogue_is_raised() -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in MODULES if path.name != "problems.py")
    assert [name for name in WHY if f'"{name}"' not in text] == []


def test_every_dependency_says_why_it_is_there_and_is_pinned() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    for dependency in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        assert "==" in dependency
        assert f'"{dependency}", # ' in text, f"{dependency} has no reason beside it"


def test_the_top_level_is_as_the_design_drew_it() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("NOT CHECKED: this is not a git checkout")
    allowed = {"data", "docs", "macros", "tests", "mkdocs.yml", "pyproject.toml", "requirements.lock", "Makefile", "README.md"}
    allowed |= {"CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".ci", ".github", ".gitignore", ".vscode", ".editorconfig", ".gitattributes"}
    assert {path.split("/")[0] for path in tracked} <= allowed

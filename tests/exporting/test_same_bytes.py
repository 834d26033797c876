"""The same data and day always give the same bytes, whatever the machine; so a change of a file is a change of the data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.adapters.cli import main
from macros.adapters.settings import PROJECT
from tests.many_partnerships import many_partnerships
from tests.small_data import write


def exported(data: Path, to: Path, seed: str) -> dict[str, bytes]:
    """Every file that `masa export` writes, in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "MASA_AS_OF": "2026-11-22"}
    command = [sys.executable, "-m", "macros.adapters.cli", "export", str(to), "--data", str(data)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)
    return {path.relative_to(to).as_posix(): path.read_bytes() for path in sorted(to.rglob("*")) if path.is_file()}


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    data = write(tmp_path)
    first, second = exported(data, tmp_path / "one", "1"), exported(data, tmp_path / "two", "2")
    assert first == second
    assert "api/v1/partnerships/anytown.json" in first
    assert b"\r\n" in first["api/v1/funding.csv"]
    assert b"\r\r\n" not in first["api/v1/funding.csv"]


@pytest.mark.slow
def test_two_runs_write_the_same_bytes_of_many_partnerships(tmp_path: Path) -> None:
    """Small data has few records of a kind: an order that is left to chance can come out right by chance."""
    data = many_partnerships(tmp_path, 15)
    first, second = exported(data, tmp_path / "one", "1"), exported(data, tmp_path / "two", "2")
    assert [name for name in first | second if first.get(name) != second.get(name)] == []


def test_export_says_how_many_files_it_wrote_and_refuses_broken_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write(tmp_path)
    assert main(["export", str(tmp_path / "out"), "--data", str(data)]) == 0
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert f"Wrote {len(written)} files" in capsys.readouterr().out
    (data / "partnerships" / "anytown" / "funding.yml").write_text("state: stated\n", encoding="utf-8")
    assert main(["export", str(tmp_path / "other"), "--data", str(data)]) == 1
    assert not (tmp_path / "other").exists()

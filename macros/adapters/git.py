"""What git says, where there is one to ask.

In: a folder and the words of a git command. Out: what it printed. Must not know: what it is asked for.
"""

from __future__ import annotations

import subprocess
from pathlib import Path


def git_says(folder: Path, *arguments: str) -> str:
    """What git prints in a folder; nothing where git is not there, or refuses."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:  # no git here, or none that we may run
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""

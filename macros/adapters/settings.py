"""Where things are and what day it is, from the environment.

In: environment variables. Out: paths and a date. Must not know: what is done with them.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# The first build compares each with the one before, a second or two each; later builds look up what they know.
STEPS_TOLD = 6


class WrongSetting(ValueError):
    """An environment variable says what it cannot; the message says which, and what to write."""


def data_folder() -> Path:
    """The data folder: `MASA_DATA`, or `data/` of the project."""
    return Path(os.environ.get("MASA_DATA") or PROJECT / "data").resolve()


def sources_folder() -> Path:
    """The folder of source texts: `MASA_SOURCES`, or `../shared/sources` beside the project."""
    return Path(os.environ.get("MASA_SOURCES") or PROJECT.parent / "shared" / "sources").resolve()


def as_of() -> date:
    """The day the site speaks as of: `MASA_AS_OF` (year-month-day), or the day of `SOURCE_DATE_EPOCH` (seconds, UTC), or today.

    Raises:
        WrongSetting: one of them is not a day.
    """
    written, seconds = os.environ.get("MASA_AS_OF"), os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if written:
            return date.fromisoformat(written)
    except ValueError:
        raise WrongSetting(f"MASA_AS_OF={written} is not a day. Write the year, the month and the day: MASA_AS_OF=2026-11-22") from None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date() if seconds else date.today()
    except (ValueError, OverflowError, OSError):
        raise WrongSetting(f"SOURCE_DATE_EPOCH={seconds} is not a number of seconds since 1970. Write digits, or leave it out.") from None


def steps_of_history() -> int:
    """How many changes of the data the site tells of: `MASA_CHANGES`, a number or “no”; 6 where nothing is said.

    Raises:
        WrongSetting: MASA_CHANGES is neither.
    """
    written = os.environ.get("MASA_CHANGES", "").strip().lower()
    if written and written != "no" and not re.fullmatch(r"[0-9]{1,6}", written):
        raise WrongSetting(f"MASA_CHANGES={written} is neither a number nor “no”. Write how many changes to tell of: MASA_CHANGES=6")
    return 0 if written == "no" else int(written or STEPS_TOLD)


def build_folder() -> Path:
    """Where what a build works out is kept for the next one."""
    return PROJECT / ".build"


def kept_data() -> Path:
    """The database of what was read from the data, and found sound, before."""
    return build_folder() / "forms.sqlite"


def keeps_forms() -> bool:
    """Whether forms that were read are kept for the next run: not with `MASA_KEEP=no`, for measuring how long reading takes."""
    return os.environ.get("MASA_KEEP", "").strip().lower() != "no"


def area() -> str:
    """The one partnership to show, with the shared pages: `MASA_AREA`, set by `make serve AREA=`; empty for all."""
    return os.environ.get("MASA_AREA", "").strip()

"""What the machine refused, in a sentence that says what to do.

In: an error of the operating system. Out: words. Must not know: what was being done.
"""

from __future__ import annotations

import errno
import os

from macros.adapters.settings import PROJECT

FULL = "The disk is full: {file} could not be written. Make room on it, then run this again."
NOT_YOURS = "You may not read or write {file}. Ask whoever looks after it for the right to, or name another folder."
IN_THE_WAY = "{file} is a file where a folder belongs, or a folder where a file belongs. Move it away, or name another folder."
SENTENCES = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: "{file} could not be written: it is larger than files may be here. Allow larger files, or name another folder.",
    errno.EROFS: "{file} stands on a disk that can only be read. Let it be written to, or name another folder.",
    errno.EACCES: NOT_YOURS,
    errno.EPERM: NOT_YOURS,
    errno.ENOENT: "{file} is not there. Put it back or name another, then run this again.",
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EISDIR: IN_THE_WAY,
    errno.EIO: "The disk could not read or write {file}. Look after the disk first: it may be failing.",
    errno.ENOMEM: "There was too little memory for {file}. Close other programs and run this again, or leave out the PDFs: MASA_PDF=no.",
    errno.EMFILE: "Too many files are open for {file} to be opened. Close other programs, then run this again.",
}
OTHERWISE = "{file} could not be read or written: {reason}. Mend that, then run this again."


class CannotBuild(Exception):
    """The machine or a setting stands in the way; the message says which, and what to do."""


def in_a_sentence(error: OSError) -> str:
    """What was refused and what to do about it."""
    words = SENTENCES.get(error.errno or 0, OTHERWISE)
    return words.format(file=_name(error) or ("A file" if words.startswith("{file}") else "a file"), reason=error.strerror or error)


def _name(error: OSError) -> str:
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else ""
    return os.path.relpath(name, PROJECT) if name.startswith(f"{PROJECT}{os.sep}") else name

"""The command `masa`.

In: arguments. Out: words on the screen and an exit code: 0 sound, 1 problems, 2 a command that cannot be carried out.
Must not know: how anything is checked.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from macros.adapters.faults import CannotBuild, in_a_sentence
from macros.adapters.settings import WrongSetting

# In the order in which they are told of. Each is a module of its own, `macros.adapters.commands.as_at` for “as-at”.
COMMANDS = "verify schemas as-at check diff explain export links new pages".split()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    chosen = _chosen(sys.argv[1:] if arguments is None else arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()  # what was printed may be going into a file, on a disk that is full
        return code
    except BrokenPipeError:  # whoever read the words has seen enough, as with “| head”
        _say_no_more()
        return 0
    except OSError as error:
        print(f"{in_a_sentence(error)} No file was left half-written.", file=sys.stderr)
        if error.filename is None:
            _say_no_more()
        return 2
    except (WrongSetting, CannotBuild) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. No file was left half-written.", file=sys.stderr)
        return 130


def _chosen(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for. To import one command takes a third of importing all, which only help and mistakes need."""
    if arguments and arguments[0] in COMMANDS:
        chosen, unknown = _parser(arguments[:1]).parse_known_args(arguments)
        if not unknown:
            return chosen
    return _parser(COMMANDS).parse_args(arguments)


def _parser(names: Iterable[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="masa", description="Published safeguarding arrangements as data.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in names:
        command = import_module(f"macros.adapters.commands.{name.replace('-', '_')}").add_to(commands)
        command.add_argument("--data", type=Path, default=None, help="the data folder (default: data/)")
    return parser


def _say_no_more() -> None:
    """What is still to be printed goes nowhere, so that Python does not try once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())

"""The command line: ``lull VERB``. It parses, calls one verb and prints its answer.

Exit codes: 0 an answer, 2 bad input (one sentence on standard error), 3 a refusal (by name).
Verbs are imported only when they are called, so that ``lull --help`` is instant.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Never, Protocol, cast

from lull import __version__
from lull.commands import Answer
from lull.commands.speaking import (
    allow_any_letter,
    complain,
    finish_speaking,
    say,
    say_answer,
    to_json_text,
)
from lull.refusal import BadInput, Refusal, shorten
from lull.saying import as_sentence

VERBS = {
    "serve": "open the app with your own record",
    "demo": "open the app with a made-up family and three months of history",
    "today": "say today's quiet windows and doses",
    "dose": "record a dose that was taken, missed, or came up again",
    "stock": "say what is left at home, count it, or add a package",
    "checkin": "record how it feels now",
    "report": "write one page for the appointment as a PDF",
    "export": "write the record for other programs: a calendar",
    "forecast": "predict tone and quiet windows from a scenario file",
    "landmarks": "read a video and keep the body's landmarks, and no picture",
    "count": "count repetitions in a file of landmarks",
    "measure": "measure a recording: leg swing (pendulum), stretches (Tardieu), walking",
    "backup": "save the whole record in one encrypted file",
    "restore": "bring back a record from a backup",
    "erase": "erase a person: the record, its backups and their key",
    "bench": "measure how fast this machine runs Lull",
}

SPEAK_JSON = frozenset({"forecast", "count", "measure"})
"""Verbs whose answer is a document: they print JSON with or without ``--json``, refusals too."""

EXIT_ANSWER, EXIT_BAD_INPUT, EXIT_REFUSED = 0, 2, 3

LONGEST_COMPLAINT = 120
"""The argument parser repeats whole arguments; its complaints are cut to about a line."""


class Verb(Protocol):
    """What a module in ``lull.commands`` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""

    def answer(self, args: argparse.Namespace) -> Answer | Refusal | None:
        """Do the verb's one thing and return what to say."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one sentence."""

    def error(self, message: str) -> Never:
        """Raise instead of printing usage and leaving."""
        raise BadInput(f"{shorten(message, LONGEST_COMPLAINT)} (try: {self.prog} --help)")

    def exit(self, status: int = 0, message: str | None = None) -> Never:
        """Leave after the help or the version has been seen off."""
        finish_speaking()
        super().exit(status, message)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code."""
    allow_any_letter()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _speak(words)
    except BadInput as problem:
        complain(str(problem))
        return EXIT_BAD_INPUT
    except BrokenPipeError:  # whoever listened has gone
        finish_speaking()
        return EXIT_ANSWER
    except OSError as problem:  # the outside world: a full disk, a folder that may not be read
        where = f": {shorten(str(problem.filename))}" if problem.filename else ""
        complain(f"this computer said no ({problem.strerror or problem}){where}")
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        return EXIT_ANSWER


def _speak(words: list[str]) -> int:
    """Call the verb and say what it says; an answer that cannot be written is bad, unless it is done.

    A verb that has changed the record has done what was asked, so it ends well even if nobody could be
    told: a script that tried again would record a dose twice (H04).
    """
    said, as_json = _ask_verb(words)
    if isinstance(said, Refusal):
        _say_refusal(said, as_json=as_json or words[0] in SPEAK_JSON)
        return EXIT_REFUSED
    if said is None:
        return EXIT_ANSWER
    try:
        say_answer(said, as_json=as_json)
    except OSError as problem:
        lost = f"the answer could not be written ({problem.strerror})"
        if said.done is None:
            raise BadInput(f"{lost}: free some space, or send it elsewhere") from None
        complain(f"{lost}, but {said.done}")
    return EXIT_ANSWER


def _ask_verb(words: list[str]) -> tuple[Answer | Refusal | None, bool]:
    """Parse, call the verb, and return what it says and whether JSON was asked for."""
    parser = _Parser(
        prog="lull",
        description="Practise while the muscles are quiet.",
        epilog=_verb_list(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"lull {__version__}")
    parser.add_argument("verb", metavar="VERB", help="one of the verbs below")
    if not words or words[0].startswith("-"):
        parser.parse_args(words or ["--help"])
    name, rest = words[0], words[1:]
    if name not in VERBS:
        raise BadInput(f"there is no verb {shorten(name)!r}: the verbs are {', '.join(VERBS)}")
    verb = cast("Verb", import_module(f"lull.commands.{name}"))
    own = _Parser(prog=f"lull {name}", description=as_sentence(VERBS[name]))
    own.add_argument("--json", action="store_true", help="print the answer as JSON")
    verb.add_arguments(own)
    args = own.parse_args(rest)
    return verb.answer(args), args.json


def _say_refusal(refusal: Refusal, *, as_json: bool) -> None:
    """Say a refusal by name: a sentence on standard error and, for machines, JSON on standard output."""
    if as_json:
        try:
            say(to_json_text({"refused": {"code": refusal.code, "message": refusal.message}}))
        except OSError as problem:
            complain(f"the answer could not be written ({problem.strerror})")
    complain(refusal.message)


def _verb_list() -> str:
    """List the verbs with what they do."""
    return "verbs:\n" + "\n".join(f"  {name:<10}{does}" for name, does in VERBS.items())


if __name__ == "__main__":
    raise SystemExit(main())

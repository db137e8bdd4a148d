"""The command line: ``lull VERB``. It parses, calls one verb and prints its answer.

Exit codes: 0 an answer, 2 bad input (one sentence on standard error), 3 a refusal (by name).
Verbs are imported only when they are called, so that ``lull --help`` is instant.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from lull import __version__
from lull.commands import Answer
from lull.refusal import BadInput, Refusal

VERBS = {
    "serve": "open the app with your own record",
    "demo": "open the app with a made-up family and three months of history",
    "today": "say today's quiet windows and doses",
    "dose": "record a dose that was taken",
    "checkin": "record how it feels now",
    "forecast": "predict tone and quiet windows from a scenario file",
    "count": "count repetitions in a file of landmarks",
    "bench": "measure how fast this machine runs Lull",
}

SPEAK_JSON = frozenset({"forecast", "count"})
"""Verbs whose answer is a document: they print JSON with or without ``--json``, refusals too."""

EXIT_ANSWER, EXIT_BAD_INPUT, EXIT_REFUSED = 0, 2, 3


class Verb(Protocol):
    """What a module in ``lull.commands`` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""

    def answer(self, args: argparse.Namespace) -> Answer | Refusal | None:
        """Do the verb's one thing and return what to say."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one sentence."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise instead of printing usage and leaving."""
        raise BadInput(f"{message} (try: {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        said = _answer(words)
    except BadInput as problem:
        print(f"lull: {problem}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        return EXIT_ANSWER
    if isinstance(said, Refusal):
        return _print_refusal(said, as_json="--json" in words or words[0] in SPEAK_JSON)
    return EXIT_ANSWER


def _answer(words: list[str]) -> Refusal | None:
    """Parse, call the verb, and print an answer; hand a refusal back."""
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
        raise BadInput(f"there is no verb {name!r}: the verbs are {', '.join(VERBS)}")
    verb = cast("Verb", import_module(f"lull.commands.{name}"))
    own = _Parser(prog=f"lull {name}", description=f"{VERBS[name][0].upper()}{VERBS[name][1:]}.")
    own.add_argument("--json", action="store_true", help="print the answer as JSON")
    verb.add_arguments(own)
    args = own.parse_args(rest)
    said = verb.answer(args)
    if isinstance(said, Answer):
        readable = None if args.json else said.text
        print(json.dumps(said.json, ensure_ascii=False, allow_nan=False) if readable is None else readable)
        return None
    return said


def _print_refusal(refusal: Refusal, *, as_json: bool) -> int:
    """Say a refusal by name: a sentence on standard error and, for machines, JSON on standard output."""
    if as_json:
        print(json.dumps({"refused": {"code": refusal.code, "message": refusal.message}}, ensure_ascii=False))
    print(f"lull: {refusal.message}", file=sys.stderr)
    return EXIT_REFUSED


def _verb_list() -> str:
    """List the verbs with what they do."""
    return "verbs:\n" + "\n".join(f"  {name:<10}{does}" for name, does in VERBS.items())


if __name__ == "__main__":
    raise SystemExit(main())

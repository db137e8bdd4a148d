"""``lull measure TEST FILE``: measure tone from a recording. Each test is a module of its own."""

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from lull.commands import Answer
from lull.commands.landmark_source import as_table
from lull.refusal import Refusal

TESTS: Mapping[str, tuple[str, str]] = {
    "pendulum": ("lull.commands.measure_pendulum", "the pendulum test: a leg let go that swings to rest"),
    "walk": ("lull.commands.measure_walk", "a walk seen from the side: cadence, step times, curves"),
    "range": ("lull.commands.measure_range", "range of motion: how far a joint went, by itself or moved"),
    "tardieu": ("lull.commands.measure_tardieu", "the Tardieu test: a joint stretched slowly, then fast"),
}
"""Each test with the module that measures it and what it is."""


class Test(Protocol):
    """What a module of a test offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the test's own arguments."""

    def answer(self, args: argparse.Namespace) -> Answer | Refusal:
        """Measure and return what to say."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the tests, each with its own arguments; ``--json`` may stand behind the test too."""
    tests = parser.add_subparsers(dest="test", metavar="TEST", required=True)
    for name, (place, what) in TESTS.items():
        own = tests.add_parser(name, help=what, description=f"Measure {what}.")
        own.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print the answer as JSON"
        )
        _find(place).add_arguments(own)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Measure the test that was named.

    Raises:
        BadInput: as the test says.
    """
    place, _ = TESTS[args.test]
    with as_table(args.file) as table:
        if isinstance(table, Refusal):
            return table
        args.file = table
        return _find(place).answer(args)


def _find(place: str) -> Test:
    """Return the module of a test."""
    return cast("Test", import_module(place))

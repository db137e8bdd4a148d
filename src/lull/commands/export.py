"""``lull export FORMAT``: the record in a form other programs read. Each format is a module of its own."""

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from lull.commands import Answer
from lull.refusal import Refusal

HELP = "write the record for other programs: a calendar"

FORMATS: Mapping[str, tuple[str, str]] = {
    "ics": ("lull.commands.export_ics", "a calendar with alarms, for a phone or a computer"),
}
"""Each format with the module that writes it and what it is."""


class Format(Protocol):
    """What a module of a format offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the format's own arguments."""

    def answer(self, args: argparse.Namespace) -> Answer | Refusal:
        """Write it and return what to say."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the formats, each with its own arguments; ``--json`` may stand behind the format too."""
    formats = parser.add_subparsers(dest="format", metavar="FORMAT", required=True)
    for name, (place, what) in FORMATS.items():
        own = formats.add_parser(name, help=what, description=f"Write {what}.")
        own.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print the answer as JSON"
        )
        _find(place).add_arguments(own)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Write the format that was named.

    Raises:
        BadInput: as the format says.
    """
    place, _ = FORMATS[args.format]
    return _find(place).answer(args)


def _find(place: str) -> Format:
    """Return the module of a format."""
    return cast("Format", import_module(place))

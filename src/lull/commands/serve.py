"""``lull serve``: the app with your own record, on this computer only."""

import argparse

from lull.actions.places import record_path
from lull.store.ledger import Ledger

HELP = "open the app with your own record"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the port, and whether a browser is opened."""
    parser.add_argument("--port", type=int, help="the port to use (0: any free one)")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open nothing")


def answer(args: argparse.Namespace) -> None:
    """Serve until stopped."""
    ledger = Ledger.open(record_path())
    from lull.web.launch import launch  # noqa: PLC0415 - a record that cannot be read is said at once

    launch(ledger, port=args.port, open_browser=not args.no_browser, say=say)


def say(words: str) -> None:
    """Print a line at once, for whoever waits for it."""
    print(words, flush=True)

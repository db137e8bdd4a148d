"""``lull demo``: the app with a made-up family and three months of history, in a folder of its own."""

import argparse

from lull.commands.serve import add_arguments, say

__all__ = ["HELP", "add_arguments", "answer"]

HELP = "open the app with a made-up family and three months of history"


def answer(args: argparse.Namespace) -> None:
    """Serve the made-up family until stopped; a real record is not even opened."""
    from lull.web.launch import launch  # noqa: PLC0415 - `lull --help` does not load a web server

    launch(None, port=args.port, open_browser=not args.no_browser, say=say)

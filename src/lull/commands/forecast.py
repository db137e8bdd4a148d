"""``lull forecast FILE``: read a scenario, predict, and print the whole answer as JSON."""

import argparse
import sys
from pathlib import Path

from lull.commands import Answer
from lull.exchange.scenario_answer import describe_schemas, to_document
from lull.exchange.scenario_reading import read_scenario
from lull.refusal import BadInput, Refusal
from lull.tone.forecast import predict_tone

HELP = "predict tone and quiet windows from a scenario file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and ``--schema``."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a lull.scenario/1 document; - reads it from standard input"
    )
    parser.add_argument("--schema", action="store_true", help="print the JSON schemas of question and answer")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Predict what the file asks for.

    Raises:
        BadInput: if there is no such file, or it is not a scenario.
    """
    if args.schema:
        return Answer(json=describe_schemas())
    if args.file is None:
        raise BadInput("name a scenario file: lull forecast FILE (lull forecast --schema says what goes in)")
    inputs = read_scenario(_read_text(args.file))
    said = inputs if isinstance(inputs, Refusal) else predict_tone(inputs)
    return said if isinstance(said, Refusal) else Answer(json=to_document(said))


def _read_text(name: str) -> str:
    """Read a file, or standard input for ``-``."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise BadInput(f"there is no file {name}") from None
    except IsADirectoryError:
        raise BadInput(f"{name} is a folder: name a scenario file") from None
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "its name is not one"
        raise BadInput(f"{name} cannot be read: {why}") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not text in UTF-8: save it as UTF-8") from None

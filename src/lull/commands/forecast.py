"""``lull forecast FILE``: read a scenario, predict, and print the whole answer as JSON."""

import argparse
import sys

from lull.commands import Answer
from lull.exchange.named_file import BYTES_PER_MB, check_size, read_named_file
from lull.exchange.scenario_answer import describe_schemas, to_document
from lull.exchange.scenario_reading import read_scenario
from lull.refusal import BadInput, Refusal, shorten
from lull.tone.forecast import predict_tone

LARGEST_SCENARIO_MB = 20
"""Decades of doses and check-ins, each written out."""

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
    content = _read_standard_input() if name == "-" else read_named_file(name, most_mb=LARGEST_SCENARIO_MB)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{shorten(name)} is not text in UTF-8: save it as UTF-8") from None


def _read_standard_input() -> bytes:
    """Read standard input to its end."""
    if sys.stdin is None:
        raise BadInput("standard input is closed: name a scenario file, or send one in")
    try:
        content = sys.stdin.buffer.read(LARGEST_SCENARIO_MB * BYTES_PER_MB + 1)
    except OSError as problem:
        raise BadInput(f"standard input cannot be read ({problem.strerror}): name a scenario file") from None
    return check_size("the scenario", content, most_mb=LARGEST_SCENARIO_MB)

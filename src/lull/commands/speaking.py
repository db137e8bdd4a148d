"""Says things on standard output and standard error, whatever stands at the other end of them.

A reader who has gone is no trouble. A disk that is full, or a stream that is closed, is: the words are lost
and somebody must be told. No letter is ever in the way: what an alphabet lacks is written as an escape.
"""

import json
import os
import sys
import unicodedata
from contextlib import suppress
from errno import EBADF
from io import TextIOWrapper
from typing import TextIO

from lull.commands import Answer


def allow_any_letter() -> None:
    """Let both streams write any text, whatever the alphabet of the terminal is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say_answer(said: Answer, *, as_json: bool) -> None:
    """Print an answer, readable if it can be.

    Raises:
        OSError: if it cannot be written; a reader who has gone is no error.
    """
    say(said.text if said.text is not None and not as_json else to_json_text(said.json))


def to_json_text(document: object) -> str:
    """Return a document as one line of JSON in the alphabet of standard output."""
    spelt = "utf" in (getattr(sys.stdout, "encoding", None) or "").lower()
    return json.dumps(document, ensure_ascii=not spelt, allow_nan=False)


def say(words: str) -> None:
    """Print words on standard output and see them off.

    Raises:
        OSError: if they cannot be written; a reader who has gone is no error.
    """
    if sys.stdout is None:
        raise OSError(EBADF, "standard output is closed")
    try:
        print(words, flush=True)
    except BrokenPipeError:
        _abandon(sys.stdout)
    except OSError:
        _abandon(sys.stdout)
        raise


def complain(sentence: str) -> None:
    """Print one line on standard error; if nobody can read it there, nothing more can be said."""
    if sys.stderr is None:
        return
    try:
        print(f"lull: {to_one_line(sentence)}", file=sys.stderr, flush=True)
    except OSError:
        _abandon(sys.stderr)


def finish_speaking() -> None:
    """See off what others, such as the argument parser, have printed."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                _abandon(stream)


def to_one_line(text: str) -> str:
    """Write line ends and other control characters as escapes, so that a sentence stays one line."""
    return "".join(
        ascii(sign)[1:-1] if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text
    )


def _abandon(stream: TextIO) -> None:
    """Lead a stream nobody reads into nothing, so that the interpreter does not stumble over it later."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)

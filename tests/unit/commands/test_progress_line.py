"""How far a long piece of work is: a moving line for a person, nothing for a file."""

import io
import sys

import pytest

from lull.commands.progress_line import ProgressLine


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_that_moves_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half way the bar is half full; at the end nothing is left of it."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with ProgressLine("reading a.mp4") as line:
        line.step(5.0, 10.0)
        line.step(7.0, None)
    said = terminal.getvalue().split("\r\x1b[K")
    assert said == ["", "reading a.mp4 [############            ]  50% 5 s", "reading a.mp4 7 s", ""]


def test_a_file_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said there is the one sentence about how it ended."""
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with ProgressLine("reading a.mp4") as line:
        for done in range(101):
            line.step(done, 100.0)
            line.step(done, None)
    assert file.getvalue() == ""


def test_a_reader_who_has_gone_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that was closed does not stop the work."""

    class _Gone(_Terminal):
        def write(self, _text: str, /) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", _Gone())
    with ProgressLine("reading a.mp4") as line:
        line.step(5.0, 10.0)

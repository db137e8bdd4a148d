"""What every test may rely on: the real recordings where they are, and a loud line where they are not."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from lull.exchange.video_environment import find_video_python
from lull.refusal import BadInput

ROOT = Path(__file__).resolve().parent.parent
TRACED = ROOT / "tests" / "unit"
"""Whose coverage of the pure packages is gated. Tracing takes half as long again: the rest is not traced."""

DATA = Path(os.environ.get("LULL_DATA", ROOT / ".." / "shared" / "data"))

# Deadlines time the machine, not the code; `lull bench` measures speed.
# Where CI decides, one commit has one verdict; everywhere else each run searches anew.
settings.register_profile("lull", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.register_profile("quick", settings.get_profile("lull"), max_examples=20)  # make quick asks for it
settings.load_profile("lull")

_not_tested: list[str] = []
_no_video: list[str] = []


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Keep groups together, where they are asked for (``--dist loadgroup``)."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from made_schedule import GroupedByFile  # noqa: PLC0415 - only where there are workers

    return GroupedByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Trace few tests; skip what needs recordings or videos where there are none, and remember the names."""
    for item in items:
        if item.get_closest_marker("slow") or not item.path.is_relative_to(TRACED):
            item.add_marker("no_cover")
    if not DATA.is_dir():
        _skip(items, "data", "no real recordings here", _not_tested)
    items.sort(key=_takes_long, reverse=True)
    try:
        find_video_python()
    except BadInput:
        _skip(items, "video", "no environment that reads videos", _no_video)


def _takes_long(item: pytest.Item) -> tuple[bool, bool]:
    """Tell what is begun first: whatever keeps one worker to itself, then what is slow.

    Else a worker would wait at the end for another that has just begun something long.
    """
    return item.get_closest_marker("xdist_group") is not None, item.get_closest_marker("slow") is not None


def _skip(items: list[pytest.Item], marker: str, reason: str, names: list[str]) -> None:
    """Skip the tests with a marker."""
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))
            names.append(item.name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End loudly when anything was left untested for want of recordings or of the video environment."""
    if _not_tested:
        terminalreporter.write_line(
            f"NOT TESTED: no recordings at {DATA} (set LULL_DATA): {', '.join(sorted(_not_tested))}",
            red=True,
            bold=True,
        )
    if _no_video:
        terminalreporter.write_line(
            f"NOT TESTED: no environment that reads videos (make video): {', '.join(sorted(_no_video))}",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session")
def lull_data() -> Path:
    """The folder of real recordings made by other people; never part of this repository."""
    return DATA

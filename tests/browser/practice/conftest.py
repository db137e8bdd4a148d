"""What the practice tests share: a folder of films, and an app on a record of its own."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.practice.cinema import Cinema, chromium, open_cinema
from browser.practice.serving import SLOWEST_S, Served, serve


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for films, shared by all workers of one run, so that each is drawn once."""
    here = tmp_path_factory.getbasetemp()
    shared = (here.parent if here.name.startswith("popen-") else here) / "films"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture(autouse=True)
def alone(request: pytest.FixtureRequest, films: Path) -> Iterator[None]:
    """Let one camera run at a time: two pose models on two cores are slower than anybody moves."""
    if request.node.get_closest_marker("xdist_group") is None:
        yield
        return
    with (films / "in-use").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture
def served(tmp_path: Path, front_end: Path) -> Iterator[Served]:
    """A running app whose record is empty; a session waits for its page, however long that is on its way."""
    del front_end
    with serve(tmp_path, grace_s=SLOWEST_S) as running:
        yield running


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A Chromium whose camera shows nobody; where somebody has to be seen, a file has one of its own."""
    with chromium(chromium_path, None) as running:
        yield running


@pytest.fixture(scope="module")
def cinema(front_end: Path, chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cinema]:
    """One Chromium for all the films of a module."""
    del front_end
    with open_cinema(chromium_path, tmp_path_factory.mktemp("cinema")) as opened:
        yield opened

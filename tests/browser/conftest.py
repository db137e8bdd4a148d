"""A real Chromium on a real server, for tests that a drawn page alone cannot answer.

The server runs in this process with a clock that stands, or as the command a person types. Every page
remembers what it asked for and what it complained about; a test fails by itself when anything was asked of
another machine, when the page wrote an error to its console, or when its security policy was broken.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from lull.actions.made_up_family import make_demo
from lull.actions.set_plan import set_weaning
from lull.web.assets import BUILT
from made_browser import CHROMIUM_FLAGS, ROOT, SLOWEST_S, Launched, Server, Watched, serve_house, watch_page
from made_facts import made_weaning
from made_house import begin_mara
from made_record import BERLIN, NOW

expect.set_options(timeout=1000 * SLOWEST_S)


@pytest.fixture(scope="session")
def front_end() -> Path:
    """The built browser files; `make run` and `make test` build them."""
    if not (BUILT / "manifest.json").is_file():
        pytest.fail(
            "the browser's part is not built: run `make run` (or npm ci and npm run build in frontend)"
        )
    return BUILT


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where a Chromium is; a sentence says how to get one where there is none."""
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        from chromium import find_chromium  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415
    finally:
        sys.path.pop(0)
    path = find_chromium()
    if path is None:
        pytest.fail(
            "no Chromium found: install one (on Debian: apt-get install chromium) or name it in LULL_CHROMIUM"
        )
    return str(path)


@pytest.fixture(scope="module")
def open_chromium(chromium_path: str, front_end: Path) -> Iterator[Callable[..., Browser]]:
    """Return a function that starts a Chromium with extra flags.

    It lives as long as one module: Playwright holds this thread's event loop meanwhile.
    """
    del front_end
    with sync_playwright() as playwright, ExitStack() as at_end:

        def start(*flags: str) -> Browser:
            browser = playwright.chromium.launch(
                executable_path=chromium_path, args=[*CHROMIUM_FLAGS, *flags], timeout=1000 * SLOWEST_S
            )
            at_end.callback(browser.close)
            return browser

        yield start


@pytest.fixture(scope="module")
def chromium(open_chromium: Callable[..., Browser]) -> Browser:
    """One Chromium without special flags."""
    return open_chromium()


@pytest.fixture(scope="module")
def full_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Three months of the made-up family, with a weaning to come; nobody writes to it, they only look."""
    with serve_house(tmp_path_factory.mktemp("full")) as server:
        make_demo(server.house.ledger, now=NOW, zone=BERLIN)
        weaning = made_weaning("steps", starts_at=NOW + timedelta(days=1), totals=(30.0, 15.0))
        set_weaning(server.house.ledger, weaning, now=NOW, confirmed=True)
        yield server


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Server]:
    """An app whose record has not begun."""
    with serve_house(tmp_path) as server:
        yield server


@pytest.fixture
def mara_server(tmp_path: Path) -> Iterator[Server]:
    """An app with Mara and her plan."""
    with serve_house(tmp_path) as server:
        begin_mara(server.house)
        yield server


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens a watched page on a server; it has the key already.

    At the end of the test, everything the page asked for must have been ours, and it must not have
    complained.
    """
    with ExitStack() as at_end:
        opened: list[tuple[Watched, Server]] = []

        def start(server: Server, **options: object) -> Watched:
            context = chromium.new_context(**options)  # type: ignore[arg-type]
            at_end.callback(context.close)
            watched = watch_page(context)
            opened.append((watched, server))
            watched.page.goto(server.address)
            watched.settle()  # what Today asks and tells by itself moves the page, or comes in another's way
            return watched

        yield start
        for watched, server in opened:
            assert watched.outside(server.base) == []
            assert watched.complaints == []


@pytest.fixture
def launch(tmp_path: Path) -> Iterator[Callable[..., Launched]]:
    """Return a function that types ``lull VERB`` with its own LULL_HOME and waits for the address."""
    with ExitStack() as at_end:

        def start(verb: str, *words: str, home: Path = tmp_path) -> Launched:
            process = subprocess.Popen(
                [sys.executable, "-m", "lull.cli", verb, "--no-browser", "--port", "0", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                env={"LULL_HOME": str(home), "PATH": "/usr/bin:/bin", "TZ": "Europe/Berlin"},
            )
            at_end.callback(_end, process)
            assert process.stdout is not None
            until, said = time.monotonic() + SLOWEST_S, []
            while time.monotonic() < until:
                line = process.stdout.readline()
                said.append(line)
                if "http://127.0.0.1:" in line:
                    return Launched(line[line.index("http://") :].strip(), process)
                if not line:
                    break
            raise AssertionError(f"no address was printed: {''.join(said)}")

        yield start


def _end(process: subprocess.Popen[str]) -> None:
    """End a command we started and wait for it."""
    process.terminate()
    process.wait(SLOWEST_S)
    if process.stdout is not None:
        process.stdout.close()

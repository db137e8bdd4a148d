"""How long it takes to begin: importing the package, and the first Today page of a running app."""

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.cookiejar import CookieJar
from time import perf_counter

from lull.bench.measurement import Measurement, percentile, time_each

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\S+")


def measure_import() -> Measurement:
    """Time ``import lull`` in fresh interpreters, less what an empty interpreter takes."""

    def start(code: str) -> float:
        call = [sys.executable, "-c", code]
        return percentile(time_each(lambda: subprocess.run(call, check=True), times=7), 50)  # noqa: S603

    empty = start("pass")
    return Measurement(
        name="import lull",
        value=max(0.0, start("import lull") - empty),
        unit="s",
        goal=0.3,
        note=f"beyond the {empty:.3f} s of an empty interpreter",
    )


def measure_first_page() -> list[Measurement]:
    """Time the first Today page: cold from the start of the process, warm from the request.

    The record is the made-up family's three months, written before the clock starts.
    """
    with tempfile.TemporaryDirectory() as home:
        _open_today(home)  # writes the record; not counted
        cold, warm = _open_today(home)
    return [
        Measurement(name="first Today page, cold", value=cold, unit="s", goal=3.0, note="from process start"),
        Measurement(name="Today page, warm", value=warm, unit="s", goal=1.0, note="median of 7 requests"),
    ]


def _open_today(home: str) -> tuple[float, float]:
    """Start the demo in a folder, open Today, and return the cold and the warm time in seconds."""
    start = perf_counter()
    with running_demo(home) as address:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        browser.open(address).read()
        cold = perf_counter() - start
        today = address.split("?", maxsplit=1)[0]
        warm = percentile(time_each(lambda: browser.open(today).read(), times=7), 50)
    return cold, warm


def running_demo(home: str) -> AbstractContextManager[str]:
    """Run ``lull demo`` as a process of its own over a folder; the address it prints comes back."""
    return running_app("demo", home)


@contextmanager
def running_app(verb: str, home: str) -> Iterator[str]:
    """Run ``lull serve`` or ``lull demo`` as a process of its own over a folder; yield its address."""
    call = [sys.executable, "-m", "lull.cli", verb, "--no-browser", "--port", "0"]
    environment = {**os.environ, "LULL_HOME": home}
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            yield next(found.group() for line in server.stdout or () if (found := ADDRESS.search(line)))
        finally:
            server.terminate()

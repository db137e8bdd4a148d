"""The built wheel carries the front end: in an empty environment without Node, ``lull demo`` opens."""

import http.cookiejar
import re
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLOWEST_S = 120.0
"""How long a page may take under load where nothing was compiled before; ours. It never decides a verdict."""
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel the way a packager does: in an environment of its own."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def empty_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel and its locked dependencies into a new environment; return its ``bin``.

    What is not imported need not be compiled, and an environment that only runs Lull needs no pip of its own.
    """
    home = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(home), "install", "--no-compile"]
    pip += ["--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "run.txt")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    return home / "bin"


@pytest.fixture
def demo_address(empty_environment: Path, tmp_path: Path) -> Iterator[str]:
    """Start ``lull demo`` with nothing but that environment on the path; yield the address it prints."""
    environment = {"PATH": str(empty_environment), "LULL_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    assert shutil.which("node", path=environment["PATH"]) is None
    with subprocess.Popen(
        [str(empty_environment / "lull"), "demo", "--no-browser", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        address = ""
        for line in server.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
            if found:
                address = found.group()
                break
        yield address
        server.terminate()


def test_the_wheel_holds_the_built_front_end_and_the_pinned_models(wheel: Path) -> None:
    """Users need no Node: scripts, styles, the typeface and the pose models travel in the wheel."""
    names = zipfile.ZipFile(wheel).namelist()
    for ending in (".js", ".css", ".woff2", "pose_lite.task", "pose_full.task", "hand.task", ".wasm"):
        assert any("static/built" in name and name.endswith(ending) for name in names), ending
    scripts = (ROOT / "src" / "lull" / "video_tool").glob("*.py")
    for tool in ("requirements.txt", *(script.name for script in scripts)):
        assert f"lull/video_tool/{tool}" in names, "an installed Lull reads videos as well"
    assert not any("node_modules" in name for name in names)
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_demo_opens_from_the_wheel_alone(demo_address: str) -> None:
    """A stranger with the wheel and no Node sees Today, with its scripts and styles really there."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(demo_address, timeout=SLOWEST_S).read().decode()
    assert "quiet window" in page.lower()
    base = demo_address.split("/?", maxsplit=1)[0]
    linked = re.findall(r'(?:src|href)="(/static/built/[^"]+)"', page)
    assert any(name.endswith(".css") for name in linked)
    for name in linked:
        assert browser.open(base + name, timeout=SLOWEST_S).status == 200

"""``lull serve`` and ``lull demo``: this machine only, one address, one sentence for each trouble."""

import asyncio
import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from lull.cli import main
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import local_day
from lull.web import launch
from lull.web.house import House
from lull.web.local_zone import find_local_zone
from made_house import Clock, open_house, visit
from made_record import NOW

SLOWEST_S = 100.0
"""How long a machine under load may take to begin, to answer or to end; ours. It never decides a verdict."""


@contextmanager
def typed(home: Path, verb: str, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Type the verb, and yield the process and the address it printed."""
    environment = {**os.environ, "LULL_HOME": str(home), "TZ": "Europe/Berlin"}
    process = subprocess.Popen(
        [sys.executable, "-m", "lull.cli", verb, "--no-browser", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    said = ""
    while "token=" not in said:
        line = process.stdout.readline()
        assert line, f"it ended: {said} {process.stderr.read() if process.stderr else ''}"
        said += line
    try:
        yield process, said
    finally:
        process.terminate()
        process.communicate(timeout=SLOWEST_S)


def ask(address: str, path: str, **headers: str) -> tuple[int, str, str]:
    """Ask the running app."""
    host, _, port = address.removeprefix("http://").partition("/")[0].partition(":")
    with closing(http.client.HTTPConnection(host, int(port), timeout=SLOWEST_S)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("set-cookie") or "", answer.read().decode()


@pytest.mark.slow
def test_the_printed_address_opens_the_app_and_nothing_else_does(tmp_path: Path) -> None:
    """The key is new each time; without it there is nothing to see."""
    with typed(tmp_path, "serve", "--port", "0") as (_, said):
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", said)
        status, cookie, _ = ask(address, "/?" + address.partition("?")[2])
        assert status == 303
        key = cookie.partition(";")[0]
        assert ask(address, "/start", cookie=key)[0] == 200
        assert ask(address, "/start")[0] == 403
    with typed(tmp_path, "serve", "--port", "0") as (_, again):
        (other,) = re.findall(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", again)
        port = re.findall(r":(\d+)/", other)[0]
        assert ask(other, "/start", cookie=f"lull_key_{port}={key.partition('=')[2]}")[0] == 403


def test_it_listens_on_the_loopback_address_only() -> None:
    """Nobody in the same house can reach it."""
    with closing(launch.take_port(0, say=print)) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_an_answer_is_sent_at_once() -> None:
    """Without it an answer is kept until the one before was acknowledged, for up to 40 ms."""

    async def knock(listening: socket.socket) -> int:
        heard = asyncio.get_running_loop().create_future()
        async with await asyncio.start_server(lambda _, writer: heard.set_result(writer), sock=listening):
            _, caller = await asyncio.open_connection(*listening.getsockname())
            answering: asyncio.StreamWriter = await heard
            chosen = answering.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            for writer in (caller, answering):
                writer.close()
                await writer.wait_closed()
            return int(chosen)

    with closing(launch.take_port(0, say=print)) as listening:
        assert asyncio.run(knock(listening)) != 0


@pytest.mark.slow
def test_the_demo_has_a_folder_of_its_own_and_opens_no_record(tmp_path: Path) -> None:
    """Not even an empty real record appears."""
    with typed(tmp_path, "demo", "--port", "0") as (_, said):
        address = re.findall(r"http://\S+", said)[0]
        cookie = ask(address, "/?" + address.partition("?")[2])[1].partition(";")[0]
        page = ask(address, "/", cookie=cookie)[2]

    assert "Demo data, not a real person" in page
    assert "Leave demo" not in page
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


class Standing(datetime):
    """A clock that stands: no midnight comes between two looks at it."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Say the time."""
        return NOW.astimezone(tz)


def test_the_demo_of_an_earlier_day_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up family without a today would show an empty day; today's is kept as it is."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path))
    monkeypatch.setattr(launch, "datetime", Standing)
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "record-2020-01-01.db").write_text("old")
    with launch.open_demo_ledger() as ledger:
        first = ledger.state().last_event_id
    with launch.open_demo_ledger() as ledger:
        assert ledger.state().last_event_id == first
        newest = max(entry.recorded_at for entry in ledger.state().entries)
    zone = find_local_zone()

    assert timedelta(0) <= local_day(NOW, zone) - local_day(newest, zone) <= timedelta(days=1)
    assert not (folder / "record-2020-01-01.db").exists()


def test_a_port_asked_for_and_in_use_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, no traceback, and what to do."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path))
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        assert main(["serve", "--no-browser", "--port", port]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"lull: port {port} cannot be used on this computer")
    assert line.endswith("close what uses it, or leave --port away")


def test_the_usual_port_in_use_gives_way_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asked for it, so a free one will do."""
    said: list[str] = []
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(launch, "DEFAULT_PORT", taken.getsockname()[1])
        with closing(launch.take_port(None, say=said.append)) as listening:
            port = listening.getsockname()[1]

    assert said == [f"Port {launch.DEFAULT_PORT} is in use, so this time Lull took {port}."]


@pytest.mark.parametrize("port", [-1, 65536, 99999999])
def test_what_is_no_port_is_said(port: int) -> None:
    """Before anything is opened."""
    with pytest.raises(BadInput, match="a port is a number from 0 to 65535"):
        launch.take_port(port, say=print)


def test_a_damaged_record_is_one_sentence_and_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2; not one byte of it is touched."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path))
    record = tmp_path / "record.db"
    record.write_bytes(b"this was a record once" * 400)
    before = record.read_bytes()

    assert main(["serve", "--no-browser", "--port", "0"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("lull: the record at ")
    assert record.read_bytes() == before


def test_leaving_the_demo_shows_the_own_record_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records never mix: what is tapped in the demo is not in the person's own (H26)."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path))
    own = Ledger.open(tmp_path / "record.db")
    house = _house(own, tmp_path)
    house.open_demo()
    assert house.is_demo
    assert house.ledger is not own
    house.leave_demo()

    assert house.ledger is own
    assert own.events() == ()
    house.close()


def _house(own: Ledger, folder: Path) -> House:
    """Return a house with a real demo behind it."""
    return open_house(folder, clock=Clock(datetime.now(UTC)), own=own, demo=launch.open_demo_ledger)


@pytest.mark.parametrize("named", ["Asia/Kathmandu", ":Asia/Kathmandu"])
def test_the_zone_of_this_computer_can_be_named(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """As every other program reads it."""
    monkeypatch.setenv("TZ", named)

    assert str(find_local_zone()) == "Asia/Kathmandu"


def test_a_zone_that_is_none_falls_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A computer that does not say is taken for UTC, and the first run asks anyway."""
    monkeypatch.setenv("TZ", "/nonsense")
    monkeypatch.setattr("lull.web.local_zone.LINK", tmp_path / "none")
    monkeypatch.setattr("lull.web.local_zone.NAME", tmp_path / "none")

    assert str(find_local_zone()) == "UTC"


@pytest.mark.hazard("H26")
def test_from_the_first_run_into_the_demo_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tapped among the made-up family is not in the person's own record."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path))
    clock = Clock(datetime.now(UTC))
    house = _house(Ledger.open(tmp_path / "record.db"), tmp_path)
    guest = visit(house, clock)
    inside = guest.post("/demo/open")
    assert "Demo data, not a real person" in inside.text
    guest.post("/record/check-in", id=guest.form_id(), stiffness="9")
    outside = guest.post("/demo/leave")

    assert outside.url.path == "/start"
    assert "Demo data" not in outside.text
    assert house.ledger.events() == ()
    house.close()

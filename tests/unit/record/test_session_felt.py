"""How a session felt is a fact of the record: read back as itself, restored, and never half there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions.tell_felt import tell_felt
from lull.actions.void_event import void_event
from lull.record.event import Event, EventKind
from lull.record.event_body import to_entry, to_event_now
from lull.record.session_felt import FACES, SessionFelt
from lull.refusal import BadInput
from lull.store.key_file import keep_key
from lull.store.ledger import Ledger
from made_backup import KEY, back_up_to, restore_from
from made_record import MARA, NOW, session_event

TOLD = SessionFelt(session_id="session", fun=3, effort=4, at=NOW)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return Mara's record with one session."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        opened.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=3)))
        opened.append(session_event())
        yield opened


@pytest.mark.parametrize("fun", [None, *range(FACES)])
@pytest.mark.parametrize("effort", [None, *range(FACES)])
def test_every_answer_comes_back_as_itself(fun: int | None, effort: int | None) -> None:
    """Through JSON on the disk; neither of the two is no answer."""
    if fun is None and effort is None:
        with pytest.raises(BadInput, match="needs one face"):
            replace(TOLD, fun=None, effort=None)
        return
    told = replace(TOLD, fun=fun, effort=effort)
    event = to_event_now(told, event_id="felt", now=NOW)

    assert to_entry(replace(event, body=json.loads(json.dumps(event.body)))).says == told


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fun": 5}, "faces from 0 to 4"),
        ({"effort": -1}, "faces from 0 to 4"),
        ({"fun": 2.5}, "faces from 0 to 4"),
        ({"fun": True}, "faces from 0 to 4"),
        ({"at": NOW.replace(tzinfo=None)}, "a time with an offset"),
    ],
)
def test_what_nobody_could_have_told_is_refused(changes: dict[str, object], sentence: str) -> None:
    """Each with its own sentence; also from a body on the disk."""
    with pytest.raises(BadInput, match=sentence):
        replace(TOLD, **changes)  # type: ignore[arg-type]


def test_a_body_that_holds_something_else_is_refused() -> None:
    """Nothing is guessed."""
    body = {"session_id": "session", "fun": "a lot", "effort": None}
    event = Event(
        id="felt", kind=EventKind.SESSION_FELT, happened_at=NOW, recorded_at=NOW, said_by="self", body=body
    )
    with pytest.raises(BadInput):
        to_entry(event)


def test_the_last_answer_holds_and_can_be_taken_back(ledger: Ledger) -> None:
    """Twice the same id is one entry (H04); a session that is not there has no feeling."""
    for _ in range(2):
        tell_felt(ledger, TOLD, event_id="felt")
    later = replace(TOLD, fun=1, effort=None)
    tell_felt(ledger, later, event_id="later")
    assert ledger.state().felt == {"session": later}
    void_event(ledger, "later", event_id="void", now=NOW)
    assert ledger.state().felt == {"session": TOLD}
    with pytest.raises(BadInput, match="no practice session"):
        tell_felt(ledger, replace(TOLD, session_id="nobody"), event_id="other")
    assert len(ledger.events()) == 5


@pytest.mark.hazard("H28")
def test_a_backup_brings_it_to_another_computer(ledger: Ledger, tmp_path: Path) -> None:
    """As every fact."""
    tell_felt(ledger, TOLD, event_id="felt")
    home = tmp_path / "home"
    ledger.close()
    keep_key(home, KEY)
    back_up_to(home / "record.db", tmp_path / "b.lullbackup")
    restored = tmp_path / "new" / "record.db"
    restore_from(restored, tmp_path / "b.lullbackup", KEY)
    with Ledger.open(restored) as opened:
        assert opened.state().felt == {"session": TOLD}


WRITE = """
import os, signal, sys
from pathlib import Path
from lull.actions.tell_felt import tell_felt
from lull.record.session_felt import SessionFelt
from lull.store.ledger import Ledger
from made_record import NOW
left = int(sys.argv[2])
def count(frame, event, arg):
    global left
    if event == "line":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return count
ledger = Ledger.open(Path(sys.argv[1]))
sys.settrace(lambda frame, event, arg: count if "/lull/" in frame.f_code.co_filename else None)
tell_felt(ledger, SessionFelt(session_id="session", fun=3, effort=4, at=NOW), event_id="felt")
sys.settrace(None)
print("written")
"""


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("line", [3, 40, 80, 120, 100_000])
def test_killed_half_way_it_is_there_or_it_is_not(ledger: Ledger, line: int) -> None:
    """And told again, it is one entry, whatever the kill left behind."""
    path = ledger.path
    ledger.close()
    ended = subprocess.run(
        [sys.executable, "-c", WRITE, str(path), str(line)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (ended.returncode, ended.stdout) in ((-9, ""), (0, "written\n")), ended.stderr
    with Ledger.open(path) as again:
        assert again.state().felt in ({}, {"session": TOLD})
        tell_felt(again, TOLD, event_id="felt")
        assert again.state().felt == {"session": TOLD}
        assert [event.id for event in again.events()].count("felt") == 1

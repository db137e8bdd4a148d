"""Kill -9 at any moment: everything that was acknowledged is in the record afterwards."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lull.store.ledger import Ledger

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.quantities import OralMg
from lull.record.event_body import dose_to_event, to_event
from lull.store.ledger import Ledger
from lull.treatment.administration import Administration

ledger, run, now = Ledger.open(Path(sys.argv[1])), sys.argv[2], datetime.now(UTC)
session = PracticeSession(id=f"session-{run}", exercise="knee-straighten", side="left", started_at=now)
ledger.append(to_event(session, event_id=session.id, happened_at=now, recorded_at=now, said_by="self"))
print("begun", flush=True)
for number in range(1, 1_000_000):
    dose = Administration(id=f"{run}-{number}", amount=OralMg(10.0), taken_at=now, recorded_at=now)
    ledger.append(dose_to_event(dose))
    print("dose", dose.id, flush=True)
    ledger.append_attempt(session.id, RecordedAttempt(
        number=number, side="left", started_s=number, peak_s=number, ended_s=number,
        range_deg=50.0, range_error_deg=5.0, accepted=True))
    print("attempt", number, flush=True)
"""


def _write_until_killed(path: Path, run: int, after: int, then_s: float) -> tuple[set[str], set[int]]:
    """Let a process write, kill it soon ``after`` so many answers, and return what it had acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(run)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        heard = [writer.stdout.readline() for _ in range(after)]
        time.sleep(then_s)
        writer.kill()
        heard += writer.stdout.read().splitlines()
    said = [line.split() for line in heard if len(line.split()) == 2]
    return (
        {value for kind, value in said if kind == "dose"},
        {int(value) for kind, value in said if kind == "attempt"},
    )


def _kill_again_and_again(path: Path, kills: int, *, most: int) -> int:
    """Kill after up to ``most`` answers and up to a hundredth of a second.

    Check after every kill that nothing acknowledged is missing; return how much was acknowledged.
    """
    chance = random.Random(20261122)
    total = 0
    for run in range(kills):
        doses, attempts = _write_until_killed(path, run, chance.randint(0, most), chance.uniform(0.0, 0.01))
        with Ledger.open(path) as ledger:
            kept = {event.id for event in ledger.events()}
            rows = {attempt.number for attempt in ledger.attempts(f"session-{run}")[f"session-{run}"]}
        assert doses <= kept
        assert attempts <= rows
        total += len(doses) + len(attempts)
    return total


@pytest.mark.hazard("H28")
def test_ten_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """Ten writers killed mid-way, on one record: every acknowledged dose and attempt is there."""
    assert _kill_again_and_again(tmp_path / "home" / "record.db", 10, most=10) > 20


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_thirty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """The same, long enough to hit the moments in which the log is folded into the file."""
    assert _kill_again_and_again(tmp_path / "home" / "record.db", 30, most=120) > 1000

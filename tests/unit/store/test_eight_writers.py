"""Eight people write at once, each from a process of their own: nothing is lost and nothing counts twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from lull.store.ledger import Ledger
from made_record import NOW

WRITER = """
import sys
from datetime import timedelta
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_dose import record_dose
from lull.store import record_file
from lull.store.ledger import Ledger
from made_record import NOW, dose_event, made_dose

# SQLite lets in whoever asks at the right moment: one may have to wait for all that the others write.
record_file.BUSY_TIMEOUT_MS = 100_000
path, number = Path(sys.argv[1]), int(sys.argv[2])
with Ledger.open(path) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    for k in range(25):
        ledger.append(dose_event(f"own-{number}-{k}", taken_at=NOW - timedelta(days=2 + k)))
        shared = dose_event(f"shared-{k}", taken_at=NOW - timedelta(days=40 + k), said_by=f"writer {number}")
        ledger.append(shared)
        same = made_dose(f"slot-{number}-{k}", taken_at=NOW - timedelta(days=2 + k, hours=12, minutes=number))
        said = record_dose(ledger, same)
        print("asked" if isinstance(said, NeedsConfirmation) else "wrote", k, flush=True)
"""


@pytest.mark.hazard("H04")
def test_eight_writers_never_lose_or_double_a_dose(tmp_path: Path) -> None:
    """200 doses of their own, 25 requests sent by all eight, and 25 real doses that each of them records.

    All own ones are there, each shared request is one entry, and of one real dose exactly one record is
    written: the other seven are asked whether it is another one.
    """
    path = tmp_path / "home" / "record.db"
    Ledger.open(path).close()
    here = str(Path(__file__).parents[2])
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(number), here],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(8)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    said = []
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        answers, _ = writer.communicate(timeout=120)
        said += answers.splitlines()
        assert writer.returncode == 0

    with Ledger.open(path) as ledger:
        ids = [event.id for event in ledger.events()]
        doses = ledger.state().administrations
    assert len(ids) == len(set(ids))
    assert {f"own-{number}-{k}" for number in range(8) for k in range(25)} <= set(ids)
    assert sum(name.startswith("shared-") for name in ids) == 25
    assert sum(name.startswith("slot-") for name in ids) == 25
    assert sorted(line for line in said if line.startswith("wrote")) == sorted(
        f"wrote {k}" for k in range(25)
    )
    assert len(doses) == 250
    assert all(dose.recorded_at == NOW for dose in doses)

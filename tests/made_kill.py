"""Kills a piece of work without warning (SIGKILL): at any line of the store's own code, or at any time.

Each kill happens in a process of its own, forked from one that has everything loaded and no threads.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FORKER = """
import json, os, signal, sys, time
from pathlib import Path
from made_backup import *
from lull.store.erase import erase_folder

def back_up(home):
    back_up_to(home / "record.db", home / "backups" / f"{time.time_ns()}.lullbackup")

def restore(home):
    restore_from(home / "record.db", home / "b.lullbackup", KEY)

def erase(home):
    erase_folder(home / "record.db", lambda *_: None)

work = {"back_up": back_up, "restore": restore, "erase": erase}[sys.argv[1]]

def die_at(line):
    left = line
    def count(frame, event, arg):
        nonlocal left
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return count
    def enter(frame, event, arg):
        return count if "/lull/store/" in frame.f_code.co_filename else None
    sys.settrace(enter)
    return lambda: line - left

ended = []
for home, line, after_s in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        if line:
            counted = die_at(line)
            work(Path(home))
            sys.settrace(None)
            (Path(home).parent / "lines").write_text(str(counted()))
        else:
            for _ in range(1000):
                work(Path(home))
        os._exit(0)
    if after_s:
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
    ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(json.dumps(ended))
"""

KILLED = -9


def kill_at_lines(work: str, homes: Sequence[Path], lines: Sequence[int]) -> list[bool]:
    """Do the work once in each home, each time killed at a line; tell of each whether it was killed."""
    return _kill(work, [(str(home), line, 0.0) for home, line in zip(homes, lines, strict=True)])


def kill_after(work: str, homes: Sequence[Path], after_s: Sequence[float]) -> list[bool]:
    """Do the work again and again in each home until it is killed after so many seconds."""
    return _kill(work, [(str(home), 0, after) for home, after in zip(homes, after_s, strict=True)])


def count_lines(work: str, home: Path) -> int:
    """Return how many lines of the store's code the work runs through, doing it once in this home."""
    assert kill_at_lines(work, [home], [10**9]) == [False]
    return int((home.parent / "lines").read_text(encoding="utf-8"))


def _kill(work: str, plan: list[tuple[str, int, float]]) -> list[bool]:
    """Let the forker do its work."""
    forker = subprocess.run(
        [sys.executable, "-c", FORKER, work],
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "Traceback" not in forker.stderr, forker.stderr
    return [code == KILLED for code in json.loads(forker.stdout)]

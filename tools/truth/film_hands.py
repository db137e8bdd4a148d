"""Show drawn hands to the app in a real Chromium, and write what it counted, one line of JSON a film.

The hand model runs only in the page, so this is the whole way: camera, model, socket, engine. From the lines
``packaging/write_camera_trials.py`` writes the table of trials. Nothing here was ever a real person.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "packaging")]

from browser.practice.cinema import chromium  # noqa: E402 - they live with the tests
from browser.practice.rig import Practice  # noqa: E402 - they live with the tests
from browser.practice.serving import serve  # noqa: E402 - they live with the tests
from chromium import find_chromium  # noqa: E402
from made_hands import MOVES  # noqa: E402
from mannequin.film import DRAWN_PER_S  # noqa: E402
from mannequin.hand_film import REPETITIONS, STILL_AT_LAST_S, parts, write_hand_film  # noqa: E402

SIDE = "right"


def film(exercise: str, folder: Path) -> dict[str, object]:
    """Show one film and return what was counted; at half the pace where the page said it was too slow."""
    for slower in (1, 2):
        path = write_hand_film(exercise, SIDE, folder / f"hand-{slower}.mjpeg", slower)
        home = folder / f"home-{slower}"
        home.mkdir()
        with serve(home) as served, chromium(find_chromium(), path) as browser:
            practice = Practice.open(browser, served)
            practice.choose(exercise, SIDE)
            practice.begin_film()
            practice.watch_film(len(parts(slower)) / DRAWN_PER_S - STILL_AT_LAST_S)
            last, slow_s = practice.last, practice.timings()["slow_seconds"]
        if slow_s == 0:
            break
    return {
        "exercise": exercise,
        "body": "hand",
        "off_deg": 0.0,
        "side": SIDE,
        "true": REPETITIONS,
        "counted": last["repetitions"],
        "attempts": last["attempts"],
        "phase": last["phase"],
        "too_slow_s": slow_s,
    }


def main(words: list[str]) -> int:
    """Film every exercise of the hand, or those named."""
    out = Path(words[0])
    for exercise in words[1:] or list(MOVES):
        with tempfile.TemporaryDirectory(prefix="lull-hands-") as folder:
            line = json.dumps(film(exercise, Path(folder)))
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        with out.open("a") as file:
            file.write(line + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

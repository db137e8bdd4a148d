"""Write ``practice/camera_trials.py`` from the lines of JSON of ``film_forty.py``, one a film."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "lull" / "practice" / "camera_trials.py"
HEAD = '''"""What the live engine counted in films of drawn people, written by ``write_camera_trials.py``.

Repetitions done and counted, by exercise; an adult seen as the exercise asks for it, and a child from 15
degrees aside. Hands were drawn alone in the picture. An exercise that is not here was never tried.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Trial(NamedTuple):
    """One film: who was drawn, how many repetitions were done, and how many were counted."""

    who: str
    done: int
    counted: int


CAMERA_TRIALS: Mapping[str, tuple[Trial, ...]] = {
'''


def main(words: list[str]) -> int:
    """Read the lines of a file and write the module."""
    trials: dict[str, list[str]] = defaultdict(list)
    for line in Path(words[0]).read_text().splitlines():
        told = json.loads(line)
        who = f"{told['body']}, {told['off_deg']:.0f} degrees aside"
        trials[told["exercise"]].append(f'Trial("{who}", {told["true"]}, {told["counted"]})')
    rows = [f'    "{name}": ({", ".join(told)},),\n' for name, told in trials.items()]
    OUT.write_text(f"{HEAD}{''.join(rows)}}}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

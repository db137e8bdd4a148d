"""Write what films of drawn people showed into ``practice/camera_trials.py``, from lines of JSON, one a film.

``tools/truth/film_forty.py`` writes such lines. What no line names keeps the trials it had: hands, for one,
were filmed elsewhere. Usage: ``python packaging/write_camera_trials.py films.jsonl``.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from lull.practice.camera_trials import CAMERA_TRIALS, Trial
from lull.practice.catalogue import EXERCISES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MODULE = Path(__file__).resolve().parents[1] / "src" / "lull" / "practice" / "camera_trials.py"
TABLE = "CAMERA_TRIALS: Mapping[str, tuple[Trial, ...]] = {\n"


def replace_table(
    module: str, films: Iterable[str], known: Mapping[str, tuple[Trial, ...]] = CAMERA_TRIALS
) -> str:
    """Return the module's text with the trials of these films in its table, in the order of the forty."""
    found: dict[str, list[Trial]] = defaultdict(list)
    for line in films:
        told = json.loads(line)
        who = f"{told['body']}, {told['off_deg']:.0f} degrees aside"
        found[told["exercise"]].append(Trial(who, told["true"], told["counted"]))
    trials = {**known, **found}
    rows = [_to_row(exercise_id, trials[exercise_id]) for exercise_id in EXERCISES if exercise_id in trials]
    head, table, _ = module.partition(TABLE)
    return f"{head}{table}{''.join(rows)}}}\n"


def _to_row(exercise_id: str, trials: Iterable[Trial]) -> str:
    """Return one line of the table."""
    told = [f'Trial("{trial.who}", {trial.done}, {trial.counted})' for trial in trials]
    return f'    "{exercise_id}": ({", ".join(told)}{"," if len(told) == 1 else ""}),\n'


if __name__ == "__main__":
    text = replace_table(
        MODULE.read_text(encoding="utf-8"), Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    )
    MODULE.write_text(text, encoding="utf-8")

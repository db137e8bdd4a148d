"""The table of camera trials is rewritten from films, and nothing else of its module is."""

import json

from lull.practice.camera_trials import CAMERA_TRIALS
from write_camera_trials import MODULE, replace_table

TEXT = MODULE.read_text(encoding="utf-8")


def film(exercise: str, body: str, off_deg: float, counted: int) -> str:
    """Return the line of a film of four repetitions."""
    return json.dumps(
        {"exercise": exercise, "body": body, "off_deg": off_deg, "true": 4, "counted": counted, "seen": 1.0}
    )


def test_no_films_change_nothing() -> None:
    """The committed table is what the script writes."""
    assert replace_table(TEXT, []) == TEXT


def test_films_take_the_place_of_their_exercise_alone() -> None:
    """New trials of one, first trials of another in the order of the forty, everything else as it was."""
    films = [
        film("clap", "adult", 0.0, 3),
        film("clap", "child", 15.0, 4),
        film("heel-slide", "adult", 0.0, 4),
    ]
    known = {one: trials for one, trials in CAMERA_TRIALS.items() if one != "heel-slide"}
    before = replace_table(TEXT, [], known).splitlines()
    written = replace_table(TEXT, films, known).splitlines()
    new = [line for line in written if line not in before]
    assert new == [
        '    "clap": (Trial("adult, 0 degrees aside", 4, 3), Trial("child, 15 degrees aside", 4, 4)),',
        '    "heel-slide": (Trial("adult, 0 degrees aside", 4, 4),),',
    ]
    assert [line for line in before if line not in written] == [
        line for line in before if line.startswith('    "clap"')
    ]
    assert written.index(new[1]) > written.index(next(line for line in before if "seated-march" in line))

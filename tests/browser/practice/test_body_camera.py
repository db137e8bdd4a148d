"""The whole path for the rest of the body: shoulder, arm, trunk and legs of drawn people, counted exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.practice.cinema import show_until_seen
from browser.practice.rig import Practice
from lull.actions.unlock_exercise import unlock_exercise
from lull.practice.catalogue import find_exercise
from lull.practice.start_answers import may_need_unlocking
from lull.record.exercise_unlocked import ExerciseUnlocked
from mannequin.body_film import REPETITIONS, SHOWN, done_by, moved_s, write_body_film

if TYPE_CHECKING:
    from pathlib import Path

    from browser.practice.cinema import Cinema
    from browser.practice.serving import Served
    from lull.movement.landmarks import Side

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera"), pytest.mark.timeout(600)]

AFTER_S = 1.5
"""How much of the stillness after the last movement is watched before anything is judged; ours."""


def unlock(served: Served, exercise: str) -> None:
    """Let a grown-up unlock it, where it is one in which people can fall."""
    if may_need_unlocking(find_exercise(exercise)):
        told = ExerciseUnlocked(exercise=exercise, by="Ms Lind", unlocker="adult", at=served.house.now())
        unlock_exercise(served.house.ledger, told, event_id="unlocked-for-the-camera")


@pytest.mark.hazard("H19")
@pytest.mark.parametrize(
    ("exercise", "side"),
    [
        pytest.param("side-lift", "right", id="shoulder-from-the-front"),
        pytest.param("hand-to-mouth", "left", id="arm-from-the-side"),
        pytest.param("lean-side", "left", id="trunk-from-the-front"),
        pytest.param("heel-slide", "right", id="leg-lying-down"),
        pytest.param("hip-sideways", "left", id="standing-from-the-front"),
        pytest.param("sit-to-stand", "right", id="standing-up-from-the-side"),
    ],
)
def test_what_a_drawn_body_does_is_counted(
    exercise: str, side: Side, tmp_path: Path, cinema: Cinema, served: Served
) -> None:
    """Three shown and four done are four counted, at once and in the record, and nobody is told of it."""
    doing = done_by(exercise, side)
    unlock(served, exercise)

    def show(slower: int) -> Practice:
        film = tmp_path / f"body-{slower}.mjpeg"
        if not film.exists():
            write_body_film(doing, film, slower)
        practice = Practice.open(cinema.show(film), served)
        practice.choose(exercise, doing.watched)
        practice.begin_film()
        practice.watch_film(slower * moved_s(doing) + AFTER_S)
        return practice

    judge(show_until_seen(show)[0], exercise)
    *_, session = served.house.ledger.state().sessions
    kept = served.house.ledger.attempts(session.id)[session.id]
    assert [one.accepted for one in kept] == [True] * REPETITIONS


def judge(practice: Practice, exercise: str) -> None:
    """Judge what was counted, that nothing counted too early, and that nobody was told of it."""
    last, timings = practice.last, practice.timings()
    print(  # noqa: T201 - the measured figures belong in the log
        f"{exercise}: {last['repetitions']} of {last['attempts']} counted;"
        f" {timings['poses_per_s']:.1f} poses a second"
    )
    assert (last["attempts"], last["repetitions"]) == (REPETITIONS, REPETITIONS)
    assert practice.text("#count") == str(REPETITIONS)
    first = next(reply for reply in practice.replies if reply.get("phase") == "practising")
    assert first["shown"] == SHOWN
    before = [reply for reply in practice.replies if reply.get("seq", -1) < first["seq"]]
    assert all(reply.get("attempts", 0) == 0 for reply in before), "what is shown is not counted"
    assert practice.outside_requests() == []
    assert practice.violations() == []
    assert practice.complaints == []

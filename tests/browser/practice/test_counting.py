"""The whole path against a known truth: a drawn person moves, the page counts, the record keeps."""

from dataclasses import replace
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from browser.practice.cinema import Cinema, film_file, show_until_seen
from browser.practice.rig import Practice
from browser.practice.serving import SLOWEST_S, Served
from lull.movement.landmarks import Side
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.web.practice_socket import live_room
from mannequin.scenes import Scene, endless, full_set, never_ready, out_of_sight

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera"), pytest.mark.timeout(600)]

ANGLE_ERROR_DEG = {"elbow-straighten": 6.0, "knee-straighten": 12.0}
"""Mean absolute error allowed; about 3.4 (lite) and 7.2 (full) were measured."""

AFTER_S = 2.0
"""How much of the stillness after the last movement is watched before anything is judged; ours."""

MOVED_S = 40.0
"""A set has movements for longer than this: after so long plus the stillness the film begins again; ours."""

REPORTS_EVERY_S = 70.0
"""Newer versions of the pose runtime report to their makers once a minute: a little more than that."""

Done = tuple[int, tuple[int, ...], float]
"""Whole movements, after which of them a partial one comes, and how many seconds are practised at least."""

TEN: Done = (10, (4, 8), REPORTS_EVERY_S)
FOUR: Done = (4, (2,), 0.0)
"""A whole set is practised once; the other limbs for as long as it takes to see them counted."""


def kept(served: Served) -> tuple[PracticeSession, tuple[RecordedAttempt, ...]]:
    """Return the last session of the record, and its attempts."""
    *_, session = served.house.ledger.state().sessions
    return session, served.house.ledger.attempts(session.id)[session.id]


def practise_through(practice: Practice, scene: Scene) -> None:
    """Practise until every drawn movement has been seen to its end, and a little longer."""
    practice.choose(scene.film.exercise, scene.film.side)
    practice.begin_film()
    practice.watch_film(scene.moved_s + AFTER_S)


def practise_set(scene: Scene, films: Path, served: Served, cinema: Cinema) -> tuple[Practice, Scene]:
    """Practise a whole set, as it could be seen here."""

    def slowed(slower: int) -> Scene:
        return replace(scene, film=replace(scene.film, slower=slower))

    def show(slower: int) -> Practice:
        slow = slowed(slower)
        practice = Practice.open(cinema.show(film_file(slow.film, films)), served)
        practise_through(practice, slow)
        return practice

    practice, slower = show_until_seen(show)
    return practice, slowed(slower)


def check_count(practice: Practice, scene: Scene) -> None:
    """Everything drawn was counted, nothing else was, and the record says the same as the page."""
    last = practice.last
    assert (last["repetitions"], last["attempts"]) == (scene.repetitions, scene.repetitions + scene.partial)
    assert practice.text("#count") == str(scene.repetitions)
    first_practising = next(reply for reply in practice.replies if reply.get("phase") == "practising")
    before = [reply for reply in practice.replies if reply.get("seq", -1) < first_practising["seq"]]
    assert all(reply.get("attempts", 0) == 0 for reply in before), "nothing counts before the ready pose"
    assert first_practising["shown"] == 3
    _, attempts = kept(practice.served)
    assert [one.accepted for one in attempts].count(True) == scene.repetitions
    assert {one.reason for one in attempts if not one.accepted} == {"smaller_than_own_range"}


def check_quiet(practice: Practice) -> None:
    """Nothing was asked of any other machine, and no rule of ours was broken."""
    assert practice.outside_requests() == []
    assert practice.violations() == []
    assert practice.complaints == []


@pytest.mark.timeout(600)
@pytest.mark.hazard("H18")
@pytest.mark.hazard("H19")
@pytest.mark.hazard("H27")
@pytest.mark.parametrize(
    ("exercise", "side", "done"),
    [
        pytest.param("elbow-straighten", "right", TEN, id="elbow-straighten-right"),
        pytest.param("knee-straighten", "left", FOUR, id="knee-straighten-left"),
        pytest.param("elbow-straighten", "left", FOUR, id="elbow-straighten-left", marks=pytest.mark.slow),
        pytest.param("knee-straighten", "right", FOUR, id="knee-straighten-right", marks=pytest.mark.slow),
    ],
)
def test_what_is_drawn_is_counted(
    exercise: str, side: Side, done: Done, films: Path, served: Served, cinema: Cinema
) -> None:
    """Fidgeting, ready, three shown, whole and partial movements; then Stop puts the camera out.

    Once it is a set of ten, and the model looks for more than a minute, to see that it reports to nobody.
    """
    repetitions, partial_after, practised_s = done
    still_s = max(10.0, practised_s - MOVED_S)
    drawn = full_set(exercise, side, repetitions=repetitions, partial_after=partial_after, still_s=still_s)
    practice, scene = practise_set(drawn, films, served, cinema)
    attempts = scene.repetitions + scene.partial
    check_count(practice, scene)
    practice.practise_for(practised_s)
    check_quiet(practice)
    assert practice.text("#asked-words").startswith("Your goal: ")
    errors = practice.angle_errors(scene.film)
    timings = practice.timings()
    print(  # noqa: T201 - the measured figures belong in the log
        f"{exercise} {side}: angle error {np.abs(errors).mean():.1f} deg (bias {errors.mean():+.1f}) over"
        f" {len(errors)} frames; {timings['poses_per_s']:.1f} poses a second; capture to reply"
        f" {timings['capture_to_reply_ms_p50']:.0f}/{timings['capture_to_reply_ms_p95']:.0f} ms"
    )
    assert len(errors) > 100
    assert np.abs(errors).mean() < ANGLE_ERROR_DEG[exercise]
    assert practice.live_tracks() == 1
    stopped = practice.stopped_tracks()
    practice.page.locator("#stop").click()
    practice.see(".result")
    assert practice.stopped_tracks() == stopped + 1
    assert f"of {attempts} attempts" in practice.text(".result")
    assert f"of {attempts} times it was asked" in practice.text(".result")
    session, _ = kept(served)
    assert session.finished_at is not None
    assert session.timings is not None
    assert session.timings["poses_per_s"] > 0


@pytest.mark.slow
@pytest.mark.hazard("H19")
def test_a_joint_that_never_rests_counts_nothing(films: Path, served: Served, cinema: Cinema) -> None:
    """Waving a nearly straight arm about is neither shown nor attempted."""
    scene = never_ready("elbow-straighten", "right")
    practice = Practice.open(cinema.show(film_file(scene.film, films)), served)
    practice.choose("elbow-straighten", "right")
    practice.open_camera()
    practice.practise_for(8.0)
    assert (practice.last["attempts"], practice.last["shown"]) == (0, 0)
    assert practice.last["phase"] == "get_ready"
    assert practice.text("#cue") == "Bend your elbow and rest it there."
    assert kept(served)[1] == ()


@pytest.mark.slow
@pytest.mark.hazard("H18")
def test_out_of_sight_is_said_and_not_counted(films: Path, served: Served, cinema: Cinema) -> None:
    """An arm behind a screen pauses practice; afterwards it goes on with the range it had."""
    scene = out_of_sight("elbow-straighten", "right")
    practice = Practice.open(cinema.show(film_file(scene.film, films)), served)
    practice.choose("elbow-straighten", "right")
    practice.begin_film()
    practice.watch_film(scene.moved_s + AFTER_S)
    hidden = [reply for reply in practice.replies if reply.get("missing")]
    assert any("right wrist" in reply["missing"] for reply in hidden)
    assert any(reply["phase"] == "not_seen" for reply in hidden)
    assert practice.last["repetitions"] == scene.repetitions
    # The model guesses at a hidden wrist for a moment; such a movement may begin, and is never counted.
    lost = [one.reason for one in kept(served)[1] if not one.accepted]
    print(f"movements lost while hidden: {lost}")  # noqa: T201 - the measured figures belong in the log
    assert len(lost) <= 1


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_closing_the_tab_keeps_every_repetition(films: Path, served: Served, cinema: Cinema) -> None:
    """The tab goes in the middle of a set: the record has all of it, and the server writes the end."""
    live_room(served.app).grace_s = 1.0  # nobody comes back
    scene = endless("elbow-straighten", "right")
    practice = Practice.open(cinema.show(film_file(scene.film, films)), served)
    practice.choose("elbow-straighten", "right")
    practice.begin_film()
    practice.wait_for(lambda: practice.last["repetitions"] >= 2)
    shown = practice.last["repetitions"]
    practice.page.close()
    other = practice.page.context.new_page()
    until = monotonic() + SLOWEST_S
    while kept(served)[0].finished_at is None and monotonic() < until:
        other.wait_for_timeout(100)
    session, attempts = kept(served)
    assert session.finished_at is not None
    assert session.own_range_deg == pytest.approx(106, abs=12)
    assert sum(one.accepted for one in attempts) >= shown

"""Praise is never false: each sentence's own condition holds, read anew from the rows by another hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

import numpy as np
import pytest

from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.progress.practice_story import PracticeStory, tell_story
from lull.progress.praise import RULES, PraiseRule, choose_rules, praise, say_rule
from lull.progress.session_numbers import number_session
from made_record import BERLIN, NOW, made_attempt

pytestmark = pytest.mark.hazard("H31")

HISTORIES, LONGEST = 60, 24
Side = Literal["left", "right"]


@dataclass(frozen=True)
class Day:
    """A session and its rows, as the record has them."""

    session: PracticeSession
    rows: tuple[RecordedAttempt, ...]

    @property
    def on(self) -> str:
        """Its local day."""
        return f"{self.session.started_at.astimezone(BERLIN):%Y-%m-%d}"

    @property
    def day(self) -> datetime:
        """Its local midnight, without a zone."""
        return datetime.fromisoformat(self.on)

    def counted(self, source: str = "") -> int:
        """How many were accepted, of one source or of both."""
        return sum(row.accepted and source in ("", row.source) for row in self.rows)

    def third(self, name: str) -> float | None:
        """The third largest number of accepted movements."""
        found = sorted(
            getattr(row, name) for row in self.rows if row.accepted and getattr(row, name) is not None
        )
        return found[-3] if len(found) >= 3 else None

    def smooth(self) -> tuple[float, float] | None:
        """The middle smoothness and its error."""
        found = [row.sparc for row in self.rows if row.accepted and row.sparc is not None]
        if len(found) < 5:
            return None
        return float(np.median(found)), float(np.hypot(np.std(found, ddof=1), 0.15))


def draw_history(chance: np.random.Generator) -> list[Day]:
    """Return made-up weeks of somebody who practises this and that, now and then."""
    at, days = NOW - timedelta(days=200), []
    for k in range(int(chance.integers(1, LONGEST))):
        at += timedelta(hours=float(chance.choice([0.5, 3.0, 12.0, 24.0, 31.0, 80.0, 200.0])))
        session = PracticeSession(
            id=f"s{k}",
            exercise=str(
                chance.choice(["knee-straighten", "elbow-straighten", "chin-up"], p=[0.6, 0.3, 0.1])
            ),
            side=("left", "right")[int(chance.integers(2))],
            started_at=at,
            game=str(chance.choice(["lanterns", "garden", "boat"], p=[0.8, 0.1, 0.1])),
            goal=(None, 5, 10)[int(chance.integers(3))],
            window=(None, "none", "likely", "maybe")[int(chance.integers(4))],
        )
        days.append(Day(session, _draw_rows(chance, session.side)))  # type: ignore[arg-type]
    return days


def _draw_rows(chance: np.random.Generator, side: Side) -> tuple[RecordedAttempt, ...]:
    """Return the attempts of one session, of the camera, by key, or both."""
    rows, t_s = [], 5.0
    share, level = float(chance.choice([0.5, 0.9, 1.0])), float(chance.normal(60.0, 20.0))
    told_share = float(chance.choice([0.0, 0.0, 0.3, 1.0]))
    for number in range(1, int(chance.choice([0, 1, 2, 6, 15, 40, 90])) + 1):
        t_s += float(chance.choice([2.0, 4.0, 45.0], p=[0.5, 0.47, 0.03]))
        told = bool(chance.random() < told_share)
        measured = {
            "range_deg": max(5.0, level + float(chance.normal(0.0, 3.0))),
            "range_error_deg": 3.0,
            "hold_s": abs(float(chance.normal(level / 40.0, 0.2))),
            "sparc": float(chance.normal(-3.0 + level / 60.0, 0.1)),
            "accepted": bool(chance.random() < share),
        }
        nothing = {"source": "told", "range_deg": None, "range_error_deg": None}
        rows.append(
            made_attempt(
                number,
                side=side,
                started_s=t_s,
                peak_s=t_s + 1,
                ended_s=t_s + 2,
                **(nothing if told else measured),
            )
        )
        t_s += 2.0
    return tuple(rows)


def same(days: Sequence[Day], now: Day) -> list[Day]:
    """Return the sessions of the same exercise and side with movement, of those before."""
    return [
        d for d in days if (d.session.exercise, d.session.side) == (now.session.exercise, now.session.side)
    ]


def beyond(new: float | None, old: float | None, error: float) -> bool:
    """Tell whether a number is larger by more than 1.96 times the root of two errors' squares."""
    return new is not None and old is not None and new - old > 1.96 * error * 2**0.5


def is_ever(name: str, error: float) -> Callable[[list[Day], Day], bool]:
    """Larger than all before, and than the first by more than the error."""

    def judge(before: list[Day], now: Day) -> bool:
        found = [d.third(name) for d in same(before, now) if d.third(name) is not None]
        mine = now.third(name)
        return (
            bool(found)
            and mine is not None
            and mine > max(f for f in found if f)
            and beyond(mine, found[0], error)
        )

    return judge


def smoother_than(others: Sequence[Day], now: Day) -> bool:
    """Smoother than all of these, and than one of them by more than both errors."""
    found, mine = [d.smooth() for d in others], now.smooth()
    known = [f for f in found if f is not None]
    return (
        bool(known)
        and mine is not None
        and all(mine[0] > f[0] for f in known)
        and any(mine[0] - f[0] > 1.96 * float(np.hypot(f[1], mine[1])) for f in known)
    )


def gaps(now: Day) -> list[float]:
    """The pauses between two movements."""
    return [later.started_s - row.ended_s for row, later in pairwise(now.rows)]


def hour(now: Day) -> int:
    """The hour it began in."""
    return now.session.started_at.astimezone(BERLIN).hour


def week(day: Day) -> tuple[int, int, int]:
    """The week of a day, as the calendar counts."""
    return (*day.day.isocalendar()[:2], 0)


TRUE: dict[str, Callable[[list[Day], Day], bool]] = {
    "first": lambda b, _: not b,
    "came_back": lambda b, n: (n.day - b[-1].day).days >= 3,
    "best_far": is_ever("range_deg", 3.0),
    "best_hold": is_ever("hold_s", 0.25),
    "best_smooth": lambda b, n: smoother_than(same(b, n), n),
    "new_exercise": lambda b, n: n.session.exercise not in {d.session.exercise for d in b},
    "new_side": lambda b, n: not same(b, n) and n.session.exercise in {d.session.exercise for d in b},
    "round_times": lambda b, n: sum(d.counted() for d in [*same(b, n), n]) % 100 < n.counted(),
    "round_sessions": lambda b, _: len(b) % 10 == 9,
    "farther": lambda b, n: beyond(n.third("range_deg"), same(b, n)[-1].third("range_deg"), 3.0),
    "longer_held": lambda b, n: beyond(n.third("hold_s"), same(b, n)[-1].third("hold_s"), 0.25),
    "smoother": lambda b, n: smoother_than(same(b, n)[-1:], n),
    "new_game": lambda b, n: n.session.game not in {d.session.game for d in b},
    "both_sides": lambda b, n: (
        {d.session.side for d in [*b, n] if d.on == n.on and d.session.exercise == n.session.exercise}
        == {"left", "right"}
    ),
    "many_exercises": lambda b, n: len({d.session.exercise for d in [*b, n] if d.on == n.on}) >= 3,
    "rested": lambda _, n: max(gaps(n)) > 30.0,
    "kept_going": lambda _, n: any(
        row.accepted and sum(not earlier.accepted for earlier in n.rows[:k]) >= 3
        for k, row in enumerate(n.rows)
    ),
    "more": lambda b, n: len(n.rows) >= len(same(b, n)[-1].rows) + 5,
    "goal": lambda _, n: n.counted() >= (n.session.goal or 10**9),
    "all_counted": lambda _, n: all(row.accepted for row in n.rows) and n.counted("measured") >= 5,
    "again_today": lambda b, n: b[-1].on == n.on,
    "busy_week": lambda b, n: len({d.on for d in [*b, n] if week(d) == week(n)}) >= 3,
    "in_window": lambda _, n: n.session.window in ("likely", "maybe"),
    "no_window": lambda _, n: n.session.window == "none",
    "long": lambda _, n: n.rows[-1].ended_s - n.rows[0].started_s >= 300.0,
    "early": lambda _, n: hour(n) <= 8,
    "late": lambda _, n: hour(n) >= 19,
    "weekend": lambda _, n: n.day.isoweekday() in (6, 7),
    "counted_self": lambda _, n: {row.source for row in n.rows if row.accepted} == {"told"},
    "counted_both": lambda _, n: {row.source for row in n.rows if row.accepted} == {"told", "measured"},
    "short": lambda _, n: len(n.rows) <= 3,
    "tried": lambda _, n: len(n.rows) >= 2,
    "began": lambda _, n: len(n.rows) >= 1,
}
"""What has to be true for each rule, read from the rows. Those before had movement in them."""


def stories(days: Sequence[Day]) -> list[tuple[Day, PracticeStory | None]]:
    """Return each session with what is told of it."""
    numbers = [number_session(d.session, d.rows, BERLIN) for d in days]
    return [(d, tell_story(numbers, d.session, d.rows, BERLIN)) for d in days]


@pytest.fixture(scope="module")
def histories() -> list[list[tuple[Day, PracticeStory | None]]]:
    """Made-up histories, each with its stories."""
    return [stories(draw_history(np.random.default_rng(seed))) for seed in range(HISTORIES)]


def test_every_rule_that_speaks_is_true_of_the_rows(
    histories: list[list[tuple[Day, PracticeStory | None]]],
) -> None:
    """For each rule, not only the chosen ones; and every rule speaks somewhere in these histories."""
    spoken: set[str] = set()
    for history in histories:
        for place, (day, story) in enumerate(history):
            if story is None:
                assert day.rows == ()
                continue
            before = [d for d, _ in history[:place] if d.rows]
            for rule in (rule for rule in RULES if rule.holds(story)):
                assert TRUE[rule.id](before, day), (rule.id, day.session)
                spoken.add(rule.id)
    assert spoken == set(TRUE) == {rule.id for rule in RULES}


def test_the_same_sentence_never_comes_twice_in_a_row(
    histories: list[list[tuple[Day, PracticeStory | None]]],
) -> None:
    """Also where one session between had no movement; and one or two are said each time."""
    for history in histories:
        said = [praise(story) for _, story in history if story is not None]
        assert all(1 <= len(sentences) == len(set(sentences)) <= 2 for sentences in said)
        assert all(not set(one) & set(other) for one, other in pairwise(said))


def test_praise_varies_and_hangs_on_the_session_alone(
    histories: list[list[tuple[Day, PracticeStory | None]]],
) -> None:
    """Twenty sentences at least are heard; later sessions change nothing."""
    heard: set[str] = set()
    for history in histories:
        days = [day for day, _ in history]
        for place, (_, story) in enumerate(history):
            if story is not None:
                again = stories(days[: place + 1])[-1][1]
                assert again is not None
                assert praise(again) == praise(story)
                heard |= {rule.id for rule in choose_rules(story)}
    assert len(heard) >= 25


WORDINGS = [(rule, words) for rule in RULES for words in rule.say]


@pytest.mark.parametrize(
    ("rule", "words"), WORDINGS, ids=lambda value: value[:30] if isinstance(value, str) else ""
)
def test_no_sentence_speaks_of_health_or_of_anybody_else(rule: PraiseRule, words: str) -> None:
    """Nor of streaks, ranks or what must come next."""
    said = f" {words.lower()} "
    for word in (
        "health",
        "safe",
        "normal",
        "muscle",
        "tone",
        "stiff",
        "pain",
        "heal",
        "better",
        "best",
        "than others",
        "in a row",
        "streak",
        "level",
        "points",
        "must",
        "should",
        "keep it up",
        "don't",
        "fail",
    ):
        assert word not in said, rule.id
    assert len(words.split()) <= 20


def test_there_are_more_than_twenty_sentences_and_none_twice() -> None:
    """Two wordings for each rule."""
    assert len({words for _, words in WORDINGS}) == len(WORDINGS) == 2 * len(RULES) >= 60


def test_every_wording_can_be_said_of_every_story(
    histories: list[list[tuple[Day, PracticeStory | None]]],
) -> None:
    """No gap stays open, in the turn of either wording, also of a rule that is silent that day."""
    turns: set[int] = set()
    for _, story in histories[0]:
        if story is not None:
            turns.add(len(story.earlier) % 2)
            assert not any(set("{}") & set(say_rule(rule, story)) for rule in RULES)
    assert turns == {0, 1}

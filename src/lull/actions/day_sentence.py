"""The one big sentence of a day: when the next quiet window is, how likely, or why there is none."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from lull.record.freshness import to_spoken
from lull.refusal import Refusal
from lull.timeline import local_day
from lull.tone.check_in import MOST_SLEEPY, MOST_WEAK, CheckIn
from lull.tone.gates import Gate
from lull.tone.windows import Window
from lull.tone.wording import to_people_sentence

Case = Literal["window_now", "window_later", "window_tomorrow", "gate", "none", "refused", "no_plan"]

ANY_TIME = "Practice is possible at any time."


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySentence:
    """The pieces, in reading order: a lead, the main words, a likelihood word, and what comes after.

    ``likelihood`` is ``likely``, ``maybe`` or empty. ``text`` says all of it in plain text.
    """

    case: Case
    lead: str
    main: str
    likelihood: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole sentence in plain text."""
        said = f"{self.main}, {self.likelihood}" if self.likelihood else self.main
        return f"{self.lead}: {said}. {self.after}".replace("..", ".").strip()


def say_window(window: Window, *, now: datetime, zone: ZoneInfo) -> DaySentence:
    """Say when a window is, and what its likelihood means."""
    start, end = (at.astimezone(zone) for at in (window.span.start, window.span.end))
    means = f"“{window.label.capitalize()}” means {to_people_sentence(window.probability)}."
    if now in window.span:
        return DaySentence(
            case="window_now",
            lead="Quiet window now",
            main=f"until {end:%H:%M}",
            likelihood=window.label,
            after=f"{to_spoken(window.span.end - now).capitalize()} left. {means}",
        )
    today = local_day(now, zone)
    clock = f"{start:%H:%M} to {end:%H:%M}"
    if start.date() == today:
        wait = to_spoken(window.span.start - now + timedelta(seconds=59))
        return DaySentence(
            case="window_later",
            lead="Next quiet window",
            main=clock,
            likelihood=window.label,
            after=f"Starts in {wait}. {means}",
        )
    return DaySentence(
        case="window_tomorrow",
        lead="Next quiet window",
        main=f"{_say_day(start.date(), today)} {clock}",
        likelihood=window.label,
        after=means,
    )


def say_gate(gate: Gate, told: CheckIn | None) -> DaySentence:
    """Say that windows are off, because of what was told in which check-in, and until when."""
    answer = getattr(told, gate.code, None)
    said = {
        "sleepy": f"sleepy, {answer} of {MOST_SLEEPY}",
        "weak": f"weak, {answer} of {MOST_WEAK}",
        "fell": "you fell",
        "ill": "you are ill",
    }[gate.code]
    return DaySentence(
        case="gate",
        lead="Quiet windows are off",
        main=f"you said: {gate.code if answer is None else said}",
        after="They stay off until a later clear check-in, or midnight.",
    )


def say_none() -> DaySentence:
    """Say that no window is predicted."""
    return DaySentence(
        case="none",
        lead="No quiet window",
        main="none is predicted today or tomorrow",
        after=ANY_TIME,
    )


def say_refusal(refusal: Refusal) -> DaySentence:
    """Say that no window can be predicted, and why."""
    return DaySentence(
        case="refused", lead="No window can be predicted", main=refusal.message.rstrip("."), after=ANY_TIME
    )


def say_no_plan() -> DaySentence:
    """Say what to do first."""
    return DaySentence(
        case="no_plan", lead="No plan yet", main="enter the plan from your prescriber", after=ANY_TIME
    )


def _say_day(day: date, today: date) -> str:
    """Say a day that is not today."""
    return "tomorrow" if day == today + timedelta(days=1) else f"{day:%A} {day.day} {day:%B}"

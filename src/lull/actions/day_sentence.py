"""The one big sentence of a day: when the next quiet window is, how likely, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from lull.record.day_words import day_words
from lull.record.freshness import to_spoken
from lull.refusal import Refusal
from lull.saying import say, together, with_upper_first
from lull.timeline import local_day
from lull.tone.check_in import MOST_SLEEPY, MOST_WEAK, CheckIn
from lull.tone.gates import TOLD_CODES, Gate
from lull.tone.teller import say_teller
from lull.tone.windows import Window
from lull.tone.wording import LIKELIHOODS, to_people_sentence

Case = Literal["window_now", "window_later", "window_tomorrow", "gate", "none", "refused", "no_plan"]

ANY_TIME = say("Practice is possible at any time.")
SPEAKS_AGAINST_PRACTICE = frozenset({"reservoir_dry"})
"""Refusals that are a danger themselves: nothing about practice stands beside them."""


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
        if self.is_of_medicine:
            return f"{self.lead}: {self.main}. {self.after}".replace("..", ".").strip()
        main = together((self.main, self.likelihood), ", ") if self.likelihood else self.main
        return together((together((self.lead, main), ": "), self.after), ". ")

    @property
    def is_of_medicine(self) -> bool:
        """Tell whether this speaks of danger, a plan or a pump, and so is said in English (H36)."""
        return self.case in ("gate", "refused", "no_plan")


def say_window(window: Window, *, now: datetime, zone: ZoneInfo) -> DaySentence:
    """Say when a window is, and what its likelihood means."""
    start, end = (at.astimezone(zone) for at in (window.span.start, window.span.end))
    likelihood = LIKELIHOODS[window.label]
    means = say(
        "“{likelihood}” means {people}.",
        likelihood=with_upper_first(likelihood),
        people=to_people_sentence(window.probability),
    )
    if now in window.span:
        return DaySentence(
            case="window_now",
            lead=say("Quiet window now"),
            main=say("until {end}", end=_say_end(end, local_day(now, zone))),
            likelihood=likelihood,
            after=together((say("{length} left.", length=to_spoken(window.span.end - now)), means)),
        )
    today = local_day(now, zone)
    clock = say("{start} to {end}", start=f"{start:%H:%M}", end=_say_end(end, start.date()))
    if start.date() == today:
        wait = to_spoken(window.span.start - now + timedelta(seconds=59))
        return DaySentence(
            case="window_later",
            lead=say("Next quiet window"),
            main=clock,
            likelihood=likelihood,
            after=together((say("Starts in {wait}.", wait=wait), means)),
        )
    return DaySentence(
        case="window_tomorrow",
        lead=say("Next quiet window"),
        main=together((_say_day(start.date(), today), clock)),
        likelihood=likelihood,
        after=means,
    )


def say_gates(gates: Sequence[Gate], check_ins: Sequence[CheckIn]) -> DaySentence:
    """Say that windows are off, for everything that closes them, and until when."""
    codes = {gate.code for gate in gates}
    told = [gate for gate in gates if gate.code in TOLD_CODES]
    until = "They stay off until a later clear check-in, or midnight."
    parts = []
    if "pump" in codes:
        parts.append("your pump delivers nothing")
        until = "They stay off until it runs again and the day is over."
    if "pump_beep" in codes:
        parts.append("your pump was heard: call your clinic")
        until = "They stay off for 24 hours after it, or until it is taken back."
    if "pump_changed" in codes:
        parts.append("your pump has a new program")
        until = "They stay off for 48 hours after it: how it works for you is not known yet."
    if "plan_changed" in codes:
        parts.append("your plan was changed")
        until = "They stay off for 24 hours after it: how it works for you is not known yet."
    if "above_plan" in codes:
        parts.append("more is recorded than the plan says")
        until = "They stay off for 24 hours after it, or until it is taken back."
    parts += _say_tellers(told, check_ins)
    return DaySentence(case="gate", lead="Quiet windows are off", main="; ".join(parts), after=until)


def _say_tellers(told: Sequence[Gate], check_ins: Sequence[CheckIn]) -> list[str]:
    """Repeat what closed the gates: what the person said first, and apart from it what others saw."""
    by_teller: dict[str, list[str]] = {}
    for gate in told:
        check_in = _find_check_in(gate, check_ins)
        teller = "you said" if check_in is None else say_teller(check_in)
        by_teller.setdefault(teller, []).append(_say_told(gate, check_in))
    tellers = sorted(by_teller, key=lambda teller: teller != "you said")
    return [f"{teller}: {'; '.join(by_teller[teller])}" for teller in tellers]


def _find_check_in(gate: Gate, check_ins: Sequence[CheckIn]) -> CheckIn | None:
    """Return the check-in that closed a gate: of several at its start, the last that answered."""
    found = [c for c in check_ins if c.at == gate.span.start and getattr(c, gate.code) is not None]
    return found[-1] if found else None


def _say_told(gate: Gate, check_in: CheckIn | None) -> str:
    """Repeat the answer that closed a gate, in the number that was told where there is one."""
    answer = None if check_in is None else getattr(check_in, gate.code)
    if gate.code in {"fell", "ill"}:
        observed = check_in is not None and check_in.observed
        return {"fell": ("you fell", "a fall"), "ill": ("you are ill", "ill")}[gate.code][observed]
    most = MOST_SLEEPY if gate.code == "sleepy" else MOST_WEAK
    return gate.code if answer is None else f"{gate.code}, {answer} of {most}"


def _say_end(end: datetime, first: date) -> str:
    """Say when a window ends, with its day where that is not the day it began."""
    if end.time() == time(0):
        ends = end.date() - timedelta(days=1)
        return say("midnight") if ends == first else say("midnight of {day}", day=_say_day(ends, first))
    clock = f"{end:%H:%M}"
    return clock if end.date() == first else together((clock, _say_day(end.date(), first)))


def say_none() -> DaySentence:
    """Say that no window is predicted."""
    return DaySentence(
        case="none",
        lead=say("No quiet window"),
        main=say("none is predicted today or tomorrow"),
        after=ANY_TIME,
    )


def say_refusal(refusal: Refusal) -> DaySentence:
    """Say that no window can be predicted, and why."""
    after = "" if refusal.code in SPEAKS_AGAINST_PRACTICE else ANY_TIME
    return DaySentence(
        case="refused", lead="No window can be predicted", main=refusal.message.rstrip("."), after=after
    )


def say_no_plan() -> DaySentence:
    """Say what to do first."""
    return DaySentence(
        case="no_plan", lead="No plan yet", main="enter the plan from your prescriber", after=ANY_TIME
    )


def _say_day(day: date, today: date) -> str:
    """Say a day that is not today."""
    return say("tomorrow") if day == today + timedelta(days=1) else day_words(day)

"""Times, days and lengths of time in the words of a kitchen clock. No sentence here advises or reassures."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lull.assessment.number_words import say_number
from lull.progress.practice_day import Range
from lull.record.day_words import MONTHS, SHORT_MONTHS
from lull.record.day_words import day_words as day_words  # noqa: PLC0414 - pages find it here
from lull.record.freshness import to_spoken
from lull.record.side_effect import MOST_STRONG
from lull.safety.side_effects import say_effect
from lull.saying import as_sentence, say, together, with_lower_first, with_upper_first
from lull.timeline import local_day
from lull.tone.check_in import MOST_PAIN, MOST_SLEEPY, MOST_WEAK, CheckIn
from lull.tone.teller import say_observer, say_teller
from lull.tone.wording import LIKELIHOODS, to_people_sentence

NOUNS: Mapping[str, str] = {
    "stiffness": say("stiffness"),
    "spasms": say("spasms"),
    "pain": say("pain"),
    "sleepy": say("sleepiness"),
    "weak": say("weakness"),
    "fell": say("a fall"),
    "ill": say("illness"),
}
"""What each question of a check-in is about."""


def clock_at(instant: datetime, zone: ZoneInfo) -> str:
    """Say the time of day: ``16:10``."""
    return f"{instant.astimezone(zone):%H:%M}"


def short_day(day: date) -> str:
    """Say a day in a chart: ``22 Nov``."""
    return say("{day} {month}", day=day.day, month=SHORT_MONTHS[day.month - 1])


def full_day(day: date) -> str:
    """Say a day with its year: ``22 November 2026``."""
    return say("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def phone_digits(number: str) -> str:
    """Return what a telephone dials: digits and a leading plus."""
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    return f"+{digits}" if number.strip().startswith("+") else digits


def moment_words(instant: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Say a moment as near to now as it is: ``14:40``, ``yesterday 20:30`` or ``3 Nov, 07:40``."""
    day, today = local_day(instant, zone), local_day(now, zone)
    if day == today:
        return clock_at(instant, zone)
    if day == today - timedelta(days=1):
        return say("yesterday {clock}", clock=clock_at(instant, zone))
    if day == today + timedelta(days=1):
        return say("tomorrow {clock}", clock=clock_at(instant, zone))
    year = f" {day.year}" if day.year != today.year else ""
    return together((together((short_day(day), year), ""), clock_at(instant, zone)), ", ")


REGION_WORDS: Mapping[str, str] = {"legs": say("legs"), "trunk": say("trunk"), "arms": say("arms")}
"""The parts of the body a curve is drawn for."""

SPASM_BANDS = (say("none"), say("1 or 2"), say("3 to 5"), say("6 to 10"), say("more than 10"))
"""What each band of spasms says."""


def check_in_words(check_in: CheckIn) -> str:
    """Say what a check-in told: ``stiffness 6``, ``sleepy 2 of 4``, ``pain not known``."""
    told = (*_list_rated(check_in), *_list_today(check_in), *_list_not_known(check_in))
    return together(told, ", ")


def _list_rated(check_in: CheckIn) -> Iterator[str]:
    """Yield what was told on a scale."""
    if check_in.stiffness is not None:
        yield say("stiffness {number}", number=check_in.stiffness)
    if check_in.spasms is not None:
        yield say("spasms {band}", band=SPASM_BANDS[check_in.spasms])
    if check_in.pain is not None:
        yield say("pain {number} of {most}", number=check_in.pain, most=MOST_PAIN)
    if check_in.sleepy is not None:
        yield say("sleepy {number} of {most}", number=check_in.sleepy, most=MOST_SLEEPY)
    if check_in.weak is not None:
        yield say("weak {number} of {most}", number=check_in.weak, most=MOST_WEAK)


def _list_today(check_in: CheckIn) -> Iterator[str]:
    """Yield what was told of today."""
    if check_in.fell is not None:
        yield say("a fall") if check_in.fell else say("no fall")
    if check_in.ill is not None:
        yield say("ill") if check_in.ill else say("not ill")


def _list_not_known(check_in: CheckIn) -> Iterator[str]:
    """Yield what nobody knew."""
    for name in check_in.not_known:
        yield say("{question} not known", question=NOUNS[name])


def observed_words(check_in: CheckIn) -> str:
    """Say what a check-in told, and who judged it where that was somebody else."""
    told = check_in_words(check_in)
    if not check_in.observed:
        return told
    return say("{told} (observed by {observer})", told=told, observer=say_observer(check_in))


STRENGTHS = ("gone", "noticed", "bothers", "hinders", "as bad as it gets")
"""What each strength of a side effect says; of medicine, so in no catalogue (H36)."""


def strength_words(strength: int) -> str:
    """Say a strength with its number: ``2 of 4, bothers``."""
    if strength == 0:
        return STRENGTHS[0]
    return f"{strength} of {MOST_STRONG}, {STRENGTHS[strength]}"


def upper_first(words: str) -> str:
    """Start with a capital letter and leave the rest alone."""
    return with_upper_first(words)


def lower_first(words: str) -> str:
    """Start with a small letter and leave the rest alone."""
    return with_lower_first(words)


def region_words(region: str) -> str:
    """Say a part of the body."""
    return REGION_WORDS[region]


def likelihood_words(label: str) -> str:
    """Say how likely a quiet window is: ``likely`` or ``maybe``."""
    return LIKELIHOODS[label]


def percent(part: float) -> str:
    """Say a part of the whole: ``84%``."""
    return f"{round(part * 100)}%"


def range_words(found: Range | None, mark: str = "°") -> str:
    """Say a measured range with its error; one without an error is not said as a number."""
    if found is None or found.error_deg is None:
        return say("not measured")
    return f"{found.deg:.0f}{mark} ± {found.error_deg:.0f}{mark}"


FILTERS: Mapping[str, Callable[..., str]] = {
    "clock": clock_at,
    "day_words": day_words,
    "short_day": short_day,
    "full_day": full_day,
    "phone": phone_digits,
    "moment": moment_words,
    "told": check_in_words,
    "teller": say_teller,
    "effect": say_effect,
    "strength_words": strength_words,
    "upper_first": upper_first,
    "as_sentence": as_sentence,
    "percent": percent,
    "people": to_people_sentence,
    "region": region_words,
    "likelihood": likelihood_words,
    "range": range_words,
    "measured": say_number,
    "lasting": to_spoken,
}
"""What templates may call."""

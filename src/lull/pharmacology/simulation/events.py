"""Events: what was given and when, on a clock in hours; never who takes it in how, nor what is computed.

Amounts are values that know their unit and route, so that milligrams by mouth and micrograms into the spine
cannot meet (hazard H02). Events add up with ``+``:

>>> events = by_mouth(OralMg(10.0), at_h=8.0, repeat=Repeat(every_h=8.0, count=3))
>>> events = events + bolus(IntrathecalMcg(50.0), at_h=12.0)
>>> len(events)
2
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf
from numbers import Integral
from typing import Literal, get_args

from lull.quantities import (
    ORAL_FORMS,
    IntrathecalMcg,
    McgPerHour,
    OralForm,
    OralMg,
    check_number,
    require_kind,
)
from lull.refusal import BadInput, show

PersonId = str | int

SteadyState = Literal["replaces", "adds"]
"""Whether a steady state takes the place of everything given before (NONMEM's SS=1), or is added (SS=2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Again and again, every ``every_h`` hours.

    ``count`` is how many in all, the first one included; ``until_h`` ends before that hour; with neither it
    goes on for as long as anybody looks. With ``steady_state`` it is at its first dose as if it had always
    gone on. Only a steady flow without an end, which never pauses, has no ``every_h``.

    Raises:
        BadInput: for contradictory or impossible values, naming them.
    """

    every_h: float | None = None
    count: int | None = None
    until_h: float | None = None
    steady_state: SteadyState | None = None

    def __post_init__(self) -> None:
        """Refuse contradictions by name."""
        if self.count is not None and self.until_h is not None:
            raise BadInput("a repeat has a count and until_h: give one of them")
        if self.every_h is None and (self.count is not None or self.until_h is not None):
            raise BadInput("a repeat has a count or until_h without every_h: say how many hours lie between")
        if self.every_h is None and self.steady_state is None:
            raise BadInput("a repeat needs every_h, the hours from one dose to the next")
        if self.every_h is not None:
            object.__setattr__(self, "every_h", _check_lasting("every_h", self.every_h))
        if self.count is not None:
            object.__setattr__(self, "count", _check_count(self.count))
        if self.until_h is not None:
            until_h = check_number(self.until_h, "until_h must be a number of hours")
            object.__setattr__(self, "until_h", until_h)
        if self.steady_state not in (None, *get_args(SteadyState)):
            raise BadInput(f'steady_state is "replaces" or "adds", not {show(self.steady_state)}')


@dataclass(frozen=True, slots=True)
class ByMouth:
    """A dose by mouth."""

    amount: OralMg
    form: OralForm = "tablet"


@dataclass(frozen=True, slots=True)
class Bolus:
    """A bolus into the spinal fluid."""

    amount: IntrathecalMcg


@dataclass(frozen=True, slots=True)
class Infusion:
    """A steady flow into the spinal fluid; ``duration_h`` is infinite where it has no end."""

    rate: McgPerHour
    duration_h: float


@dataclass(frozen=True, slots=True)
class Reset:
    """All drug is gone, flows have stopped and doses still to come of what began before are cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happens at ``at_h`` hours, to one person or (``None``) to everybody.

    Raises:
        BadInput: for an hour that is no number, an id that is none (a bool is neither), or a repeat that is
            no :class:`Repeat` or that such an event cannot have.
    """

    what: ByMouth | Bolus | Infusion | Reset
    at_h: float
    repeat: Repeat | None = None
    who: PersonId | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be repeated so."""
        object.__setattr__(self, "at_h", check_number(self.at_h, "at_h must be a number of hours"))
        object.__setattr__(self, "who", _check_who(self.who))
        if self.repeat is None:
            return
        repeat = require_kind(self.repeat, Repeat, "repeat", "write Repeat(every_h=...), or leave it out")
        endless = isinstance(self.what, Infusion) and self.what.duration_h == inf
        if isinstance(self.what, Reset):
            raise BadInput("a reset happens once: it takes no repeat")
        if endless and repeat.every_h is not None:
            raise BadInput(
                "an infusion without an end cannot repeat: give it a duration_h or leave every_h out"
            )
        if not endless and repeat.every_h is None:
            raise BadInput("a steady state needs every_h, the hours from one dose to the next")
        if repeat.until_h is not None and repeat.until_h <= self.at_h:
            raise BadInput(f"until_h ({repeat.until_h:g}) must lie after at_h ({self.at_h:g})")


@dataclass(frozen=True, slots=True)
class Events:
    """What was given and when: any number of events, in the order in which they were added."""

    all: tuple[Event, ...] = ()

    def __add__(self, other: "Events") -> "Events":
        """Return both; at the same hour, those of the left happen first."""
        if not isinstance(other, Events):
            return NotImplemented
        return Events(self.all + other.all)

    def __len__(self) -> int:
        """Return how many there are; a repeat counts once."""
        return len(self.all)

    def __iter__(self) -> Iterator[Event]:
        """Go through them in order."""
        return iter(self.all)

    def for_person(self, who: PersonId) -> "Events":
        """Return the same events, all of them for one person.

        Raises:
            BadInput: for an id that is neither text nor a whole number.
        """
        return Events(tuple(replace(event, who=who) for event in self.all))

    def shift(self, by_h: float) -> "Events":
        """Return the same events ``by_h`` hours later.

        Raises:
            BadInput: for hours that are no number.
        """
        hours = check_number(by_h, "by_h must be a number of hours")
        return Events(tuple(_shift(event, hours) for event in self.all))


NOTHING = Events()
"""No events at all: what an untreated person is given."""


def by_mouth(
    amount: OralMg,
    *,
    at_h: float,
    form: OralForm = "tablet",
    repeat: Repeat | None = None,
    who: PersonId | None = None,
) -> Events:
    """Return a dose by mouth, once or repeated; ``form`` is ``"tablet"`` or ``"oral_solution"``.

    Raises:
        BadInput: for another unit, route or form, an hour that is no number, or an impossible repeat.
    """
    require_kind(amount, OralMg, "a dose by mouth")
    if form not in ORAL_FORMS:
        raise BadInput(f"the form of a dose by mouth is {' or '.join(ORAL_FORMS)}, not {show(form)}")
    return Events((Event(what=ByMouth(amount, form), at_h=at_h, repeat=repeat, who=who),))


def bolus(
    amount: IntrathecalMcg, *, at_h: float, repeat: Repeat | None = None, who: PersonId | None = None
) -> Events:
    """Return a bolus into the spinal fluid, once or repeated.

    Raises:
        BadInput: for an amount of another unit or route, an hour that is no number, or an impossible repeat.
    """
    require_kind(amount, IntrathecalMcg, "a bolus into the spinal fluid")
    return Events((Event(what=Bolus(amount), at_h=at_h, repeat=repeat, who=who),))


def infusion(
    *,
    at_h: float,
    rate: McgPerHour | None = None,
    duration_h: float | None = None,
    amount: IntrathecalMcg | None = None,
    repeat: Repeat | None = None,
    who: PersonId | None = None,
) -> Events:
    """Return a flow into the spinal fluid, once or repeated.

    Say a ``rate``, which goes on without an end unless there is a ``duration_h``; or an ``amount`` and
    either a ``rate`` or a ``duration_h``. Flows at the same time add up.

    Raises:
        BadInput: for all three, for too little, for another unit or route, for hours that are no number, or a
            repeat that cannot be.
    """
    flow = _find_flow(rate, duration_h, amount)
    return Events((Event(what=flow, at_h=at_h, repeat=repeat, who=who),))


def reset(*, at_h: float, who: PersonId | None = None) -> Events:
    """Return an instant at which everything given before is gone (NONMEM's EVID=3).

    Raises:
        BadInput: for an hour that is no number, or an id that is none.
    """
    return Events((Event(what=Reset(), at_h=at_h, who=who),))


def join_events(parts: Iterable[Events]) -> Events:
    """Return the events of many parts, in their order; the same as adding them up, and faster."""
    return Events(tuple(event for part in parts for event in part.all))


def _find_flow(rate: McgPerHour | None, duration_h: float | None, amount: IntrathecalMcg | None) -> Infusion:
    """Find rate and duration from what was said."""
    if rate is not None:
        require_kind(rate, McgPerHour, "the rate of an infusion")
    if amount is not None:
        require_kind(amount, IntrathecalMcg, "the amount of an infusion")
    if duration_h is not None:
        duration_h = _check_lasting("duration_h", duration_h)
    if rate is not None and duration_h is not None and amount is not None:
        raise BadInput("an infusion has a rate, a duration_h and an amount: give two of them")
    if rate is not None and amount is None:
        return Infusion(rate, inf if duration_h is None else duration_h)
    if amount is None:
        raise BadInput("an infusion needs a rate, or an amount with a rate or a duration_h")
    if rate is not None:
        if rate.mcg_per_h == 0.0:
            raise BadInput("an infusion of an amount at 0 mcg/h never ends: give it a rate above 0")
        return Infusion(rate, amount.mcg / rate.mcg_per_h)
    if duration_h is None:
        raise BadInput("an infusion of an amount needs a rate or a duration_h; all at once is a bolus")
    return Infusion(McgPerHour(amount.mcg / duration_h), duration_h)


def _check_lasting(name: str, value: object) -> float:
    """Return a number of hours above 0."""
    what = f"{name} must be a number of hours above 0"
    hours = check_number(value, what)
    if hours <= 0.0:
        raise BadInput(f"{what}, not {hours:g}")
    return hours


def _check_count(value: object) -> int:
    """Return a whole number of doses, NumPy's too."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise BadInput(f"count must be a whole number, not {show(value)}")
    count = int(value)
    if count < 1:
        raise BadInput(f"count must be at least 1, the first dose, not {show(count)}")
    return count


def _check_who(who: object) -> PersonId | None:
    """Return the id of one person, or ``None`` for everybody."""
    if who is None or isinstance(who, str):
        return who
    if isinstance(who, bool) or not isinstance(who, Integral):
        raise BadInput(f"an event is for one id, or None for everybody, not {show(who)}")
    return int(who)


def _shift(event: Event, by_h: float) -> Event:
    """Return an event later, with the end of its repeat."""
    repeat = event.repeat
    if repeat is not None and repeat.until_h is not None:
        repeat = replace(repeat, until_h=repeat.until_h + by_h)
    return replace(event, at_h=event.at_h + by_h, repeat=repeat)

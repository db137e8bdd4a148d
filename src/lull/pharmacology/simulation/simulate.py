"""Simulation: a model, events and people put together, and the labelled curves that come out.

>>> from lull.pharmacology.simulation.events import Repeat, by_mouth
>>> from lull.pharmacology.simulation.people_table import to_people
>>> from lull.quantities import OralMg
>>> people = to_people({"age_y": [35.0], "weight_kg": [70.0]})
>>> events = by_mouth(OralMg(10.0), at_h=0.0, repeat=Repeat(every_h=8.0, steady_state="replaces"))
>>> answer = simulate(Model(outputs=("tone_legs",)), events, people, [0.0, 4.0, 8.0])
>>> answer["tone_legs"].shape, answer.outcome.code
((3, 1), 'answered')
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.parameters.intrathecal import YOUNGEST_INTRATHECAL_AGE
from lull.pharmacology.people import People
from lull.pharmacology.simulation.engine import ToneEngine
from lull.pharmacology.simulation.events import Events, PersonId
from lull.pharmacology.simulation.lots import Lot, find_lots, measure_lot_washout_h, split_young
from lull.pharmacology.simulation.model import OUTPUTS, TONE_OF, Model, OutputName
from lull.pharmacology.simulation.output_curves import Given, predict_outputs, to_tone_task
from lull.pharmacology.simulation.people_table import NamedPeople, name_people
from lull.pharmacology.simulation.stretches import lay_stretches, needs_washout
from lull.quantities import require_kind
from lull.refusal import BadInput, Refusal, show

Curves = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a simulation ended: a name, and one sentence for the person who asked."""

    code: Literal["answered", "nothing_given", "partly_refused", "refused"]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """Curves by output name, each of shape ``(hours, people)``, with what labels them.

    The columns of people for whom the model does not speak are NaN, and ``outcome`` says so.
    """

    model: Model
    hours: Curves
    ids: tuple[PersonId, ...]
    curves: Mapping[OutputName, Curves]
    outcome: Outcome

    def __getitem__(self, name: OutputName) -> Curves:
        """Return the curves of one output.

        Raises:
            BadInput: if the model was not asked for it.
        """
        if name not in tuple(self.curves):
            said = ", ".join(self.curves)
            raise BadInput(f"{show(name)} was not asked for: the model computed {said}")
        return self.curves[name]

    @property
    def units(self) -> dict[OutputName, str]:
        """The unit of each output; ``"1"`` is a share."""
        return {name: OUTPUTS[name].unit for name in self.curves}

    def of_person(self, who: PersonId) -> dict[OutputName, Curves]:
        """Return one person's curves.

        Raises:
            BadInput: if nobody has this id.
        """
        if isinstance(who, bool) or who not in self.ids:
            raise BadInput(f"nobody in this simulation has the id {show(who)}: check it")
        place = self.ids.index(who)
        return {name: curves[:, place] for name, curves in self.curves.items()}


def simulate(
    model: Model,
    events: Events,
    people: NamedPeople | People,
    hours: Sequence[float] | Curves,
    *,
    out: Mapping[OutputName, Curves] | None = None,
    engine: ToneEngine | None = None,
) -> Simulation:
    """Compute what the model asks for, in these people given these events, at these rising hours.

    One person and a million are the same call. ``out`` has arrays of shape ``(hours, people)`` to fill in
    place of new ones. An ``engine`` computes tone where the model has no tolerance; without one, NumPy does.

    Raises:
        BadInput: for a model or events of another kind, hours that are no numbers or do not rise, events for
            nobody here, people with a parameter that cannot be, or arrays in ``out`` that do not fit.
    """
    require_kind(model, Model, "model", "write Model() for the tone of the legs")
    require_kind(events, Events, "events", "build them with by_mouth, bolus or infusion")
    named = _check_people(people)
    when = _check_hours(hours)
    values = _find_arrays(model, (len(when), named.count), out)
    given, refused = False, 0
    for lot in find_lots(events, named):
        rest, young = split_young(lot, named.ages_y)
        refused += len(young)
        for curves in values.values() if young.size else ():
            curves[:, young] = np.nan
        if rest is not None:
            given |= _Filling(model, engine, when, values).fill(rest)
    return Simulation(
        model=model,
        hours=when,
        ids=named.ids,
        curves=values,
        outcome=_find_outcome(given=given, refused=refused, count=named.count),
    )


@dataclass(frozen=True, slots=True)
class _Filling:
    """The arrays of a simulation while they are filled, lot by lot."""

    model: Model
    engine: ToneEngine | None
    hours: Curves
    curves: Mapping[OutputName, Curves]

    def fill(self, lot: Lot) -> bool:
        """Fill the columns of a lot; tell whether anything at all was given to it."""
        washout_h = measure_lot_washout_h(lot, self.model.tolerance) if needs_washout(lot.events) else 0.0
        given = False
        for stretch in lay_stretches(lot.events, last_h=float(self.hours[-1]), washout_h=washout_h):
            first, end = np.searchsorted(self.hours, (stretch.from_h, stretch.until_h)).tolist()
            if first < end:
                given |= bool(stretch.intakes)
                part = Given(people=lot.people, intakes=stretch.intakes, hours=self.hours[first:end])
                self._fill_rows(lot, part, first)
        return given

    def _fill_rows(self, lot: Lot, part: Given, first: int) -> None:
        """Fill the rows of one stretch."""
        rest: list[OutputName] = []
        for name in self.model.outputs:
            if name in TONE_OF and self.engine is not None and self.model.tolerance is None:
                self._fill_by_engine(self.engine, name, lot, part, first)
            else:
                rest.append(name)
        for block in predict_outputs(self.model, part, rest) if rest else ():
            for output, curves in block.items():
                if output in TONE_OF:
                    self._apply_rhythm(curves, first)
                self._put(output, lot, curves, first)
            first += len(block[rest[0]])

    def _fill_by_engine(
        self, engine: ToneEngine, name: OutputName, lot: Lot, part: Given, first: int
    ) -> None:
        """Let an engine fill one tone, straight into its rows where they are whole."""
        rows = self.curves[name][first : first + len(part.hours)]
        whole = len(lot.places) == rows.shape[1] and rows.dtype == np.float64
        tone = rows if whole else np.empty((len(part.hours), part.people.count))
        engine.fill_tone(to_tone_task(part, TONE_OF[name]), tone)
        self._apply_rhythm(tone, first)
        if not whole:
            self._put(name, lot, tone, first)

    def _apply_rhythm(self, tone: Curves, first: int) -> None:
        """Multiply the tone by the day rhythm, in place."""
        if self.model.rhythm is not None:
            clock_h = self.hours[first : first + len(tone)] + self.model.clock_at_zero_h
            tone *= self.model.rhythm.predict_factor(clock_h)[:, None]

    def _put(self, name: OutputName, lot: Lot, curves: Curves, first: int) -> None:
        """Put curves in their place."""
        rows = self.curves[name][first : first + len(curves)]
        if len(lot.places) == rows.shape[1]:
            rows[:] = curves
        else:
            rows[:, lot.places] = curves


def _check_people(people: object) -> NamedPeople:
    """Return people with names; refuse a refusal, which nobody looked at."""
    if isinstance(people, Refusal):
        raise BadInput(f"the table of people was refused: {people.message}")
    if isinstance(people, People):
        return name_people(people)
    if not isinstance(people, NamedPeople):
        raise BadInput(f"people are a People or come from to_people, not {show(people)}")
    return people


def _check_hours(hours: Sequence[float] | Curves) -> Curves:
    """Return the hours as one rising array of numbers."""
    try:
        raw = np.asarray(hours)
        when = raw.astype(np.float64) if raw.dtype.kind in "iufO" else None
    except (TypeError, ValueError, OverflowError):
        when = None
    if when is None:
        raise BadInput("hours is a sequence of numbers: the times to compute, in hours")
    if when.ndim != 1 or not when.size:
        raise BadInput(f"hours is one row of at least one number, not an array of shape {when.shape}")
    if not np.isfinite(when).all():
        raise BadInput(f"hours[{int(np.argmin(np.isfinite(when)))}] is no number: take it out")
    steps = np.diff(when)
    if (steps <= 0.0).any():
        place = int(np.argmax(steps <= 0.0)) + 1
        raise BadInput(f"hours must rise: hours[{place}] is {when[place]:g} after {when[place - 1]:g}")
    return when


def _find_arrays(
    model: Model, shape: tuple[int, int], out: Mapping[OutputName, Curves] | None
) -> dict[OutputName, Curves]:
    """Return an array for each output: new ones, or those of ``out`` where they fit."""
    if out is None:
        return {name: np.empty(shape) for name in model.outputs}
    brought: object = out
    if not isinstance(brought, Mapping):
        raise BadInput(f"out is a dict with an array for each output of the model, not {show(brought)}")
    if set(out) != set(model.outputs):
        odd = min(set(out) ^ set(model.outputs), key=str)
        raise BadInput(f"out needs one array for each output of the model, and no other: check {odd}")
    for name, array in out.items():
        require_kind(array, np.ndarray, f"out[{name!r}]", f"give a NumPy array of shape {shape}")
        if array.shape != shape or not np.issubdtype(array.dtype, np.floating) or not array.flags.writeable:
            raise BadInput(
                f"out[{name!r}] must be a writable array of floating-point numbers of shape {shape},"
                f" not {array.dtype} of shape {array.shape}"
            )
    return {name: out[name] for name in model.outputs}


def _find_outcome(*, given: bool, refused: int, count: int) -> Outcome:
    """Say how it ended."""
    if refused:
        code: Literal["refused", "partly_refused"] = "refused" if refused == count else "partly_refused"
        return Outcome(
            code,
            f"no curve is predicted for {refused} of {count} people: the spinal route is not modelled below"
            f" {YOUNGEST_INTRATHECAL_AGE.value:g} years",
        )
    if not given:
        return Outcome("nothing_given", "no event lies before the last hour: these are untreated people")
    who = "one person" if count == 1 else f"{count} people"
    return Outcome("answered", f"every curve was computed for {who}")

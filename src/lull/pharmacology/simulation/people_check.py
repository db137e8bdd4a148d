"""Checks people before anything is computed: a parameter that is no number is refused by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.people import People
from lull.pharmacology.simulation.events import PersonId
from lull.refusal import BadInput

MAY_BE_ZERO = frozenset({"lag_h", "site_delay_h", "spread_delay_h", "emax", "botulinum_effect"})
AT_MOST_ONE = frozenset({"emax", "botulinum_effect"})


def check_people(people: People, ids: Sequence[PersonId]) -> None:
    """Refuse people with a parameter no person has.

    Raises:
        BadInput: naming the first such parameter, its value and the person.
    """
    for name, value in _walk(people):
        numbers = np.asarray(value, dtype=np.float64)
        if numbers.ndim and numbers.shape != (len(ids),):
            raise BadInput(f"{name} has the shape {numbers.shape}: it needs one value for each of {len(ids)}")
        high = 1.0 if name in AT_MOST_ONE else np.inf
        low = numbers >= 0.0 if name in MAY_BE_ZERO else numbers > 0.0
        fine = low & (numbers <= high) & (numbers < np.inf)
        if not fine.all():
            _refuse(name, numbers, fine, ids)


def _refuse(
    name: str, numbers: NDArray[np.float64], fine: NDArray[np.bool_], ids: Sequence[PersonId]
) -> None:
    """Say what is wrong with whom."""
    bad = int(np.flatnonzero(~np.atleast_1d(fine))[0])
    whose = f"person {ids[bad]}" if numbers.ndim else "everybody"
    least = "0 or more" if name in MAY_BE_ZERO else "above 0"
    most = " and at most 1" if name in AT_MOST_ONE else ""
    raise BadInput(f"{name} of {whose} is {np.atleast_1d(numbers)[bad]:g}: it must be a number {least}{most}")


def _walk(part: object) -> Iterator[tuple[str, float | NDArray[np.float64]]]:
    """Yield every number of people by name."""
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if is_dataclass(value):
            yield from _walk(value)
        elif isinstance(value, Mapping):
            for key, array in value.items():
                yield f"{field.name} ({key})", array
        else:
            yield field.name, value

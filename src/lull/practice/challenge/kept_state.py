"""What is kept from one session to the next: plain data that can be written as JSON and read back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import isfinite
from typing import Any

from lull.practice.challenge.capability import SCALES, SIGNS, TIREDNESS, KeptCapability
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.success_model import SuccessBelief
from lull.refusal import BadInput, show

VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChallenge:
    """How the last session went, for one person, exercise and side.

    ``settled`` is the challenge in the middle of its levels, in times before ``time_factor``.
    ``belief`` is what is believed of the person's abilities. ``hard_day`` says the session settled much lower
    than the one before.
    """

    settled: Challenge
    belief: SuccessBelief
    hard_day: bool
    sessions: int

    def to_plain(self) -> dict[str, object]:
        """Return the state as plain data."""
        plain: dict[str, object] = _to_lists({"version": VERSION, **asdict(self)})
        return plain

    @staticmethod
    def from_plain(plain: Mapping[str, object]) -> "KeptChallenge":
        """Read what :meth:`to_plain` wrote, before or after it was JSON.

        Raises:
            BadInput: if it is something else, or of another version.
        """
        if plain.get("version") != VERSION:
            raise BadInput(f"a kept challenge has version {VERSION}, not {show(plain.get('version'))}")
        settled, belief = _mapping(plain, "settled"), _mapping(plain, "belief")
        missed, others = _numbers(belief, "other", 2)
        if min(missed, others) < 0.0 or others <= 0.0:
            raise BadInput("the counts of a kept challenge are not below 0")
        return KeptChallenge(
            settled=Challenge(**{field.name: _number(settled, field.name) for field in fields(Challenge)}),
            belief=SuccessBelief(
                capability=_capability(_mapping(belief, "capability")),
                other=(missed, others),
            ),
            hard_day=plain.get("hard_day") is True,
            sessions=int(_number(plain, "sessions")),
        )


def _to_lists(part: Any) -> Any:  # noqa: ANN401 - JSON
    """Return plain data with lists for tuples, as JSON gives it back."""
    if isinstance(part, Mapping):
        return {name: _to_lists(one) for name, one in part.items()}
    return [_to_lists(one) for one in part] if isinstance(part, list | tuple) else part


def _capability(plain: Mapping[str, object]) -> KeptCapability:
    """Read the belief about a rested person."""
    sds = _numbers(plain, "sds", TIREDNESS)
    if min(sds) <= 0.0:
        raise BadInput("a kept challenge is never certain: its spreads are more than 0")
    lists = plain.get("weights")
    if not isinstance(lists, list | tuple) or len(lists) != len(SIGNS):
        raise BadInput(f"a kept challenge has {len(SIGNS)} lists of weights")
    weights = tuple(
        _numbers({"weights": one}, "weights", len(SCALES[sign].widths))
        for sign, one in zip(SIGNS, lists, strict=True)
    )
    if any(min(one) < 0.0 or sum(one) <= 0.0 for one in weights):
        raise BadInput("weights of a kept challenge are 0 or more, and not all 0")
    return KeptCapability(means=_numbers(plain, "means", TIREDNESS), sds=sds, weights=weights)


def _mapping(plain: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return a part that has names itself."""
    part = plain.get(name)
    if not isinstance(part, Mapping):
        raise BadInput(f"a kept challenge has a part named {name}")
    return part


def _numbers(plain: Mapping[str, object], name: str, count: int) -> tuple[float, ...]:
    """Return a list of so many numbers."""
    part = plain.get(name)
    if not isinstance(part, list | tuple) or len(part) != count:
        raise BadInput(f"{name} of a kept challenge is a list of {count} numbers")
    return tuple(_number({name: one}, name) for one in part)


def _number(plain: Mapping[str, object], name: str) -> float:
    """Return a number that is one."""
    value = plain.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise BadInput(f"{name} of a kept challenge is a number, not {show(value)}")
    return float(value)

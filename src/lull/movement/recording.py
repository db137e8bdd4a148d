"""A recording of landmarks: columns over time, checked so that what is measured from it can be believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from lull.refusal import BadInput
from lull.saying import say, say_count

SLOWEST_STEP_S, FASTEST_STEP_S = 0.5, 0.0008
"""A median time between frames outside these is no camera counting in seconds (2 to 1,250 frames/s)."""

LONGEST_OWNED_S = 0.5
"""A frame speaks for at most this long before and after itself (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Columns of one recording, all as long as ``t_s``; NaN is "not seen".

    ``name`` is how messages call it. ``t_s`` are seconds, strictly increasing. ``columns`` are named
    ``<joint>_x`` and so on, with MediaPipe's joint names. ``image_size`` is the picture's width and height in
    pixels where the file tells it: then ``x`` and ``y`` are shares of it.

    Raises:
        BadInput: for fewer than two frames and for times that are not increasing seconds.
    """

    name: str
    t_s: NDArray[np.float64]
    columns: Mapping[str, NDArray[np.float64]]
    image_size: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Refuse times that cannot be read as increasing seconds."""
        times = self.t_s.tolist()
        if len(times) < 2:  # noqa: PLR2004 - one frame has no movement
            raise BadInput(
                say_count(
                    len(times),
                    "{name} has {number} frame: counting needs at least 2 rows",
                    "{name} has {number} frames: counting needs at least 2 rows",
                    name=self.name,
                )
            )
        self._check_order(times)
        step = float(np.median(np.diff(self.t_s)))
        if not FASTEST_STEP_S <= step <= SLOWEST_STEP_S:
            raise BadInput(
                say(
                    "{name}: t steps by {step:g} from row to row, which is not a camera's pace in seconds: "
                    "t must be seconds, not milliseconds, minutes or frame numbers",
                    name=self.name,
                    step=step,
                )
            )

    def _check_order(self, times: list[float]) -> None:
        """Refuse a row without a time, and one that is not later than the row before."""
        for row, t in enumerate(times, start=1):
            if not isfinite(t):
                raise BadInput(
                    say(
                        "{name} has no time in row {row}: column t needs seconds in every row",
                        name=self.name,
                        row=row,
                    )
                )
            if row > 1 and t <= times[row - 2]:
                raise BadInput(
                    say(
                        "{name}: t goes from {before:g} to {after:g} in row {row}: "
                        "sort the rows by time and leave each time in once",
                        name=self.name,
                        before=times[row - 2],
                        after=t,
                        row=row,
                    )
                )

    @property
    def duration_s(self) -> float:
        """Seconds from the first frame to the last."""
        return float(self.t_s[-1] - self.t_s[0])

    def measure_coverage(self, seen: NDArray[np.bool_]) -> float:
        """Return the share of the time, 0 to 1, in which frames were ``seen``.

        Each frame speaks for half of the way to its neighbours, at most :data:`LONGEST_OWNED_S`.
        """
        halves = np.diff(self.t_s) / 2.0
        owned = np.minimum(halves, LONGEST_OWNED_S)
        before, after = np.concatenate(([0.0], owned)), np.concatenate((owned, [0.0]))
        return float(((before + after) * seen).sum() / self.duration_s)

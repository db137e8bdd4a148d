"""Where the parts of the day ribbon stand: one layout for a wide screen and one for a phone."""

from dataclasses import dataclass
from math import floor

from lull.web.charts.day_axis import DayAxis
from lull.web.charts.day_picture import DayPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonSize:
    """A drawing's own measures, in CSS pixels. ``name`` keeps its inner names apart from another's."""

    name: str
    width: float
    left: float
    right: float
    plot_height: float
    lane_height: float
    row_height: float
    hours_between_numbers: int
    capsule: tuple[float, float]
    wordy: bool


WIDE = RibbonSize(
    name="wide",
    width=1078,
    left=96,
    right=1062,
    plot_height=148,
    lane_height=27,
    row_height=20,
    hours_between_numbers=3,
    capsule=(34, 18),
    wordy=True,
)
PHONE = RibbonSize(
    name="phone",
    width=348,
    left=48,
    right=338,
    plot_height=120,
    lane_height=25,
    row_height=18,
    hours_between_numbers=6,
    capsule=(26, 15),
    wordy=False,
)

HEAD = 44.0
"""Room above the plot for one row of words and the Now flag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonLayout:
    """A picture laid out: the axes, and how far down each lane lies."""

    size: RibbonSize
    axis: DayAxis
    top: float
    lowest_tone: float

    @property
    def bottom(self) -> float:
        """Where the plot ends."""
        return self.top + self.size.plot_height

    def y(self, tone: float) -> float:
        """Return where a tone stands: untreated (1.0) at the top, looser below; more than 1.04 is cut off."""
        part = (min(tone, 1.04) - self.lowest_tone) / (1.0 - self.lowest_tone)
        return self.bottom - self.size.plot_height * max(0.0, part)

    def lane(self, number: int) -> float:
        """Return the middle of a lane below the plot, from 0."""
        return self.bottom + 42 + self.size.lane_height * number


def lay_out(picture: DayPicture, size: RibbonSize, *, label_rows: int) -> RibbonLayout:
    """Lay a picture out, with room for this many rows of words above the plot."""
    axis = DayAxis(day=picture.day, zone=picture.forecast.inputs.zone, left=size.left, right=size.right)
    lowest = floor(min(picture.bands.p05, default=0.4) * 5) / 5
    return RibbonLayout(
        size=size,
        axis=axis,
        top=HEAD + 18 * max(0, label_rows - 1),
        lowest_tone=min(0.6, max(0.0, lowest)),
    )

"""One joint's angle over a recording, in degrees, with its error from landmark noise."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.movement.image_size import ImageSize
from lull.movement.measured_signal import measure_signal
from lull.movement.recorded_body import Space, read_body
from lull.movement.recording import Recording
from lull.movement.signal import Signal, Term

Landmarks = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedJoint:
    """Angles in degrees (``None``: not seen), their noise errors in degrees, the columns they came from."""

    columns: Space
    angle_deg: tuple[float | None, ...]
    noise_error_deg: tuple[float, ...]

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Which frames showed the joint."""
        return np.array([angle is not None for angle in self.angle_deg])


def measure_recorded_joint(
    recording: Recording, landmarks: Landmarks, image_size: ImageSize | None
) -> RecordedJoint:
    """Measure the angle at the middle landmark in every frame.

    Args:
        recording: with complete columns for the landmarks (see ``recorded_body.find_missing_columns``).
        landmarks: names of end, joint and other end.
        image_size: width and height in pixels where columns are shares of a picture.

    Raises:
        BadInput: when columns look like shares of a picture and its size is not given, or the other way.
    """
    signal = Signal(terms=(Term(kind="angle", places=landmarks),))
    measured = measure_signal(signal, "left", read_body(recording, landmarks, image_size))
    return RecordedJoint(
        columns=measured.columns,
        angle_deg=tuple(measured.values()),
        noise_error_deg=tuple(np.nan_to_num(measured.noise_error).tolist()),
    )

"""From where the camera looks during practice, over the last second."""

from collections import deque
from statistics import median

from lull.movement.frame_trust import Trust
from lull.movement.view import Plane, View, estimate_view, estimate_view_error_deg

FRAMES = 31
"""Frames in the median (ours; one second of an ordinary camera)."""


class ViewWatcher:
    """Follows how wide the shoulders look; where the trunk was never seen, nothing is held against a view."""

    def __init__(self, plane: Plane) -> None:
        """Watch the view for movement in a plane."""
        self._plane = plane
        self._shares: deque[float] = deque(maxlen=FRAMES)
        self._view: View | None = None

    def feed(self, trust: Trust) -> None:
        """Take what one frame shows of the trunk."""
        if trust.verdict == "trusted" and trust.width_share is not None:
            self._shares.append(trust.width_share)
            self._view = estimate_view(median(self._shares), self._plane)

    @property
    def is_answerable(self) -> bool:
        """Whether angles can be shown."""
        return self._view is None or self._view.is_answerable

    @property
    def cue(self) -> str:
        """The code of what to do about the view."""
        return f"turn_{self._plane}"

    def estimate_error_deg(self, angle_deg: float) -> float:
        """Return what the view adds to the error of an angle, in degrees; 0 where it is not known."""
        return 0.0 if self._view is None else estimate_view_error_deg(angle_deg, self._view.off_deg)

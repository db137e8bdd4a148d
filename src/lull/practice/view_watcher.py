"""From where the camera looks during practice, over the last second."""

from collections import deque
from statistics import median

from lull.movement.frame_trust import Trust
from lull.movement.view import MOST_OFF_DEG, Plane, View, estimate_view, estimate_view_error_deg

FRAMES = 31
"""Frames in the median (ours; one second of an ordinary camera)."""

BACK_DEG = 3.0
"""A refused view is right again once so much nearer than the limit, in degrees: otherwise the picture of
how to turn would come and go with every breath (ours; half the error of a view)."""


class ViewWatcher:
    """Follows how wide the shoulders look; where the trunk is not seen, nothing is held against a view."""

    def __init__(self, plane: Plane) -> None:
        """Watch the view for movement in a plane."""
        self._plane = plane
        self._shares: deque[float] = deque(maxlen=FRAMES)
        self._view: View | None = None
        self._unseen = 0
        self._is_refused = False

    def feed(self, trust: Trust) -> None:
        """Take what one frame shows of the trunk; a trunk unseen for :data:`FRAMES` frames is forgotten."""
        if trust.width_share is None:
            self._unseen += 1
            if self._unseen >= FRAMES:
                self._forget()
            return
        self._unseen = 0
        if trust.verdict == "trusted":
            self._shares.append(trust.width_share)
            self._view = estimate_view(median(self._shares), self._plane)
            limit = MOST_OFF_DEG - BACK_DEG if self._is_refused else MOST_OFF_DEG
            self._is_refused = self._view.off_deg > limit

    def _forget(self) -> None:
        """Hold nothing against a view any more: who went away may sit otherwise when they come back."""
        self._shares.clear()
        self._view = None
        self._is_refused = False

    @property
    def is_answerable(self) -> bool:
        """Whether angles can be shown."""
        return not self._is_refused

    @property
    def cue(self) -> str:
        """The code of what to do about the view."""
        return f"turn_{self._plane}"

    def estimate_error_deg(self, angle_deg: float) -> float:
        """Return what the view adds to the error of an angle, in degrees; 0 where it is not known."""
        return 0.0 if self._view is None else estimate_view_error_deg(angle_deg, self._view.off_deg)

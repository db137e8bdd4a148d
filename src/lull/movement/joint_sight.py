"""One joint as one camera sees it: its angle in the picture, how sure that is, and what is missing."""

from dataclasses import dataclass
from math import hypot, isfinite

from lull.movement.joint_angle import estimate_noise_error_deg, measure_angle_2d_deg
from lull.movement.landmarks import LANDMARK_INDEX, VISIBILITY_NEEDED, LandmarkFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSight:
    """``angle_deg`` is ``None`` when a needed joint is ``missing``; ``confidence``: least visibility."""

    angle_deg: float | None
    noise_error_deg: float
    confidence: float
    missing: tuple[str, ...]


class JointWatcher:
    """Measures one joint's angle in the picture plane, in pixels, so that a wide picture does not bend it."""

    def __init__(self, landmarks: tuple[str, str, str]) -> None:
        """Watch the angle at the middle one of three landmarks, named end, joint, other end."""
        self._named = tuple((name, LANDMARK_INDEX[name]) for name in landmarks)

    def look(self, frame: LandmarkFrame) -> JointSight:
        """Measure the angle in one frame."""
        places: list[tuple[float, float]] = []
        missing: list[str] = []
        confidence = 1.0
        width, height = frame.width_px, frame.height_px
        for name, i in self._named:
            x, y, _, visibility = frame.points[i].tolist()
            seen = isfinite(x) and isfinite(y) and isfinite(visibility)
            confidence = min(confidence, visibility if seen else 0.0)
            if not seen or visibility < VISIBILITY_NEEDED:
                missing.append(name)
            places.append((x * width, y * height))
        confidence = max(0.0, confidence)
        if missing:
            return JointSight(
                angle_deg=None, noise_error_deg=0.0, confidence=confidence, missing=tuple(missing)
            )
        end, joint, other = places
        noise = estimate_noise_error_deg(
            hypot(end[0] - joint[0], end[1] - joint[1]),
            hypot(other[0] - joint[0], other[1] - joint[1]),
            confidence,
        )
        angle = measure_angle_2d_deg(end, joint, other)
        return JointSight(angle_deg=angle, noise_error_deg=noise, confidence=confidence, missing=())

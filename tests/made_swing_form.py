"""Forms and files of the tests at Measure, as a page and a family would send them."""

from functools import lru_cache

import numpy as np
from httpx import Response

from lull.assessment.passive_test_rules import EXCLUSIONS
from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES
from lull.web.passive_visit import PassiveTest
from made_body import Posture, film_body, swing
from made_house import Visit
from made_pendulum import STEP_S, Array, Leg, dense_times, drop_legs, film, read_definitions
from made_stretch import make_stretches
from made_walk import PICTURE, MadeGait, simulate_walk
from made_walk import film as film_walk

WHEN = {"day": "2026-11-22", "clock": "14:50"}
"""Half an hour ago, on Mara's clock."""


def send_file(mara: Visit, path: str, content: bytes, *, name: str = "made.csv", **fields: str) -> Response:
    """Send a file as the pages' forms would."""
    answer: Response = mara.client.post(
        path, data=WHEN | fields, files={"file": (name, content, "text/csv")}, headers=mara.origin
    )
    return answer


def begin_visit(mara: Visit, test: PassiveTest, **changes: str) -> str:
    """Answer the questions of a passive test and return the visit's id."""
    visit_id = mara.form_id()
    mara.post(f"/measure/{test}", id=visit_id, **good_answers(**changes))
    return visit_id


def good_answers(**changes: str) -> dict[str, str]:
    """Return answers that nothing speaks against."""
    said = {"helper": "Dad", "trained": "yes", "agrees": "yes"}
    return said | {f"reason_{key}": "no" for key in EXCLUSIONS} | changes


@lru_cache(maxsize=8)
def _drop(leg: Leg) -> tuple[Array, float]:
    """Return a dense fall of a leg and its true first swing in degrees."""
    dense = drop_legs([leg], seconds=8.0)[0]
    return dense, read_definitions(dense_times(dense), dense).first_swing_excursion_deg


def swing_file(
    leg: Leg, *, releases: int = 3, fps: float = 60.0, noise_deg: float = 0.5, seed: int = 1
) -> tuple[bytes, float]:
    """Return a table of knee angles with so many releases, and the true first swing in degrees."""
    dense, truth = _drop(leg)
    rng = np.random.default_rng(seed)
    times, angles, begin = [], [], 0.0
    for n in range(releases):
        t_s, q = film(dense, rng, fps=fps, noise_deg=noise_deg, hold_s=1.2)
        times.append(t_s + begin)
        angles.append(q)
        begin = float(times[-1][-1]) + 1.0
        if n < releases - 1:  # the helper lifts the leg again, slowly
            lift = np.arange(float(times[-1][-1]) + 1.0 / fps, begin, 1.0 / fps)
            times.append(lift)
            angles.append(np.linspace(float(q[-1]), leg.start_deg, len(lift)))
            begin = float(lift[-1]) + 1.0 / fps
    rows = [f"{t:.4f},{q:.3f}" for t, q in zip(np.concatenate(times), np.concatenate(angles), strict=True)]
    return "\n".join(["t_s,q_deg", *rows, ""]).encode(), truth


def stretch_file(caught_deg: float | None) -> bytes:
    """Return a table of one slow and one fast stretch, at 100 samples a second."""
    q = make_stretches(caught_deg=caught_deg).q_deg[::10]
    rows = [f"{k * 10 * STEP_S:.3f},{deg:.2f}" for k, deg in enumerate(q.tolist())]
    return "\n".join(["t_s,q_deg", *rows]).encode()


def range_file(*, azimuth_deg: float = 90.0) -> bytes:
    """Return landmarks of a body that bends its knees by 100 degrees, seen from an angle (90: the left).

    They are shares of a picture whose size the table does not tell.
    """
    values = swing(100.0, before_s=0.5, moving_s=4.0, after_s=0.5)
    points = film_body([Posture(knee=value) for value in values], azimuth_deg=azimuth_deg)
    rows = [",".join(["t", *(f"{name}_{end}" for name in MEDIAPIPE_NAMES for end in "xyzv")])]
    for i, frame in enumerate(points):
        places = [frame[LANDMARK_INDEX[name]] for name in MEDIAPIPE_NAMES]
        cells = ["" if np.isnan(value) else f"{value:.6f}" for place in places for value in place]
        rows.append(",".join([f"{i / 30:.4f}", *cells]))
    return "\n".join([*rows, ""]).encode()


def walk_file() -> bytes:
    """Return landmarks of a made-up walk, as shares of a picture whose size the table tells."""
    recording = film_walk(simulate_walk(MadeGait(), length_s=8.0, fps=30.0), np.random.default_rng(4))
    names = list(recording.columns)
    table = np.column_stack([recording.t_s, *(recording.columns[name] for name in names)])
    size = f",{PICTURE[0]},{PICTURE[1]}"
    rows = [",".join("" if np.isnan(one) else f"{one:.5f}" for one in row) + size for row in table.tolist()]
    return "\n".join([",".join(["t", *names, "image_width", "image_height"]), *rows]).encode()

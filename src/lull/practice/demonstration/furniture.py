"""What a person sits, lies or holds on to, as strokes in the room; sizes follow the person's."""

import numpy as np

from lull.practice.demonstration.base_postures import rail
from lull.practice.demonstration.body import Body
from lull.practice.demonstration.shape import Kind, Mark
from lull.practice.demonstration.skeleton import BED_M

Spot = tuple[float, float, float]
BAR_M, RIM_M, THIN_M = 0.045, 0.028, 0.022


def _line(*spots: Spot, kind: Kind = "seat", width_m: float = BAR_M, closed: bool = False) -> Mark:
    return Mark(kind=kind, width_m=width_m, places=np.array([spots], dtype=float), closed=closed)


def _ring(hub: Spot, radius_m: float, width_m: float = RIM_M) -> Mark:
    turns = np.linspace(0, 2 * np.pi, 25)
    circle = np.stack((np.cos(turns), np.zeros_like(turns), np.sin(turns)), axis=-1)
    return Mark(kind="wheel", width_m=width_m, places=np.array([np.array(hub) + radius_m * circle]))


def chair(body: Body) -> list[Mark]:
    """Return a chair with a back."""
    g = body.girth
    seat, half, back, front = body.seat_m - 0.085 * g, 0.20 * g, -0.17 * g, 0.22 * g
    top = body.seat_m + 0.62 * body.trunk_m
    found = []
    for y in (-half, half):
        found += [_line((back - 0.03, y, 0.0), (back, y, seat), (back - 0.05 * g, y, top))]
        found += [_line((back, y, seat), (front, y, seat), (front + 0.02, y, 0.0))]
    found += [_line((back - 0.05 * g, -half, top), (back - 0.05 * g, half, top))]
    return [*found, _line((front, -half, seat), (front, half, seat))]


def seat_sides(body: Body) -> list[Mark]:
    """Return the sides of a seat that hold somebody who leans out."""
    g = body.girth
    seat, half, back = body.seat_m - 0.085 * g, 0.20 * g, -0.17 * g
    rest = body.seat_m + 0.26 * body.trunk_m
    return [_line((back, y, rest), (0.17 * g, y, rest), (0.18 * g, y, seat)) for y in (-half, half)]


def brake(body: Body) -> Mark:
    """Return the lever of a wheelchair's brake, pressed against the nearer wheel."""
    g = body.girth
    y = -0.24 * g - 0.08
    return _line(
        (0.20 * g, y, body.seat_m + 0.10 * g),
        (0.25 * g, y, body.seat_m - 0.10 * g),
        (0.19 * g, y, 0.36 * g),
        kind="firm",
        width_m=0.05,
    )


def wheelchair(body: Body) -> tuple[list[Mark], list[Mark]]:
    """Return a wheelchair: what is behind somebody seen from the right or the front, and what is before."""
    g = body.girth
    seat, half, back = body.seat_m - 0.085 * g, 0.24 * g, -0.19 * g
    top, rest = body.seat_m + 0.78 * body.trunk_m, body.seat_m + 0.26 * body.trunk_m
    behind: list[Mark] = [_line((back, -half, seat), (0.24 * g, -half, seat))]
    for y in (-half, half):
        behind += [
            _line((back, y, seat), (back - 0.02, y, top), (back - 0.13 * g, y, top)),
            _line((0.24 * g, y, seat), (0.36 * g, y, 0.08), (0.52 * g, y, 0.05), width_m=0.03),
            _ring((0.34 * g, y, 0.09 * g), 0.085 * g),
            _line((back, y, rest), (0.18 * g, y, rest), (0.20 * g, y, seat), width_m=0.035),
        ]
    wheels = [_ring((-0.06 * g, y, 0.31 * g), 0.31 * g) for y in (-half - 0.06, half + 0.06)]
    hub = (-0.06 * g, -half - 0.06, 0.31 * g)
    spokes = [
        _line(
            hub,
            (hub[0] + 0.3 * g * np.cos(t), hub[1], hub[2] + 0.3 * g * np.sin(t)),
            kind="wheel",
            width_m=0.008,
        )
        for t in np.arange(0, 2 * np.pi, np.pi / 4)
    ]
    return [*behind, wheels[1]], [*spokes, wheels[0]]


def bed(*, head_at: float) -> list[Mark]:
    """Return a mattress and a pillow; the head lies at -1 or +1 along x."""
    top, low, half = BED_M - 0.10, BED_M - 0.24, 0.44
    ends = (-1.02, 1.02)
    corners = [(x, y, top) for x, y in ((ends[0], -half), (ends[1], -half), (ends[1], half), (ends[0], half))]
    near = [(ends[0], -half, top), (ends[1], -half, top), (ends[1], -half, low), (ends[0], -half, low)]
    foot = [(ends[1], -half, top), (ends[1], half, top), (ends[1], half, low), (ends[1], -half, low)]
    found = [_line(*side, kind="bed", width_m=0.03, closed=True) for side in (near, foot, corners)]
    if head_at < 0:
        pillow = [
            (-0.9, -0.22, top + 0.03),
            (-0.62, -0.22, top + 0.03),
            (-0.62, 0.22, top + 0.03),
            (-0.9, 0.22, top + 0.03),
        ]
        found.append(_line(*pillow, kind="bed", width_m=0.06, closed=True))
    return found


def rail_before(body: Body) -> list[Mark]:
    """Return the rail somebody standing holds on to."""
    x, z = rail(body)
    half = 0.30 * body.girth
    posts = [_line((x, y, 0.0), (x, y, z - 0.02)) for y in (-half, half)]
    return [*posts, _line((x, -half - 0.06, z - 0.02), (x, half + 0.06, z - 0.02))]


def worktop_behind(body: Body) -> list[Mark]:
    """Return a worktop behind somebody whose hands are both busy."""
    x, z, half = body.feet_m - 0.20, rail(body)[1] - 0.04, 0.42 * body.girth
    posts = [_line((x, y, 0.0), (x, y, z)) for y in (-half, half)]
    return [*posts, _line((x, -half - 0.04, z), (x, half + 0.04, z), width_m=0.06)]


def table(body: Body, top_m: float) -> list[Mark]:
    """Return a table before somebody seated."""
    near, far, half = 0.27 * body.girth, 0.92 * body.girth, 0.36 * body.girth
    legs = [_line((x, y, 0.0), (x, y, top_m)) for x in (far - 0.04,) for y in (-half, half)]
    corners = [(near, -half, top_m), (far, -half, top_m), (far, half, top_m), (near, half, top_m)]
    return [*legs, _line(*corners, closed=True)]


def step(body: Body, high_m: float) -> list[Mark]:
    """Return a low step before somebody standing."""
    near = body.feet_m + 0.36 * body.shank_m
    far, half = near + 0.34 * body.girth, 0.22 * body.girth
    corners = [(near, -half, high_m), (far, -half, high_m), (far, -half, 0.0), (near, -half, 0.0)]
    return [_line(*corners, kind="bed", width_m=0.03, closed=True)]

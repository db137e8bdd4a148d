"""The drawn demonstrations: inside their box, moving, told in plain words, and as in a mirror."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import SIDES, Side
from lull.practice.catalogue import EXERCISES
from lull.practice.demonstration.demonstration import KEYFRAMES, Demonstration, demonstrate
from lull.practice.demonstration.picture import HEIGHT, WIDTH, Outlook, fit_sheet
from lull.practice.demonstration.shape import Shape, to_path
from made_performance import Acting, all_actings

ACTINGS = all_actings()
LONGEST_SENTENCE = 18


def _show(acting: Acting, side: Side = "right") -> Demonstration:
    return demonstrate(EXERCISES[acting.exercise], acting.position, acting.doing, side)


@pytest.mark.parametrize("acting", ACTINGS, ids=lambda one: f"{one.exercise}-{one.position}-{one.doing}")
def test_a_demonstration_is_whole(acting: Acting) -> None:
    """Everything lies in the box, something moves, and an arrow leads the way in each of them."""
    shown = _show(acting)
    for shape in (*shown.shapes, *shown.ghost):
        assert len(shape.frames) in (1, KEYFRAMES * shown.ways)
        points = np.array([point for frame in shape.frames for point in frame])
        assert points.min() >= 0.0
        assert points[:, 0].max() <= WIDTH
        assert points[:, 1].max() <= HEIGHT
    assert any(shape.moves for shape in shown.shapes)
    assert shown.arrows
    for arrow in shown.arrows:
        line = np.array([*arrow.way, *arrow.tip])
        assert line.min() >= 0.0
        assert (line.max(axis=0) <= (WIDTH, HEIGHT)).all()


@given(acting=st.sampled_from(ACTINGS), side=st.sampled_from(SIDES))
def test_it_says_what_it_shows(acting: Acting, side: Side) -> None:
    """Short sentences without gaps; the left is told as the left and drawn as the mirror image."""
    shown = _show(acting, side)
    assert "{" not in shown.says
    assert all(len(said.split()) <= LONGEST_SENTENCE for said in shown.says.split(". "))
    assert shown.says.endswith(".")
    assert shown.is_mirrored == (side == "left")
    assert shown.shapes == _show(acting).shapes


def test_straightening_the_knee_is_told_in_three_sentences() -> None:
    """The worked example."""
    shown = demonstrate(EXERCISES["knee-straighten"], "sit", "each", "right")
    assert shown.says == (
        "Sitting with the right side to the camera. "
        "The right knee is bent. The foot goes up until the leg is long."
    )


def test_nobody_is_shown_lifting_the_head_from_the_back() -> None:
    """On the back the head is lifted by bending, and the signal would shrink."""
    shown = demonstrate(EXERCISES["chin-up"], "lie", "none", "right")
    assert shown.says.startswith("Lying on the tummy, up on the elbows")


def test_what_an_exercise_has_not_is_refused() -> None:
    """Nobody is shown standing what is done on a seat only."""
    with pytest.raises(ValueError, match="knee-straighten"):
        demonstrate(EXERCISES["knee-straighten"], "stand", "each", "right")


def test_keyframes_are_written_for_the_script() -> None:
    """Points parted by spaces, frames by bars; a dot is a line of no length."""
    shape = Shape(kind="arm", width=8.0, frames=(((1.0, 2.5), (3.0, 4.0)), ((1.0, 2.0), (3.0, 5.0))))
    assert shape.told_frames == "1,2.5 3,4|1,2 3,5"
    assert shape.path == "M1 2.5L3 4"
    assert to_path(((5.0, 6.0),)) == "M5 6L5 6"


@given(
    places=st.lists(st.tuples(*[st.floats(-2, 2)] * 3), min_size=2, max_size=9),
    azimuth=st.floats(-90, 90),
    elevation=st.floats(0, 60),
)
def test_a_sheet_shows_everything_and_is_filled(
    places: list[tuple[float, float, float]], azimuth: float, elevation: float
) -> None:
    """Whatever is drawn from wherever fits, and reaches two opposite edges."""
    outlook = Outlook(azimuth_deg=azimuth, elevation_deg=elevation)
    points = np.array(fit_sheet(outlook, np.array(places), 0.1).draw(np.array(places)))
    assert points.min() >= 0.0
    assert (points.max(axis=0) <= (WIDTH, HEIGHT)).all()


def test_pictures_are_as_in_a_mirror_and_upright() -> None:
    """From the front the person's right is on the right; from the side they face left; up is up."""
    sheet = fit_sheet(Outlook(azimuth_deg=0), np.array([(-1.0, -1, -1), (1, 1, 1)]), 0.0)
    (right, left), (low, high) = (
        sheet.draw(np.array([(0.0, -1, 0), (0, 1, 0)])),
        sheet.draw(np.array([(0.0, 0, -1), (0, 0, 1)])),
    )
    assert right[0] > left[0]
    assert low[1] > high[1]
    aside = fit_sheet(Outlook(azimuth_deg=90), np.array([(-1.0, -1, -1), (1, 1, 1)]), 0.0)
    forward, back = aside.draw(np.array([(1.0, 0, 0), (-1, 0, 0)]))
    assert forward[0] < back[0]

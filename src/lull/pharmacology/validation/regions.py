"""Legs, trunk and arms: the gradient along the cord, and what arms lose beside what legs lose."""

from lull.pharmacology.parameters.intrathecal import ARMS_SHARE
from lull.pharmacology.validation import sources
from lull.pharmacology.validation.ashworth import MAS_NONE, SLACK, SLACK_WHY, measure_fall
from lull.pharmacology.validation.blood_readings import ADULT, CHILD
from lull.pharmacology.validation.observation import Answer, Observation, inside, near
from lull.pharmacology.validation.spine_readings import measure_final_loss, measure_lost_at


def _arms(what: str, answer: Answer, points: tuple[float, float], source: str, row: str) -> Observation:
    """Return the fall of the arms' Ashworth (scale from 1); its people stand in the row."""
    fall = measure_fall(*points)
    return Observation(
        what=f"share of the arms' tone lost, {what}",
        population=row.split(" | ", maxsplit=1)[0],
        published=f"{points[0]:g} -> {points[1]:g}: {fall:.2f}",
        unit="1",
        source=source,
        rows=(f"intrathecal | {row}",),
        check=inside(answer, fall - SLACK, fall + SLACK, SLACK_WHY),
    )


_ARMS = (
    _arms(
        "4 h after 50 mcg",
        lambda: measure_lost_at(ADULT, 50.0, 4.0, "arms"),
        (3.3, 1.9),
        sources.MEYTHALER_INJURY,
        "acquired brain injury >1 y | Ashworth LE baseline -> 4 h | 4.2 -> 2.2",
    ),
    _arms(
        "6 h after 50 mcg",
        lambda: measure_lost_at(ADULT, 50.0, 6.0, "arms"),
        (2.8, 1.8),
        sources.MEYTHALER_STROKE,
        "stroke | Ashworth LE baseline -> 6 h | 3.3 -> 1.4",
    ),
    _arms(
        "263 mcg a day",
        lambda: measure_final_loss(ADULT, 263.0, "arms"),
        (3.0, 1.7),
        sources.MEYTHALER_CP,
        "CP 13-43 y | Ashworth LE | 3.4 -> 1.5",
    ),
    _arms(
        "205 mcg a day",
        lambda: measure_final_loss(ADULT, 205.0, "arms"),
        (3.4, 2.1),
        sources.MEYTHALER_HEMIPLEGIA,
        "hemiplegia | Ashworth LE | 3.7 -> 1.9",
    ),
    Observation(
        what="share of the arms' tone lost, 495 mcg a day",
        population="children with severe CP, n=46",
        published=f"median 4 -> 2: {measure_fall(4.0, 2.0, MAS_NONE):.2f} to {measure_fall(4.0, 2.0):.2f}",
        unit="1",
        source=sources.DANISH,
        rows=("intrathecal | severe CP children | Ashworth-type median LE | 4 -> 1",),
        check=inside(
            lambda: measure_final_loss(CHILD, 494.9, "arms"),
            measure_fall(4.0, 2.0, MAS_NONE) - SLACK,
            measure_fall(4.0, 2.0) + SLACK,
            f"from a scale that begins at 0 to one that begins at 1 (the abstract does not say); {SLACK_WHY}",
        ),
    ),
    Observation(
        what="arms lose less than legs at 263 mcg a day: arms over legs",
        population="CP, 13-43 y, n=13",
        published="LE 3.4 -> 1.5, UE 3.0 -> 1.7",
        unit="1",
        source=sources.MEYTHALER_CP,
        rows=("intrathecal | CP 13-43 y | Ashworth LE | 3.4 -> 1.5",),
        check=inside(
            lambda: measure_final_loss(ADULT, 263.0, "arms") / measure_final_loss(ADULT, 263.0),
            0.0,
            1.0,
            "below 1, the direction in every series",
        ),
    ),
)

_GRADIENT = (
    Observation(
        what="fluid at T2 over that at T12, a tracer infused for 72 h",
        population="people with a pump",
        published="43",
        unit="%",
        source=sources.KROIN,
        rows=("intrathecal | pump patients | concentration T2 relative to T12 | 43",),
        check=near(lambda: 100.0 * ARMS_SHARE.value, 43.0, 0.01, "taken over as it is"),
        used_for=("arms_gradient", "trunk_gradient"),
    ),
    Observation(
        what="lumbar over cisternal concentration",
        population="adults",
        published="4:1",
        unit="fold",
        source=sources.SPINAL_US,
        rows=("intrathecal | adults | lumbar:cisternal CSF gradient | 4:1",),
        reason="the model ends at the arms' segments",
        read=False,
    ),
    Observation(
        what="relation of amount and tone",
        population="cerebral spasticity, 5-27 y, n=37",
        published="legs P .001; arms P .02",
        unit="-",
        source=sources.ALBRIGHT_1993,
        rows=("effect | cerebral 5-27 y | dose-tone relation P | legs .001; arms .02",),
        reason="no slope in the abstract; the model too gives less tone for more drug, and more of it"
        " in legs",
    ),
)

REGIONS = (*_ARMS, *_GRADIENT)

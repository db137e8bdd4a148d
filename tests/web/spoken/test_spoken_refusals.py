"""A time that cannot be, and a table without a joint: said in the language of the page, but for medicine."""

from http import HTTPStatus
from uuid import uuid4

import numpy as np
import pytest

from lull.actions.lifetime import check_within_life
from lull.assessment.joint_trace import trace_joint
from lull.movement.landmarks import Side
from lull.movement.recording import Recording
from lull.refusal import BadInput
from lull.saying import say
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.translation import find_language, speak, speaking
from made_house import Visit
from made_other_language import OTHER, list_unspoken
from made_record import NOW
from made_swing_form import range_file, send_file

KNEE = {"joint": "knee", "side": "left", "picture_size": "480x480"}
EMPTY = Recording(name="a", t_s=np.arange(30) / 30.0, columns={})


def why_not_within_life(mara: Visit, year: int, what: str) -> str:
    """Return why a time in this year is refused, as the action says it."""
    with pytest.raises(BadInput) as refused:
        check_within_life(mara.house.ledger.state(), NOW.replace(year=year), what)
    said = refused.value.args[0]
    assert isinstance(said, str)
    return said


def test_a_measurement_before_birth_is_refused_in_german(mara: Visit) -> None:
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    page = send_file(mara, f"/measure/range/{uuid4().hex}/file", range_file(), day="1980-01-01", **KNEE)
    refused = mara.post(f"/measure/result/{page.url.path.rsplit('/', 1)[-1]}/keep")
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Die Messung (1980-01-01T" in refused.text
    assert ") liegt vor dem Tag der Geburt, 1992-03-14: Prüfe das Datum." in refused.text


@pytest.mark.parametrize("year", [1899, 1980])
def test_a_time_before_birth_asks_for_every_word(mara: Visit, year: int) -> None:
    for what in (say("the measurement"), say("the test"), say("the check-in")):
        said = why_not_within_life(mara, year, what)
        with speaking(OTHER):
            assert list_unspoken(speak(said), ("T", "Z")) == []


@pytest.mark.hazard("H36")
@pytest.mark.parametrize("year", [1899, 1980])
def test_what_is_of_medicine_stays_english_as_a_whole(mara: Visit, year: int) -> None:
    """No half of a sentence is translated; the page marks it as English, because it is no saying."""
    said = why_not_within_life(mara, year, "the dose")
    assert said.startswith(f"the dose at {year}-")
    with speaking(find_language("de")):
        assert speak(said) == said
    assert type(said) is str


@pytest.mark.parametrize(
    ("joint", "side", "german"),
    [
        ("knee", None, "Gebraucht werden Hüfte, Knie, Fußgelenk von einer Seite"),
        ("ankle", None, "Gebraucht werden Knie, Fußgelenk, Zehen (foot_index) von einer Seite"),
        ("elbow", "left", "werden gebraucht: Schulter, Ellbogen, Handgelenk (es fehlt: left_shoulder_"),
    ],
)
def test_what_a_table_lacks_is_named_in_german(joint: str, side: Side | None, german: str) -> None:
    with pytest.raises(BadInput) as refused:
        trace_joint(EMPTY, joint, side, None)
    with speaking(find_language("de")):
        assert german in speak(refused.value.args[0])

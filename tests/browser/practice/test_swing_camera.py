"""A drawn leg is let go before the camera: the page marks the swing, the record keeps it with its error."""

from pathlib import Path

import pytest

from browser.practice.cinema import chromium
from browser.practice.rig import Practice
from browser.practice.serving import Served
from made_house import begin_mara
from made_pendulum import Leg
from made_swing_form import good_answers
from mannequin.swing_film import SwingFilm, write_swing_film

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera")]

LEG = Leg(start_deg=-10.0, tone_nm=1.0, force_gain=0.8, rate_gain=0.05, damping=0.2)
HONEST = ("60 frames a second", "not seen", "unclear", "not let go", "no swing", "no leg falls")
"""What may be said instead of a number where this machine is too slow."""


def go_to_camera(practice: Practice) -> None:
    """Answer the questions, confirm the leg, and choose the camera, as a person would."""
    page = practice.page
    page.goto(f"{practice.served.origin}/measure/swing")
    for name, said in good_answers().items():
        if name == "helper":
            page.fill("#helper", said)
        else:
            page.check(f"input[name={name}][value={said}]")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Right leg").click()
    page.get_by_role("link", name="Use the camera").click()
    page.wait_for_url("**/camera")


@pytest.mark.hazard("H17")
@pytest.mark.hazard("H18")
def test_a_drawn_swing_ends_in_a_kept_number_or_an_honest_refusal(
    films: Path, served: Served, chromium_path: str
) -> None:
    """Whatever the pace of this machine: within the printed error, or no number and a sentence."""
    begin_mara(served.house)
    film = SwingFilm(LEG)
    path = write_swing_film(film, films / "swing.mjpeg")
    with chromium(chromium_path, path) as browser:
        practice = Practice.open(browser, served)
        go_to_camera(practice)
        practice.open_camera()
        seen = practice.replies
        practice.wait_for(
            lambda: (
                any(one.get("marks") for one in seen) or any(one.get("phase") == "unclear" for one in seen)
            )
        )
        practice.page.wait_for_timeout(4000)
        practice.wait_for(lambda: "pictures a second" in practice.text("#pace"))
        paces = [one["frames_per_s"] for one in seen if one.get("frames_per_s")]
        said = practice.text("#pace")
        assert said.endswith((": enough", "so the error is wider.", "too few for a number."))
        practice.page.locator("#done").click()
        practice.wait_for(
            lambda: practice.page.url.endswith("/result") or practice.page.is_visible("#trouble")
        )
        assert practice.live_tracks() == 0
        assert practice.outside_requests() == []
        assert practice.complaints == []
        print(f"pace {paces[-1]:.1f} a second")  # noqa: T201 - the measured figures belong in the log
        if not practice.page.url.endswith("/result"):
            said = practice.text("#trouble").lower()
            print(said)  # noqa: T201 - as above
            assert any(words in said for words in HONEST)
            assert served.house.ledger.state().pendulum_tests == ()
            return
        practice.page.get_by_role("button", name="Keep this result").click()
        practice.page.wait_for_url("**/measure/test/**")
        (test,) = served.house.ledger.state().pendulum_tests
        (first,) = test.first_swings
        assert first.value is not None
        print(f"true {film.first_swing_deg:.1f}, measured {first.value:.1f} +- {first.error_95:.1f}")  # noqa: T201
        assert test.source == "camera"
        assert abs(first.value - film.first_swing_deg) <= first.error_95

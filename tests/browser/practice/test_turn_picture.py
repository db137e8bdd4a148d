"""While the camera looks from too far aside, the stage shows how to sit beside the words, and no longer.

The camera is a canvas that shows a drawn person from where the test wants it; nothing depends on time.
"""

import base64

import cv2
import numpy as np
import pytest
from playwright.sync_api import Browser

from browser.practice.rig import Practice
from browser.practice.serving import Served
from lull.practice.demonstration.camera import Camera
from made_axe import find_faults
from mannequin.scene import Scene, draw_scene
from mannequin.swing_film import sit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera")]

OBLIQUE_DEG, SIDE_DEG = 20.0, 90.0
"""Where the camera stands: nearly before the face, and at the right side."""

ASKED = "Turn your chair so the camera sees your side."

CANVAS_CAMERA = """async (pictures) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const context = canvas.getContext("2d");
  const drawn = {};
  for (const [name, jpeg] of Object.entries(pictures)) {
    const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
    drawn[name] = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  }
  window.shown = "oblique";
  setInterval(() => {
    context.drawImage(drawn[window.shown], 0, 0);
    context.fillRect(0, 0, 1 + Math.random() * 3, 1);
  }, 66);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15);
  window.said = [];
  const cue = document.getElementById("cue");
  new MutationObserver(() => window.said.push(cue.textContent))
    .observe(cue, { childList: true, characterData: true, subtree: true });
}"""


def draw_from(azimuth_deg: float) -> str:
    """Return a seated person seen from there, as JPEG in base64."""
    scene = Scene(camera=Camera(azimuth_deg=azimuth_deg))
    picture = draw_scene(scene, [sit(95.0)], np.random.default_rng(seed=1))
    done, jpeg = cv2.imencode(".jpg", picture)
    assert done
    return base64.b64encode(jpeg.tobytes()).decode()


def is_covered(practice: Practice, button: str) -> bool:
    """Tell whether something lies over the middle of a button, or the button is off the screen."""
    found: bool = practice.page.evaluate(
        """(button) => {
          const box = document.querySelector(button).getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return !(top && top.closest(button));
        }""",
        button,
    )
    return found


def judge_refused(practice: Practice) -> None:
    """The picture stands beside the words, whole and inside the window; Rest and Stop are in reach."""
    page = practice.page
    picture, words = page.locator("#turn svg").bounding_box(), page.locator("#cue").bounding_box()
    assert picture is not None
    assert words is not None
    assert picture["x"] + picture["width"] <= words["x"]
    assert picture["y"] < words["y"] + words["height"]
    assert words["y"] < picture["y"] + picture["height"]
    assert min(picture["width"], picture["height"]) >= 90
    assert not any(is_covered(practice, button) for button in ("#rest", "#stop"))
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert find_faults(page) == []


def test_how_to_sit_is_shown_while_the_view_is_refused(browser: Browser, served: Served) -> None:
    """Words once, the picture of the exercise's own view, both sizes and themes; then gone."""
    practice = Practice.open(browser, served, width=1280, height=800, color_scheme="light")
    page, turn = practice.page, practice.page.locator("#turn")
    practice.choose("knee-straighten", "right")
    assert not turn.is_visible()
    page.evaluate(CANVAS_CAMERA, {"oblique": draw_from(OBLIQUE_DEG), "side": draw_from(SIDE_DEG)})
    practice.open_camera()
    practice.wait_for(turn.is_visible)
    assert practice.text("#cue") == ASKED
    assert page.get_attribute("#turn svg", "aria-label") == (
        "What the camera should see: you with your right side to it."
    )
    assert page.locator("#turn").evaluate("(turn) => turn.closest('[role=status], [aria-live]')") is None
    judge_refused(practice)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    judge_refused(practice)

    page.keyboard.press("r")
    practice.wait_for(lambda: not turn.is_visible())
    page.keyboard.press("r")
    practice.wait_for(turn.is_visible)
    page.evaluate("() => { window.shown = 'side'; }")
    practice.wait_for(lambda: not turn.is_visible())
    assert practice.text("#cue") != ASKED
    assert page.evaluate("() => window.said").count(ASKED) == 2  # once, and once after the rest
    assert practice.violations() == []
    page.evaluate("() => { window.shown = 'oblique'; }")
    practice.wait_for(turn.is_visible)
    page.keyboard.press("k")
    assert not turn.is_visible()

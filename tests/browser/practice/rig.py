"""A whole practice in a real Chromium: server, browser, drawn person, and what can be measured of it.

The camera is a film from ``tests/mannequin``, so every angle and every repetition is known.
``measure_practice`` is what ``lull bench`` calls; the tests use the parts.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from browser.practice.cinema import chromium, film_file
from browser.practice.serving import SLOWEST_S, serve
from lull.practice.catalogue import find_exercise
from lull.web.practice_wire import HEADER, SHAPE
from mannequin.film import DRAWN_PER_S, STRIP_BITS, STRIP_SQUARE_PX, read_number
from mannequin.scenes import endless

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from playwright.sync_api import Browser, Page, WebSocket

    from browser.practice.serving import Served
    from lull.movement.landmarks import Watched
    from mannequin.film import Film

BEGINNING_S = 5.0
"""Every film that is counted begins with somebody getting into place for longer than this; ours."""

WATCH = """
(() => {
  const seen = window.watched = { numbers: [], tracks: [], violations: [], sockets: [] };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...how) { super(...how); seen.sockets.push(this); }
  };
  document.addEventListener("securitypolicyviolation",
    (e) => seen.violations.push(e.violatedDirective + " " + e.blockedURI));
  const ask = navigator.mediaDevices && navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  if (ask) navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    seen.tracks.push(...stream.getTracks());
    return stream;
  };
  const stop = MediaStreamTrack.prototype.stop;
  MediaStreamTrack.prototype.stop = function () {
    stop.call(this);
    const before = Number(sessionStorage.getItem("stopped") || 0);
    sessionStorage.setItem("stopped", String(before + (this.readyState === "ended")));
  };
  const strip = new OffscreenCanvas(BITS, 1).getContext("2d", { willReadFrequently: true });
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
    if (image instanceof ImageBitmap) {
      strip.drawImage(image, 0, image.height - SQUARE, BITS * SQUARE, SQUARE, 0, 0, BITS, 1);
      const lights = strip.getImageData(0, 0, BITS, 1).data;
      seen.numbers.push(Array.from({ length: BITS }, (_, k) => lights[4 * k]));
    }
    return draw.call(this, image, ...rest);
  };
})();
""".replace("BITS", str(STRIP_BITS)).replace("SQUARE", str(STRIP_SQUARE_PX))


@dataclass(slots=True)
class Practice:
    """One page in which somebody practises, and all that was seen of it from outside."""

    page: Page
    served: Served
    sent: list[bytes] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        browser: Browser,
        served: Served,
        *,
        width: int = 1280,
        height: int = 800,
        has_model: bool = True,
        **context: Any,  # noqa: ANN401 - options of a browser context
    ) -> Practice:
        """Open the app in a fresh profile and enter it with the key.

        To load the model takes seconds of both cores: where nothing is looked at, it may stay on its way.
        """
        page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        served.profiles.append(page.context)
        page.set_default_timeout(1000 * SLOWEST_S)
        if not has_model:
            page.context.route("**/*.task", lambda _: None)
        practice = cls(page, served)
        page.context.add_init_script(WATCH)
        # Playwright marks the object behind a bound method, and a slotted one takes no mark.
        page.on("websocket", lambda found: practice.listen(found))  # noqa: PLW0108 - see above
        page.on("request", lambda request: practice.requests.append(request.url))
        page.on("console", lambda said: practice.hear(said.type, said.text))
        page.on("pageerror", lambda problem: practice.complaints.append(str(problem)))
        page.goto(served.address)
        return practice

    def listen(self, found: WebSocket) -> None:
        """Note every frame sent and every answer heard."""
        found.on("framesent", lambda data: self.note_sent(data))  # noqa: PLW0108 - as above
        found.on("framereceived", lambda data: self.replies.append(json.loads(data)))

    def note_sent(self, data: str | bytes) -> None:
        """Note a frame of landmarks on its way to the engine."""
        if isinstance(data, bytes):
            self.sent.append(data)

    def hear(self, kind: str, text: str) -> None:
        """Note what the browser complains of; the model's runtime calls its good news errors."""
        if kind == "error" and not text.startswith("INFO:"):
            self.complaints.append(text)

    def choose(self, exercise: str, side: Watched, *, goal: int = 10, game: str = "lanterns") -> None:
        """Go through the choose page as a person would."""
        self.page.goto(f"{self.served.origin}/practise?group={find_exercise(exercise).group}")
        self.page.locator(f".games input[value='{game}']").check()
        self.page.locator(f".goals input[value='{goal}']").check()
        self.page.locator(f"button[value='{exercise}/{side}']").click()
        self.pass_start_gate()

    def pass_start_gate(self) -> None:
        """Confirm at the start gate that everything is there and nothing hurts, and wait for the stage."""
        self.see(".start-gate")
        for box in self.page.locator(".start-cards input").all():
            box.check()
        self.page.locator("button[name='pain'][value='no']").click()
        self.see("#main.stage")

    def see(self, selector: str) -> None:
        """Wait for a page by what stands on it, until all of it is there and its scripts listen."""
        self.page.wait_for_selector(selector)
        self.page.wait_for_load_state("load")

    def open_camera(self) -> None:
        """Turn the camera on and wait for the first answer of the engine."""
        self.page.locator("#open-camera").click()
        self.wait_for(lambda: any(reply.get("seq", -1) > 0 for reply in self.replies))

    def begin_film(self) -> None:
        """Turn the camera on once the model is there: the film runs from then, nothing of it is missed."""
        self.page.wait_for_selector("#main[data-model='ready']", timeout=1000 * SLOWEST_S)
        self.open_camera()
        if self.shown_frames() >= BEGINNING_S * DRAWN_PER_S:
            # Beside a lot of other work the first answer comes late: the film begins with the camera again.
            self.page.keyboard.press("k")
            self.wait_for(lambda: self.mode() == "key" and self.live_tracks() == 0)
            self.page.evaluate("() => { window.watched.numbers.length = 0; }")
            self.sent.clear()
            self.page.keyboard.press("c")
            self.wait_for(lambda: 0 < self.shown_frames() < BEGINNING_S * DRAWN_PER_S)

    def shown_frames(self) -> int:
        """Return how many drawn frames of the film have passed before the page, by the number in the last."""
        squares = self.page.evaluate("() => window.watched.numbers.at(-1) ?? null")
        return 0 if squares is None else read_number(squares) + 1

    def watch_film(self, until_s: float) -> None:
        """Wait until the page has seen so many seconds of the film, and the engine has answered all of it."""
        wanted = round(until_s * DRAWN_PER_S)
        self.wait_for(lambda: self.shown_frames() >= wanted, seconds=until_s + SLOWEST_S)
        asked, *_ = HEADER.unpack_from(self.sent[-1])
        self.wait_for(lambda: any(reply.get("seq", -1) >= asked for reply in reversed(self.replies)))

    def longest_gap_s(self) -> float:
        """Return the longest time between two pictures sent, in seconds.

        After the first, which the model always takes long for; nobody has moved by then.
        """
        at_s = [HEADER.unpack_from(frame)[1] for frame in self.sent[1:]]
        return max((after - before for before, after in pairwise(at_s)), default=0.0)

    @property
    def session_id(self) -> str:
        """The session of the page now open."""
        return urlsplit(self.page.url).path.rsplit("/", 1)[1]

    def text(self, selector: str) -> str:
        """Return what an element of the page says."""
        return self.page.locator(selector).inner_text()

    def mode(self) -> str:
        """Return what the stage is busy with."""
        return self.page.get_attribute("#main", "data-mode") or ""

    def live_tracks(self) -> int:
        """Return how many camera tracks of this page are still on."""
        found: int = self.page.evaluate(
            "() => window.watched.tracks.filter((track) => track.readyState === 'live').length"
        )
        return found

    def stopped_tracks(self) -> int:
        """Return how many camera tracks this tab has stopped, over all its pages."""
        return int(self.page.evaluate("() => sessionStorage.getItem('stopped') || 0"))

    def violations(self) -> list[str]:
        """Return every breach of the content security policy on this page."""
        found: list[str] = self.page.evaluate("() => window.watched.violations")
        return found

    @property
    def last(self) -> dict[str, Any]:
        """The engine's last answer."""
        return next(reply for reply in reversed(self.replies) if "phase" in reply)

    def wait_for(self, condition: Any, *, seconds: float = SLOWEST_S) -> None:  # noqa: ANN401 - any callable
        """Let the page live until the condition holds, or fail with what was last heard."""
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                last = self.replies[-1] if self.replies else None
                raise AssertionError(
                    f"waited {seconds} s in vain; last heard: {last}; complaints: {self.complaints}"
                )
            self.page.wait_for_timeout(50)

    def practise_for(self, seconds: float) -> None:
        """Wait until the page has looked for so long by its own timings, without the camera's pauses."""
        self.wait_for(lambda: self.timings()["seconds"] >= seconds, seconds=seconds + SLOWEST_S)

    def outside_requests(self) -> list[str]:
        """Return every address asked for that is not this very app."""
        ours = (self.served.origin, self.served.origin.replace("http", "ws"), "blob:")
        return [address for address in self.requests if not address.startswith(ours)]

    def timings(self) -> dict[str, float]:
        """Return what the page measured of itself."""
        found: dict[str, float] = self.page.evaluate("() => window.lullTimings()")
        return found

    def angle_errors(self, film: Film) -> NDArray[np.float64]:
        """Return the measured less the drawn angle, in degrees, for every frame with a seen joint.

        The angle is measured anew from the landmarks the page sent, without any smoothing.
        """
        lights = self.page.evaluate("() => window.watched.numbers")
        limb = [int(part) for part in (self.page.get_attribute("#main", "data-limb") or "").split(",")]
        errors = []
        for squares, data in zip(lights, self.sent, strict=False):
            number = read_number(squares)
            points = np.frombuffer(data, "<f4", offset=HEADER.size).reshape(SHAPE)[limb]
            if number < len(film.poses) and (points[:, 3] > 0.5).all():
                errors.append(_angle_deg(points[:, :2] * (640, 480)) - film.poses[number].angle_deg)
        return np.array(errors)


def _angle_deg(points: NDArray[np.floating]) -> float:
    one, two = points[0] - points[1], points[2] - points[1]
    return float(np.degrees(np.arccos(np.dot(one, two) / np.linalg.norm(one) / np.linalg.norm(two))))


def measure_practice(
    chromium_path: str, *, exercise: str = "elbow-straighten", seconds: float = 30.0
) -> dict[str, float]:
    """Practise for ``seconds`` before a drawn person and return what was measured.

    Returns the page's own timings (``poses_per_s``, ``capture_to_reply_ms_p50`` and ``_p95``,
    ``inference_ms_...``, ``scene_interval_ms_...``), and ``outside_requests``, ``repetitions``,
    ``angle_error_deg`` (mean absolute).
    """
    home = Path(tempfile.mkdtemp(prefix="lull-bench-"))
    try:
        scene = endless(exercise, "right")
        film = film_file(scene.film, home)
        with serve(home) as served, chromium(chromium_path, film) as browser:
            practice = Practice.open(browser, served)
            practice.choose(exercise, "right", goal=20)
            practice.open_camera()
            practice.page.wait_for_timeout(1000 * seconds)
            errors = practice.angle_errors(scene.film)
            return {
                **practice.timings(),
                "outside_requests": len(practice.outside_requests()),
                "repetitions": practice.last["repetitions"],
                "angle_error_deg": float(np.abs(errors).mean()),
            }
    finally:
        shutil.rmtree(home, ignore_errors=True)

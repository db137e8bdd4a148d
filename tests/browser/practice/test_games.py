"""Every game in a real browser: nothing flashes, reduced motion is still, and keys alone play it."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from browser.practice.rig import Practice
from browser.practice.serving import Served
from flash import MOST_AREA_PX, flashing_share
from lull.practice.games.all_games import GAMES
from lull.practice.games.game import Game
from lull.practice.games.moment import Moment, PlayerMoment
from lull.web.live_practice import WAITING
from lull.web.practice_wire import to_reply
from made_axe import find_faults_in_both_themes

pytestmark = pytest.mark.browser

PRESSES_APART_MS = 550
STEP_MS = 25.0
STEPS = 96
"""Each game is watched for 2.4 s of its own time, 40 pictures a second: a tremor is seen whole."""

TREMOR_PER_S = 5.0
"""Faster than anybody practises; about a clonus (ours)."""

STEPS_A_REPETITION = 13
"""Three repetitions a second: faster than anything can be counted."""

HOLD_TIME = """async () => {
  const really = performance.now.bind(performance);
  const picture = window.requestAnimationFrame.bind(window);
  const due = [];
  window.requestAnimationFrame = (draw) => due.push(draw);
  await new Promise(picture);  // what was asked for before is drawn by then, however late it comes
  let now = really();
  performance.now = () => now;
  const canvas = document.getElementById("bay");
  const small = new OffscreenCanvas(24, 16).getContext("2d", { willReadFrequently: true });
  small.imageSmoothingQuality = "high";
  const light = (value) => value <= 10.3 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const say = (reply) => window.watched.sockets.at(-1).onmessage({ data: JSON.stringify(reply) });
  document.getElementById("main").dataset.mode = "camera";
  window.step = (ms, reply, spoil) => {
    if (reply) say(reply);
    now += ms;
    const from = really();
    due.splice(0).forEach((draw) => draw(now));
    if (spoil !== undefined) {
      const context = canvas.getContext("2d");
      context.resetTransform();
      context.fillStyle = spoil;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    small.drawImage(canvas, 0, 0, 24, 16);
    const values = small.getImageData(0, 0, 24, 16).data;
    const took = really() - from;
    const cells = [];
    for (let at = 0; at < values.length; at += 4)
      cells.push([0.2126, 0.7152, 0.0722].reduce((sum, part, k) => sum + part * light(values[at + k]), 0));
    return { cells, took };
  };
  window.play = (replies, ms, spoils) => replies.map((reply, k) => window.step(ms, reply, spoils?.[k]));
}"""
"""From here on the page's time is the test's: every machine sees the same pictures, however fast it is."""


def say(game: Game, earned: int, progress: float, *, is_news: bool) -> dict[str, Any]:
    """Return what the engine says of a game; goal 5, so that pictures and beds come to their end."""
    begun = game.begin(seed=77, goal=5)
    state = game.advance(begun, Moment(t_s=0.0, players=(PlayerMoment(repetitions=earned),)))
    practising = WAITING._replace(phase="practising", progress=progress)
    scene = game.scene(state) if is_news else None
    return to_reply(7, practising, counted=(earned, earned, 0), stroke=progress, scene=scene)


def tremble(game: Game) -> list[dict[str, Any]]:
    """Return replies of a limb that goes to and fro as a clonus does, and is counted three times a second."""
    replies = []
    for step in range(STEPS):
        half = 1000.0 / TREMOR_PER_S / STEP_MS / 2.0
        progress = abs((step / half) % 2.0 - 1.0)
        earned = 2 + step // STEPS_A_REPETITION
        replies.append(say(game, earned, progress, is_news=step % STEPS_A_REPETITION == 0))
    return replies


def hold(browser: Browser, served: Served, **options: Any) -> Practice:  # noqa: ANN401 - browser options
    """Open a stage whose time and whose engine are the test's."""
    practice = Practice.open(browser, served, has_model=False, **options)
    practice.choose("elbow-straighten", "right")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.evaluate(HOLD_TIME)
    return practice


def play(practice: Practice, replies: list[dict[str, Any]], spoils: list[str] | None = None) -> list[Any]:
    """Say the replies one after the other and return the cells and the time of every picture."""
    seen: list[Any] = practice.page.evaluate(
        "([replies, ms, spoils]) => window.play(replies, ms, spoils)", [replies, STEP_MS, spoils]
    )
    return seen


@pytest.mark.hazard("H29")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_game_flashes(browser: Browser, served: Served, theme: str) -> None:
    """However fast somebody trembles and is counted; and the same look sees a canvas that does flash."""
    practice = hold(browser, served, color_scheme=theme)
    box = practice.page.locator("#bay").bounding_box()
    assert box is not None
    times = [STEP_MS * step for step in range(STEPS)]
    found = {}
    for game in GAMES.values():
        play(practice, [say(game, 1, 0.0, is_news=True)] * 3)
        seen = play(practice, tremble(game))
        share = flashing_share(times, [picture["cells"] for picture in seen])
        found[game.id] = share * box["width"] * box["height"]
    assert all(area < MOST_AREA_PX / 2 for area in found.values()), found
    spoils = ["#000" if step % 8 < 4 else "#fff" for step in range(STEPS)]
    spoiled = play(practice, tremble(GAMES["calm"]), spoils)
    assert flashing_share(times, [picture["cells"] for picture in spoiled]) == 1.0
    assert practice.violations() == []
    assert practice.complaints == []


@pytest.mark.hazard("H29")
def test_reduced_motion_changes_a_game_only_when_something_was_earned(
    browser: Browser, served: Served
) -> None:
    """However the limb moves, the picture stands; then one more is simply there, and is said in words."""
    practice = hold(browser, served, reduced_motion="reduce")
    for game in GAMES.values():
        play(practice, [say(game, 3, 0.0, is_news=True)] * 2)
        still = play(practice, [say(game, 3, step % 3 / 2.0, is_news=False) for step in range(12)])
        assert all(picture["cells"] == still[0]["cells"] for picture in still), game.id
        after = play(practice, [say(game, 4, 0.0, is_news=True)] * 4)
        assert after[0]["cells"] != still[0]["cells"], game.id
        assert all(picture["cells"] == after[0]["cells"] for picture in after), game.id
        state = game.advance(
            game.begin(seed=77, goal=5), Moment(t_s=0.0, players=(PlayerMoment(repetitions=4),))
        )
        assert practice.page.locator("#bay").get_attribute("aria-label") == game.say(state)


def test_every_game_is_played_by_keys_alone_and_clean_for_everybody(browser: Browser, served: Served) -> None:
    """Chosen with the arrow keys, played with the space bar; axe finds no fault, light or dark."""
    practice = Practice.open(browser, served, has_model=False)
    page = practice.page
    for index, game in enumerate(GAMES.values()):
        page.goto(f"{served.origin}/practise?group=leg")
        page.locator(".games input:checked").focus()
        if index:
            page.keyboard.press("ArrowRight")
        assert page.evaluate("() => document.activeElement.value") == game.id
        page.locator("button[value='knee-straighten/left']").focus()
        page.keyboard.press("Enter")
        practice.replies.clear()  # what the game before has heard says nothing of this one
        practice.pass_start_gate()
        page.keyboard.press("k")
        press_until(practice, "Space", "1")
        begun = game.begin(seed=1, goal=10)
        said = game.say(game.advance(begun, Moment(t_s=0.0, players=(PlayerMoment(told=1),))))
        practice.wait_for(
            lambda said=said: (page.get_attribute("#bay", "aria-label") or "").startswith(said.split(". ")[0])
        )
        assert find_faults_in_both_themes(page) == [], game.id
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def press_until(practice: Practice, key: str, count: str) -> None:
    """Press once the page has heard of its session, and wait for the count."""
    practice.wait_for(lambda: practice.page.get_attribute("#main", "data-mode") == "key")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.keyboard.press(key)
    practice.wait_for(lambda: practice.text("#count") == count)


def test_two_row_with_two_keys_and_a_reload_keeps_both(browser: Browser, served: Served) -> None:
    """Space is one player's, Enter the other's; only the first one's are in the person's record."""
    practice = Practice.open(browser, served, has_model=False, width=390, height=844)
    page = practice.page
    practice.choose("elbow-straighten", "right", game="boat-for-two")
    page.keyboard.press("k")
    press_until(practice, "Space", "1")
    rowed = page.locator("#bay")
    for number in (2, 3):
        page.wait_for_timeout(PRESSES_APART_MS)
        page.keyboard.press("Enter")
        practice.wait_for(
            lambda number=number: (
                f"{number} strokes rowed together" in (rowed.get_attribute("aria-label") or "")
            )
        )
    assert practice.text("#count") == "1"
    page.reload()
    practice.wait_for(lambda: "3 strokes rowed together" in (rowed.get_attribute("aria-label") or ""))
    page.keyboard.press("k")
    practice.wait_for(lambda: practice.mode() == "key")
    page.wait_for_timeout(PRESSES_APART_MS)
    page.locator("#second").click()
    practice.wait_for(lambda: "4 strokes rowed together" in (rowed.get_attribute("aria-label") or ""))
    ledger = served.house.ledger
    session = ledger.state().sessions[-1]
    assert [row.source for row in ledger.attempts(session.id)[session.id]] == ["told"]
    button = page.locator("#second").bounding_box()
    assert button is not None
    assert min(button["width"], button["height"]) >= 64

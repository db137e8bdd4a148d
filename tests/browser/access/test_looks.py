"""Every way in and every look: clean for axe in light and dark, on a desk, on a phone and at 400 %."""

from collections.abc import Callable

import pytest

from made_axe import find_faults, find_faults_on_both_screens, is_wider_than, open_all
from made_browser import Server, Watched
from made_switch import use_by

pytestmark = pytest.mark.browser

LOOKED_AT = ("/", "/how-you-use-it", "/practise", "/settings", "/safety")
LOOKS = {
    "switch, left": {"way": "one-switch", "hand": "left"},
    "pointer": {"way": "dwell"},
    "eyes, right": {"way": "gaze", "hand": "right"},
    "contrast": {"way": "usual", "contrast": "high"},
    "television": {"way": "two-switches", "size": "television", "hand": "right"},
}
SMALLEST_GAZE_PX = 71.9
"""72 px for the eyes (ours; plausible 60 to 100), less what a browser rounds away."""

PAIRS = """() => {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement('i');
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = style.getPropertyValue(name);
    return getComputedStyle(probe).color;
  };
  return ['--ink', '--ink2', '--ink3', '--sea', '--sea-d', '--plum', '--teal', '--alert', '--sunink']
    .map(name => [name, read(name), read('--card')]);
}"""


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_is_clean_and_fits(full_server: Server, watch: Callable[..., Watched], name: str) -> None:
    visitor = watch(full_server)
    page, wrong = visitor.page, []
    use_by(page, full_server.base, **LOOKS[name])
    for path in LOOKED_AT[:3]:
        page.goto(f"{full_server.base}{path}")
        open_all(page)
        wrong += [f"{path} {fault}" for fault in find_faults_on_both_screens(page)]

    assert wrong == []


def test_at_four_times_the_size_no_way_in_loses_anything(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """320 pixels (WCAG 1.4.10): nothing runs out sideways, and the bar scrolls away with the page.

    Every other page is seen so by one switch, where the ring comes to all of it.
    """
    visitor = watch(full_server, viewport={"width": 320, "height": 256})
    page, wrong = visitor.page, []
    for name, look in LOOKS.items():
        use_by(page, full_server.base, **look)
        for path in LOOKED_AT[3:]:
            page.goto(f"{full_server.base}{path}")
            if is_wider_than(page, 320):
                wrong.append(f"{name} {path}")
    assert wrong == []
    assert page.locator(".access-bar").evaluate("e => getComputedStyle(e).position") == "static"


def test_a_system_with_colours_of_its_own_keeps_them(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Forced colours: every word in the system's own, the place we are at still marked by an edge."""
    visitor = watch(full_server, forced_colors="active", color_scheme="dark")
    for path in LOOKED_AT:
        visitor.page.goto(f"{full_server.base}{path}")
        assert find_faults(visitor.page) == [], path
    visitor.page.goto(f"{full_server.base}/plan")
    here = visitor.page.locator(".rail a[aria-current='page']")
    assert here.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert (
        visitor.page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_high_contrast_is_seven_to_one(
    full_server: Server, watch: Callable[..., Watched], theme: str
) -> None:
    """Every colour that carries words, on the surface it stands on (WCAG 1.4.6)."""
    visitor = watch(full_server, color_scheme=theme)
    use_by(visitor.page, full_server.base, "usual", contrast="high")
    visitor.page.goto(f"{full_server.base}/plan")
    weak = {name: contrast(ink, card) for name, ink, card in visitor.page.evaluate(PAIRS)}

    assert min(weak.values()) >= 7.0, weak


def test_the_eyes_have_large_targets_and_nothing_waits_for_a_hover(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Buttons, choices and places are 72 pixels high; no word appears because a pointer is over something."""
    visitor = watch(full_server)
    page = visitor.page
    use_by(page, full_server.base, "gaze")
    for path in LOOKED_AT:
        page.goto(f"{full_server.base}{path}")
        sizes = page.evaluate(
            "[...document.querySelectorAll('.btn, label.choice, .place')]"
            ".filter(e => e.checkVisibility({visibilityProperty: true}))"
            ".map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])"
        )
        assert [words for words, height in sizes if height < SMALLEST_GAZE_PX] == [], path
        shown = page.evaluate(
            "[...document.styleSheets].flatMap(s => [...s.cssRules])"
            ".filter(r => r.selectorText?.includes(':hover'))"
            ".filter(r => r.style.display || r.style.visibility || r.style.opacity || r.style.content).length"
        )
        assert shown == 0


@pytest.mark.parametrize(("size", "width", "least"), [("television", 1920, 1.7), ("television", 1280, 1.3)])
def test_a_television_shows_everything_larger(
    full_server: Server, watch: Callable[..., Watched], size: str, width: int, least: float
) -> None:
    visitor = watch(full_server, viewport={"width": width, "height": 1080})
    page = visitor.page
    heights = []
    for chosen in ("usual", size):
        use_by(page, full_server.base, "usual", size=chosen)
        page.goto(f"{full_server.base}/practise")
        box = page.locator("main .btn").first.bounding_box()
        assert box is not None
        heights.append(box["height"])
        assert not is_wider_than(page, width)

    assert heights[1] / heights[0] >= least


def contrast(ink: str, paper: str) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    lights = sorted(luminance(colour) + 0.05 for colour in (ink, paper))
    return lights[1] / lights[0]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as a browser writes it."""
    shares = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

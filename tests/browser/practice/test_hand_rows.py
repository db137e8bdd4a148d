"""Which hand of a picture goes into which rows of a frame: the page's own part of it, run in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from made_browser import ROOT, SLOWEST_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FRONT_END = ROOT / "frontend"
PARTS = ("landmark-frame.ts", "hand-rows.ts")

IMPORT = """async (source) => {
  const found = ts.transpileModule(source, { compilerOptions: { target: "ES2022", module: "ES2022" } });
  const address = URL.createObjectURL(new Blob([found.outputText], { type: "text/javascript" }));
  window.parts = await import(address);
}"""

FILL = """(pictures) => {
  const rows = new parts.HandRows();
  const hand = ([side, x, size, score]) => ({ side, score, points: Array.from({ length: 21 },
    (_, index) => ({ x: x + (index === 5 ? size : 0), y: 0.5, z: 0.25 })) });
  return pictures.map((hands) => {
    const landmarks = rows.fill(hands.map(hand));
    const frame = { sequence: 1, atS: 2, widthPx: 640, heightPx: 480, landmarks };
    return { values: landmarks && Array.from(landmarks), bytes: parts.packFrame(frame).byteLength };
  });
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A blank page with the two parts in it."""
    opened = chromium.new_page()
    opened.set_default_timeout(1000 * SLOWEST_S)
    opened.add_script_tag(path=FRONT_END / "node_modules" / "typescript" / "lib" / "typescript.js")
    texts = [(FRONT_END / "src" / "practise" / part).read_text() for part in PARTS]
    source = "".join(text.replace("import {", "// import {") for text in texts)
    opened.evaluate(IMPORT, source)
    yield opened
    opened.close()


def wrists(answer: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Return across where each hand's wrist is, and its visibility."""
    values = answer["values"]
    return {
        side: (round(values[4 * row], 3), round(values[4 * row + 3], 3))
        for side, row in (("left", 33), ("right", 54))
        if values[4 * row + 3]
    }


def test_hands_go_into_their_rows_and_the_rest_is_zero(page: Page) -> None:
    """75 rows, the body unseen, and all of it finite; no hand at all is a short frame of zeros."""
    both, right, none = page.evaluate(
        FILL, [[["right", 0.3, 0.1, 0.9], ["left", 0.7, 0.1, 0.8]], [["right", 0.4, 0.1, 0.9]], []]
    )
    assert wrists(both) == {"left": (0.7, 0.8), "right": (0.3, 0.9)}
    assert (len(both["values"]), both["bytes"]) == (300, 16 + 75 * 16)
    assert set(both["values"][: 4 * 33]) == {0}
    assert wrists(right) == {"right": (0.4, 0.9)}
    assert set(right["values"][4 * 33 : 4 * 54]) == {0}
    assert (none["values"], none["bytes"]) == (None, 16 + 33 * 16)


def test_of_two_hands_of_one_side_the_one_that_was_there_is_taken(page: Page) -> None:
    """At first the larger, which is nearer; then the one near the last place, however sure the other is."""
    first, then, alone, back = page.evaluate(
        FILL,
        [
            [["right", 0.8, 0.05, 0.99], ["right", 0.3, 0.1, 0.6]],
            [["right", 0.8, 0.2, 0.99], ["right", 0.32, 0.1, 0.6]],
            [["left", 0.32, 0.1, 0.6]],
            [["right", 0.8, 0.2, 0.99], ["right", 0.34, 0.1, 0.6]],
        ],
    )
    assert [wrists(one).get("right") for one in (first, then, back)] == [(0.3, 0.6), (0.32, 0.6), (0.34, 0.6)]
    assert wrists(alone) == {"left": (0.32, 0.6)}

"""Every screen by keyboard: Tab reaches every control, and what has the focus can be seen to have it."""

from collections.abc import Callable

import pytest

from made_browser import Server, Watched

pytestmark = pytest.mark.browser
SCREENS = (
    "/",
    "/plan",
    "/plan/new",
    "/plan/while",
    "/plan/weaning",
    "/progress",
    "/progress/exercise/knee-straighten/left",
    "/progress/shore",
    "/progress/week",
    "/progress/week/2026-06-02",
    "/practise/demo-knee-straighten-2026-11-21",
    "/safety",
    "/danger",
    "/check-in",
    "/side-effects",
    "/record/dose",
    "/record/not-given?due=2026-11-22T10:30:00%2B00:00",
    "/stock",
    "/settings",
    "/how-you-use-it",
    "/reminders",
    "/lock",
    "/pump/turned",
    "/stock/fetch",
    "/stock/count",
    "/backup",
    "/report",
    "/pump",
    "/pump/describe",
    "/pump/program",
    "/pump/refill",
    "/pump/beep",
    "/ways",
    "/ways/questions",
    "/baclofen",
    "/practise",
    "/practise/programme",
    "/practise/programme/new",
    "/practise/programme/end",
    "/practise/start?choice=open-close/left&position=lie",
    "/measure",
    "/measure/swing",
)
PARTS = 2
"""The screens are walked in so many parts, so that no worker waits for one that walks them all; ours."""

MOST_TABS = 400
MARK = """() => {
  const groups = new Set();
  const all = [...document.querySelectorAll(
    'a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex="0"]')];
  const wanted = all.filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
    .filter(e => e.type !== 'radio' || e.checked || ![...all].some(o => o.name === e.name && o.checked))
    .filter(e => e.type !== 'radio' || (!groups.has(e.name) && groups.add(e.name)));
  wanted.forEach((e, k) => { e.dataset.key = k; });
  return wanted.map(e => `${e.tagName} ${e.name || e.textContent.trim().slice(0, 40)}`);
}"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return [null, true];
  const rings = [e, e.closest('.choice') ?? e].map(one => getComputedStyle(one).outlineStyle);
  const shown = e.matches(':focus-visible') && rings.some(style => style !== 'none');
  return [e.dataset.key ?? (e.type === 'radio' ? `radio ${e.name}` : 'other'), shown];
}"""


def walk(watched: Watched) -> list[str]:
    """Press Tab until the page has been walked through; return what was never reached or not seen."""
    page = watched.page
    wanted = page.evaluate(MARK)
    reached: set[int] = set()
    seen: set[int] = set()  # a field of a day has several stops; its own button shows its own ring
    rounds = 0  # a page may put the focus on what comes next: then it is walked from there, and from its top
    for _ in range(2 * MOST_TABS):
        page.keyboard.press("Tab")
        key, shown = page.evaluate(FOCUSED)
        rounds += key is None
        if rounds > 1 or len(reached) == len(wanted):
            break
        if key is not None and key.isdigit():
            reached.add(int(key))
            if shown:
                seen.add(int(key))
    lost = [f"never reached: {words}" for k, words in enumerate(wanted) if k not in reached]
    return lost + [f"unseen: {wanted[k]}" for k in sorted(reached - seen)]


@pytest.mark.parametrize("part", range(PARTS))
def test_tab_reaches_everything_and_is_seen(
    full_server: Server, watch: Callable[..., Watched], part: int
) -> None:
    """No trap, no control for the pointer alone, no focus nobody can see."""
    visitor = watch(full_server)
    lost = []
    for path in SCREENS[part::PARTS]:
        answer = visitor.page.goto(f"{full_server.base}{path}")

        assert answer is not None
        assert answer.status == 200, path
        lost += [f"{path} {words}" for words in walk(visitor)]

    assert lost == []

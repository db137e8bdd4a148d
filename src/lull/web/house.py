"""The house: everything a page needs to answer, put together once at the start and handed to every request.

It holds the record now shown (a person's own, or the made-up family's), the clock, the zone used before a
record names one, this launch's key, and the templates. Two records never mix: showing the made-up family
means reading another database in another folder (hazard H26).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lull.safety.card import SAFETY_CARD
from lull.safety.disclaimer import FULL, SHORT
from lull.saying import Saying
from lull.store.ledger import Ledger
from lull.web import plan_words, wording
from lull.web.assets import Assets, icon
from lull.web.how_used import USUAL, how_used_of, keep_how_used
from lull.web.spoken_templates import speak_in
from lull.web.translation import speak

TEMPLATES = Path(__file__).parent / "templates"
THEME_COOKIE = "lull_theme"
THEMES = ("light", "dark")
RECORD = "record"
"""The field of every form that names the record it was shown for."""
POSTING = re.compile(r'(<form\b[^>]*\bmethod="post"[^>]*>)')


@dataclass(slots=True, kw_only=True)
class House:
    """What the pages share. ``own`` is None when only the made-up family was asked for (``lull demo``)."""

    own: Ledger | None
    now: Callable[[], datetime]
    zone: ZoneInfo
    token: str
    port: int
    open_demo_ledger: Callable[[], Ledger]
    assets: Assets = field(default_factory=Assets)
    draft: dict[str, str] = field(default_factory=dict)
    _demo: Ledger | None = None

    def __post_init__(self) -> None:
        """Show the made-up family at once when there is nothing else to show."""
        if self.own is None:
            self.open_demo()

    @property
    def is_demo(self) -> bool:
        """Tell whether the made-up family is shown."""
        return self._demo is not None

    @property
    def ledger(self) -> Ledger:
        """Return the record now shown."""
        shown = self._demo if self._demo is not None else self.own
        assert shown is not None, "a house always shows a record"
        return shown

    @property
    def record_name(self) -> str:
        """Return what tells the record now shown from any other this launch can show."""
        return sha256(f"{self.token} {self.ledger.path}".encode()).hexdigest()[:16]

    def open_demo(self) -> None:
        """Show the made-up family; the person's own record stays closed to the pages meanwhile."""
        if self._demo is None:
            self._demo = self.open_demo_ledger()

    def leave_demo(self) -> None:
        """Go back to the person's own record, if there is one to go back to."""
        if self.own is not None and self._demo is not None:
            self._demo.close()
            self._demo = None

    def close(self) -> None:
        """Close every record that is open."""
        for ledger in (self._demo, self.own):
            if ledger is not None:
                ledger.close()

    def render(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401 - a template takes what it is given
        """Return a page: the template with its values and what every page shows around them."""
        theme = request.cookies.get(THEME_COOKIE)
        how = how_used_of(request)
        state = self.ledger.state()
        page = environment(self.assets).get_template(template)
        text = page.render(
            state=state,
            is_demo=self.is_demo,
            can_leave_demo=self.own is not None,
            theme=theme if theme in THEMES else None,
            how=how,
            path=request.url.path,
            now=self.now(),
            zone=state.zone or self.zone,
            **values,
        )
        answer = HTMLResponse(bind_forms(text, self.record_name), status_code=status)
        # Who comes in by a switch must never be locked out by an old cookie. What a page fetches by itself
        # renews nothing: its answer may be late, and would put an old choice in the place of a new one.
        if how != USUAL and request.headers.get("sec-fetch-mode", "navigate") == "navigate":
            keep_how_used(answer, how)
        return answer


def bind_forms(page: str, record_name: str) -> str:
    """Return the page with every form bound to the record it was shown for.

    Two tabs can show two records: a form of the one must never write into the other (hazard H26).
    """
    return POSTING.sub(rf'\1<input type="hidden" name="{RECORD}" value="{record_name}">', page)


_environments: dict[Path, Environment] = {}


def environment(assets: Assets) -> Environment:
    """Return the templates, with autoescape on and every word they may call."""
    if assets.folder not in _environments:
        made = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=speak,
            extensions=["jinja2.ext.i18n"],
        )
        speak_in(made, {**wording.FILTERS, **plan_words.FILTERS})
        made.globals |= {
            "asset": assets.address,
            "styles_of": assets.styles,
            "fonts": assets.fonts,
            "icon": icon,
            "is_said": lambda text: isinstance(text, Saying),
            "card": SAFETY_CARD,
            "disclaimer_short": SHORT,
            "disclaimer_full": FULL,
        }
        _environments[assets.folder] = made
    return _environments[assets.folder]


def house_of(request: Request) -> House:
    """Return the house a request came to."""
    house = request.app.state.house
    assert isinstance(house, House), "create_app puts it there"
    return house

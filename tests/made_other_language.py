"""A language nobody speaks, to find what a page says without asking a catalogue.

Every letter of a sentence that is looked up gets an accent; gaps, tags and what fills the gaps do not. So a
plain English letter that is left on a page was typed by a person, or was forgotten.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest

from lull.web import spoken, spoken_templates
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.translation import ENGLISH, Language, find_language
from made_house import Visit

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "àƀçđèƒğĥìĵķĺɱñòƥɋŕšţùṽŵẋýžÀƁÇĐÈƑĞĤÌĴĶĹḾÑÒƤɊŔŠŢÙṼŴẊÝŽ"
KEPT = re.compile(r"(<[^>]*>|&[a-z0-9#]+;|\{[^}]*\}|%\([a-z_0-9]+\)s)", re.IGNORECASE)
SPOKEN_ATTRIBUTES = ("aria-label", "aria-description", "alt", "title", "placeholder", "data-confirm")
UNHEARD = ("script", "style")
WORD = re.compile(r"[A-Za-z][A-Za-z']+")
NAMES = frozenset({"Lull", "English", "Deutsch", "cm", "mm", "kg", "Hz", "ms", "min", "px", "px/s"})
"""Names and units that no language changes."""
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass(frozen=True, slots=True)
class OtherLanguage(Language):
    """Finds an accented sentence for every sentence."""

    def find(self, message: str) -> str:
        """Return the sentence with accents."""
        return accent(message)

    def find_count(self, one: str, many: str, number: int) -> str:
        """Return the sentence for a number with accents."""
        return accent(one if number == 1 else many)


OTHER = OtherLanguage("de")


def speak_other(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return a browser whose language is the one that nobody speaks."""
    for module in (spoken, spoken_templates):
        monkeypatch.setattr(
            module, "find_language", lambda code: find_language(code) if code == ENGLISH else OTHER
        )
    visit.client.cookies.set(HOW_USED_COOKIE, "language=de")
    return visit


def accent(message: str) -> str:
    """Return a sentence with an accent on every letter of its own."""
    table = str.maketrans(PLAIN, ACCENTED)
    return "".join(part if KEPT.fullmatch(part) else part.translate(table) for part in KEPT.split(message))


class _Reader(HTMLParser):
    """Collects what a page says outside of what is marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def is_heard(self) -> bool:
        return all(heard for _, heard in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        heard = told.get("lang") in (None, "de") and tag not in UNHEARD
        if self.is_heard and heard:
            self.said += [told[name] or "" for name in SPOKEN_ATTRIBUTES if name in told]
        if tag not in VOID:
            self._open.append((tag, heard))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.is_heard:
            self.said.append(data)


def list_unspoken(page: str, typed: tuple[str, ...] = ()) -> list[str]:
    """Return every text of a page that asks no catalogue, without what a person typed."""
    reader = _Reader()
    reader.feed(page)
    left = []
    for text in reader.said:
        rest = text
        for name in sorted(typed, key=len, reverse=True):
            rest = rest.replace(name, "")
        if any(word not in NAMES for word in WORD.findall(rest)):
            left.append(" ".join(text.split()))
    return left

"""The languages of the screens: every saying looked up in a catalogue, where the page is written.

English stands in the source. A catalogue is a folder of ``.po`` files, one for each room of the source
(``languages/de/measure.po``); ``make words`` writes into them what is said and forgets what is not said any
more. What is missing is said in English. Texts about medicine and danger are in no catalogue (hazard H36):
a page says them in English, in every language, until a clinician with a name has signed a translation.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from lull.saying import Saying, with_first

FOLDER = Path(__file__).parent / "languages"
ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""Every language by its code, with the name its speakers give it."""
SCRIPT_ROOM = "frontend-"

Words: TypeAlias = str | tuple[str, ...]
"""One text, or one for each form a number can take."""


def _one_or_many(number: int) -> int:
    """Return which form English takes."""
    return int(number != 1)


def name_counted(one: str, many: str) -> str:
    """Return by what a message with a plural goes: its singular may be said alone elsewhere.

    A page's script puts the same name together (``frontend/src/app/say.ts``).
    """
    return f"{one}\n{many}"


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the screens need it.

    Attributes:
        code: as HTML names it.
        words: what each English message is called; a message with a plural has one text for each form.
        script: those of them that a page's script says by itself.
        plural: which form a number takes.
    """

    code: str
    words: Mapping[str, Words] = field(default_factory=dict)
    script: Mapping[str, Words] = field(default_factory=dict)
    plural: Callable[[int], int] = _one_or_many

    def find(self, message: str) -> str:
        """Return what a message is called, or the English message."""
        said = self.words.get(message)
        return said if isinstance(said, str) and said else message

    def find_count(self, one: str, many: str, number: int) -> str:
        """Return what a message is called for this number, or the English one."""
        said = self.words.get(name_counted(one, many))
        if isinstance(said, tuple) and all(said):
            return said[self.plural(number)]
        return one if number == 1 else many


IN_ENGLISH = Language(ENGLISH)
SPOKEN: ContextVar[Language] = ContextVar("SPOKEN", default=IN_ENGLISH)
"""The language of the request that is answered now."""


@cache
def find_language(code: str) -> Language:
    """Return a language by its code; English for a code nobody knows."""
    if code == ENGLISH or code not in LANGUAGES:
        return IN_ENGLISH
    words: dict[str, Words] = {}
    script: dict[str, Words] = {}
    plural: Callable[[int], int] = _one_or_many
    for path in sorted((FOLDER / code).glob("*.po")):
        catalogue = read_catalogue(path, code)
        plural = c2py(catalogue.plural_expr)
        said = dict(_list_said(catalogue))
        words |= said
        if path.stem.startswith(SCRIPT_ROOM):
            script |= said
    return Language(code, words, script, plural)


def _list_said(catalogue: Catalog) -> Iterator[tuple[str, Words]]:
    """Yield each English message with what it is called."""
    for message in catalogue:
        if message.id:
            name = message.id if isinstance(message.id, str) else name_counted(*message.id)
            yield name, message.string if isinstance(message.string, str) else tuple(message.string or ())


def read_catalogue(path: Path, code: str) -> Catalog:
    """Return one file of a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=code)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything in this language for a while."""
    before = SPOKEN.set(language)
    try:
        yield
    finally:
        SPOKEN.reset(before)


def speak(value: Any) -> Any:  # noqa: ANN401 - what is not a saying goes through as it is
    """Return a saying in the language of this request; anything else as it is.

    Lists, tuples and mappings are gone through; what a person typed is a value and stays.
    """
    if isinstance(value, Saying):
        language = SPOKEN.get()
        return str(value) if language.code == ENGLISH else _translate(value, language)
    if isinstance(value, dict):
        return {name: speak(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [speak(one) for one in value]
    return value


def _translate(saying: Saying, language: Language) -> str:
    """Return a saying in another language: its pattern looked up, its values filled in again."""
    pattern = (
        language.find(saying.pattern)
        if saying.many is None
        else language.find_count(saying.pattern, saying.many, saying.number)
    )
    said = pattern.format(**{name: speak(value) for name, value in saying.values.items()})
    return with_first(said, "upper") if saying.first == "upper" else said


def script_words() -> Mapping[str, Words]:
    """Return what a page's script says by itself, in the language of this request; nothing for English."""
    return SPOKEN.get().script

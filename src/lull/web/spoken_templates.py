"""How templates say things: their own sentences and all they are given, in the language of the request.

A sentence with tags stands in ``{% trans %}``, a plain one in ``_("...")``. Every expression that a template
writes and every value that a filter is given is spoken first, so that no template has to remember it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2 import Environment
from jinja2.filters import FILTERS
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from lull.saying import Saying, say
from lull.web.translation import ENGLISH, LANGUAGES, SPOKEN, find_language, script_words, speak, speaking

WHY_ENGLISH = say(
    "This page speaks of medicine. It stays in English until a clinician has signed a translation."
)
TEXT_FILTERS = ("capitalize", "lower", "replace", "string", "upper")
"""Filters of the template language that change a text."""


def speak_in(environment: Environment, filters: Mapping[str, Callable[..., Any]]) -> None:
    """Give an environment its sentences, and its filters, each of which is given what is already spoken."""
    environment.globals |= {"_": plain, "gettext": gettext, "ngettext": ngettext, "spoken": spoken}
    environment.globals |= {"languages": LANGUAGES, "script_words": script_words}
    environment.globals |= {"in_english": in_english, "why_english": why_english}
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # the extension adds it
    environment.policies["ext.i18n.trimmed"] = True
    texts = {name: FILTERS[name] for name in TEXT_FILTERS}
    environment.filters |= {name: _hear(change) for name, change in {**texts, **filters}.items()}
    environment.filters |= {"join": join, "tojson": lambda value: htmlsafe_json_dumps(speak(value))}


def plain(message: str, **values: object) -> Markup:
    """Say a sentence without tags: safe in text and in an attribute."""
    return escape(SPOKEN.get().find(message)) % _filled(values)


def gettext(message: str, **values: object) -> Markup:
    """Say what stands in a ``trans`` block; what fills its gaps is escaped and said in the same language."""
    return Markup(SPOKEN.get().find(message)) % _filled(values)  # noqa: S704 - the message is ours


def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
    """Say what stands in a ``trans`` block for a number."""
    said = SPOKEN.get().find_count(one, many, num)
    return Markup(said) % _filled({"num": num, **values})  # noqa: S704 - the message is ours


def in_english(caller: Callable[[], Markup]) -> Markup:
    """Say a part about medicine in English on a page of another language (H36).

    It stands in ``{% call in_english() %}`` and brings its own ``lang="en"``.
    """
    with speaking(find_language(ENGLISH)):
        return caller()


def why_english(chosen: str) -> str:
    """Say in the chosen language why a page is in English; nothing where English is chosen."""
    return "" if chosen == ENGLISH else find_language(chosen).find(WHY_ENGLISH)


def spoken() -> str:
    """Return the code of the language of this request."""
    return SPOKEN.get().code


def join(values: Iterable[object], between: str = "") -> str:
    """Return what is said one after the other."""
    return escape(between).join(speak(value) for value in values)


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    """Return what fills the gaps of a sentence."""
    return {name: speak(value) for name, value in values.items()}


def _hear(change: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that is given what is already spoken, and whose own saying is spoken too."""

    @wraps(change)
    def changed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the filter takes
        heard = (speak(one) if isinstance(one, Saying) else one for one in arguments)
        return speak(change(*heard, **named))

    return changed

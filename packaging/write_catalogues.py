"""Write what the screens say into the catalogues of every language: ``make words``.

Each room of the source has its own file (``languages/de/measure.po``). What is translated stays, what is new
is empty until somebody translates it, and what is not said any more goes. Texts about medicine and danger are
in no catalogue (hazard H36): a sentence marked there ends this script.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from lull.web.translation import ENGLISH, FOLDER, LANGUAGES, read_catalogue

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "say": None,
    "say_count": (2, 3),
    "sayCount": (2, 3),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
}
JINJA = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
WEB = "src/lull/web"
ONCE = datetime(2026, 11, 26, tzinfo=UTC)

MEDICINE_ROOMS = (
    "src/lull/safety",
    "src/lull/treatment",
    "src/lull/pharmacology",
)
MEDICINE_WORDS = frozenset(
    {
        "baclofen", "call", "came", "card", "confirm", "danger", "dose", "effect", "finding", "given",
        "hospital", "injections", "not", "plan", "pump", "report", "safety", "side", "sign", "stock",
        "told", "unusual", "ways", "weaning",
    }
)  # fmt: skip
"""Pages whose name begins with one of these speak of medicine or danger."""

METHODS: dict[str, tuple[Any, dict[str, str]]] = {
    ".py": ("python", {}),
    ".html": (babel_extract, JINJA),
    ".ts": ("javascript", {}),
}
HEARD = {
    ".py": re.compile("^from lull.saying import", re.MULTILINE),
    ".html": re.compile(""),
    ".ts": re.compile(r'^import .*/say";', re.MULTILINE),
}
"""What a source has in it that says something by the functions of ours."""

Message = str | tuple[str, ...]


def room_of(path: str) -> str:
    """Return the catalogue a source file belongs to.

    >>> room_of("src/lull/web/templates/measure_file.html"), room_of("src/lull/progress/bests.py")
    ('measure', 'progress')
    """
    parts = path.split("/")
    if path.startswith("frontend/"):
        return f"frontend-{parts[2]}"
    if path.startswith(WEB) and parts[3] != "charts":
        return parts[-1].split(".")[0].split("_")[0]
    return "charts" if path.startswith(WEB) else parts[2].removesuffix(".py")


def is_of_medicine(path: str) -> bool:
    """Tell whether what a source file says stays English until a clinician has signed (hazard H36)."""
    return path.startswith(MEDICINE_ROOMS) or (path.startswith(WEB) and room_of(path) in MEDICINE_WORDS)


def list_messages() -> dict[Message, list[str]]:
    """Return everything the source says, with the files that say it."""
    found: dict[Message, list[str]] = {}
    for path in list_sources():
        place = path.relative_to(ROOT).as_posix()
        for message in read_messages(path):
            found.setdefault(message, [])
            if place not in found[message]:
                found[message].append(place)
    return found


def list_sources() -> list[Path]:
    """Return every file that can say something on a screen."""
    folders = {"src/lull": "*.py", f"{WEB}/templates": "*.html", "frontend/src": "*.ts"}
    return sorted(path for folder, names in folders.items() for path in (ROOT / folder).rglob(names))


def read_messages(path: Path) -> Iterator[Message]:
    """Yield what one file says, each sentence as it stands there."""
    if not HEARD[path.suffix].search(path.read_text(encoding="utf-8")):
        return
    method, options = METHODS[path.suffix]
    for _, message, _, _ in extract(method, BytesIO(path.read_bytes()), KEYWORDS, options=options):
        yield message if isinstance(message, str) else tuple(message)


def check_no_medicine(found: dict[Message, list[str]]) -> None:
    """End the script where a text about medicine is marked to be translated.

    Raises:
        SystemExit: naming the sentence and its file.
    """
    for message, places in found.items():
        for place in places:
            if is_of_medicine(place):
                sys.exit(f"{place} marks a text about medicine: {message!r}. Leave it in English (H36).")


def read_known(code: str) -> dict[Message, Message]:
    """Return what is translated, wherever it stands now."""
    known: dict[Message, Message] = {}
    for path in sorted((FOLDER / code).glob("*.po")):
        for said in read_catalogue(path, code):
            texts = (said.string,) if isinstance(said.string, str) else tuple(said.string or ())
            if said.id and texts and all(texts):
                known[said.id if isinstance(said.id, str) else tuple(said.id)] = (
                    texts[0] if isinstance(said.id, str) else texts
                )
    return known


def new_catalogue(code: str) -> Catalog:
    """Return an empty catalogue; its header names no day, so that only its sentences ever change."""
    return Catalog(
        locale=code, project="Lull", version="1", header_comment="", fuzzy=False, charset="utf-8",
        msgid_bugs_address="", last_translator="", language_team="", creation_date=ONCE, revision_date=ONCE,
    )  # fmt: skip


def write_language(code: str, found: dict[Message, list[str]]) -> int:
    """Write the catalogues of one language; return how many sentences still wait for somebody."""
    known = read_known(code)
    rooms: dict[str, Catalog] = {}
    for message, places in found.items():
        catalogue = rooms.setdefault(room_of(places[0]), new_catalogue(code))
        catalogue.add(message, known.get(message, ""), locations=[(place, 0) for place in places])
    for path in (FOLDER / code).glob("*.po"):
        if path.stem not in rooms:
            path.unlink()
    for room, catalogue in rooms.items():
        with (FOLDER / code / f"{room}.po").open("wb") as file:
            write_po(file, catalogue, width=0, sort_by_file=True, omit_header=False, include_lineno=False)
    return sum(message not in known for message in found)


def main() -> None:
    """Write every language."""
    found = list_messages()
    check_no_medicine(found)
    for code in LANGUAGES:
        if code != ENGLISH:
            print(f"{code}: {len(found)} sentences, {write_language(code, found)} not translated yet")


if __name__ == "__main__":
    main()

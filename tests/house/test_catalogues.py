"""The catalogues: everything said is in them and translated whole; nothing about medicine is (hazard H36)."""

import re
from collections import Counter
from pathlib import Path

import pytest

import write_catalogues
from lull.web.translation import ENGLISH, FOLDER, LANGUAGES, find_language, read_catalogue
from write_catalogues import Message, is_of_medicine, list_messages, read_known, read_messages, room_of

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
SAID = list_messages()
GAP = re.compile(r"%\((\w+)\)s|\{(\w*)(?::[^}]*)?\}|(</?\w+)")
"""A value to be filled in, or a tag."""

FORBIDDEN = {
    "de": re.compile(
        r"\b(du solltest|du musst (?!nicht)|wir empfehlen|empfohlene dosis|keine sorge|mach dir keine sorgen"
        r"|ungefährlich|ganz normal|alles gut|alles in ordnung|kein grund zur sorge"
        r"|nimm (?:noch|mehr|weniger|die tablette)"
        r"|dosis (?:erhöhen|senken|verdoppeln)|versagt|gescheitert|zu langsam|serie verloren)\b",
        re.IGNORECASE,
    )
}
"""Advice, reassurance and blame, in the words of each language (H09, H10, H31)."""


def texts_of(message: Message) -> tuple[str, ...]:
    """Return a message as the texts it has."""
    return (message,) if isinstance(message, str) else message


def gaps_of(text: str) -> Counter[str]:
    """Return what a text leaves open and which tags it has."""
    return Counter(match.group(0) for match in GAP.finditer(text))


@pytest.mark.parametrize("code", OTHERS)
def test_the_catalogues_hold_what_is_said_and_nothing_else(code: str) -> None:
    """Run ``make words`` when this fails."""
    held = {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for path in (FOLDER / code).glob("*.po")
        for message in read_catalogue(path, code)
        if message.id
    }
    assert held == set(SAID)


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_is_translated(code: str) -> None:
    known = read_known(code)
    assert [message for message in SAID if message not in known] == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_gap_and_no_tag_is_lost_in_a_translation(code: str) -> None:
    """A sentence for one may leave out its number; any other has what the English one has."""
    for message, said in read_known(code).items():
        english, other = texts_of(message), texts_of(said)
        assert gaps_of(other[-1]) == gaps_of(english[-1]), (message, said)
        assert all(not gaps_of(one) - gaps_of(english[-1]) - gaps_of(english[0]) for one in other), (
            message,
            said,
        )


@pytest.mark.parametrize("code", OTHERS)
def test_every_room_is_in_its_own_file(code: str) -> None:
    for path in (FOLDER / code).glob("*.po"):
        for message in read_catalogue(path, code):
            rooms = {room_of(place) for place, _ in message.locations}
            assert not message.id or path.stem in rooms, (path.name, message.id)


@pytest.mark.hazard("H09", "H10", "H31")
@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_advises_reassures_or_blames(code: str) -> None:
    found = [
        said for said in read_known(code).values() for one in texts_of(said) if FORBIDDEN[code].search(one)
    ]
    assert found == []
    assert FORBIDDEN["de"].search("Alles in Ordnung, nimm noch eine.")


@pytest.mark.hazard("H36")
def test_nothing_about_medicine_is_in_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither now nor by a slip: a marked sentence in such a room ends the script."""
    assert not [places for places in SAID.values() if any(map(is_of_medicine, places))]
    marked = tmp_path / "src/lull/safety/withdrawal.py"
    marked.parent.mkdir(parents=True)
    marked.write_text('from lull.saying import say\nX = say("Call now.")\n', encoding="utf-8")
    for folder in ("src/lull/web/templates", "frontend/src"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(write_catalogues, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match=r"withdrawal\.py marks a text about medicine: 'Call now\.'"):
        write_catalogues.check_no_medicine(list_messages())


@pytest.mark.hazard("H36")
@pytest.mark.parametrize(
    ("path", "of_medicine"),
    [
        ("src/lull/safety/signs.py", True),
        ("src/lull/pharmacology/route.py", True),
        ("src/lull/web/templates/pump_card.html", True),
        ("src/lull/web/not_taken_page.py", True),
        ("src/lull/web/templates/ways.html", True),
        ("src/lull/web/templates/finding.html", True),
        ("src/lull/web/told_page.py", True),
        ("src/lull/web/templates/practise_stage.html", False),
        ("src/lull/practice/side_choice.py", False),
        ("frontend/src/measure/words.ts", False),
    ],
)
def test_a_room_speaks_of_medicine_or_does_not(path: str, *, of_medicine: bool) -> None:
    assert is_of_medicine(path) is of_medicine


def test_a_sentence_is_read_where_it_stands(tmp_path: Path) -> None:
    """From each kind of source; what another ``say`` says is not ours."""
    sources = {
        "a.py": (
            "from lull.saying import say, say_count\n"
            'X = say("One {n} " "two", n=1)\n'
            'Y = say_count(2, "a", "b")\n'
        ),
        "b.py": 'print(say("not ours"))\n',
        "c.html": '<p title="{{ _("Plain") }}">{% trans n=1 %}With\n <b>{{ n }}</b>{% endtrans %}</p>',
        "d.ts": 'import { say } from "../app/say";\nconst x: string = say("Script {n}", { n: 1 });\n',
    }
    said = {}
    for name, text in sources.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        said[name] = list(read_messages(tmp_path / name))
    assert said == {
        "a.py": ["One {n} two", ("a", "b")],
        "b.py": [],
        "c.html": ["Plain", "With <b>%(n)s</b>"],
        "d.ts": ["Script {n}"],
    }


def test_a_script_gets_its_own_words_and_no_others() -> None:
    language = find_language("de")
    assert set(language.script) <= set(language.words)
    assert not {"Settings", "Language"} & set(language.script)

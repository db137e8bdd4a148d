"""The words that say when to call are locked: changing one is a deliberate act, here and in the file beside.

They are written in English and hold no number of their own; the numbers to call are the person's. To change
them, change the code, run this file as a program, and let a clinician read the difference.
"""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from lull.safety.card import DRAFT, REVIEWED_BY, SAFETY_CARD, say_reviewed
from lull.safety.disclaimer import FULL, SHORT
from lull.safety.information_card import INFORMATION_CARDS
from lull.safety.judge_signs import judge_signs
from lull.safety.signs import SIGNS

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / "src" / "lull" / "web" / "templates"
LOCKED = Path(__file__).with_name("locked_words.json")


def collect_words() -> dict[str, object]:
    """Return every fixed sentence of the safety texts by where it stands."""
    calls = {
        f"{ticks or ('none',)} pump={pump} refill={refill}": asdict(
            judge_signs(ticks, has_pump=pump, recent_refill=refill)
        )
        for ticks in ((), ("itchy",), ("breathing",))
        for pump in (False, True)
        for refill in (False, True)
    }
    around = {
        name: getattr(SAFETY_CARD, name)
        for name in ("emergency_title", "clinic_title", "either_way", "never", "unsure", "draft")
    }
    findings = {name: [card.title, card.why, card.always] for name, card in INFORMATION_CARDS.items()}
    signs = {sign.id: [sign.words, list(sign.lists)] for sign in SIGNS.values()}
    words = {
        "card": around,
        "signs": signs,
        "calls": calls,
        "findings": findings,
        "disclaimer": [SHORT, *FULL],
    }
    plain: dict[str, object] = json.loads(json.dumps(words))
    return plain


@pytest.mark.hazard("H36", "H11")
def test_no_safety_word_changes_unnoticed() -> None:
    """A translation, a slip of the pen or a better idea: each is seen here first."""
    assert collect_words() == json.loads(LOCKED.read_text(encoding="utf-8"))


@pytest.mark.hazard("H36")
def test_the_words_are_plain_letters_and_hold_no_number_to_call() -> None:
    """Nothing half translated, and no number that is right in one country only."""
    text = LOCKED.read_text(encoding="utf-8")

    assert text.isascii()
    assert not re.search(r"\b(112|911|999|000|111)\b", text)


@pytest.mark.hazard("H36")
@pytest.mark.parametrize("name", ["refused.html", "danger_bare.html"])
def test_pages_say_that_they_are_english(name: str) -> None:
    """A screen reader must not read the signs in another language's sounds.

    An ordinary page says which language it is in by itself (``tests/web/spoken/test_spoken_frame.py``).
    """
    assert '<html lang="en"' in (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.hazard("H11")
def test_the_draft_is_called_a_draft_until_safety_md_names_a_reviewer() -> None:
    """One name in two places, or none in both."""
    said = re.search(
        r"\*\*Reviewed by a clinician: (.+?)\.\*\*", (ROOT / "SAFETY.md").read_text(encoding="utf-8")
    )
    assert said is not None
    named = None if said.group(1) == "nobody yet" else said.group(1)

    assert named == REVIEWED_BY
    assert SAFETY_CARD.draft == say_reviewed(REVIEWED_BY)
    assert say_reviewed(None) == DRAFT
    assert say_reviewed("Dr Okafor") == "Reviewed by Dr Okafor."
    assert all(card.reviewed is (REVIEWED_BY is not None) for card in INFORMATION_CARDS.values())


SAFETY_WORDS = re.compile(r"card\.(emergency|clinic|either_way|unsure)|call\.(title|words)|card_lists\.html")
REVIEW_WORDS = re.compile(r"(card|call)\.draft")


@pytest.mark.hazard("H11")
@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_every_template_with_safety_texts_says_who_reviewed_them(path: Path) -> None:
    """Included lists are covered by the page that includes them."""
    text = path.read_text(encoding="utf-8")
    if path.name != "card_lists.html" and SAFETY_WORDS.search(text):
        assert REVIEW_WORDS.search(text), path.name


if __name__ == "__main__":
    LOCKED.write_text(json.dumps(collect_words(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

"""What the pages say: nothing advises a dose, nothing reassures, nothing a person typed becomes markup."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.record.person_description import PersonDescription
from lull.safety.card import DRAFT, SAFETY_CARD
from made_house import Visit
from made_record import BERLIN, MARA, NOW, dose_event, made_plan

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "lull" / "web"
SPOKEN = sorted(
    [
        *(WEB / "templates").glob("*.html"),
        *WEB.rglob("*.py"),
        *(ROOT / "src" / "lull" / "safety").glob("*.py"),
        *(ROOT / "src" / "lull" / "actions").glob("*.py"),
        *(ROOT / "frontend" / "src").rglob("*.ts"),
    ]
)

ADVICE = re.compile(
    r"\b(you should|you must|we recommend|recommended dose|take (?:another|one more|an extra|\d)"
    r"|skip (?:a|the|this|your) dose|double (?:the|your) dose|increase (?:the|your)|reduce (?:the|your)"
    r"|lower your dose|stop taking|do not take|best time to take|optimal)\b",
    re.IGNORECASE,
)
REASSURANCE = re.compile(
    r"\b(you are safe|is safe|safe to|safely|perfectly normal|looks normal|is normal|all good|no worries"
    r"|don't worry|do not worry|no need to call|not withdrawal|no danger|you are fine|everything is fine)\b",
    re.IGNORECASE,
)
BLAME = re.compile(r"\b(streak|you failed|you missed|failure|too slow|well done for)\b", re.IGNORECASE)
INLINE = re.compile(r"(<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:)", re.IGNORECASE)
OUTSIDE = re.compile(
    r"(?:https?:)?//(?!127\.0\.0\.1|localhost|www\.w3\.org|\[::1\])[a-z0-9][a-z0-9.-]*\.[a-z]{2,}",
    re.IGNORECASE,
)


def spoken(path: Path) -> str:
    """Return what a file can say: Python without its docstrings and comments, the rest as it is."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        text = re.sub(r'""".*?"""', "", text, flags=re.DOTALL)
        text = re.sub(r"#.*", "", text)
    return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)


def find_spoken(pattern: re.Pattern[str]) -> list[str]:
    """Return the files that say what they must not, and the first such words of each."""
    found = [(path, pattern.search(spoken(path))) for path in SPOKEN]
    return [f"{path.relative_to(ROOT)}: {words.group()}" for path, words in found if words is not None]


@pytest.mark.hazard("H09")
def test_no_sentence_advises_about_a_dose() -> None:
    """Lull shows what was ordered, given, predicted and told; it never says what to take."""
    assert find_spoken(ADVICE) == []


@pytest.mark.hazard("H10")
def test_no_sentence_reassures() -> None:
    """No words that could keep somebody from calling."""
    assert find_spoken(REASSURANCE) == []


@pytest.mark.hazard("H31")
def test_no_sentence_blames() -> None:
    """No streak to lose, nothing failed."""
    assert find_spoken(BLAME) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (ADVICE, "You should take another 5 mg"),
        (ADVICE, "Skip this dose"),
        (REASSURANCE, "This is not withdrawal"),
        (REASSURANCE, "There is no need to call"),
        (BLAME, "Your streak is lost"),
        (INLINE, '<p style="x">'),
        (INLINE, '<a onclick="x()">'),
        (INLINE, "<script>x</script>"),
        (OUTSIDE, 'src="https://cdn.example.org/x.js"'),
        (OUTSIDE, "//fonts.example.com/x"),
    ],
)
def test_the_lints_can_fail(pattern: re.Pattern[str], words: str) -> None:
    """A lint that finds nothing anywhere finds nothing."""
    assert pattern.search(words)


@pytest.mark.parametrize("path", sorted((WEB / "templates").glob("*.html")), ids=lambda path: path.name)
def test_no_template_holds_an_inline_script_or_style(path: Path) -> None:
    """The security policy would refuse it anyway."""
    assert not INLINE.search(path.read_text(encoding="utf-8"))


@pytest.mark.hazard("H27")
@pytest.mark.parametrize(
    "path",
    sorted(
        [
            *(WEB / "templates").glob("*.html"),
            *(WEB / "static" / "built").glob("assets/*.css"),
            *(ROOT / "frontend" / "src").rglob("*.*s"),
        ]
    ),
    ids=lambda path: path.name,
)
def test_no_file_of_ours_names_another_machine(path: Path) -> None:
    """Nothing is loaded from, linked to or sent to anywhere else."""
    assert not OUTSIDE.search(path.read_text(encoding="utf-8"))


class _LiveCode(HTMLParser):
    """Collects everything in a page that would run: inline scripts, styles, handlers."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag as a browser does."""
        names = {name for name, _ in attrs}
        if (tag == "script" and "src" not in names) or tag == "style":
            self.found.append(tag)
        self.found += [name for name in names if name.startswith("on") or name == "style"]


def find_live_code(page: str) -> list[str]:
    """Return the tags and attributes of a page that would run."""
    reader = _LiveCode()
    reader.feed(page)
    return reader.found


NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}|"
PAGES = (
    "/",
    "/plan",
    "/plan/new",
    "/progress",
    "/safety",
    "/danger",
    "/check-in",
    "/side-effects",
    "/record/dose",
    "/record/not-given?due=2026-11-22T06:30:00%2B00:00",
    "/record/came-up?dose=d",
    "/stock",
    "/stock/fetch",
    "/settings",
    "/nothing",
)


@pytest.mark.hazard("H34")
@pytest.mark.parametrize("path", PAGES)
def test_what_a_person_typed_is_shown_and_never_run(empty: Visit, path: str) -> None:
    """Names, prescribers, reasons, carers and telephone numbers are words, whatever they contain."""
    described = PersonDescription(
        name=NASTY,
        born_on=MARA.born_on,
        weight_kg=62.0,
        zone=BERLIN,
        emergency_number=NASTY,
        clinic_phone=NASTY,
    )
    plan = made_plan()
    object.__setattr__(plan, "prescriber", NASTY)
    object.__setattr__(plan, "reason", NASTY)
    begin_record(empty.house.ledger, described, plan, event_id="person", now=NOW)
    empty.house.ledger.append(dose_event("d", said_by=NASTY))
    page = empty.get(path).text

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49|" not in page
    assert find_live_code(page) == []
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/plan",
        "/progress",
        "/safety",
        "/danger",
        "/side-effects",
        "/start",
        "/record/dose",
        "/practise",
        "/practise/programme",
        "/measure",
        "/measure/swing",
    ],
)
def test_every_page_carries_the_standing_disclaimer_and_the_way_to_the_card(mara: Visit, path: str) -> None:
    """Short on the page, whole one click away; the card one click from anywhere."""
    page = mara.get(path).text

    assert "Lull is research software, not a medical device." in page
    assert "It does not replace your doctor, nurse, therapist or emergency services." in page
    assert 'href="/safety"' in page


@pytest.mark.hazard("H11")
def test_the_card_says_to_call_whatever_the_sign(mara: Visit) -> None:
    """Both lists lead to a telephone; too much and too little are never told apart; the draft is marked."""
    page = mara.get("/safety").text

    assert SAFETY_CARD.either_way in page
    assert DRAFT in page
    assert 'href="tel:112"' in page
    assert (
        page.index(SAFETY_CARD.emergency[0])
        < page.index('href="tel:112"')
        < page.index(SAFETY_CARD.clinic[0])
    )


@pytest.mark.hazard("H11")
def test_the_signs_of_the_card_are_the_agreed_ones() -> None:
    """A word changed on the card is a change somebody must notice."""
    assert SAFETY_CARD.emergency == (
        "cannot be woken, very hard to wake, or much sleepier than usual",
        "slow, shallow or hard breathing",
        "a fit",
        "fainting, very dizzy or light-headed",
        "new weakness or tingling",
        "too loose, or very floppy",
        "cold to touch",
        "very stiff",
        "a high fever",
        "confused, or seeing or hearing things",
    )
    assert SAFETY_CARD.clinic == (
        "very itchy skin",
        "tighter muscles or more spasms",
        "grumpy, not yourself, or cannot sleep",
        "doses were missed, or came up again",
        "the medicine may run out",
        "the pump beeps, or a refill was missed",
    )


def test_the_card_shows_what_a_hospital_asks_first(mara: Visit) -> None:
    """Medicine, amounts, strength, prescriber and the last recorded dose, each with its day."""
    mara.house.ledger.append(dose_event("d"))
    page = mara.get("/safety").text

    for words in (
        "Mara",
        "14 March 1992",
        "07:30 10 mg",
        "10 mg per tablet",
        "Dr Okafor",
        "10 mg, 22 November 2026",
    ):
        assert words in page


def test_without_a_record_the_card_still_works(empty: Visit) -> None:
    """Nobody has to begin anything to see when to call."""
    page = empty.get("/safety").text

    assert SAFETY_CARD.emergency[0] in page
    assert "Call your emergency number." in page

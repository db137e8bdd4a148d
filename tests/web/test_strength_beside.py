"""The strength stands beside every amount of a dose, on every page a carer gives from (hazard H01)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from lull.quantities import OralMg, ProductStrength
from made_house import Visit
from made_record import NOW, dose_event, made_plan, plan_event

VOID_TAGS = frozenset({"input", "br", "wbr", "meta", "link", "img", "hr", "path", "rect", "circle"})
AMOUNT = re.compile(r"\b\d+(?:\.\d+)? mg\b(?! a day\b)(?! per (?:tablet|mL)\b)")
STRENGTH = re.compile(r"\b\d+(?:\.\d+)? mg per (?:tablet|mL)\b")
DUE = quote("2026-11-22T06:30:00+00:00")
PAGES = (
    "/",
    "/plan",
    f"/record/dose?due={DUE}",
    f"/record/not-given?due={DUE}",
    "/record/came-up?dose=a",
    "/stock",
    "/safety",
)


class _Rows(HTMLParser):
    """Reads a page row by row: a list item, a paragraph, a table row, a term with its words, a notice."""

    ROW_TAGS = frozenset({"p", "li", "dl", "tr", "h1", "h2", "caption"})

    def __init__(self) -> None:
        """Begin with no row."""
        super().__init__()
        self.rows: list[str] = []
        self._open: list[tuple[str, int | None]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row, or look past what is drawn."""
        if tag in VOID_TAGS:
            return
        if tag in ("svg", "script"):
            self._silent += 1
        classes = (dict(attrs).get("class") or "").split()
        is_row = tag in self.ROW_TAGS or {"item", "version", "strength-row"} & set(classes)
        if is_row and not any(row is not None for _, row in self._open):
            self.rows.append("")
            self._open.append((tag, len(self.rows) - 1))
        else:
            self._open.append((tag, None))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag in VOID_TAGS:
            return
        if tag in ("svg", "script"):
            self._silent -= 1
        while self._open:
            opened, _ = self._open.pop()
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        """Put words into their row; words outside any are a row of their own."""
        if self._silent or not data.strip():
            return
        row = next((row for _, row in self._open if row is not None), None)
        if row is None:
            self.rows.append(data)
        else:
            self.rows[row] += f" {data.strip()}"


def read_rows(page: str) -> list[str]:
    """Return the words of every row of the page itself."""
    reader = _Rows()
    reader.feed(page.partition("<main")[2].partition("</main")[0].partition(">")[2])
    return [" ".join(row.split()) for row in reader.rows]


def bare_amounts(page: str) -> Iterator[str]:
    """Yield the rows that name an amount of a dose without the strength beside it."""
    for row in read_rows(page):
        if AMOUNT.search(row) and not STRENGTH.search(row):
            yield row


@pytest.fixture
def told(mara: Visit) -> Visit:
    """A day with every kind of dose: none, given, late, come up, missed, beside the plan, and due."""
    ledger = mara.house.ledger
    morning = NOW - timedelta(hours=7, minutes=50)
    ledger.append(dose_event("y", taken_at=NOW - timedelta(hours=18, minutes=50)))
    ledger.append(dose_event("a", taken_at=morning + timedelta(minutes=40), said_by="Dad"))
    ledger.append(dose_event("x", taken_at=morning + timedelta(minutes=75), said_by="Gran"))
    mara.post(
        "/record/not-given",
        id=mara.form_id(),
        due="2026-11-22T10:30:00+00:00",
        why="missed",
        said_by="Dad",
        back="/",
    )
    return mara


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("per", ["tablet", "mL"])
@pytest.mark.parametrize("path", PAGES)
def test_every_amount_of_a_dose_stands_in_one_row_with_its_strength(told: Visit, path: str, per: str) -> None:
    """Walked through the pages as they are drawn, with tablets and with a bottle."""
    if per == "mL":
        liquid = replace(
            made_plan("liquid", valid_from=NOW - timedelta(days=2)),
            strength=ProductStrength(OralMg(5.0), "mL"),
        )
        told.house.ledger.append(plan_event(liquid, at=NOW - timedelta(days=2)))
    page = told.get(path).text

    assert list(bare_amounts(page)) == []
    assert STRENGTH.search(page) or path == "/stock"


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(
    "path",
    ["/record/dose", f"/record/not-given?due={DUE}", "/record/came-up?dose=a"],
)
def test_the_strength_is_that_of_the_plan_of_the_hour_asked_about(told: Visit, path: str) -> None:
    """The bottle that came at noon does not stand beside the dose of the morning."""
    liquid = replace(
        made_plan("liquid", valid_from=NOW - timedelta(hours=1)), strength=ProductStrength(OralMg(5.0), "mL")
    )
    told.house.ledger.append(plan_event(liquid, at=NOW - timedelta(hours=1)))
    asked = f"/record/dose?due={DUE}" if path == "/record/dose" else path

    assert "10 mg per tablet" in told.get(asked).text
    assert "5 mg per mL" not in told.get(asked).text


@pytest.mark.hazard("H01")
def test_the_toast_and_the_question_name_the_strength_too(told: Visit) -> None:
    """What was just saved, and what is asked before."""
    form = {"id": told.form_id(), "mg": "10", "day": "2026-11-22", "clock": "11:31", "said_by": "Mum"}
    assert "Saved: 10 mg (10 mg per tablet), 11:31." in told.post("/record/dose", **form).text
    asked = told.post("/record/dose", **(form | {"id": told.form_id(), "mg": "40"})).text
    assert list(bare_amounts(asked)) == []


def test_the_walk_finds_an_amount_that_stands_alone() -> None:
    """A search that finds nothing anywhere would prove nothing."""
    page = '<main id="main"><div class="item"><b>08:00</b> 10 mg</div><p>5 mg <i>(5 mg per mL)</i></p></main>'
    assert list(bare_amounts(page)) == ["08:00 10 mg"]
    assert list(bare_amounts("<main>12.5 mg</main>")) == ["12.5 mg"]
    assert list(bare_amounts("<main>40 mg a day, 10 mg per tablet</main>")) == []

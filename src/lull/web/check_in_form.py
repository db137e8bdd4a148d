"""What the check-in asks and how its answers are read: one tap each, or all on one page.

Who answers is sent along with every tap: what a person says of themself and what somebody else saw are
different truths, and each answer is kept as the one it was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote

from fastapi import Request, Response

from lull.refusal import BadInput
from lull.saying import say
from lull.tone.check_in import (
    MOST_PAIN,
    MOST_SLEEPY,
    MOST_SPASMS,
    MOST_STIFF,
    MOST_WEAK,
    OBSERVER,
    QUESTIONS,
    SELF,
    CheckIn,
)
from lull.tone.gates import TOO_SLEEPY, TOO_WEAK
from lull.web.forms import LONGEST_TEXT, Reading

DONT_KNOW = "not-known"
SCALES: Mapping[str, int] = {
    "stiffness": MOST_STIFF,
    "spasms": MOST_SPASMS,
    "pain": MOST_PAIN,
    "sleepy": MOST_SLEEPY,
    "weak": MOST_WEAK,
}
COOKIE = "lull_teller"
REMEMBERED_S = 20 * 60
"""How long a page remembers who answered: as long as one sitting, so that nobody answers as another."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words, its buttons as value, face and spoken name, and what its ends mean."""

    name: str
    words: str
    buttons: tuple[tuple[str, str, str], ...]
    ends: str = ""


def _scale(name: str, words: str, ends: str, called: str) -> Question:
    """Return a question with numbers from 0 on; ``called`` is its name in front of a number."""
    most = SCALES[name]
    buttons = tuple(
        (str(k), str(k), say("{question} {number} of {most}", question=called, number=k, most=most))
        for k in range(most + 1)
    )
    return Question(name, words, buttons, ends)


STIFFNESS = _scale(
    "stiffness",
    say("How stiff are you now?"),
    say("0 loose, 10 as stiff as it gets"),
    say("Stiffness"),
)
PAIN = _scale("pain", say("Pain now?"), say("0 none, 10 as bad as it gets"), say("Pain"))
OTHERS = (
    Question(
        "spasms",
        say("Spasms since last time?"),
        tuple(
            (str(k), face, say("Spasms: {band}", band=face))
            for k, face in enumerate(("0", "1-2", "3-5", "6-10", "11+"))
        ),
        say("how many"),
    ),
    _scale("sleepy", say("Sleepy?"), say("0 no, 4 very"), say("Sleepy")),
    _scale("weak", say("Weak or wobbly?"), say("0 no, 4 very"), say("Weak")),
    Question(
        "fell",
        say("Did you fall today?"),
        (("no", say("No"), say("No, no fall")), ("yes", say("Yes"), say("Yes, a fall"))),
    ),
    Question(
        "ill",
        say("Ill or feverish today?"),
        (("no", say("No"), say("No, not ill")), ("yes", say("Yes"), say("Yes, ill or feverish"))),
    ),
)
ASKED: tuple[Question, ...] = (STIFFNESS, OTHERS[0], PAIN, *OTHERS[1:])
"""All questions, in the order of the page that asks them at once."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who answers: the person, or somebody who watches, with a name where they gave one."""

    observed: bool = False
    name: str = ""


def read_teller(typed: Reading) -> Teller:
    """Return who answers.

    Raises:
        BadInput: for a name that cannot be shown on one line.
    """
    observed = typed.raw("teller") == "observed"
    name = typed.raw("seen_by") if observed else ""
    if len(name) > LONGEST_TEXT or (name and not name.isprintable()):
        raise BadInput(
            say("the name has more than {most} characters, or signs that cannot be shown", most=LONGEST_TEXT)
        )
    return Teller(observed, name)


def find_teller(request: Request) -> Teller:
    """Return who answered a few minutes ago in this browser, or the person."""
    kept = request.cookies.get(COOKIE)
    return Teller() if kept is None else Teller(observed=True, name=unquote(kept)[:LONGEST_TEXT].strip("-"))


def remember_teller(response: Response, teller: Teller) -> None:
    """Let the next page of this sitting offer the same teller again."""
    if teller.observed:
        name = quote(teller.name, safe="") or "-"
        response.set_cookie(COOKIE, name, max_age=REMEMBERED_S, httponly=True, samesite="strict")
    else:
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")


def read_answers(typed: Reading, *, entry_id: str, now: datetime) -> CheckIn:
    """Return the check-in that the answers of a form add up to.

    Raises:
        BadInput: if the form holds no answer, or one outside its scale.
    """
    answers = {name: typed.raw(name) for name in QUESTIONS if typed.raw(name)}
    if not answers:
        raise BadInput(say("the check-in holds no answer: tap one of the numbers"))
    told = {name: _read_answer(name, answer) for name, answer in answers.items() if answer != DONT_KNOW}
    numbers = {name: answer for name, answer in told.items() if not isinstance(answer, bool)}
    yes_or_no = {name: answer for name, answer in told.items() if isinstance(answer, bool)}
    teller = read_teller(typed)
    return CheckIn(
        id=entry_id,
        at=now,
        recorded_at=now,
        said_by=(teller.name or OBSERVER) if teller.observed else SELF,
        observed=teller.observed,
        not_known=tuple(name for name, answer in answers.items() if answer == DONT_KNOW),
        stiffness=numbers.get("stiffness"),
        spasms=numbers.get("spasms"),
        pain=numbers.get("pain"),
        sleepy=numbers.get("sleepy"),
        weak=numbers.get("weak"),
        fell=yes_or_no.get("fell"),
        ill=yes_or_no.get("ill"),
    )


def closes_windows(check_in: CheckIn) -> bool:
    """Tell whether an answer speaks against practice now, so that the top of the page has news."""
    sleepy = check_in.sleepy is not None and check_in.sleepy >= TOO_SLEEPY
    weak = check_in.weak is not None and check_in.weak >= TOO_WEAK
    return sleepy or weak or bool(check_in.fell) or bool(check_in.ill)


def _read_answer(question: str, answer: str) -> int | bool:
    """Return an answer on a scale, or a yes or a no."""
    if question not in SCALES:
        if answer not in {"yes", "no"}:
            raise BadInput(f"{question} is yes or no, not {answer[:20]!r}")
        return answer == "yes"
    if not re.fullmatch(r"[0-9]{1,2}", answer) or int(answer) > SCALES[question]:
        raise BadInput(f"{question} is a number from 0 to {SCALES[question]}, not {answer[:20]!r}")
    return int(answer)

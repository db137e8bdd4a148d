"""Reading what a person typed: each field becomes a value or one sentence that stands beside it.

Nothing is guessed. A comma may be a decimal comma, but ``1,000`` could be a thousand or a one, and a slip
of ten or a thousand is the one that harms (hazard H03): it is asked again.
"""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from lull.refusal import BadInput
from lull.saying import say, together
from lull.web.house import RECORD, house_of

LONGEST_TEXT = 80
MOST_FIELDS = 300
NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,3})?")
JOINERS = str.maketrans("", "", "\u200c\u200d")
"""Zero-width joiners: some scripts and emoji cannot be written without them."""
THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")


async def read_form(request: Request) -> FormData:
    """Return the fields of a posted form; files are not taken.

    Raises:
        BadInput: if the form was shown for another record than the one now open (H26).
    """
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    _check_record(request, form)
    return form


async def read_upload(request: Request) -> AsyncIterator[FormData]:
    """Yield the fields of a posted form with one file; the file is gone when the answer is sent.

    Raises:
        BadInput: as :func:`read_form`.
    """
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        _check_record(request, form)
        yield form


def _check_record(request: Request, form: FormData) -> None:
    """Refuse a form that was shown for another record than the one now open."""
    if form.get(RECORD, house_of(request).record_name) != house_of(request).record_name:
        raise BadInput(
            say("this page was opened for another record: go back to Today and write it down there")
        )


Form = Annotated[FormData, Depends(read_form)]
Upload = Annotated[FormData, Depends(read_upload)]


@dataclass(slots=True)
class Reading:
    """Fields as typed, and what is wrong with them; ``errors`` maps a field to its sentence."""

    typed: Mapping[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    def raw(self, name: str) -> str:
        """Return what was typed, without the spaces around it."""
        return self.typed.get(name, "").strip()

    def text(self, name: str, *, ask: str, needed: bool = True) -> str:
        """Return words of at most 80 characters; ``ask`` is the sentence when there are none."""
        typed = self.raw(name)
        seen = typed.translate(JOINERS)
        if not seen and (typed or needed):
            self.errors[name] = ask or say("Use letters, numbers and signs only.")
        elif len(typed) > LONGEST_TEXT:
            self.errors[name] = say("Use at most {most} characters.", most=LONGEST_TEXT)
        elif not seen.isprintable():
            self.errors[name] = say("Use letters, numbers and signs only.")
        return typed

    def number(
        self, name: str, *, ask: str, most: float, needed: bool = True, from_zero: bool = False
    ) -> float | None:
        """Return a number above 0, or from 0 on, and at most ``most``."""
        typed = self.raw(name)
        if not typed:
            if needed:
                self.errors[name] = ask
            return None
        if THOUSANDS.fullmatch(typed):
            self.errors[name] = say(
                "{typed} can be read in two ways. Write it without a comma or point.", typed=typed
            )
            return None
        if not NUMBER.fullmatch(typed):
            self.errors[name] = together((say("{typed} is not a number.", typed=typed[:20]), ask))
            return None
        value = float(typed.replace(",", "."))
        if not 0 <= value <= most or (value == 0 and not from_zero):
            told = f"{most:g}"
            self.errors[name] = (
                say("Enter a number from 0 and up to {most}.", most=told)
                if from_zero
                else say("Enter a number above 0 and up to {most}.", most=told)
            )
            return None
        return value

    def clock(self, name: str, *, ask: str, needed: bool = True) -> time | None:
        """Return a time of day such as 08:00."""
        typed = self.raw(name)
        if not typed:
            if needed:
                self.errors[name] = ask
            return None
        try:
            hour, minute = (int(part) for part in typed.split(":")[:2])
            return time(hour, minute)
        except ValueError:
            self.errors[name] = say("{typed} is not a time. Write it like 08:00.", typed=typed[:20])
            return None

    def day(self, name: str, *, ask: str) -> date | None:
        """Return a day such as 2026-11-22."""
        typed = self.raw(name)
        if not typed:
            self.errors[name] = ask
            return None
        try:
            return date.fromisoformat(typed)
        except ValueError:
            self.errors[name] = say("{typed} is not a day. Write it like 2026-11-22.", typed=typed[:20])
            return None

    def choice(self, name: str, allowed: tuple[str, ...], *, ask: str) -> str:
        """Return one of the allowed answers."""
        typed = self.raw(name)
        if typed not in allowed:
            self.errors[name] = ask
        return typed


def to_reading(form: FormData) -> Reading:
    """Return a reading of the text fields of a form; a field sent twice counts once, the last one.

    The ticks beside unusual values share one name: they are all kept, one a line.
    """
    typed = {name: value for name, value in form.multi_items() if isinstance(value, str) and name != RECORD}
    if "unusual" in typed:
        typed["unusual"] = "\n".join(str(value) for value in form.getlist("unusual"))
    return Reading(typed)


def local_path(typed: str, *, otherwise: str = "/") -> str:
    """Return a page of ours to go back to; anything that could lead elsewhere becomes ``otherwise``."""
    return typed if re.fullmatch(r"/(?:[a-z0-9-]+(?:/[a-z0-9-]+)*)?", typed) else otherwise

"""A measured number in the record: never without its error, and never missing without a reason."""

from math import isfinite
from typing import Any

from lull.assessment.measured import Measured
from lull.refusal import BadInput


def check_number(name: str, told: Measured) -> None:
    """Refuse a number without its error, or one that is none.

    Raises:
        BadInput: naming the number.
    """
    if told.value is None:
        if not told.why:
            raise BadInput(f"{name} has neither a number nor why there is none")
        return
    if told.standard_error is None or not isfinite(told.value) or not isfinite(told.standard_error):
        raise BadInput(f"{name} needs a number and its error")
    if told.standard_error < 0.0:
        raise BadInput(f"the error of {name} is below 0")


def number_body(told: Measured) -> dict[str, Any]:
    """Write a number with its error, or why there is none, as plain JSON."""
    if told.value is None:
        return {"why": told.why}
    return {"value": told.value, "standard_error": told.standard_error}


def read_number(body: dict[str, Any]) -> Measured:
    """Read what :func:`number_body` wrote."""
    return Measured(value=body.get("value"), standard_error=body.get("standard_error"), why=body.get("why"))

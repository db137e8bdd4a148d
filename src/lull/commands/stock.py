"""``lull stock``: say what may be left at home; count it, add a package, or take an entry back."""

import argparse
import re
from typing import Literal

from lull.actions.change_stock import change_stock
from lull.actions.check_stock import FARTHEST, Stock, summarise_stock
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.commands import Answer
from lull.commands.own_record import (
    LAST,
    TIME_HELP,
    ask_again,
    new_id,
    now_utc,
    read_at,
    read_name,
    say_done,
    say_when,
    take_back,
    to_json,
    use_own_record,
)
from lull.quantities import OralMg, ProductStrength
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal, shorten
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.store.ledger import Ledger
from lull.timeline import local_day
from lull.treatment.stock import StockChange, StockLeft

HELP = "say what is left at home, count it, or add a package"
STRENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,3})?) ?(?:mg)?/(tablet|mL|ml)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the count, the package, its strength, and taking back."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--count", metavar="N", help="so many tablets, or mL, are there")
    what.add_argument("--fetch", metavar="N", help="so many tablets, or mL, came on top")
    what.add_argument(
        "--undo", metavar="ID", nargs="?", const=LAST, help="take back the last entry, or the entry ID"
    )
    parser.add_argument(
        "--strength",
        action="append",
        metavar="MG/UNIT",
        help="from the label, such as 10/tablet or 5/mL; for a liquid say it twice",
    )
    parser.add_argument("--at", metavar="TIME", help=f"{TIME_HELP}; now if left out")
    parser.add_argument("--by", metavar="WHO", default="self", help="who says so")
    parser.add_argument("--yes", action="store_true", help="record it although Lull asks about it")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Say, change or take back the stock.

    Raises:
        BadInput: if the number, the strength or the time cannot be one.
    """

    def use(ledger: Ledger, state: RecordState) -> Answer | Refusal:
        if args.undo is not None:
            return take_back(ledger, state, args.undo, StockChange)
        if args.count is None and args.fetch is None:
            return _say(state)
        return _change(ledger, state, args)

    return use_own_record(use)


def read_strength(typed: list[str] | None) -> ProductStrength:
    """Read the strength on a label; a liquid's twice, because 1 and 5 mg per mL both exist (H01).

    Raises:
        BadInput: if it is missing, cannot be read, or the two differ.
    """
    if not typed:
        raise BadInput("say the strength on the label, such as --strength 10/tablet or --strength 5/mL")
    read = []
    for text in typed:
        found = STRENGTH.fullmatch(text.strip())
        if found is None:
            raise BadInput(f"the strength {shorten(text)!r} cannot be read: write it like 10/tablet or 5/mL")
        per: Literal["tablet", "mL"] = "tablet" if found[2] == "tablet" else "mL"
        read.append(ProductStrength(OralMg(float(found[1])), per))
    if len(set(read)) > 1:
        raise BadInput("the strengths differ: look at the label again")
    if read[0].per == "mL" and len(read) == 1:
        raise BadInput("for a liquid say --strength twice: look at the label once more")
    return read[0]


def _change(ledger: Ledger, state: RecordState, args: argparse.Namespace) -> Answer | Refusal:
    """Write down a count or a package, or ask about it."""
    assert state.zone is not None
    now = now_utc()
    change = StockChange(
        id=new_id(),
        kind="fetched" if args.count is None else "counted",
        quantity=_read_quantity(args.fetch if args.count is None else args.count),
        strength=read_strength(args.strength),
        at=read_at(args.at, now=now, zone=state.zone),
        recorded_at=now,
        said_by=read_name(args.by),
    )
    said = change_stock(ledger, change, confirmed=args.yes)
    if isinstance(said, NeedsConfirmation):
        return ask_again(said)
    left = _to_text(ledger.state())
    words = f"Recorded: {change.quantity:g} {_unit(change.strength)} ({change.strength}) {change.kind}."
    back = f"To take it back: lull stock --undo {said.event.id}"
    return Answer(json=to_json(said), text=f"{words}\n{left}\n{back}", done=say_done(said))


def _read_quantity(text: str) -> float:
    """Read a number of tablets or mL."""
    try:
        return float(text if "_" not in text else "no")
    except ValueError:
        raise BadInput(f"the number {shorten(text)!r} is not one: write it like 20 or 12.5") from None


def _say(state: RecordState) -> Answer:
    """Say what may be left."""
    stock = summarise_stock(state, now_utc())
    return Answer(json={"schema": "lull.stock/1", "stock": stock and _to_json(stock)}, text=_to_text(state))


def _to_json(stock: Stock) -> dict[str, object]:
    """Return the stock as plain JSON."""
    left = stock.left
    return {
        "least": left.least,
        "most": left.most,
        "strength_mg": left.strength.amount.mg,
        "per": left.strength.per,
        "counted_at": left.as_of.isoformat(),
        "more_given_than_counted": left.short,
        "may_run_out_at": stock.runs_out_at and stock.runs_out_at.isoformat(),
    }


def _to_text(state: RecordState) -> str:
    """Say what may be left, and the earlier day."""
    now = now_utc()
    stock = summarise_stock(state, now)
    if stock is None or state.zone is None:
        return "Nothing was counted yet: count with lull stock --count N --strength 10/tablet."
    lines = [f"What may be left: {_range(stock.left)} ({stock.left.strength})."]
    if stock.left.short:
        lines.append("More was recorded as given than was counted. Count the stock again.")
    if stock.runs_out_at is not None:
        days = (local_day(stock.runs_out_at, state.zone) - local_day(now, state.zone)).days
        when = say_when(stock.runs_out_at, now=now, zone=state.zone)
        left = f"{days} {'day' if days == 1 else 'days'}"
        lines.append(f"It may run out {when} ({left}). Doses without a record count as given.")
    elif state.plan_at(now) is not None:
        lines.append(f"It may last more than {FARTHEST.days} days.")
    return "\n".join([*lines, NEVER_STOP_SUDDENLY])


def _range(left: StockLeft) -> str:
    """Say least to most; one number where they are the same."""
    least, most = f"{round(left.least, 1):g}", f"{round(left.most, 1):g}"
    return f"{most if least == most else f'{least} to {most}'} {_unit(left.strength)}"


def _unit(strength: ProductStrength) -> str:
    """Name what is counted."""
    return "mL" if strength.per == "mL" else "tablets"

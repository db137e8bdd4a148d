"""``lull bench``: how fast Lull is on this machine, each figure beside its goal."""

import argparse
from dataclasses import asdict

from lull.bench.assessment import measure_swing_test
from lull.bench.engine import measure_engine
from lull.bench.forecast import measure_forecast
from lull.bench.many_players import measure_most_players, measure_players
from lull.bench.measurement import Measurement, Unmeasured, time_yardstick
from lull.bench.pharmacology import measure_pharmacology
from lull.bench.practising import measure_practice, measure_socket
from lull.bench.starting import measure_first_page, measure_import
from lull.bench.video import measure_video
from lull.bench.years import measure_years
from lull.commands import Answer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the one choice there is."""
    parser.add_argument(
        "--browser",
        action="store_true",
        help="also practise in a real Chromium with a drawn person (needs a checkout and `make test` once)",
    )


def answer(args: argparse.Namespace) -> Answer:
    """Measure everything, in one run, and lay the figures side by side."""
    yardstick_s = time_yardstick()
    found = [measure_import(), *measure_first_page(), *measure_years(), *measure_forecast(yardstick_s)]
    many, left_out = measure_pharmacology()
    films, no_films = measure_video()
    left_out = [*left_out, *no_films]
    found += [*many, *measure_engine(yardstick_s), measure_swing_test(yardstick_s)]
    found += [measure_socket(), *measure_players(), measure_most_players(), *films]
    if args.browser:
        found += measure_practice()
    return Answer(
        json={
            "schema": "lull.bench/1",
            "yardstick_s": yardstick_s,
            "measurements": [{**asdict(one), "met": one.met} for one in found],
            "not_measured": [asdict(one) for one in left_out],
        },
        text=_table(found, left_out, yardstick_s),
    )


def _table(found: list[Measurement], left_out: list[Unmeasured], yardstick_s: float) -> str:
    """Lay the figures out for reading."""
    lines = [f"yardstick: a million exponentials in NumPy take {yardstick_s * 1000:.2f} ms here", ""]
    for one in found:
        goal = ""
        if one.goal is not None:
            goal = f"{'at least' if one.at_least else 'at most'} {one.goal:g} {one.unit}"
        ratio = f"{one.yardsticks:8.2f} yardsticks" if one.yardsticks is not None else " " * 19
        verdict = "      " if one.goal is None else "met   " if one.met else "MISSED"
        lines.append(f"{one.name:<44}{one.value:>9.3f} {one.unit:<5}{ratio}  {verdict} {goal:<20} {one.note}")
    lines += [f"{one.name:<44}not measured: {one.reason}" for one in left_out]
    return "\n".join(line.rstrip() for line in lines)

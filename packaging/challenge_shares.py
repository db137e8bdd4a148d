"""Print how often the true chance of success of made-up players lies in the band (docs/decisions/0015).

Seeds below 100 tuned the numbers, those from 1000 were seen with the first version, those here with neither.
Usage: ``python packaging/challenge_shares.py 40``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))  # the rival lives with the tests

import numpy as np

from lull.practice.challenge.controller import SuccessBand
from lull.practice.virtual_player import KINDS, PlayerTraits
from lull.practice.virtual_practice import measure_share_in_band, summarise_blocks
from made_challenge import made_player, simulate_days, simulate_rival_days

if TYPE_CHECKING:
    from lull.practice.virtual_practice import PlayedAttempt

FIRST_SEED = 20000
DAYS = 4
HARDER_KINDS: dict[str, PlayerTraits] = {
    "tiring half as fast again": replace(KINDS["tiring"], fatigue=0.015),
    "tiring less (the milder ones of the first version)": replace(KINDS["tiring"], fatigue=0.006),
    "tiring, back twice as slowly": replace(KINDS["tiring"], recovery=0.002),
    "tiring, back twice as fast": replace(KINDS["tiring"], recovery=0.008),
    "tiring, and no rougher": replace(KINDS["tiring"], tired_sparc=0.0),
    "tiring in reach alone": replace(KINDS["tiring"], tired_sparc=0.0, tired_time=0.0, tired_hold=0.0),
    "tiring in time alone": replace(KINDS["tiring"], tired_sparc=0.0, tired_reach=0.0, tired_hold=0.0),
    "tiring and learning": replace(KINDS["tiring"], reach=0.85, learning=0.0025),
    "learning half as fast again": replace(KINDS["learning"], learning=0.00375),
    "learning less (the milder ones of the first version)": replace(KINDS["learning"], learning=0.0012),
    "wandering by one scatter": replace(KINDS["erratic"], wander_sd=0.16),
    "looking away one time in six": replace(KINDS["erratic"], lapse=0.167),
    "reaching a third of the range": replace(KINDS["weak"], reach=0.35),
}
"""Made-up players meant to break it."""


@dataclass(frozen=True)
class Shares:
    """The shares of one group of players, each player's own for the error."""

    blocks: list[float]
    by_player: list[float]
    rests: float
    told: float

    def to_row(self) -> str:
        """Return the group as cells of a table."""
        chances, band = np.asarray(self.blocks), SuccessBand()
        error = np.std(self.by_player) / np.sqrt(len(self.by_player))
        return (
            f"{100 * measure_share_in_band(self.blocks):.0f} ± {100 * error:.0f} | "
            f"{100 * np.mean(chances < band.lowest):.0f} | {100 * np.mean(chances > band.highest):.0f} | "
            f"{np.mean(chances):.2f} | {self.rests:.1f} | {100 * self.told:.0f}"
        )


def measure_controller(traits: PlayerTraits, seeds: range, spread: float) -> Shares:
    """Let players practise under the controller."""
    found, rests, told = [], [], []
    for seed in seeds:
        days = simulate_days(made_player(traits, seed, spread), DAYS)
        found.append([block for played, _ in days for block in summarise_blocks(played)])
        rests += [count_rests(played) for played, _ in days]
        told += [asks.advice[-1].reach != "in_reach" for _, asks in days]
    return to_shares(found, rests=float(np.mean(rests)), told=float(np.mean(told)))


def measure_staircase(traits: PlayerTraits, seeds: range, spread: float, up: float) -> Shares:
    """Let the same players practise under the rival."""
    found = []
    for seed in seeds:
        days = simulate_rival_days(made_player(traits, seed, spread), DAYS, up=up)
        found.append([block for played in days for block in summarise_blocks(played)])
    return to_shares(found, rests=0.0, told=0.0)


def to_shares(found: list[list[float]], *, rests: float, told: float) -> Shares:
    """Put the blocks of players together."""
    return Shares(
        blocks=[block for blocks in found for block in blocks],
        by_player=[measure_share_in_band(blocks) for blocks in found if blocks],
        rests=rests,
        told=told,
    )


def count_rests(played: list[PlayedAttempt]) -> int:
    """Return how often a rest for tiredness was offered."""
    return sum(attempt.prompt == "rest_signs_of_tiredness" for attempt in played)


def print_table(count: int) -> None:
    """Print a row for each group: in the band, below, above, mean, rests a session, told out of reach."""
    seeds = range(FIRST_SEED, FIRST_SEED + count)
    for kind, traits in KINDS.items():
        print(f"| {kind} | {measure_controller(traits, seeds, 0.15).to_row()} |", flush=True)
    for kind, traits in KINDS.items():
        row = measure_controller(traits, seeds, 0.3).to_row()
        print(f"| {kind}, varied twice as much | {row} |", flush=True)
    for kind, traits in KINDS.items():
        print(f"| {kind}, staircase | {measure_staircase(traits, seeds, 0.15, 2.0).to_row()} |", flush=True)
    for kind, traits in HARDER_KINDS.items():
        row = measure_controller(traits, seeds[: count // 2], 0.15).to_row()
        print(f"| {kind} ({count // 2} players) | {row} |", flush=True)


if __name__ == "__main__":
    print_table(int(sys.argv[1]))

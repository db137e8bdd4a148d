"""Made-up sessions: a virtual player practises under any rule that asks and is told what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lull.practice.challenge.controller import SuccessBand
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.start import BLOCK_ATTEMPTS
from lull.practice.virtual_player import VirtualPlayer

SETTLING_S = 300.0
"""Blocks count from five minutes into a session on."""
REST_S = 60.0
"""How long a made-up player rests when a rest is offered (ours)."""


class Asks(Protocol):
    """What decides the challenge: the controller, or a rival."""

    @property
    def challenge(self) -> Challenge:
        """What is asked now."""

    def answer(self, outcome: AttemptOutcome) -> str | None:
        """Take one attempt and return a prompt, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedAttempt:
    """One made-up attempt with the truth beside it; ``tiredness`` is that before it."""

    began_s: float
    challenge: Challenge
    true_success: float
    tiredness: float
    success: bool
    prompt: str | None


def simulate_session(player: VirtualPlayer, asks: Asks, *, most_s: float = 1200.0) -> list[PlayedAttempt]:
    """Let a player practise until an end is offered or the time is up."""
    played: list[PlayedAttempt] = []
    now_s = 0.0
    while now_s < most_s:
        challenge, tired = asks.challenge, player.tiredness
        true = player.true_success(challenge)
        outcome = player.attempt(challenge, now_s)
        prompt = asks.answer(outcome)
        played.append(
            PlayedAttempt(
                began_s=now_s,
                challenge=challenge,
                true_success=true,
                tiredness=tired,
                success=outcome.success,
                prompt=prompt,
            )
        )
        now_s = outcome.ended_s + challenge.pause_s
        if prompt is not None and prompt.startswith("rest"):
            player.rest(REST_S)
            now_s += REST_S
        elif prompt is not None and prompt.startswith("end"):
            break
    return played


def summarise_blocks(played: Sequence[PlayedAttempt], *, after_s: float = SETTLING_S) -> list[float]:
    """Return the mean true chance of success of each whole block that begins after the first five minutes."""
    late = [attempt.true_success for attempt in played if attempt.began_s >= after_s]
    whole = len(late) // BLOCK_ATTEMPTS
    return [
        sum(late[number * BLOCK_ATTEMPTS : (number + 1) * BLOCK_ATTEMPTS]) / BLOCK_ATTEMPTS
        for number in range(whole)
    ]


def measure_share_in_band(blocks: Sequence[float]) -> float:
    """Return the share of blocks whose chance lies in the usual band; 0 of none is no number.

    >>> measure_share_in_band([0.6, 0.7, 0.8, 0.9])
    0.5
    """
    band = SuccessBand()
    inside = sum(band.lowest <= block <= band.highest for block in blocks)
    return inside / len(blocks) if blocks else float("nan")

"""Several people at once over the real socket of a real server: nothing is lost."""

import pytest

from lull.bench.landmark_replay import PERIOD_S, READY_S
from lull.bench.many_players import SHOWN, measure_players


@pytest.mark.slow
def test_nothing_of_three_players_is_lost() -> None:
    """Two repetitions after what is shown; how long a frame waits is no test's business."""
    waited, lost = measure_players(players=3, seconds=READY_S + (SHOWN + 2) * PERIOD_S + 0.9)

    assert waited.value > 0.0
    assert lost.value == 0
    assert "of 6 repetitions 0 wrong" in lost.note

"""What stands above the day: everything that cannot wait, and only one of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.safety.finding import LEVELS, Finding
from lull.web.today_notes import list_notes

FINDINGS = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(["overdue", "stock_low", "plan_turned", "above_plan"]),
        message=st.uuids().map(str),
        level=st.sampled_from(LEVELS),
        card=st.sampled_from([None, "overdose", "withdrawal"]),
    ),
    max_size=12,
)


@pytest.mark.hazard("H24")
@given(FINDINGS)
def test_nothing_heavy_hides_and_little_that_is_light_shows(findings: list[Finding]) -> None:
    """Every note is somewhere, once; urgent, critical and every card stand above the day, heaviest first."""
    notes = list_notes(findings)
    said = [f for f in findings if f.code != "overdue" or f.level != "warn"]

    assert sorted(f.message for f in (*notes.first, *notes.more)) == sorted(f.message for f in said)
    assert all(f.card is None and f.level in ("info", "warn") for f in notes.more)
    light = [f for f in notes.first if f.card is None and f.level in ("info", "warn")]
    assert len(light) <= 1
    heavy = [LEVELS.index(f.level) for f in notes.first if f not in light]
    assert heavy == sorted(heavy, reverse=True)

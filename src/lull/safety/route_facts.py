"""The ways to take baclofen, and what is done instead or beside: six ways, the same questions asked of each.

The words are a draft and have not been reviewed by a clinician. No way is called better than another.
"""

from dataclasses import dataclass

from lull.safety.route_fact import Fact, FactGroup
from lull.safety.routes_by_mouth import SOLUTION_FACTS, TABLET_FACTS
from lull.safety.routes_into_muscle import RHIZOTOMY_FACTS, TOXIN_FACTS
from lull.safety.routes_into_spine import BOLUS_FACTS, PUMP_FACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """One way: its name, whether it is baclofen at all, what it is at a glance, and its sourced facts.

    ``place`` goes on after "It"; ``counted_in`` is empty where no amount is given.
    """

    id: str
    name: str
    is_baclofen: bool
    place: str
    length: str
    counted_in: str
    groups: tuple[FactGroup, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return all of its facts, in the order they are shown."""
        return tuple(fact for group in self.groups for fact in group.facts)


ROUTES: tuple[RouteFacts, ...] = (
    RouteFacts(
        id="tablets",
        name="Tablets",
        is_baclofen=True,
        place="goes by mouth, then through the blood to the whole body",
        length="some hours after each dose",
        counted_in="milligrams (mg)",
        groups=TABLET_FACTS,
    ),
    RouteFacts(
        id="solution",
        name="Liquid by mouth",
        is_baclofen=True,
        place="goes by mouth, then through the blood to the whole body",
        length="some hours after each dose",
        counted_in="milligrams (mg), measured in millilitres (mL)",
        groups=SOLUTION_FACTS,
    ),
    RouteFacts(
        id="bolus",
        name="Test dose into the spine (bolus)",
        is_baclofen=True,
        place="goes into the fluid around the spinal cord",
        length="some hours, once: it is a test",
        counted_in="micrograms (mcg)",
        groups=BOLUS_FACTS,
    ),
    RouteFacts(
        id="pump",
        name="Pump into the spine",
        is_baclofen=True,
        place="goes into the fluid around the spinal cord, from a pump under the skin",
        length="day and night, while it runs",
        counted_in="micrograms (mcg) a day",
        groups=PUMP_FACTS,
    ),
    RouteFacts(
        id="toxin",
        name="Botulinum toxin into a muscle",
        is_baclofen=False,
        place="goes into one muscle or a few, such as the calf",
        length="weeks to months, that muscle only",
        counted_in="units (U) of one product",
        groups=TOXIN_FACTS,
    ),
    RouteFacts(
        id="rhizotomy",
        name="Selective dorsal rhizotomy",
        is_baclofen=False,
        place="cuts parts of the nerve roots at the spine",
        length="an operation, no medicine",
        counted_in="",
        groups=RHIZOTOMY_FACTS,
    ),
)

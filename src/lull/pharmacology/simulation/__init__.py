"""Simulation: a model, events and people are three things; ``simulate`` puts them together.

>>> from lull.pharmacology.simulation import Model, by_mouth, simulate, to_people
>>> from lull.quantities import OralMg
>>> adult = to_people({"age_y": [35.0], "weight_kg": [70.0]})
>>> answer = simulate(Model(), by_mouth(OralMg(20.0), at_h=0.0), adult, hours=[0.0, 2.0, 12.0])
>>> answer["tone_legs"].round(2).ravel().tolist()
[1.0, 0.63, 0.96]
"""

from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.people import draw_people
from lull.pharmacology.simulation.events import Events, Repeat, bolus, by_mouth, infusion, reset
from lull.pharmacology.simulation.model import OUTPUTS, Model, Tolerance
from lull.pharmacology.simulation.people_table import NamedPeople, name_people, to_people
from lull.pharmacology.simulation.simulate import Outcome, Simulation, simulate
from lull.pharmacology.typical import find_typical_person
from lull.treatment.person import Person

__all__ = [
    "OUTPUTS",
    "DayRhythm",
    "Events",
    "Model",
    "NamedPeople",
    "Outcome",
    "Person",
    "Repeat",
    "Simulation",
    "Tolerance",
    "bolus",
    "by_mouth",
    "draw_people",
    "find_typical_person",
    "infusion",
    "name_people",
    "reset",
    "simulate",
    "to_people",
]

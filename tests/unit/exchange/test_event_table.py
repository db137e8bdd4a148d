"""A table in the style of NONMEM and mrgsolve: what each line means, and each way a line can be wrong."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.exchange.event_record import Observation
from lull.exchange.event_table import EventTable, read_event_table
from lull.pharmacology.simulation.events import Bolus, ByMouth, Event, Infusion, Repeat, Reset
from lull.pharmacology.simulation.model import OUTPUTS, Model
from lull.pharmacology.simulation.people_table import name_people
from lull.pharmacology.simulation.simulate import simulate
from lull.quantities import IntrathecalMcg, McgPerHour, OralMg
from lull.refusal import BadInput, Refusal
from made_simulation import some_people


def read(text: str) -> EventTable:
    """Read a table that is not refused."""
    table = read_event_table(text)
    assert isinstance(table, EventTable)
    return table


EVERY_KIND = (
    "ID,TIME,AMT,RATE,II,ADDL,SS,CMT,EVID,MDV,DV,UNIT\n"
    "7,0,10,.,8,2,1,1,1,1,.,mg\n"
    "7,1.5,.,.,.,.,.,1,0,0,123.4,.\n"
    "7,2,50,0,0,0,0,2,1,1,.,mcg\n"
    "7,3,5,0,0,0,0,3,1,1,.,MG\n"
    "7,4,24,2,24,6,0,2,1,1,.,ug\n"
    "7,5,.,.,.,.,.,.,2,1,.,.\n"
    "7,6,.,.,.,.,.,.,3,1,.,.\n"
    "7,7,20,.,.,.,.,1,4,1,.,.\n"
    "7,8,0,4,0,0,1,2,1,1,.,mcg\n"
    "7,9,25,.,12,.,2,2,1,1,.,mcg\n"
    "7,10,.,.,.,.,.,2,0,1,99,.\n"
)


def test_every_kind_of_line() -> None:
    """A worked example: one person, each EVID, each compartment."""
    table = read(EVERY_KIND)
    assert table.ids == (7,)
    steady = Repeat(every_h=8.0, count=3, steady_state="replaces")
    assert table.events.all == (
        Event(what=ByMouth(OralMg(10.0)), at_h=0.0, repeat=steady, who=7),
        Event(what=Bolus(IntrathecalMcg(50.0)), at_h=2.0, who=7),
        Event(what=ByMouth(OralMg(5.0), "oral_solution"), at_h=3.0, who=7),
        Event(what=Infusion(McgPerHour(2.0), 12.0), at_h=4.0, repeat=Repeat(every_h=24.0, count=7), who=7),
        Event(what=Reset(), at_h=6.0, who=7),
        Event(what=Reset(), at_h=7.0, who=7),
        Event(what=ByMouth(OralMg(20.0)), at_h=7.0, who=7),
        Event(what=Infusion(McgPerHour(4.0), inf), at_h=8.0, repeat=Repeat(steady_state="replaces"), who=7),
        Event(
            what=Bolus(IntrathecalMcg(25.0)),
            at_h=9.0,
            repeat=Repeat(every_h=12.0, count=1, steady_state="adds"),
            who=7,
        ),
    )
    assert table.observations == (
        Observation(who=7, at_h=1.5, compartment=1, value=123.4),
        Observation(who=7, at_h=5.0, compartment=None, value=None),
        Observation(who=7, at_h=10.0, compartment=2, value=None),
    )
    np.testing.assert_array_equal(table.hours, [1.5, 5.0, 10.0])
    assert table.people is None


def test_columns_come_in_any_order_and_case_and_without_evid() -> None:
    """An amount makes a dose, nothing makes an observation; a BOM, spaces and empty lines do no harm."""
    table = read("\ufeffdv, cmt ,amt,time,id\n.,1,10,0,ada\n\n55.5,.,.,2,ada\n.,2,50,0,bob\n")
    assert table.ids == ("ada", "bob")
    assert [(event.who, type(event.what)) for event in table.events] == [("ada", ByMouth), ("bob", Bolus)]
    assert table.observations == (Observation(who="ada", at_h=2.0, compartment=None, value=55.5),)


def test_covariates_say_who_they_are() -> None:
    """On any of a person's lines; a kidney function may be missing."""
    table = read("ID,TIME,AMT,CMT,AGE,WT,EGFR\n1,0,10,1,40,70,40\n1,1,.,.,.,.,.\n2,0,10,1,8,25,.\n")
    assert table.people is not None
    assert table.people.ids == (1, 2)
    clearance = np.asarray(table.people.groups[0].people.kinetics.cl_f_l_per_h)
    assert clearance[0] < clearance[1] * 2
    assert table.people.ages_y is not None
    np.testing.assert_array_equal(table.people.ages_y, [40.0, 8.0])


@pytest.mark.hazard("H23")
def test_people_outside_the_model_are_declined() -> None:
    """The refusal names the person."""
    refusal = read_event_table("ID,TIME,AMT,CMT,AGE,WT\n4,0,10,1,1,9\n")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "age_outside_model"
    assert refusal.message.startswith("person 4: ")


HEAD = "ID,TIME,AMT,RATE,II,ADDL,SS,CMT,EVID\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the table of events is empty"),
        ("\n", "the table of events is empty"),
        (HEAD, "column names and no lines"),
        ("ID;TIME\n1;2\n", "line 1 is divided by semicolons"),
        (
            "ID,TIME,DOSE\n1,0,10\n",
            "line 1: no column of a table of events is called 'DOSE': there are ID, TIME",
        ),
        ("ID,TIME,time\n1,0,0\n", "line 1 has the column TIME twice"),
        ("TIME,AMT\n0,10\n", "line 1 has no column ID"),
        ("ID,AMT\n1,10\n", "line 1 has no column TIME"),
        ("ID,TIME\n1,0,3\n", "line 2 has 3 cells and the table 2 columns"),
        ("ID,TIME\n.,0\n", "line 2, column ID is empty"),
        ("ID,TIME\n1,.\n", "line 2, column TIME is empty"),
        ('ID,TIME\n1,"0\n', "line 2 is no CSV"),
        (HEAD + "1,0,NaN,0,0,0,0,1,1\n", "line 2, column AMT is 'NaN', which is no number"),
        (
            HEAD + "1,0,NA,0,0,0,0,1,1\n",
            "line 2, column AMT is 'NA', which is no number: write a number, or .",
        ),
        (HEAD + "1,inf,10,0,0,0,0,1,1\n", "line 2, column TIME is 'inf', which is no number"),
        (HEAD + "1,0,10,0,0,0,0,1,5\n", "line 2, column EVID is 5: Lull knows 0, 1, 2, 3, 4"),
        (HEAD + "1,0,10,0,0,0,0,1,1.5\n", "line 2, column EVID is 1.5"),
        (HEAD + "1,0,10,0,0,0,0,4,1\n", "line 2, column CMT is 4: Lull knows 1, 2, 3 (1 is a tablet in mg"),
        (HEAD + "1,0,10,0,0,0,0,.,1\n", "line 2, column CMT is missing for a dose: 1 is a tablet in mg"),
        (HEAD + "1,0,10,0,8,0,3,1,1\n", "line 2, column SS is 3: Lull knows 0, 1, 2"),
        ("ID,TIME,MDV\n1,0,2\n", "line 2, column MDV is 2: Lull knows 0, 1"),
        (HEAD + "1,0,-10,0,0,0,0,1,1\n", "line 2, column AMT is -10: it must be 0 or more"),
        (HEAD + "1,0,10,-5,0,0,0,2,1\n", "line 2, column RATE is -5: it must be 0 or more"),
        (HEAD + "1,0,10,-1,0,0,0,2,1\n", "column RATE is -1, a rate or duration from a model"),
        (HEAD + "1,0,10,-2,0,0,0,2,1\n", "column RATE is -2, a rate or duration from a model"),
        (HEAD + "1,0,10,5,0,0,0,1,1\n", "line 2, column RATE is 5 by mouth: only CMT 2"),
        (HEAD + "1,0,10,5,0,0,0,3,1\n", "line 2, column RATE is 5 by mouth: only CMT 2"),
        (HEAD + "1,0,10,0,-8,1,0,1,1\n", "line 2, column II is -8"),
        (HEAD + "1,0,10,0,8,-1,0,1,1\n", "line 2, column ADDL is -1"),
        (HEAD + "1,0,10,0,8,1.5,0,1,1\n", "line 2, column ADDL is 1.5: it must be a whole number"),
        (HEAD + "1,0,10,0,0,3,0,1,1\n", "line 2, column II is 0 and ADDL asks for more doses"),
        (HEAD + "1,0,10,0,0,0,1,1,1\n", "line 2, column II is 0 and SS asks for a steady state"),
        (HEAD + "1,0,10,0,8,0,0,1,1\n", "line 2, column II is 8 without ADDL or SS"),
        (HEAD + "1,0,0,0,0,0,0,1,1\n", "line 2, column AMT is 0 for a dose"),
        (
            HEAD + "1,0,0,5,0,0,0,2,1\n",
            "line 2, column AMT is 0 for a dose: write the amount, or RATE with SS 1",
        ),
        (HEAD + "1,0,0,5,8,0,1,2,1\n", "line 2, column II is 8 for a steady flow without an end"),
        (HEAD + "1,0,0,5,0,2,1,2,1\n", "line 2, column ADDL is 2 for a steady flow without an end"),
        (HEAD + "1,0,10,0,0,0,0,1,0\n", "line 2, column AMT is 10 on a line with EVID 0, which is no dose"),
        (HEAD + "1,0,0,0,8,0,0,1,3\n", "line 2, column II is 8 on a line with EVID 3"),
        (HEAD + "1,5,10,0,0,0,0,1,1\n1,4,10,0,0,0,0,1,1\n", "line 3, column TIME is 4 after 5: sort"),
        ("ID,TIME\n1,0\n2,0\n1,1\n", "line 4, column ID: person 1 comes back after others"),
        (HEAD + "1,0,20000,0,0,0,0,1,1\n", "line 2, column AMT: an oral amount of 20000 mg is above 10 g"),
        (HEAD + "1,0,20,5000,0,0,0,2,1\n", "line 2, column RATE: a pump rate of 5000 mcg/h is above 1000"),
        ("ID,TIME,AGE,WT\n1,0,40,70\n1,1,41,70\n", "line 3, column AGE changes from 40 to 41 for person 1"),
        ("ID,TIME,AGE,WT\n1,0,40,70\n2,0,.,70\n", "person 2 has no AGE"),
        ("ID,TIME,AGE\n1,0,40\n", "person 1 has no WT"),
        ("ID,TIME,AGE,WT\n1,0,40,-7\n", "person 1: weight_kg must be above 0"),
        ("ID,TIME\n1,0" + "\0" + "\n", "is no number"),
    ],
)
def test_a_bad_line_is_refused_by_name(text: str, said: str) -> None:
    """One sentence: line, column and what to do."""
    with pytest.raises(BadInput) as refused:
        read_event_table(text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.hazard("H02")
@pytest.mark.parametrize(("cmt", "unit"), [(1, "mcg"), (2, "mg"), (3, "ug"), (1, "g"), (2, "mL")])
def test_a_unit_that_is_not_the_compartments_is_refused(cmt: int, unit: str) -> None:
    """Milligrams into the spine, micrograms by mouth: named, never converted."""
    with pytest.raises(
        BadInput, match=f"line 2, column UNIT is '{unit}' and CMT {cmt} takes .* nothing is converted"
    ):
        read_event_table(f"ID,TIME,AMT,CMT,UNIT\n1,0,50,{cmt},{unit}\n")


@pytest.mark.parametrize("unit", ["mcg", "ug", "\u00b5g", "\u03bcg", "MCG"])
def test_the_microgram_may_be_spelled_as_people_do(unit: str) -> None:
    """Either letter mu, and no letter at all."""
    assert len(read(f"ID,TIME,AMT,CMT,UNIT\n1,0,50,2,{unit}\n").events) == 1


lines = st.lists(
    st.tuples(
        st.floats(0.0, 30.0).map(lambda h: round(h, 2)), st.sampled_from((1, 2, 3)), st.floats(1.0, 40.0)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=20)
@given(lines, st.integers(0, 4))
def test_addl_is_so_many_lines(rows: list[tuple[float, int, float]], more: int) -> None:
    """Doses said once with ADDL, or written out line by line, leave the same curves."""
    short = ["ID,TIME,AMT,II,ADDL,CMT"]
    plain = ["ID,TIME,AMT,CMT"]
    for at_h, cmt, amount in sorted(rows):
        short.append(f"1,{at_h!r},{amount!r},{6 if more else 0},{more},{cmt}")
    for at_h, cmt, amount in sorted(
        (at_h + 6 * k, cmt, amount) for at_h, cmt, amount in rows for k in range(more + 1)
    ):
        plain.append(f"1,{at_h!r},{amount!r},{cmt}")
    people = name_people(some_people(1))
    hours = np.linspace(0.0, 60.0, 50)
    model = Model(outputs=tuple(OUTPUTS))
    ours = simulate(model, read("\n".join(short)).events, people, hours)
    theirs = simulate(model, read("\n".join(plain)).events, people, hours)
    for name in OUTPUTS:
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(("addl", "steady"), [("0", "1"), ("1e300", "0")])
def test_an_interval_of_nothing_is_refused(addl: str, steady: str) -> None:
    """More doses than a computer counts, by ADDL or by a steady state."""
    table = read(f"ID,TIME,AMT,II,ADDL,SS,CMT\n1,0,10,1e-320,{addl},{steady},1\n")
    people = name_people(some_people(1))
    with pytest.raises(BadInput, match="more than 1,000,000 single doses: check every_h"):
        simulate(Model(), table.events, people, [0.0, 9.0])


def test_few_doses_at_such_an_interval_are_one_dose() -> None:
    """Nine doses at once are as many milligrams as they say."""
    people, model = name_people(some_people(1)), Model(outputs=("plasma_ng_per_ml",))
    nine = read("ID,TIME,AMT,II,ADDL,CMT\n1,0,1,1e-320,8,1\n").events
    once = read("ID,TIME,AMT,CMT\n1,0,9,1\n").events
    ours, theirs = (simulate(model, given, people, [3.0])["plasma_ng_per_ml"] for given in (nine, once))
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_an_id_of_many_digits_is_text() -> None:
    """However many there are."""
    assert read(f"ID,TIME\n{'9' * 5000},0\n").ids == ("9" * 5000,)
    assert read("ID,TIME\n123456789012345678,0\n").ids == (123456789012345678,)


def test_a_table_is_simulated_as_it_stands() -> None:
    """Everybody in it gets their own doses, at the hours it asks for."""
    table = read(
        "ID,TIME,AMT,CMT,EVID,AGE,WT\n1,0,10,1,1,35,70\n1,3,.,.,0,.,.\n2,0,50,2,1,35,70\n2,4,.,.,0,.,.\n"
    )
    assert table.people is not None
    answer = simulate(
        Model(outputs=("fluid_ng_per_ml", "tone_legs")), table.events, table.people, table.hours
    )
    assert answer["tone_legs"].shape == (2, 2)
    assert (answer["tone_legs"] < 1.0).all()
    assert (answer["fluid_ng_per_ml"][:, 0] == 0.0).all()
    assert (answer["fluid_ng_per_ml"][:, 1] > 0.0).all()

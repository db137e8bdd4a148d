"""What is said of a stretch test, a range or a walk: every number with its error, or why there is none."""

from dataclasses import dataclass

from lull.actions.keep_measurement import ShownMeasurement
from lull.assessment.number_names import JOINTS, MAIN_NUMBER, NUMBER_NAMES, Unit
from lull.assessment.number_words import round_up, say_number
from lull.movement.landmarks import SIDES
from lull.record.recorded_grade import GMFM_VERSIONS, RecordedGrade, find_scale
from lull.record.recorded_measurement import RecordedMeasurement
from lull.web.wording import upper_first

TITLES = {"stretch": "Stretch test", "range": "Range of a joint", "walk": "Walk from the side"}
LEAST_SAID = 0.5
"""Half of what a whole number can say: a smaller difference has no direction."""

MOVED_BY = {"active": "moved by the person", "passive": "moved by somebody else"}
WALK_ROWS = (
    ("step_time_s", "Step time"),
    ("stance_share", "Share of the stride on the ground"),
    *(
        (f"{joint}_{end}_deg", f"{end.capitalize()} {joint} bend")
        for joint in JOINTS
        for end in ("least", "greatest")
    ),
)
"""What a walk tells of each leg, by the end of its name."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One row of the table of numbers, in words."""

    name: str
    cells: tuple[str, ...]


def name_subject(one: RecordedMeasurement) -> str:
    """Say what was measured: ``Range of a joint, left knee, moved by the person``."""
    parts = [TITLES[one.test]]
    if one.joint:
        parts.append(f"{one.side} {one.joint}")
    if one.kind is not None:
        parts.append(MOVED_BY[one.kind])
    return ", ".join(parts)


def grade_words(told: RecordedGrade) -> str:
    """Say a grade as its scale writes it: ``Modified Ashworth grade 1+, left calf``."""
    word = "score" if told.scale in GMFM_VERSIONS else find_scale(told.scale).word
    said = f"{told.scale} {word} {told.written}"
    return f"{said}, {told.subject}" if told.subject else said


def say_main(one: RecordedMeasurement) -> str:
    """Say the main number in a few words, for a list."""
    name = MAIN_NUMBER[one.test]
    told = one.numbers.get(name)
    if told is None or told.value is None:
        return "no catch measured" if one.test == "stretch" else "not known"
    said = say_number(told, NUMBER_NAMES[one.test][name].unit)
    return f"catch {said} before the end" if one.test == "stretch" else said


def headline(one: RecordedMeasurement) -> str:
    """Say the main number as a sentence."""
    said = say_main(one)
    if one.test == "walk":
        return upper_first(said)
    if one.test == "range":
        return f"The {one.side} {one.joint} moved through {said}."
    if said.startswith("catch"):
        return f"The catch came {said.removeprefix('catch ')}."
    return "No catch was measured."


def why_unknown(one: RecordedMeasurement) -> str:
    """Say why there is no main number; empty where there is one."""
    told = one.numbers.get(MAIN_NUMBER[one.test])
    return "" if told is None or told.value is not None or not told.why else f"{told.why}."


def difference_words(shown: ShownMeasurement) -> str:
    """Say how the main number differs from the earlier one: the sign as a word, the error beside it."""
    compared = shown.compared
    if compared is None:
        return ""
    unit = NUMBER_NAMES[shown.measurement.test][MAIN_NUMBER[shown.measurement.test]].unit
    size = abs(compared.difference)
    way = "more" if compared.difference >= 0 else "less"
    said = (
        f"{_say_size(f'{size:.0f}', unit)} {way} than before"
        if size >= LEAST_SAID
        else f"Less than {_say_size('1', unit)} apart from before"
    )
    verdict = (
        "That is bigger than the error of both."
        if compared.is_beyond_error
        else "That is inside measuring error."
    )
    return f"{said}, ±{round_up(compared.detectable)}{'°' if unit == 'deg' else ''}. {verdict}"


def _say_size(whole: str, unit: Unit) -> str:
    """Say the size of a difference of main numbers, which are degrees or steps a minute."""
    return f"{whole}°" if unit == "deg" else f"{whole} step{'' if whole == '1' else 's'} a minute"


def list_heads(one: RecordedMeasurement) -> tuple[str, ...]:
    """Return the heads of the table of numbers."""
    return ("Left", "Right") if one.test == "walk" else ("Measured",)


def list_rows(one: RecordedMeasurement) -> tuple[NumberRow, ...]:
    """Return every number in words; those of a walk by leg."""
    names = NUMBER_NAMES[one.test]
    if one.test != "walk":
        return tuple(
            NumberRow(name.words, (say_number(one.numbers[key], name.unit),))
            for key, name in names.items()
            if key in one.numbers
        )
    return tuple(
        NumberRow(words, tuple(say_number(one.numbers[key], names[key].unit) for key in keys))
        for words, keys in _list_walk_keys()
        if all(key in one.numbers for key in keys)
    )


def _list_walk_keys() -> list[tuple[str, list[str]]]:
    """Return each row of a walk with the names of its numbers, left and right."""
    return [(words, [f"{side}_{end}" for side in SIDES]) for end, words in WALK_ROWS]


def list_beside(one: RecordedMeasurement) -> tuple[str, ...]:
    """Return what is said of a walk as a whole, beside its headline."""
    told = one.numbers.get("step_time_asymmetry")
    return (
        ()
        if told is None
        else (f"Left less right step time, as a share of a step: {say_number(told, 'ratio')}.",)
    )

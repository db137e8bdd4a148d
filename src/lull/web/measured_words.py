"""What is said of a stretch test, a range or a walk: every number with its error, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.actions.keep_measurement import ShownMeasurement
from lull.assessment.gross_motor_measure import GmfmScore
from lull.assessment.kept_sentences import say_again
from lull.assessment.number_names import MAIN_NUMBER, NUMBER_NAMES, Test, Unit
from lull.assessment.number_words import round_up, say_number
from lull.assessment.range_of_motion import Kind
from lull.movement.landmark_words import LANDMARK_WORDS
from lull.movement.landmarks import SIDES
from lull.record.recorded_grade import GMFM_VERSIONS, RecordedGrade, find_scale
from lull.record.recorded_measurement import RecordedMeasurement
from lull.saying import as_sentence, say, say_count, together, with_upper_first

TITLES: Mapping[Test, str] = {
    "stretch": say("Stretch test"),
    "range": say("Range of a joint"),
    "walk": say("Walk from the side"),
}
LEAST_SAID = 0.5
"""Half of what a whole number can say: a smaller difference has no direction."""

MOVED_BY: Mapping[Kind, str] = {
    "active": say("moved by the person"),
    "passive": say("moved by somebody else"),
}
WALK_ROWS = (
    ("step_time_s", say("Step time")),
    ("stance_share", say("Share of the stride on the ground")),
    ("knee_least_deg", say("Least knee bend")),
    ("knee_greatest_deg", say("Greatest knee bend")),
    ("hip_least_deg", say("Least hip bend")),
    ("hip_greatest_deg", say("Greatest hip bend")),
)
"""What a walk tells of each leg, by the end of its name."""

SCALE_WORDS: Mapping[str, str] = {"grade": say("grade"), "level": say("level"), "score": say("score")}
"""What one value of a scale is called."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One row of the table of numbers, in words."""

    name: str
    cells: tuple[str, ...]


def name_subject(one: RecordedMeasurement) -> str:
    """Say what was measured: ``Range of a joint, left knee, moved by the person``."""
    parts = [TITLES[one.test]]
    if one.joint:
        parts.append(_name_part(one))
    if one.kind is not None:
        parts.append(MOVED_BY[one.kind])
    return together(parts, ", ")


def grade_words(told: RecordedGrade) -> str:
    """Say a grade as its scale writes it: ``Modified Ashworth grade 1+, left calf``."""
    word = SCALE_WORDS["score" if told.scale in GMFM_VERSIONS else find_scale(told.scale).word]
    said = say("{scale} {word} {grade}", scale=told.scale, word=word, grade=written_words(told))
    return together((said, told.subject), ", ") if told.subject else said


def written_words(told: RecordedGrade) -> str:
    """Say a grade as it is written on its scale; a score with its error where the form gave one."""
    error = told.value.standard_error if isinstance(told.value, GmfmScore) else None
    if error is None or not isinstance(told.value, GmfmScore):
        return told.written
    return say("{score:g}, standard error {error:g}", score=told.value.score, error=error)


def say_main(one: RecordedMeasurement) -> str:
    """Say the main number in a few words, for a list."""
    said = _say_number(one)
    if one.test != "stretch":
        return said or say("not known")
    return say("catch {number} before the end", number=said) if said else say("no catch measured")


def headline(one: RecordedMeasurement) -> str:
    """Say the main number as a sentence."""
    said = _say_number(one)
    if one.test == "walk":
        return with_upper_first(say_main(one))
    if one.test == "range":
        return say("The {part} moved through {number}.", part=_name_part(one), number=say_main(one))
    if said:
        return say("The catch came {number} before the end.", number=said)
    return say("No catch was measured.")


def why_unknown(one: RecordedMeasurement) -> str:
    """Say why there is no main number; empty where there is one."""
    told = one.numbers.get(MAIN_NUMBER[one.test])
    if told is None or told.value is not None or not told.why:
        return ""
    return as_sentence(say_again(told.why))


def list_notes(one: RecordedMeasurement) -> tuple[str, ...]:
    """Return what was kept beside the numbers."""
    return tuple(say_again(note) for note in one.notes)


def difference_words(shown: ShownMeasurement) -> str:
    """Say how the main number differs from the earlier one: the sign as a word, the error beside it."""
    compared = shown.compared
    if compared is None:
        return ""
    unit = NUMBER_NAMES[shown.measurement.test][MAIN_NUMBER[shown.measurement.test]].unit
    size = abs(compared.difference)
    if size < LEAST_SAID:
        said = say("Less than {size} apart from before", size=_say_size(1, unit))
    elif compared.difference >= 0:
        said = say("{size} more than before", size=_say_size(round(size), unit))
    else:
        said = say("{size} less than before", size=_say_size(round(size), unit))
    error = f"±{round_up(compared.detectable)}{'°' if unit == 'deg' else ''}"
    if compared.is_beyond_error:
        return say("{said}, {error}. That is bigger than the error of both.", said=said, error=error)
    return say("{said}, {error}. That is inside measuring error.", said=said, error=error)


def _say_size(whole: int, unit: Unit) -> str:
    """Say the size of a difference of main numbers, which are degrees or steps a minute."""
    return (
        f"{whole}°"
        if unit == "deg"
        else say_count(whole, "{number} step a minute", "{number} steps a minute")
    )


def _say_number(one: RecordedMeasurement) -> str:
    """Say the main number with its error; empty where it is not known."""
    name = MAIN_NUMBER[one.test]
    told = one.numbers.get(name)
    return "" if told is None or told.value is None else say_number(told, NUMBER_NAMES[one.test][name].unit)


def _name_part(one: RecordedMeasurement) -> str:
    """Name the joint with its side."""
    return LANDMARK_WORDS[f"{one.side}_{one.joint}"]


def list_heads(one: RecordedMeasurement) -> tuple[str, ...]:
    """Return the heads of the table of numbers."""
    return (say("Left"), say("Right")) if one.test == "walk" else (say("Measured"),)


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
        else (
            say(
                "Left less right step time, as a share of a step: {number}.",
                number=say_number(told, "ratio"),
            ),
        )
    )

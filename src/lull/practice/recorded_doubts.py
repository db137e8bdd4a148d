"""What may be wrong with the count of a recording: the doubts of live practice, with all frames at hand."""

from math import inf

from lull.movement.measured_signal import MeasuredSignal
from lull.movement.recorded_repetitions import CountedSignal
from lull.movement.recording import Recording
from lull.practice.count_doubt import NOTHING_COUNTED, SEEN_OBLIQUELY, Doubt, DoubtWatch
from lull.refusal import Refusal


def find_doubts(
    recording: Recording, measured: MeasuredSignal, counted: CountedSignal, refused: Refusal | None
) -> tuple[Doubt, ...]:
    """Return every doubt about the count of one side, in order of time; none for a count to be relied on.

    ``refused`` says why angles were refused; a view too oblique makes a count doubtful as well.
    """
    t_s = recording.t_s.tolist()
    watch = DoubtWatch()
    sign = 1.0 if counted.rest == "low" else -1.0
    for at_s, value in zip(t_s, measured.values(), strict=True):
        watch.feed(at_s, None if value is None else sign * value)
    watch.note_gap(t_s[-1])
    for attempt in counted.attempts:
        watch.answer_for(attempt.start_s, attempt.end_s)
    found = list(watch.gaps)
    while (doubt := watch.take_uncounted(inf, counted.own_range)) is not None:
        found.append(doubt)
    leaps = watch.find_leaps(len(counted.attempts))
    found += [] if leaps is None else [leaps]
    whole = {"from_s": t_s[0], "to_s": t_s[-1]}
    if not counted.attempts:
        found.append(Doubt(code=NOTHING_COUNTED, **whole))
    if refused is not None:
        found.append(Doubt(code=SEEN_OBLIQUELY, **whole))
    return tuple(sorted(found, key=lambda doubt: (doubt.from_s, doubt.to_s, doubt.code)))

"""How a session felt, in words, each beside a face of our own."""

from collections.abc import Sequence
from dataclasses import dataclass

from lull.record.session_felt import SessionFelt
from lull.saying import say, together

FUN = (say("no fun"), say("a little fun"), say("some fun"), say("fun"), say("a lot of fun"))
EFFORT = (say("very easy"), say("easy"), say("in between"), say("hard work"), say("very hard work"))
"""What each face says."""

QUESTIONS = (("fun", say("How much fun was it?"), FUN), ("effort", say("How much work was it?"), EFFORT))
"""Each question: its field, its words, and the words of its faces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceCount:
    """How often each face of a question was chosen. Faces are counted and never averaged."""

    name: str
    question: str
    faces: tuple[tuple[str, int], ...]


def count_faces(told: Sequence[SessionFelt]) -> tuple[FaceCount, ...]:
    """Return how often each face was chosen, for each question that was answered at least once."""
    counts = []
    for name, question, words in QUESTIONS:
        chosen = [one.fun if name == "fun" else one.effort for one in told]
        faces = tuple((said, chosen.count(face)) for face, said in enumerate(words))
        if any(count for _, count in faces):
            counts.append(FaceCount(name=name, question=question, faces=faces))
    return tuple(counts)


def felt_words(told: SessionFelt) -> str:
    """Say how a session felt: ``fun, hard work``."""
    said = (
        None if told.fun is None else FUN[told.fun],
        None if told.effort is None else EFFORT[told.effort],
    )
    return together((words for words in said if words), ", ")

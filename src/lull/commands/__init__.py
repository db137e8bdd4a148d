"""The verbs of the command line, one module each; they parse, call one use case and say the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a verb says: ``json`` for machines and, where people read it too, the same in ``text``.

    ``done`` tells, in a sentence, what the verb has already changed for good. It is said when the answer
    itself cannot be: whoever asked must not believe that nothing happened and do it again.
    """

    json: object
    text: str | None = None
    done: str | None = None

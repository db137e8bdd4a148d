"""A sentence that remembers what it was made of, so that a screen can say it in another language.

Everything below the screens speaks English and knows no language. A :class:`Saying` is that English text, an
ordinary ``str``, and carries its pattern and its values along; whoever shows it looks the pattern up in a
catalogue and fills the values in again (:mod:`lull.web.translation`). A pattern is written out where it is
said, so that the catalogues can be checked against the source. What somebody typed is a value, never a
pattern.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Self, TypeAlias

First = Literal["as it is", "upper", "lower"]
"""What becomes of the first letter of the finished sentence."""

SENTENCE_ENDS = (".", "?", "!")
"""What a sentence ends with."""

Value: TypeAlias = object
"""What is filled in: a number, a name somebody gave, or another saying."""


class Saying(str):  # noqa: SLOT000 - a text of any length cannot have slots
    """English text with the pattern and the values it was made of; equal to the same text without them.

    Attributes:
        pattern: the English pattern, with named gaps as :meth:`str.format` has them.
        many: the pattern for any number but one, or None where no number decides.
        number: the number that decides between the two.
        values: what fills the gaps.
        first: what becomes of the first letter.
    """

    pattern: str
    many: str | None
    number: int
    values: Mapping[str, Value]
    first: First

    def __new__(
        cls,
        pattern: str,
        values: Mapping[str, Value],
        *,
        many: str | None = None,
        number: int = 1,
        first: First = "as it is",
    ) -> Self:
        """Return the English text.

        Raises:
            KeyError: if the pattern names a value that is not there.
        """
        chosen = pattern if many is None or number == 1 else many
        said = super().__new__(cls, with_first(chosen.format(**values), first))
        said.pattern, said.many, said.number = pattern, many, number
        said.values, said.first = dict(values), first
        return said

    def __getnewargs_ex__(self) -> tuple[tuple[str, dict[str, Value]], dict[str, object]]:
        """Let a saying be copied with what it was made of."""
        kept: dict[str, object] = {"many": self.many, "number": self.number, "first": self.first}
        return (self.pattern, dict(self.values)), kept


def say(pattern: str, **values: Value) -> Saying:
    """Return a sentence; the pattern is a literal, so that a catalogue can hold it.

    >>> say("You came back after {days} days.", days=3)
    'You came back after 3 days.'
    """
    return Saying(pattern, values)


def say_count(number: int, one: str, many: str, **values: Value) -> Saying:
    """Return the sentence for one, or that for any other number; both may name ``{number}``.

    >>> say_count(1, "{number} day", "{number} days"), say_count(2, "{number} day", "{number} days")
    ('1 day', '2 days')
    """
    return Saying(one, {"number": number, **values}, many=many, number=number)


def together(parts: Iterable[str], between: str = " ") -> Saying:
    """Return parts one after the other, each of which keeps what it was made of.

    >>> together((say("Rest now."), say("Go on.")))
    'Rest now. Go on.'
    """
    values = {f"p{number}": part for number, part in enumerate(parts)}
    gap = between.replace("{", "{{").replace("}", "}}")
    return Saying(gap.join(f"{{{name}}}" for name in values), values)


def with_upper_first(text: str) -> Saying:
    """Return a text that begins like a sentence."""
    return Saying("{text}", {"text": text}, first="upper")


def with_lower_first(text: str) -> Saying:
    """Return a text that stands inside an English sentence; other languages keep their own capitals."""
    return Saying("{text}", {"text": text}, first="lower")


def with_first(text: str, first: First) -> str:
    """Return a text with its first letter as asked."""
    change: Callable[[str], str] = {"upper": str.upper, "lower": str.lower}.get(first, str)
    return change(text[:1]) + text[1:]


def with_full_stop(text: str) -> str:
    """Return a text that ends like a sentence; a saying stays one, a text that is none stays none."""
    if not text or text.endswith(SENTENCE_ENDS):
        return text
    return together((text, ""), ".") if isinstance(text, Saying) else text + "."


def as_sentence(text: str) -> str:
    """Return a text that begins and ends like a sentence; a saying stays one, a text that is none stays none.

    >>> as_sentence("a file is empty"), as_sentence(say("It stands."))
    ('A file is empty.', 'It stands.')
    """
    ended = with_full_stop(text)
    return with_upper_first(ended) if isinstance(ended, Saying) else with_first(ended, "upper")

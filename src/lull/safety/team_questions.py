"""Questions for the team: lists to tick and to print. They ask, and never suggest an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """Questions about one thing, under its title."""

    id: str
    title: str
    questions: tuple[str, ...]


ABOUT_BACLOFEN = QuestionGroup(
    id="baclofen",
    title="About the medicine",
    questions=(
        "What should become easier for us, and how will we notice?",
        "When will we look together whether it helps?",
        "What if stiffness is needed to stand or to walk?",
        "Which side effects mean that we call you, and when?",
        "Whom do we call at night?",
        "Who plans it if it is ever ended, and how?",
    ),
)
ABOUT_PRACTICE = QuestionGroup(
    id="practice",
    title="About practice",
    questions=(
        "What is worth practising now, and how often?",
        "What should we leave out when muscles are weak or sleepy?",
        "Who checks the exercises, and when?",
    ),
)
ABOUT_WAYS = (
    QuestionGroup(
        id="choice",
        title="About the way",
        questions=(
            "Which ways have you thought of for us, and why?",
            "Which part of the body is each of them for?",
            "When would it begin, and when would it be over?",
            "What speaks against it for us?",
            "What happens if we wait?",
        ),
    ),
    QuestionGroup(
        id="mouth",
        title="Tablets or liquid",
        questions=(
            "Which strength is it, in mg per tablet or mg per mL?",
            "What if a dose was forgotten or came up again?",
            "What if the pharmacy gives another strength?",
        ),
    ),
    QuestionGroup(
        id="spine",
        title="Test dose or pump",
        questions=(
            "What exactly will be tested, and who decides afterwards?",
            "How long do we stay in hospital, and what is watched?",
            "What happens with the baclofen by mouth on that day?",
            "When is the pump refilled, and what if we cannot come?",
            "What does each alarm mean, and whom do we call?",
            "How often do infections and catheter trouble happen here?",
        ),
    ),
    QuestionGroup(
        id="injection",
        title='When somebody says "the injection"',
        questions=(
            "Which of the two do you mean?",
            "Which muscles, which product, and how many units?",
            "What can go wrong, and which signs need a call?",
            "What therapy comes after it, and when does it begin?",
        ),
    ),
)
QUESTIONS: tuple[QuestionGroup, ...] = (ABOUT_BACLOFEN, *ABOUT_WAYS, ABOUT_PRACTICE)

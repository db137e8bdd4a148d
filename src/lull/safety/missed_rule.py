"""What stands beside a dose without a record or not given: the plan's own words, or whom to ask.

Lull has no rule of its own for a missed dose (hazard H09). Where the prescriber gave one, it is shown as it
was entered; where none was, one fixed sentence stands there.
"""

NO_RULE = "Do not double. Ask your pharmacist or doctor."


def say_missed_rule(entered: str) -> str:
    """Say the plan's own rule for a missed dose, word for word, or the fixed sentence where there is none."""
    rule = entered.strip()
    return f"Your plan says: {rule}" if rule else NO_RULE

"""What a test of the command line says, and what comes back."""

from collections.abc import Callable
from pathlib import Path

from lull.store.ledger import Ledger

Said = tuple[int, str, str]
"""The exit code, standard output and standard error."""

Lull = Callable[..., Said]
"""Says words to the command line."""


def count_entries(path: Path) -> int:
    """Count the entries in the record."""
    with Ledger.open(path) as ledger:
        return len(ledger.events())

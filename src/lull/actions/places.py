"""Where records live on this computer."""

import os
from pathlib import Path

from platformdirs import user_data_path

from lull.refusal import BadInput

RECORD_FILE = "record.db"


def record_folder() -> Path:
    """Return the folder of the family's own record: ``$LULL_HOME``, or the user's data folder.

    Raises:
        BadInput: if ``$LULL_HOME`` is not an absolute path.
    """
    named = os.environ.get("LULL_HOME", "")
    if not named:
        return user_data_path("lull", appauthor=False)
    folder = Path(named)
    if not folder.is_absolute():
        raise BadInput(f"LULL_HOME is {named!r}, which depends on where you stand: set it to a full path")
    return folder


def record_path() -> Path:
    """Return the file of the family's own record, whether or not it is there yet."""
    return record_folder() / RECORD_FILE


def demo_path() -> Path:
    """Return the file of the made-up family's record: in a folder of its own, never a real record."""
    return record_folder() / "demo" / RECORD_FILE

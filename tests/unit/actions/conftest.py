"""Records of their own for the tests of the actions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_folder import folder_in_memory


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory: what a disk does to a record is tested with the store."""
    with folder_in_memory() as folder:
        yield folder

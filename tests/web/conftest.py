"""Houses for the tests of the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_folder import folder_in_memory
from made_house import Clock, Visit, begin_mara, open_house, visit


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory: what a disk does to a record is tested with the store."""
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 15:20 in Berlin on 22 November 2026."""
    return Clock()


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[Visit]:
    """A browser on a house whose record has not begun."""
    house = open_house(tmp_path, clock=clock)
    yield visit(house, clock)
    house.close()


@pytest.fixture
def mara(tmp_path: Path, clock: Clock) -> Iterator[Visit]:
    """A browser on a house with Mara and her plan, and no dose in the record."""
    house = open_house(tmp_path, clock=clock)
    begin_mara(house)
    yield visit(house, clock)
    house.close()

"""Backups from the page: saved, listed, opened again; the key is shown to print and kept by nobody."""

import re

import pytest

from lull.actions.restore_record import restore_record
from lull.store.backup import BACKUP_FOLDER
from lull.store.ledger import Ledger
from made_house import Visit


@pytest.mark.hazard("H28")
def test_a_backup_from_the_page_holds_the_record_and_shows_its_key_once(mara: Visit) -> None:
    """The first one brings the key; later ones do not, until it is asked for."""
    assert "No backup yet." in mara.get("/backup").text
    first = mara.post("/backup").text
    key = re.search(r'class="key-words">([^<]+)<', first)
    assert key is not None
    assert "neither can we" in first
    mara.clock.move(minutes=1)
    assert "key-words" not in mara.post("/backup").text
    again = mara.post("/backup/key")
    assert key.group(1) in again.text
    assert again.headers["cache-control"] == "no-store"
    assert len(list((mara.house.ledger.path.parent / BACKUP_FOLDER).glob("*.lullbackup"))) == 2


@pytest.mark.hazard("H28")
def test_what_the_page_saved_is_restored_elsewhere_with_the_printed_key(mara: Visit) -> None:
    """A rehearsal, as it would be done on a new computer."""
    page = mara.post("/backup").text
    key = re.search(r'class="key-words">([^<]+)<', page)
    assert key is not None
    record = mara.house.ledger.path
    (backup,) = (record.parent / BACKUP_FOLDER).glob("*.lullbackup")
    elsewhere = record.parent / "elsewhere" / "record.db"
    restore_record(
        elsewhere, backup.read_bytes(), called=backup.name, typed_key=key.group(1), confirmed=False
    )

    with Ledger.open(elsewhere) as ledger:
        assert ledger.state() == mara.house.ledger.state()


def test_before_there_is_a_key_none_is_shown(mara: Visit) -> None:
    """One sentence, and nothing made by asking."""
    assert "There is no recovery key yet" in mara.post("/backup/key").text
    assert not (mara.house.ledger.path.parent / BACKUP_FOLDER).exists()

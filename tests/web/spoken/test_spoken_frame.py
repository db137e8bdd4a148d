"""What stands around every page asks a catalogue for every word; a page of medicine stays English (H36)."""

import pytest

from lull.web.spoken import OF_MEDICINE
from made_house import Visit
from made_other_language import accent, list_unspoken, speak_other


def test_a_page_asks_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    page = speak_other(mara, monkeypatch).get("/how-you-use-it")
    assert page.status_code == 200
    assert list_unspoken(page.text, ("Mara",)) == []
    assert '<html lang="en"' not in page.text


def test_what_is_not_asked_for_is_found() -> None:
    page = (
        f'<html lang="de"><p aria-label="Left">{accent("Said")}: 3</p><p lang="en">Safe</p><b>Forgotten</b>'
    )
    assert list_unspoken(page) == ["Left", "Forgotten"]


@pytest.mark.hazard("H36")
@pytest.mark.parametrize("address", [one for one in OF_MEDICINE if one not in ("/not-taken", "/record")])
def test_a_page_of_medicine_is_english_whole_and_says_why(
    mara: Visit, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    english = mara.get(address)
    page = speak_other(mara, monkeypatch).get(address)
    assert page.status_code == english.status_code == 200
    assert '<html lang="en"' in page.text
    assert accent("Today") not in page.text

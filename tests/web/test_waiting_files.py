"""Files that wait in Lull's own folder: offered by name, read from there alone, refused by name."""

import os
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lull.refusal import BadInput
from lull.web import waiting_files
from lull.web.guard import LARGEST_UPLOAD_BYTES
from lull.web.translation import speak, speaking
from lull.web.waiting_files import ENDINGS, FOLDER, GONE, MOST_SHOWN, list_waiting, read_waiting
from made_house import Visit
from made_other_language import OTHER, list_unspoken, speak_other
from made_pendulum import Leg
from made_swing_form import WHEN, begin_visit, good_answers, stretch_file, swing_file, walk_file


@pytest.fixture
def folder(mara: Visit) -> Path:
    """The folder, which is there as soon as somebody looks."""
    return list_waiting(mara.house).folder


def send_name(mara: Visit, path: str, name: str, **fields: str) -> tuple[int, str]:
    """Press a file's button: no file is sent, only its name."""
    answer = mara.client.post(
        path,
        data=WHEN | {"waiting": name} | fields,
        files={"file": ("", b"", "application/octet-stream")},
        headers=mara.origin,
    )
    return answer.status_code, answer.text


def test_a_file_that_waits_is_measured_by_its_button(mara: Visit, folder: Path) -> None:
    content = stretch_file(-50.0)
    (folder / "stretch of Monday.csv").write_bytes(content)
    path = f"/measure/stretch/{begin_visit(mara, 'stretch')}"
    page = mara.get(path).text
    assert 'name="waiting" value="stretch of Monday.csv"' in page
    assert str(folder) in page
    status, found = send_name(mara, f"{path}/file", "stretch of Monday.csv", joint="knee", side="left")
    assert status == HTTPStatus.OK
    assert "The catch came" in found
    assert (folder / "stretch of Monday.csv").read_bytes() == content


def test_every_page_that_takes_a_file_offers_what_waits(mara: Visit, folder: Path) -> None:
    (folder / "walk.csv").write_bytes(walk_file())
    (folder / "swing.csv").write_bytes(swing_file(Leg())[0])
    swing = mara.form_id()
    mara.post("/measure/swing", id=swing, **good_answers())
    mara.post(f"/measure/swing/{swing}/leg", side="left")
    pages = ["/measure/walk", "/measure/range", f"/measure/swing/{swing}/ways"]
    for page in [*pages, f"/measure/passive-range/{begin_visit(mara, 'passive-range')}"]:
        assert 'value="walk.csv"' in mara.get(page).text
    assert "Not kept yet." in send_name(mara, f"/measure/walk/{mara.form_id()}/file", "walk.csv")[1]
    assert "What we saw" in send_name(mara, f"/measure/swing/{swing}/file", "swing.csv")[1]


def test_what_cannot_be_measured_is_refused_by_name(mara: Visit, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_text("secret")
    (folder / "film.mp4").write_text("moving")
    (folder / "nothing.csv").touch()
    with (folder / "long.csv").open("wb") as file:
        file.truncate(LARGEST_UPLOAD_BYTES + 1)
    (folder / "link.csv").symlink_to(tmp_path / "outside.csv")
    (folder / "inner.csv").mkdir()
    (folder / f"{'n' * 120}.csv").write_text("t")
    os.mkfifo(folder / "waits.csv")
    (folder / ".hidden.csv").write_text("t")
    waiting = list_waiting(mara.house)
    assert waiting.names == ()
    assert len(waiting.refused) == MOST_SHOWN
    page = mara.get("/measure/walk").text
    assert 'name="waiting"' not in page
    assert "hidden" not in "".join(waiting.refused)
    (folder / "waits.csv").unlink()
    said = {words.split(":")[0]: words for words in list_waiting(mara.house).refused}
    assert said["film.mp4"] == "film.mp4: this is no table. A table ends in .csv, .txt or .parquet."
    assert said["nothing.csv"] == "nothing.csv: this file is empty."
    assert said["long.csv"] == "long.csv: this file is larger than 12 MB."
    assert said["link.csv"] == said["inner.csv"].replace("inner", "link")
    assert "shorter name" in said["n" * 100]


def test_the_newest_are_offered_first_and_not_too_many(mara: Visit, folder: Path) -> None:
    for number in range(MOST_SHOWN + 2):
        (folder / f"{number}.csv").write_text("t")
        os.utime(folder / f"{number}.csv", (number, number))
    newest = [f"{number}.csv" for number in range(MOST_SHOWN + 1, 1, -1)]
    assert list_waiting(mara.house).names == tuple(newest)
    with pytest.raises(BadInput, match="not in the folder"):
        read_waiting(mara.house, "0.csv")


@pytest.mark.parametrize(
    "name",
    ["../record.sqlite3", "/etc/passwd", f"../{FOLDER}/good.csv", "./good.csv", "good.csv\0", "GOOD.CSV"],
)
def test_no_path_of_a_browser_is_ever_used(mara: Visit, folder: Path, name: str) -> None:
    (folder / "good.csv").write_bytes(walk_file())
    status, page = send_name(mara, f"/measure/walk/{mara.form_id()}/file", name)
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert GONE in page


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=40) | st.builds("{}{}".format, st.sampled_from(["../", "a/", "~/"]), st.text()))
def test_only_an_offered_name_is_read(mara: Visit, folder: Path, name: str) -> None:
    """Whatever is sent: one of the names that stand on the page, or nothing."""
    (folder / "good.csv").write_bytes(b"good")
    (folder.parent / "bad.csv").write_bytes(b"bad")
    if name == "good.csv":
        return
    with pytest.raises(BadInput):
        read_waiting(mara.house, name)
    assert read_waiting(mara.house, "good.csv") == b"good"


def test_a_folder_that_is_a_link_offers_nothing(mara: Visit, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "private.csv").write_text("t")
    folder.rmdir()
    folder.symlink_to(elsewhere)
    waiting = list_waiting(mara.house)
    assert (waiting.names, waiting.refused) == ((), ())
    with pytest.raises(BadInput):
        read_waiting(mara.house, "private.csv")


def test_a_file_changed_for_a_link_meanwhile_is_not_read(
    mara: Visit, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "good.csv").write_text("t")
    before = list_waiting(mara.house)
    (tmp_path / "outside.csv").write_text("secret")
    (folder / "good.csv").unlink()
    (folder / "good.csv").symlink_to(tmp_path / "outside.csv")
    monkeypatch.setattr(waiting_files, "list_waiting", lambda _: before)
    for without_links in (waiting_files.WITHOUT_LINKS, 0):
        monkeypatch.setattr(waiting_files, "WITHOUT_LINKS", without_links)
        with pytest.raises(BadInput, match="not in the folder"):
            read_waiting(mara.house, "good.csv")


def test_what_waits_is_said_in_another_language(
    mara: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "walk.csv").write_text("t")
    (folder / "film.mp4").write_text("t")
    page = speak_other(mara, monkeypatch).get("/measure/walk").text
    _, _, after = page.partition('<div class="field waiting"')
    part, _, _ = after.partition("</div>")
    assert "walk.csv" in part
    names = ("film.mp4", *ENDINGS, "csv", "txt", "parquet")
    assert list_unspoken(f'<div class="field waiting"{part}</div>', names) == []
    with speaking(OTHER):
        assert list_unspoken(speak(GONE)) == []

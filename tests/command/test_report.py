"""``lull report``: one file, whole or not at all, for its owner alone, under a name that tells nothing."""

import json
import os
import stat
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from lull.exchange import report_file
from lull.refusal import BadInput
from lull.web import report_letters
from made_command import Lull
from made_report import made_fonts, open_ledger, read_text

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with the worked record in the home beside it."""
    made_fonts()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    home.mkdir()
    open_ledger(home).close()
    return tmp_path / "here"


@pytest.mark.hazard("H27")
def test_the_file_has_a_name_that_tells_nothing_and_is_for_its_owner_alone(lull: Lull, folder: Path) -> None:
    """No name of a person in the folder, and nobody else may read it."""
    code, out, _ = lull("report")
    (path,) = folder.iterdir()

    assert code == 0
    assert path.name == "lull-report-2026-11-22.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert out.startswith(f"Written: {path}\n17 of 19 due doses recorded as given")
    assert len(PdfReader(BytesIO(path.read_bytes())).pages) == 1


def test_weeks_questions_and_maker_are_on_the_page(lull: Lull, folder: Path) -> None:
    """As the family typed them, in their order."""
    words = ("--weeks", "2", "--question", "Why at night?", "--question", "And then?", "--by", "Dad")
    code, _, _ = lull("report", "mine.pdf", *words)
    text = read_text((folder / "mine.pdf").read_bytes())

    assert code == 0
    assert "9 November to 22 November 2026, 14 days" in text
    assert "1. Why at night? 2. And then?" in text
    assert "by Dad" in text


def test_a_file_that_is_there_is_never_written_over_unasked(lull: Lull, folder: Path) -> None:
    """One sentence; with --overwrite it is replaced and stays for its owner alone."""
    path = folder / "mine.pdf"
    path.write_text("something else")
    path.chmod(0o644)
    code, _, err = lull("report", "mine.pdf")

    assert code == 2
    assert err == "lull: mine.pdf is there already: choose another name, or say --overwrite\n"
    assert path.read_text() == "something else"

    assert lull("report", "mine.pdf", "--overwrite")[0] == 0
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in folder.iterdir()] == ["mine.pdf"]


def test_the_numbers_come_as_json_each_truth_under_its_own_name(lull: Lull, folder: Path) -> None:
    """The same numbers as on the page."""
    code, out, _ = lull("report", "--json")
    said = json.loads(out)

    assert code == 0
    assert said["schema"] == "lull.report/1"
    assert said["file"] == str(folder / "lull-report-2026-11-22.pdf")
    assert said["doses"] == {
        "due": 19,
        "recorded_as_given": 17,
        "over_1_h_late": 1,
        "no_record": 2,
        "told_not_taken": 0,
        "not_due_yet": 1,
        "before_record": 0,
        "beside_the_plan": 1,
        "another_amount": 1,
    }
    assert said["told"]["sleepy"] == {"days": ["2026-11-14"], "answered": 2}
    assert said["practice"]["last_4_weeks"]["measured_repetitions"] == 3
    assert said["prescribed"][0]["prescriber"] == "Dr Okafor"
    assert said["predicted"]["is_population_guess"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--weeks", "0"), "a report holds 1 to 12 weeks, not 0"),
        (("--weeks", "13"), "a report holds 1 to 12 weeks, not 13"),
        (("--question", "x") * 6, "there is room for 5 questions, not 6"),
        (("--question", " "), "a question is empty: write it in words, or leave it out"),
        (("no/such/folder.pdf",), "no/such/folder.pdf cannot be written (No such file or directory)"),
        (("",), "the file name is empty: name the file to write"),
        (("a\x00b.pdf",), "cannot be written (its name is not one)"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    lull: Lull, folder: Path, words: tuple[str, ...], sentence: str
) -> None:
    """And nothing is left behind."""
    code, out, err = lull("report", *words)

    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_a_folder_and_a_link_are_not_written_over(lull: Lull, folder: Path) -> None:
    """Not even when asked: what a link leads to is not what was named."""
    (folder / "inside").mkdir()
    (folder / "link.pdf").symlink_to(folder / "elsewhere.pdf")

    assert "is a folder" in lull("report", "inside", "--overwrite")[2]
    assert "is a link" in lull("report", "link.pdf", "--overwrite")[2]
    assert not (folder / "elsewhere.pdf").exists()


def test_a_write_that_fails_leaves_nothing_and_the_old_file_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle."""
    path = folder / "mine.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="No space left on device"):
        report_file.write_private_file("mine.pdf", b"new", overwrite=True)

    assert path.read_bytes() == b"old"
    assert [found.name for found in folder.iterdir()] == ["mine.pdf"]


def test_without_a_record_it_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lull: Lull
) -> None:
    """A refusal by name."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path / "nobody"))
    code, _, err = lull("report")

    assert code == 3
    assert err == "lull: There is no record yet: begin one with lull serve.\n"


def test_without_built_letters_it_says_how_to_build_them(
    lull: Lull, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clear sentence, and no page in another font."""
    monkeypatch.setattr(report_letters, "PARTS", ("nowhere",))
    code, _, err = lull("report")

    assert code == 2
    assert err == "lull: the letters for printing are not here: build the app once with make run\n"
    assert list(folder.iterdir()) == []

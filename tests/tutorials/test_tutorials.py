"""The tutorials do what they say: they run, print what stands there, and draw the pictures that they show."""

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tutorial_page import PAGES, README, ROOT, TUTORIALS, Ran, find_shown, measure_apart, run_page

BARELY_VISIBLE_PT = 0.05
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
EVERYBODY = [TUTORIALS / "README.md", *PAGES]


@cache
def ran(path: Path) -> Ran:
    """Run a page once for all tests of it."""
    with TemporaryDirectory() as folder:
        return run_page(path, Path(folder))


def write_page(folder: Path, text: str) -> Path:
    """Write a made-up page."""
    page = folder / "0-made-up.md"
    page.write_text(text, encoding="utf-8")
    return page


pages = pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
everybody = pytest.mark.parametrize("path", EVERYBODY, ids=[path.stem for path in EVERYBODY])


@pages
def test_a_page_runs_and_prints_what_stands_in_it(path: Path) -> None:
    """Every block, from top to bottom, on its own (mend: make docs, and read what changed)."""
    page = path.read_text(encoding="utf-8")
    assert ran(path).text == page
    assert page.count("```text\n") == len(re.findall(r"^```\n\n```text\n", page, re.MULTILINE)) > 0


@pages
def test_a_page_draws_the_pictures_it_shows_and_no_other(path: Path) -> None:
    """A picture nobody draws is a drawing from memory."""
    shown = find_shown(path.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(ran(path).pictures)
    assert len(shown) > 0


@pages
def test_the_pictures_in_the_folder_are_those_of_today(path: Path) -> None:
    """Text and shapes are the same, and no point has moved so far that anybody could see it."""
    for name, picture in ran(path).pictures.items():
        kept = (TUTORIALS / "images" / name).read_text(encoding="utf-8")
        assert measure_apart(picture, kept) <= BARELY_VISIBLE_PT, name


def test_no_picture_is_left_over() -> None:
    """What no page shows any more is gone."""
    shown = {name for path in PAGES for name in find_shown(path.read_text(encoding="utf-8"))}
    assert {path.name for path in (TUTORIALS / "images").iterdir()} == shown


@pages
def test_every_picture_is_also_told_in_words(path: Path) -> None:
    """Who cannot see it reads it: beside the link, under the picture, and inside the file."""
    page = path.read_text(encoding="utf-8")
    found = PICTURE.findall(page)
    assert page.count("*What the picture shows.*") == len(found)
    for words, target in found:
        assert len(words.split()) > 15
        picture = (TUTORIALS / target).read_text(encoding="utf-8")
        assert re.search(r"<title>.{25,}</title>", picture), target


@pages
def test_a_picture_says_what_it_is_and_its_units(path: Path) -> None:
    """Each is called simulated, has a unit on every axis, holds no date, and turns dark."""
    for name, picture in ran(path).pictures.items():
        written = re.findall(r"<text [^>]*>([^<]+)</text>", picture)
        upright = re.findall(r'<text [^>]*rotate\(-90 [^>]*">([^<]+)</text>', picture)
        assert any(text.startswith("Simulated: ") for text in written), name
        assert [text for text in written if re.fullmatch(r".+, (h|days|mg)", text)], name
        assert len(upright) == len(re.findall(r'<g id="axes_\d+">', picture)) > 0, name
        assert all(re.fullmatch(r".+, (ng/mL|mcg/h|share of .+)", text) for text in upright), upright
        assert "<dc:date>" not in picture
        assert "prefers-color-scheme: dark" in picture


@everybody
def test_links_lead_somewhere(path: Path) -> None:
    """To a file that is there, and a heading that is in it."""
    found = LINK.findall(path.read_text(encoding="utf-8"))
    assert len(found) > 0
    for target, heading in found:
        there = (path.parent / target).resolve() if target else path
        assert there.is_file(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]


def test_the_index_names_every_page() -> None:
    """A page nobody finds is a page nobody reads."""
    targets = [target for target, _ in LINK.findall((TUTORIALS / "README.md").read_text(encoding="utf-8"))]
    assert [target for target in targets if target[0].isdigit()] == [path.name for path in PAGES]


def test_the_few_lines_of_the_readme_run() -> None:
    """What the README shows to researchers is the shortest tutorial of all, and leads to the others."""
    readme = README.read_text(encoding="utf-8")
    assert ran(README).text == readme
    section = readme.partition("\n## For researchers\n")[2].partition("\n## ")[0]
    targets = {target for target, _ in LINK.findall(section)}
    assert {path.relative_to(ROOT).as_posix() for path in EVERYBODY} <= targets
    assert {"docs/reference/parameters.md", "docs/reference/validation.md"} <= targets
    assert "```text\n" in section


def test_a_page_that_no_longer_runs_fails(tmp_path: Path) -> None:
    """By the error itself, at the line of the page where it stands."""
    page = write_page(tmp_path, "# Made up\n\n```python\nx = 1\n```\n\n```python\nprint(y)\n```\n")
    with pytest.raises(NameError) as caught:
        run_page(page, tmp_path)
    assert caught.traceback[-1].lineno == 7


def test_a_page_that_prints_something_else_differs(tmp_path: Path) -> None:
    """A number that changed, one that is missing and one nobody prints any more are all seen."""
    for below, now in (
        ("\n```text\n2\n```\n", "\n```text\n3\n```\n"),
        ("", "\n```text\n3\n```\n"),
        ("\n```text\n3\n```\n", "\n```text\n3\n```\n"),
    ):
        page = write_page(tmp_path, f"```python\nprint(1 + 2)\n```\n{below}\nMore.\n")
        assert run_page(page, tmp_path).text == f"```python\nprint(1 + 2)\n```\n{now}\nMore.\n"
    page = write_page(tmp_path, "```python\nx = 3\n```\n\n```text\n3\n```\n")
    assert run_page(page, tmp_path).text == "```python\nx = 3\n```\n"


def test_blocks_share_their_names_and_pages_do_not(tmp_path: Path) -> None:
    """The second block knows the first; the next page knows neither."""
    page = write_page(tmp_path, "```python\nx = 3\n```\n\n```python\nprint(x)\n```\n")
    assert "```text\n3\n```" in run_page(page, tmp_path).text
    with pytest.raises(NameError):
        run_page(write_page(tmp_path, "```python\nprint(x)\n```\n"), tmp_path)


def test_a_stale_picture_is_told_from_another_processor() -> None:
    """A last bit moves nothing; another curve, another word and another shape all do."""
    here = '<path id="m0123456789" d="M 1.5 2.0 L 3.00001 4"/><text>tone</text>'
    assert measure_apart(here, here.replace("3.00001", "3.00002").replace("m0123", "m9876")) < 0.001
    assert measure_apart(here, here.replace("3.00001", "3.2")) == pytest.approx(0.2, abs=1e-4)
    assert measure_apart(here, here.replace("tone", "level")) == float("inf")
    assert measure_apart(here, here.replace(" L 3.00001 4", "")) == float("inf")


def test_a_page_leaves_the_tutorials_as_they_were(tmp_path: Path) -> None:
    """Pictures stay in the folder where the page ran."""
    before = {path: path.read_bytes() for path in (TUTORIALS / "images").iterdir()}
    shutil.copy(PAGES[0], tmp_path)
    run_page(tmp_path / PAGES[0].name, tmp_path)
    assert before == {path: path.read_bytes() for path in (TUTORIALS / "images").iterdir()}
    assert list((tmp_path / "images").iterdir())

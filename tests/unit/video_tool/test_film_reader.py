"""A film is read upright, with its own times, to its end, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from film_reader import LARGEST_SIDE_PX, FilmReader, UnreadableFilmError

from made_video import cut_video, front_load, retime_video, turn_video, write_video

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mannequin.brush import Picture

RED, GREEN = (0, 0, 255), (0, 255, 0)


def _pictures(count: int = 40, size: tuple[int, int] = (160, 96)) -> list[Picture]:
    """Return pictures, red in the top left corner and green in the top right, in which something moves."""
    found = []
    for i in range(count):
        picture = np.full((size[1], size[0], 3), 120, np.uint8)
        picture[:32, :32] = RED
        picture[:32, -32:] = GREEN
        picture[-20:, i * 2 : i * 2 + 20] = 255
        found.append(picture)
    return found


def _read(video: Path) -> tuple[FilmReader, list[float], list[NDArray[np.uint8]]]:
    film = FilmReader(video)
    timed = list(film.pictures())
    return film, [t_s for t_s, _ in timed], [picture for _, picture in timed]


def _is_red(corner: NDArray[np.uint8]) -> bool:
    red, green, blue = corner.reshape(-1, 3).mean(axis=0)
    return bool(red > 150 and green < 100 and blue < 100)


def test_a_plain_film_has_even_times_and_its_colours(tmp_path: Path) -> None:
    """Red comes first: that is the order the model wants."""
    film, times, pictures = _read(write_video(tmp_path / "a.mp4", _pictures(), per_s=25))
    assert times == pytest.approx([i / 25 for i in range(40)], abs=1e-4)
    assert (film.width_px, film.height_px, film.times_from, film.repeated) == (160, 96, "file", 0)
    assert film.length_s == pytest.approx(40 / 25)
    assert all(_is_red(picture[4:24, 4:24]) for picture in pictures)


@pytest.mark.hazard("H18")
@pytest.mark.parametrize(
    ("turned_deg", "size", "corner"),
    [
        (90, (96, 160), (slice(4, 24), slice(-24, -4))),
        (180, (160, 96), (slice(-24, -4), slice(-24, -4))),
        (270, (96, 160), (slice(-24, -4), slice(4, 24))),
    ],
)
def test_a_turned_film_is_turned_upright(
    tmp_path: Path, turned_deg: int, size: tuple[int, int], corner: tuple[slice, slice]
) -> None:
    """A quarter turn clockwise brings the corner from the top left to the top right."""
    film, _, pictures = _read(turn_video(write_video(tmp_path / "a.mp4", _pictures()), turned_deg))
    assert (film.width_px, film.height_px) == size
    assert _is_red(pictures[0][corner])
    assert _is_red(pictures[-1][corner])


@pytest.mark.hazard("H18")
def test_uneven_frames_keep_their_own_times(tmp_path: Path) -> None:
    """As a phone in the dark makes them: 1, 2, 4 and 3 sixtieths of a second, in turns."""
    steps = [(256, 512, 1024, 768)[i % 4] for i in range(40)]
    film, times, _ = _read(retime_video(write_video(tmp_path / "a.mp4", _pictures()), steps))
    assert times == pytest.approx(np.concatenate(([0], np.cumsum(steps)[:-1])) / 15360, abs=1e-4)
    assert film.times_from == "file"


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("share", [0.3, 0.6, 0.85])
def test_a_film_that_ends_early_is_refused(tmp_path: Path, share: float) -> None:
    """However much of it is there, when its header promises more."""
    grain = np.random.default_rng(1)
    pictures = [grain.integers(0, 255, (96, 160, 3), np.uint8) for _ in range(40)]
    video = cut_video(front_load(write_video(tmp_path / "a.mp4", pictures)), share)
    with pytest.raises(UnreadableFilmError, match="cut short"):
        _read(video)


def test_what_is_no_film_is_refused(tmp_path: Path) -> None:
    """A picture, a text, a film without its index, and one without a codec."""
    picture = tmp_path / "a.png"
    cv2.imwrite(str(picture), _pictures(1)[0])
    text = tmp_path / "a.mp4"
    text.write_text("hello\n" * 100, encoding="utf-8")
    cut = cut_video(write_video(tmp_path / "b.mp4", _pictures()), 0.5)
    for path in (picture, text, cut):
        with pytest.raises(UnreadableFilmError):
            _read(path)


def test_a_large_picture_is_made_smaller_and_its_size_told(tmp_path: Path) -> None:
    """The model sees at most 1920 pixels; the table says how large the film is."""
    film, _, pictures = _read(write_video(tmp_path / "a.mp4", _pictures(4, (3840, 2160))))
    assert (film.width_px, film.height_px) == (3840, 2160)
    assert pictures[0].shape == (1080, LARGEST_SIDE_PX, 3)


def test_whoever_stops_early_leaves_no_thread_behind(tmp_path: Path) -> None:
    """Closing the pictures ends the work ahead."""
    film = FilmReader(write_video(tmp_path / "a.mp4", _pictures()))
    pictures = film.pictures()
    next(pictures)
    pictures.close()  # type: ignore[attr-defined]
    assert not film._film.isOpened()

"""How fast a video is read, against the pose model alone on the same pictures.

Decoding, the pipe and the table should cost next to nothing: they work while the model does. The model alone
is timed before and after each reading, so that a busy moment falls on both.
"""

import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from lull.bench.measurement import Measurement, Unmeasured, find_ratio, percentile
from lull.exchange.video_environment import find_video_python
from lull.exchange.video_landmarks import VideoLandmarks, read_video_landmarks
from lull.exchange.video_stream import time_bare_model
from lull.refusal import BadInput

NAME = "lull landmarks, of the bare model's rate"
CHECKOUT = Path(__file__).resolve().parents[3]
SECONDS, ROUNDS = 8.0, 5


def measure_video() -> tuple[list[Measurement], list[Unmeasured]]:
    """Read a drawn person's film and time the model alone on its pictures, in turns; or say why not."""
    try:
        find_video_python()
    except BadInput as problem:
        return [], [Unmeasured(NAME, str(problem))]
    if not (CHECKOUT / "tests" / "made_video.py").is_file() or find_spec("cv2") is None:
        return [], [Unmeasured(NAME, "the drawn person is in a checkout of Lull, after make test")]
    with tempfile.TemporaryDirectory() as folder:
        video = _make_film(Path(folder))
        bare, whole = [], []
        for turn in range(ROUNDS):
            before = time_bare_model(video)
            whole.append(_time_reading(video, Path(folder) / f"{turn}.parquet"))
            after = time_bare_model(video)
            bare.append((before[0] + after[0]) / (before[1] + after[1]))
    return [
        Measurement(
            name=NAME,
            value=100 * find_ratio(whole, bare),
            unit="%",
            goal=90.0,
            at_least=True,
            note=f"{percentile(whole, 50):.1f} against {percentile(bare, 50):.1f} pictures a second",
        )
    ], []


def _make_film(folder: Path) -> Path:
    """Draw somebody and write the film."""
    tests = str(CHECKOUT / "tests")
    if tests not in sys.path:
        sys.path.insert(0, tests)
    made = import_module("made_video")
    pictures = made.draw_clip(made.find_clip("knee-straighten"), seconds=SECONDS)
    film: Path = made.write_video(folder / "film.mp4", pictures)
    return film


def _time_reading(video: Path, table: Path) -> float:
    """Return pictures a second from the first batch to the finished table; loading does not count."""
    first: list[tuple[float, float]] = []

    def note(done_s: float, _whole_s: float | None) -> None:
        if not first:
            first.append((perf_counter(), done_s))

    read = read_video_landmarks(str(video), str(table), progress=note)
    ended = perf_counter()
    assert isinstance(read, VideoLandmarks), "the drawn person is found"
    began, done_s = first[0]
    left = read.end.frames * (1 - done_s / read.last_s)
    return left / (ended - began)

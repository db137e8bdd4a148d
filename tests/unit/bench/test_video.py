"""The bench says plainly what it cannot measure."""

import pytest

from lull.bench import video
from lull.refusal import BadInput


def test_without_the_video_environment_it_says_how_to_make_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No figure, one reason."""

    def missing() -> None:
        raise BadInput("reading videos needs an environment of its own")

    monkeypatch.setattr(video, "find_video_python", missing)
    found, left_out = video.measure_video()
    assert found == []
    assert [one.reason for one in left_out] == ["reading videos needs an environment of its own"]

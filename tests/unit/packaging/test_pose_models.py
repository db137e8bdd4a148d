"""The body and hand models are the very bytes that were tested (H35); no build or browser takes others."""

import hashlib
import io
import json
import struct
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "packaging"))

import pose_models  # noqa: E402 - a neighbour of the build script, not a package
from flatbuffers import OldTable, Table, to_flatbuffer  # noqa: E402
from pose_models import ChangedFile, build_pose_models, check_hashes, to_task, with_normalisation  # noqa: E402

NODE_MODULES = ROOT / "frontend" / "node_modules"
BUILT = ROOT / "src" / "lull" / "web" / "static" / "built" / "models"
PINNED: dict[str, dict[str, str]] = json.loads(pose_models.PINNED.read_text())


@pytest.mark.hazard("H35")
def test_the_built_files_are_the_pinned_ones() -> None:
    """What the server hands out is what was tested: neither more files nor other bytes."""
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in BUILT.iterdir()}
    assert found == PINNED["outputs"]


@pytest.mark.hazard("H35")
@pytest.mark.parametrize("name", sorted(PINNED["inputs"]))
def test_one_changed_byte_going_in_ends_the_build(name: str, tmp_path: Path) -> None:
    """A model that differs in one bit is refused by name, and nothing is written."""
    modules, out = tmp_path / "node_modules", tmp_path / "out"
    for each in PINNED["inputs"]:
        target = modules / each
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(NODE_MODULES / each)
    changed = bytearray((NODE_MODULES / name).read_bytes())
    changed[len(changed) // 2] ^= 1
    (modules / name).unlink()
    (modules / name).write_bytes(changed)
    with pytest.raises(ChangedFile, match=name.rsplit("/", 1)[1]):
        build_pose_models(modules, out)
    assert not out.exists()


@pytest.mark.hazard("H35")
def test_a_missing_or_additional_file_is_a_difference() -> None:
    good = {"a": b"1"}
    pinned = {"a": hashlib.sha256(b"1").hexdigest()}
    check_hashes(good, pinned)
    for files in ({}, {**good, "b": b"2"}, {"a": b"2"}):
        with pytest.raises(ChangedFile):
            check_hashes(files, pinned)


def test_the_models_come_out_the_same_every_time(tmp_path: Path) -> None:
    """Assembling from the packages gives the pinned bytes, so anyone can check where they came from."""
    build_pose_models(NODE_MODULES, tmp_path)
    for name in ("pose_lite.task", "pose_full.task", "hand.task"):
        assert (tmp_path / name).read_bytes() == (BUILT / name).read_bytes()


def test_the_hand_model_is_the_full_one_with_its_old_bytes_untouched() -> None:
    """Lite takes a left hand for a right one now and then, so the finder of landmarks is the full one."""
    with zipfile.ZipFile(BUILT / "hand.task") as bundle:
        assert bundle.namelist() == ["hand_detector.tflite", "hand_landmarks_detector.tflite"]
        landmarks = bundle.read("hand_landmarks_detector.tflite")
    package = NODE_MODULES / "@mediapipe" / "hands"
    assert landmarks.endswith((package / "hand_landmark_full.tflite").read_bytes())
    assert struct.pack("<f", pose_models.LANDMARKS_SD) in landmarks[:1024]


def test_metadata_goes_in_front_and_the_old_bytes_stay() -> None:
    """The old file follows untouched and is still found; the normalisation stands before it."""
    old = to_flatbuffer(Table({1: "codes", 2: "graph", 4: [Table({0: b"weights"})]}), b"TFL3")
    new = with_normalisation(old, mean=127.5, sd=2.0)
    assert new.endswith(old)
    assert new[4:8] == b"TFL3"
    root = OldTable(new)
    text = root.node(1)
    assert text is not None
    assert new[text + 4 : text + 9] == b"codes"
    assert len(root.items(pose_models.BUFFERS)) == 2
    assert struct.pack("<f", 127.5) in new[: -len(old)]
    assert b"TFLITE_METADATA" in new[: -len(old)]


def test_a_task_is_a_stored_zip_with_aligned_models() -> None:
    """The runtime maps the models straight from the file, so they begin at multiples of 64 bytes."""
    models = {"pose_detector.tflite": b"one" * 50, "pose_landmarks_detector.tflite": b"two" * 50}
    task = to_task(models)
    assert task == to_task(models)
    with zipfile.ZipFile(io.BytesIO(task)) as bundle:
        assert {info.filename: bundle.read(info) for info in bundle.infolist()} == models
        assert {info.compress_type for info in bundle.infolist()} == {zipfile.ZIP_STORED}
    for data in models.values():
        assert task.index(data) % 64 == 0

"""Assemble the pose and hand models the browser runs, from three npm packages, and let nothing else pass.

MediaPipe's models travel in ``@mediapipe/pose`` and ``@mediapipe/hands`` (Apache-2.0) for an older runtime.
The runtime we use, ``@mediapipe/tasks-vision`` 0.10.35, wants each in a ``.task`` file: a stored zip of two
TFLite models, a detector and a finder of landmarks, each with metadata that says how a pixel becomes an
input: (pixel - mean) / standard deviation. The hand's metadata need say nothing else: which output is what
the runtime knows by their order.

``pose_models.json`` pins the SHA-256 of every byte that goes in and comes out (hazard H35): a different
model is a different measuring instrument, so any difference ends the build. The browser checks the model
against the same file before it is used.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import sys
import zipfile
from pathlib import Path

from flatbuffers import Byte, OldTable, Table, Unsigned, to_flatbuffer

PINNED = Path(__file__).with_name("pose_models.json")
WEIGHTS = ("lite", "full")
"""Lite follows an arm fast enough; only full keeps the near leg of a seated person apart from the far one."""

DETECTOR_MEAN = DETECTOR_SD = 127.5
LANDMARKS_MEAN, LANDMARKS_SD = 0.0, 255.0
"""The pose detector takes -1 to 1; the hand's detector and all finders of landmarks take 0 to 1."""

# The slots of a TFLite model's root table that are rewritten; every other one is kept as it is.
VERSION, BUFFERS, METADATA = 0, 4, 6


class ChangedFile(Exception):  # noqa: N818 - named for what it is, in the sentence that ends the build
    """A file is not, byte for byte, the one that was tested."""


def build_pose_models(node_modules: Path, out: Path) -> None:
    """Write the models and their runtime into ``out``, or raise :class:`ChangedFile` and write nothing."""
    pinned = json.loads(PINNED.read_text())
    inputs = {name: (node_modules / name).read_bytes() for name in pinned["inputs"]}
    check_hashes(inputs, pinned["inputs"])
    outputs = assemble(inputs)
    check_hashes(outputs, pinned["outputs"])
    out.mkdir(parents=True, exist_ok=True)
    for name, data in outputs.items():
        (out / name).write_bytes(data)


def check_hashes(files: dict[str, bytes], pinned: dict[str, str]) -> None:
    """Raise :class:`ChangedFile` unless exactly the pinned files are here with exactly the pinned bytes."""
    if files.keys() != pinned.keys():
        raise ChangedFile(f"expected the files {sorted(pinned)}, found {sorted(files)}")
    for name, data in files.items():
        found = hashlib.sha256(data).hexdigest()
        if found != pinned[name]:
            raise ChangedFile(
                f"{name} has SHA-256 {found} instead of {pinned[name]}:"
                " another model may measure differently, so test it before pinning it in pose_models.json"
            )


def assemble(inputs: dict[str, bytes]) -> dict[str, bytes]:
    """Return the three ``.task`` files and the runtime's script and binary, by file name."""
    by_name = {name.rsplit("/", 1)[1]: data for name, data in inputs.items()}
    packed = _unpack(by_name, "pose") | _unpack(by_name, "hands")
    outputs = {name: data for name, data in by_name.items() if name.startswith("vision_wasm_")}
    detector = with_normalisation(packed["pose_detection.tflite"], mean=DETECTOR_MEAN, sd=DETECTOR_SD)
    for weight in WEIGHTS:
        landmarks = _of_landmarks(by_name[f"pose_landmark_{weight}.tflite"])
        outputs[f"pose_{weight}.task"] = to_task(
            {"pose_detector.tflite": detector, "pose_landmarks_detector.tflite": landmarks}
        )
    outputs["hand.task"] = to_task(
        {
            "hand_detector.tflite": _of_landmarks(packed["palm_detection_full.tflite"]),
            "hand_landmarks_detector.tflite": _of_landmarks(by_name["hand_landmark_full.tflite"]),
        }
    )
    return outputs


def _of_landmarks(model: bytes) -> bytes:
    """Return a model that takes pixels from 0 to 1."""
    return with_normalisation(model, mean=LANDMARKS_MEAN, sd=LANDMARKS_SD)


def _unpack(by_name: dict[str, bytes], solution: str) -> dict[str, bytes]:
    """Return the files packed with a solution of MediaPipe's, by file name."""
    packed = f"{solution}_solution_packed_assets"
    return unpack_assets(by_name[f"{packed}_loader.js"], by_name[f"{packed}.data"])


def unpack_assets(loader: bytes, data: bytes) -> dict[str, bytes]:
    """Return the files inside an Emscripten data package, by file name."""
    table = re.search(rb'"files":\s*(\[.*?\])', loader)
    if table is None:
        raise ChangedFile("the list of packed files is not where it was")
    return {
        entry["filename"].rsplit("/", 1)[1]: data[entry["start"] : entry["end"]]
        for entry in json.loads(table.group(1))
    }


def with_normalisation(model: bytes, *, mean: float, sd: float) -> bytes:
    """Return a TFLite model whose metadata says: input = (pixel - ``mean``) / ``sd``.

    The slots are those of TFLite's ``schema.fbs`` (version 3) and ``metadata_schema.fbs`` (M001).
    """
    normalisation = Table({0: Byte(1), 1: Table({0: [mean], 1: [sd]})})  # ProcessUnit: NormalizationOptions
    content = Table({0: Byte(2), 1: Table({0: Byte(1)})})  # Content: ImageProperties, RGB
    image = Table({0: "image", 3: content, 4: [normalisation]})
    metadata = to_flatbuffer(Table({0: "lull", 3: [Table({2: [image]})]}), b"M001")
    old = OldTable(model)
    kept = {slot: node for slot in range(1, old.slots) if (node := old.node(slot)) is not None}
    buffers = old.items(BUFFERS)
    entry = Table({0: "TFLITE_METADATA", 1: Unsigned(len(buffers))})
    root = Table(kept)
    root[VERSION] = Unsigned(old.number(VERSION))
    root[BUFFERS] = [*buffers, Table({0: metadata})]
    root[METADATA] = [*old.items(METADATA), entry]
    return to_flatbuffer(root, old.identifier, in_front_of=model)


def to_task(models: dict[str, bytes]) -> bytes:
    """Return the stored zip a MediaPipe task reads: same bytes every time, each model aligned to 64 bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in models.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            header_bytes = 30 + len(name) + 4
            padding = -(out.tell() + header_bytes) % 64
            info.extra = struct.pack("<HH", 0x4C4C, padding) + bytes(padding)
            bundle.writestr(info, data)
    return out.getvalue()


if __name__ == "__main__":
    build_pose_models(Path(sys.argv[1]), Path(sys.argv[2]))

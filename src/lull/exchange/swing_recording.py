"""Reads the recording of a passive test: knee angles, landmarks, or the gyroscope of a phone.

Which it is, the column names tell.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array
from lull.assessment.gyroscope import GyroscopeRecording
from lull.assessment.joint_trace import trace_any_joint, trace_from_table
from lull.exchange.landmark_table import PARQUET_MAGIC, read_landmark_table
from lull.exchange.named_file import read_named_file
from lull.exchange.number_table import LARGEST_TABLE_MB, NumberTable, read_number_table
from lull.movement.recording import Recording
from lull.refusal import BadInput, shorten
from lull.saying import say

ANGLE, TIME = "q_deg", "t_s"
LANDMARK = re.compile(r"(left|right)_[a-z]+_w?x$")
RATE = re.compile(
    r"(?:^|[\s_(])(?:g|gyro|gyroscope|rot|rotation(?:rate)?|angular[ _]velocity)?[\s_]*([xyz])(?:$|[\s_(])"
)
TIMES = ("t_s", "seconds_elapsed", "time (s)", "time_s", "t (s)", "seconds", "t", "time")
FASTEST_IN_RAD_PER_S = 25.0
"""No leg turns faster than this in radians a second; a larger number must be degrees a second (ours)."""

ToTrace = Callable[[str, Array, Array], AngleTrace]
SwingRecording = AngleTrace | GyroscopeRecording | Recording


def read_swing_recording(path: str) -> SwingRecording:
    """Read a file of angles (``t_s, q_deg``), of a gyroscope, or of landmarks.

    Raises:
        BadInput: when it is none of them, or cannot be read; says what, where and what to do.
    """
    return _read(path, trace_from_table)


def read_stretch_recording(path: str) -> SwingRecording:
    """Read a file as :func:`read_swing_recording` does, with angles of any joint by any convention.

    Raises:
        BadInput: as there.
    """
    return _read(path, trace_any_joint)


def _read(path: str, to_trace: ToTrace) -> SwingRecording:
    """Read whichever kind of file it is."""
    if read_named_file(path, most_mb=LARGEST_TABLE_MB)[:4] == PARQUET_MAGIC:
        return read_landmark_table(path)
    table = read_number_table(path)
    if ANGLE in table.header:
        return read_angles(table, to_trace)
    if any(LANDMARK.match(name) for name in table.header):
        return read_landmark_table(path)
    axes = _find_axes(table.header)
    if axes is not None:
        return _read_gyroscope(table, axes)
    found = ", ".join(shorten(name, 20) for name in table.header[:4])
    raise BadInput(
        say(
            "{name} has no column q_deg (found: {found}): name the columns t_s (seconds) and q_deg (degrees, "
            "0 = leg straight out, -90 = hanging), or give landmarks or a gyroscope's x, y and z",
            name=table.name,
            found=found,
        )
    )


def read_angles(table: NumberTable, to_trace: ToTrace = trace_from_table) -> AngleTrace:
    """Return the angles of a table with ``t_s`` and ``q_deg``.

    Raises:
        BadInput: when a column is missing, or holds something else.
    """
    if TIME not in table.header:
        found = ", ".join(shorten(name, 20) for name in table.header[:4])
        raise BadInput(
            say(
                "{name} has no column t_s, the time in seconds (found: {found}): add it",
                name=table.name,
                found=found,
            )
        )
    return to_trace(table.name, table.column(TIME), table.column(ANGLE))


def _find_axes(header: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the names of a gyroscope's three columns, in the order x, y, z."""
    found: dict[str, str] = {}
    for name in header:
        lower = name.lower()
        if "acc" in lower or "mag" in lower or "m/s" in lower:
            continue
        match = RATE.search(lower)
        if match and match[1] not in found:
            found[match[1]] = name
    if set(found) != set("xyz"):
        return None
    return found["x"], found["y"], found["z"]


def _read_gyroscope(table: NumberTable, axes: tuple[str, str, str]) -> GyroscopeRecording:
    """Return the rates of turn in degrees a second; the unit is told by the names, or by their size."""
    lower = {name.lower(): name for name in reversed(table.header)}
    times = [lower[name] for name in TIMES if name in lower]
    if not times:
        raise BadInput(
            say("{name} has no column of seconds: name one t_s, seconds_elapsed or Time (s)", name=table.name)
        )
    rates = np.stack([table.column(name) for name in axes], axis=1)
    told = " ".join(axes).lower()
    largest = float(np.nanmax(np.abs(rates), initial=0.0))
    in_degrees = (
        "deg" in told
        or "dps" in told
        or "°" in told
        or ("rad" not in told and largest > FASTEST_IN_RAD_PER_S)
    )
    return GyroscopeRecording(
        name=table.name,
        t_s=table.column(times[0]),
        rate_deg_per_s=rates if in_degrees else np.degrees(rates),
        unit="degrees a second" if in_degrees else "radians a second",
    )

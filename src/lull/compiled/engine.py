"""The compiled engine: from :class:`lull.pharmacology.simulation.engine.ToneTask` to flat arrays and back."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.compiled.apart import find_apart, predict_apart
from lull.compiled.blocks import LANES, ROWS, count_blocks, make_aligned
from lull.compiled.course import Course, even_out, find_courses
from lull.compiled.kernel import Kernel
from lull.compiled.layout import Layout, lay_out
from lull.compiled.march import Work
from lull.compiled.plan import Lists
from lull.compiled.sigmoid import find_sigmoid
from lull.pharmacology.simulation.engine import ToneTask
from lull.refusal import BadInput

Floats = NDArray[np.float64]

TABLE_NUMBERS = 8_000_000
"""Numbers in the table at once (64 MB): with many odd clock times, people beyond it take another turn."""


@dataclass(frozen=True, slots=True)
class CompiledEngine:
    """Computes tone by compiled functions; :func:`lull.compiled.preparation.prepare` makes one."""

    kernel: Kernel

    def fill_tone(self, task: ToneTask, tone: Floats) -> None:
        """Fill ``tone``, of shape ``(hours, people)``, in place.

        Raises:
            BadInput: for an array that does not fit: compiled code would write beside it.
        """
        shape = (len(task.hours), task.people)
        if tone.shape != shape or tone.dtype != np.float64 or not tone.flags.writeable:
            raise BadInput(
                f"tone must be writable float64 of shape {shape}, not {tone.dtype} of {tone.shape}"
            )
        courses = find_courses(task)
        if not courses:
            tone.fill(1.0)
            return
        whole = tone if tone.flags.c_contiguous else np.empty(shape)
        apart = find_apart(task, courses)
        if len(apart) < task.people:
            _march(self.kernel, task, courses, whole)
        if len(apart):
            whole[:, apart] = predict_apart(self.kernel, task, courses, apart)
        if whole is not tone:
            tone[:] = whole


def _march(kernel: Kernel, task: ToneTask, courses: Sequence[Course], tone: Floats) -> None:
    """Write everybody's tones, as many people in one turn as the table may hold."""
    layout, lists = lay_out(courses, len(task.hours))
    sigmoid = find_sigmoid(task.emax, task.hill)
    evened = [even_out(course, task.ec50_ng_per_ml) for course in courses]
    ratios, powers = make_aligned((ROWS + 1) * LANES), make_aligned(LANES)
    most = max(1, TABLE_NUMBERS // (layout.height * LANES)) * LANES
    for left in range(0, task.people, most):
        count = min(most, task.people - left)
        own = [(rates[:, left : left + count], weights[:, left : left + count]) for rates, weights in evened]
        work = Work(_write_table(kernel, layout, lists, own), ratios, powers)
        kernel.march(work, layout, sigmoid, left, count, tone)


def _write_table(
    kernel: Kernel, layout: Layout, lists: Sequence[Lists], evened: Sequence[tuple[Floats, Floats]]
) -> Floats:
    """Return the table of some people."""
    blocks = count_blocks(evened[0][0].shape[1])
    table = make_aligned(blocks * layout.height * LANES)
    for inlet, (step_h, entries), (rates, weights) in zip(layout.inlets, lists, evened, strict=True):
        top, _, flows, _ = inlet.tolist()
        own = np.ascontiguousarray(rates), np.ascontiguousarray(weights)
        kernel.write_table(table, layout.height, top, flows, *own, entries, step_h)
    return table

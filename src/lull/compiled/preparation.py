"""Preparation: whatever waits for a compiler waits here, and nothing is compiled before somebody asks.

>>> from lull.compiled.preparation import prepare  # doctest: +SKIP
>>> simulate(model, events, people, hours, engine=prepare())  # doctest: +SKIP
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lull.pharmacology.chain import Chain
from lull.pharmacology.inlet import Flow, Inlet, Pulse
from lull.pharmacology.simulation.engine import ToneEngine, ToneTask
from lull.refusal import BadInput

if TYPE_CHECKING:
    from lull.compiled.engine import CompiledEngine

HOW_TO_GET_IT = (
    "the compiled engine needs Numba, which is not installed: pip install 'lull[fast]',"
    " or go without (the same numbers, slower)"
)


@cache
def prepare() -> ToneEngine:
    """Return the compiled engine, ready to use.

    The first time takes some seconds of compiling, later processes load what was kept: beside the source or,
    where that cannot be written, in the user's cache folder (``NUMBA_CACHE_DIR`` overrules both). Where
    nothing can be kept, each process compiles for itself.

    Raises:
        BadInput: where Numba is not installed, with how to get it.
    """
    try:
        from lull.compiled.engine import CompiledEngine  # noqa: PLC0415 - from here on Numba is loaded
        from lull.compiled.kernel import keep_kernel, make_kernel  # noqa: PLC0415 - the same
    except ModuleNotFoundError as missing:
        if missing.name != "numba":
            raise
        raise BadInput(HOW_TO_GET_IT) from None
    try:
        return _rehearse(CompiledEngine(keep_kernel()))
    except Exception:  # noqa: BLE001 - whatever is wrong with a folder or a file in it, we can do without
        return _rehearse(CompiledEngine(make_kernel()))


def _rehearse(engine: "CompiledEngine") -> "CompiledEngine":
    """Call everything once, so that it is compiled or loaded; one of two people is computed apart."""
    chain = Chain(rates_per_h=(np.array([1.0, 2.0]), np.array([1.0, 1.0])), gain=1.0)
    pulse, flow = Pulse(at_h=0.5, amount=1.0), Flow(start_h=1.0, end_h=2.0, rate=1.0)
    task = ToneTask(
        blood=[Inlet(chains=(chain,), pulses=[pulse], flows=[flow])],
        spine=[],
        gradient=1.0,
        hours=np.arange(3.0),
        ec50_ng_per_ml=np.ones(2),
        emax=0.5,
        hill=2.0,
    )
    engine.fill_tone(task, np.empty((3, 2)))
    return engine

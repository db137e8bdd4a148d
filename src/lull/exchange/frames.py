"""Turns a simulation into a data frame (pandas) or a labelled data set (xarray).

Both are heavy and only researchers need them: they come with ``pip install lull[research]`` and are imported
when they are asked for.
"""

from typing import TYPE_CHECKING

import numpy as np

from lull.pharmacology.simulation.model import OUTPUTS
from lull.refusal import BadInput

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from lull.pharmacology.simulation.simulate import Simulation


def to_frame(simulation: "Simulation") -> "pd.DataFrame":
    """Return one row a person and hour: ``id``, ``time_h``, and a column for each output.

    All hours of the first person come first. ``attrs["units"]`` has the unit of each column.

    Raises:
        BadInput: if pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - heavy, and only researchers have it
    except ImportError:
        raise BadInput("a data frame needs pandas: install it with pip install lull[research]") from None
    rows, count = len(simulation.hours), len(simulation.ids)
    columns: dict[str, object] = {
        "id": [who for who in simulation.ids for _ in range(rows)],
        "time_h": np.tile(simulation.hours, count),
    }
    columns.update({name: curves.T.ravel() for name, curves in simulation.curves.items()})
    frame = pd.DataFrame(columns)
    frame.attrs["units"] = {"time_h": "h", **simulation.units}
    frame.attrs["outcome"] = simulation.outcome.message
    return frame


def to_labelled(simulation: "Simulation") -> "xr.Dataset":
    """Return a data set with the dimensions ``time`` (in hours) and ``person``.

    Each output is a variable with its unit and meaning among its attributes.

    Raises:
        BadInput: if xarray is not installed.
    """
    try:
        import xarray as xr  # noqa: PLC0415 - heavy, and only researchers have it
    except ImportError:
        raise BadInput("labelled arrays need xarray: install it with pip install lull[research]") from None
    numbered = all(isinstance(who, int) for who in simulation.ids)
    people = np.array(simulation.ids, dtype=None if numbered else object)
    return xr.Dataset(
        {
            name: (
                ("time", "person"),
                curves,
                {"units": OUTPUTS[name].unit, "long_name": OUTPUTS[name].meaning},
            )
            for name, curves in simulation.curves.items()
        },
        coords={"time": ("time", simulation.hours, {"units": "h"}), "person": people},
        attrs={"outcome": simulation.outcome.code, "message": simulation.outcome.message},
    )

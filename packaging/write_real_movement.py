"""Measure other people's recordings again and keep the figures: the recordings themselves are not here.

.venv/bin/python packaging/write_real_movement.py FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from made_real_figures import measure_real
from movement_page import REAL

if __name__ == "__main__":
    REAL.write_text(json.dumps(measure_real(Path(sys.argv[1])), indent=1) + "\n", encoding="utf-8")

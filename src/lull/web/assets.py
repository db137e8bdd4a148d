"""The built browser files: which address each entry got, its styles, and the icons.

``manifest.json`` is written by the front-end build. Names carry a hash of their content, so a browser may
keep them for ever.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

BUILT = Path(__file__).parent / "static" / "built"
ADDRESS = "/static/built/"


class Assets:
    """What the front-end build left behind; empty answers where it has not run."""

    def __init__(self, built: Path = BUILT) -> None:
        """Read the manifest, if there is one."""
        self.folder = built
        manifest = built / "manifest.json"
        self.is_built = manifest.is_file()
        self._entries = json.loads(manifest.read_text(encoding="utf-8")) if self.is_built else {}

    def address(self, entry: str) -> str | None:
        """Return the address of a built entry such as ``src/app/app.ts``, or None when it is not built."""
        found = self._entries.get(entry)
        return f"{ADDRESS}{found['file']}" if found else None

    def styles(self, entry: str) -> tuple[str, ...]:
        """Return the addresses of the style sheets that belong to an entry."""
        return tuple(f"{ADDRESS}{name}" for name in self._entries.get(entry, {}).get("css", ()))

    def fonts(self) -> tuple[str, ...]:
        """Return the addresses of the fonts every page needs: Latin, upright."""
        names = (
            found["file"] for key, found in self._entries.items() if key.endswith("latin-wght-normal.woff2")
        )
        return tuple(f"{ADDRESS}{name}" for name in sorted(names))

    def file(self, entry: str) -> Path | None:
        """Return where a built entry lies."""
        found = self._entries.get(entry)
        return self.folder / found["file"] if found else None


@lru_cache(maxsize=128)
def icon(name: str) -> Markup:
    """Return a lucide icon as inline SVG, silent to a screen reader (its word stands beside it).

    An icon that has not been built is left out: the word still stands.
    """
    file = BUILT / "icons" / f"{name}.svg"
    if not file.is_file():
        return Markup("")
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", file.read_text(encoding="utf-8"), re.DOTALL)
    shapes = drawing.group(1).strip() if drawing else ""
    return Markup(  # noqa: S704 - the file comes from our own build, never from a person
        '<svg class="ic" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{shapes}</svg>'
    )

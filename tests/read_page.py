"""Reading a page of ours in a test: the value of a field and the sentence beside it."""

import re
from html import unescape


def field_value(page: str, name: str) -> str | None:
    """Return what a field holds."""
    tag = re.search(rf'<input id="{re.escape(name)}"[^>]*>', page)
    value = re.search(r'value="([^"]*)"', tag.group(0)) if tag else None
    return unescape(value.group(1)) if value else None


def field_error(page: str, name: str) -> str | None:
    """Return the sentence beside a field; the field must point to it, so that it is heard too."""
    said = re.search(
        rf'<span class="error" id="{re.escape(name)}-error">(?:<svg.*?</svg>)?(.*?)</span>', page, re.DOTALL
    )
    if said is None:
        return None
    assert re.search(rf'aria-describedby="[^"]*{re.escape(name)}-error"[^>]*aria-invalid="true"', page), name
    return unescape(said.group(1))

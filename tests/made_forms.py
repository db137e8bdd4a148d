"""Filled forms for tests of pages, as a browser would send them."""

from made_house import Visit


def version(mara: Visit, **changes: str) -> dict[str, str]:
    """Return the form of a new version: 10 mg twice a day from now."""
    return {
        "id": mara.form_id(),
        "go": "save",
        "per": "tablet",
        "strength_mg": "10",
        "time_1": "08:00",
        "mg_1": "15",
        "time_2": "20:00",
        "mg_2": "15",
        "prescriber": "Dr Lindqvist",
        "reason": "As discussed on 22 November",
        "starts": "now",
    } | changes

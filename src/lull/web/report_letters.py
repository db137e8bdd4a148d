"""The letters for the printed page, taken from the app's own built files: no other font is asked for."""

from lull.exchange.report_fonts import ReportFonts, make_report_fonts
from lull.refusal import BadInput
from lull.web.assets import Assets

PARTS = ("latin-wght-normal", "latin-ext-wght-normal")
"""Latin first: it wins where both parts hold a letter."""


def find_report_fonts(assets: Assets) -> ReportFonts:
    """Return the fonts of the printed page.

    Raises:
        BadInput: if the app's files have not been built.
    """
    found = [sorted(assets.folder.glob(f"assets/*next-{part}-*.woff2")) for part in PARTS]
    if not found[0]:
        raise BadInput("the letters for printing are not here: build the app once with make run")
    return make_report_fonts(*(files[0].read_bytes() for files in found if files))

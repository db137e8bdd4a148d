"""Erase a person from this computer: the record, its copies, its backups and their key. There is no undo."""

from pathlib import Path

from lull.actions.plan_day import NO_RECORD
from lull.refusal import BadInput, Refusal, show
from lull.store.erase import Erased, KeptCopy, erase_folder
from lull.store.record_summary import RecordSummary


def erase_person(path: Path, name: str, *, confirmed: bool) -> Erased | Refusal:
    """Erase everything in the folder of the record at ``path``, if that record is about ``name``.

    The exact name is the guard. An older record in the folder that is about somebody else is asked about
    first (H26): a refusal by name, and nothing is erased unless ``confirmed``. Where a record is missing,
    because erasing was cut short or the file was moved, an older record beside it may name the person.

    Raises:
        BadInput: if the name is another, or a record cannot be read or is open in another program.
    """
    if not path.parent.is_dir():
        return NO_RECORD

    def judge(about: RecordSummary | None, copies: tuple[KeptCopy, ...]) -> Refusal | None:
        named = about is not None and about.name is not None
        known = {about.name} if about and named else {copy.holds.name for copy in copies if copy.holds}
        if about is None and not copies:
            return NO_RECORD
        if name not in known:
            raise BadInput(
                f"the record here is not about {show(name)}: write the name exactly as it stands in Lull."
                " Nothing was erased"
            )
        others = sorted({c.holds.name for c in copies if c.holds and c.holds.name} - {name})
        return None if confirmed or not others else _ask(others)

    return erase_folder(path, judge)


def _ask(others: list[str]) -> Refusal:
    """Ask before an older record of somebody else is erased with it."""
    return Refusal(
        code="needs_confirmation",
        message=(
            f"An older record in the same folder is about {', '.join(others)}. Nothing was erased."
            " Move that file elsewhere first, or say it again with --yes to erase it too."
        ),
    )

"""Backups from the page: save one now, see which there are, and print the key that opens them.

Bringing one back, and erasing a person, put a whole record in another's place; both belong to the command
line, where the app is closed. The page says which words to type.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.back_up import back_up, find_key
from lull.refusal import BadInput, Refusal
from lull.store.backup import BACKUP_ENDING, BACKUP_FOLDER
from lull.web.forms import Form
from lull.web.house import House, house_of

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A backup in the default folder: its file, when it was made, and its size in kB."""

    name: str
    made_at: datetime
    size_kb: float


@router.get("/backup")
def show_backups(request: Request) -> Response:
    """Show what was saved, and the ways on."""
    house = house_of(request)
    if house.ledger.state().described is None:
        return RedirectResponse("/start", 303)
    return _render(house, request)


@router.post("/backup")
def take_backup(request: Request, form: Form) -> Response:
    """Save the record now."""
    del form
    house = house_of(request)
    made = back_up(house.ledger.path, None, now=house.now())
    if isinstance(made, Refusal):
        raise BadInput(made.message)
    key = made.key.to_text() if made.key_is_new else ""
    return _render(house, request, saved=made.path.name, key=key)


@router.post("/backup/key")
def show_key(request: Request, form: Form) -> HTMLResponse:
    """Show the recovery key, to print it."""
    del form
    house = house_of(request)
    return _render(house, request, key=find_key(house.ledger.path).to_text())


def list_backups(record: Path) -> tuple[KeptBackup, ...]:
    """Return the backups in the default folder, the newest first."""
    folder = record.parent / BACKUP_FOLDER
    files = [(file, file.stat()) for file in folder.glob(f"*{BACKUP_ENDING}") if file.is_file()]
    kept = [
        KeptBackup(
            name=file.name,
            made_at=datetime.fromtimestamp(found.st_mtime, UTC),
            size_kb=found.st_size / 1000,
        )
        for file, found in files
    ]
    return tuple(sorted(kept, key=lambda backup: backup.made_at, reverse=True))


def _render(house: House, request: Request, *, saved: str = "", key: str = "") -> HTMLResponse:
    """Render the page; a key that is shown is never kept by the browser."""
    path = house.ledger.path
    backups = list_backups(path)
    page = house.render(
        request,
        "backup.html",
        saved=saved,
        key=key,
        backups=backups,
        folder=str(path.parent / BACKUP_FOLDER),
        has_key=bool(backups) or bool(key),
        toast=None,
    )
    page.headers["cache-control"] = "no-store"
    return page

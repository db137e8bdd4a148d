"""The lock for a shared family computer: opening it, setting it, taking it away."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from lull.refusal import BadInput
from lull.saying import say, say_count
from lull.store.lock_file import IDLE_MINUTES, LOCK_FILE, LONGEST, SHORTEST
from lull.web.forms import Form, Reading, local_path, to_reading
from lull.web.house import house_of
from lull.web.screen_lock import ScreenLock, Tried

router = APIRouter()

USUAL_MINUTES = 10


@router.get("/lock")
def show_lock(request: Request, back: str = "/") -> Response:
    """Ask for the secret, or show how the lock is set."""
    if lock_of(request).is_locked():
        return _show_closed(request, back=local_path(back))
    return _show_settings(request, Reading({}))


@router.post("/lock/open")
def open_lock(request: Request, form: Form) -> Response:
    """Open with the right secret and go on."""
    back = local_path(str(form.get("back", "/")))
    tried = lock_of(request).try_open(str(form.get("secret", "")))
    return RedirectResponse(back, 303) if tried == "open" else _show_closed(request, back=back, tried=tried)


@router.post("/lock/set")
def set_lock(request: Request, form: Form) -> Response:
    """Set a lock, or change it: the old secret first, where there is one."""
    lock, reading = lock_of(request), to_reading(form)
    if lock.folder is None:
        return RedirectResponse("/lock", 303)
    secret, again = str(form.get("new_secret", "")), str(form.get("new_again", ""))
    minutes = reading.choice(
        "idle_minutes", tuple(map(str, IDLE_MINUTES)), ask=say("Choose after how many minutes.")
    )
    if not SHORTEST <= len(secret) <= LONGEST:
        reading.errors["new_secret"] = say(
            "Use {least} to {most} letters, numbers or signs.", least=SHORTEST, most=LONGEST
        )
    elif secret != again:
        reading.errors["new_again"] = say("The two are not the same. Type it again.")
    if not reading.errors:
        _check_old(lock, form, reading)
    if reading.errors:
        return _show_settings(request, reading)
    try:
        lock.set(secret, idle_minutes=int(minutes))
    except OSError as problem:
        raise _say_disk(problem) from problem
    return RedirectResponse("/lock?done=set", 303)


@router.post("/lock/remove")
def remove_lock(request: Request, form: Form) -> Response:
    """Take the lock away, with its secret."""
    lock, reading = lock_of(request), to_reading(form)
    _check_old(lock, form, reading)
    if reading.errors:
        return _show_settings(request, reading)
    try:
        if lock.folder is not None:
            lock.remove()
    except OSError as problem:
        raise _say_disk(problem) from problem
    return RedirectResponse("/lock", 303)


@router.post("/lock/now")
def lock_now(request: Request) -> Response:
    """Close the lock at once."""
    lock = lock_of(request)
    if lock.file is not None:
        lock.lock_now()
    return RedirectResponse("/lock", 303)


def lock_of(request: Request) -> ScreenLock:
    """Return the lock of this app."""
    lock = request.app.state.lock
    assert isinstance(lock, ScreenLock), "create_app puts it there"
    return lock


def _check_old(lock: ScreenLock, form: Form, reading: Reading) -> None:
    """Ask for the secret that holds, where one does; wrong tries slow down here too."""
    if lock.file is None:
        return
    tried = lock.try_open(str(form.get("old_secret", "")))
    if tried != "open":
        reading.errors["old_secret"] = say_tried(tried, lock.wait_s())


def say_tried(tried: Tried, wait_s: int) -> str:
    """Say what came of a try."""
    if wait_s:
        return say_count(
            wait_s,
            "That did not open it. Wait {number} second, then try again.",
            "That did not open it. Wait {number} seconds, then try again.",
        )
    return "" if tried == "open" else say("That did not open it. Try again.")


def _show_closed(request: Request, *, back: str, tried: Tried = "open") -> Response:
    """Show the closed door: nothing about any person."""
    lock, house = lock_of(request), house_of(request)
    file = lock.file
    return house.render(
        request,
        "lock_closed.html",
        status=200 if tried == "open" else 422,
        back=back,
        error=say_tried(tried, lock.wait_s()),
        is_damaged=file is not None and not file.key,
        file_name=LOCK_FILE,
    )


def _show_settings(request: Request, reading: Reading) -> Response:
    """Show how the lock is set."""
    lock, house = lock_of(request), house_of(request)
    file = lock.file
    minutes = file.idle_minutes if file else USUAL_MINUTES
    return house.render(
        request,
        "lock.html",
        status=422 if reading.errors else 200,
        errors=reading.errors,
        is_set=file is not None,
        can_be_set=lock.folder is not None,
        minutes=int(reading.raw("idle_minutes")) if reading.raw("idle_minutes").isdecimal() else minutes,
        choices=IDLE_MINUTES,
        shortest=SHORTEST,
        place=str(lock.folder / LOCK_FILE) if lock.folder else "",
    )


def _say_disk(problem: OSError) -> BadInput:
    """Say that the disk said no."""
    return BadInput(
        say(
            "the lock could not be written ({problem}): check the folder of the record",
            problem=problem.strerror,
        )
    )

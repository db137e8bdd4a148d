"""The app put together: every page, the guard around all of them, and the answers when something fails."""

import logging
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Scope

from lull.refusal import BadInput
from lull.saying import as_sentence, say
from lull.web import (
    backup_page,
    check_in_page,
    danger_page,
    demo_page,
    felt_page,
    follow_page,
    how_used_page,
    injections_page,
    language_page,
    lock_page,
    measure_page,
    measured_page,
    not_taken_page,
    plan_new_page,
    plan_page,
    programme_page,
    progress_page,
    pump_entry_page,
    pump_page,
    range_page,
    record_page,
    reminders_page,
    report_page,
    safety_page,
    scales_page,
    settings_page,
    shore_page,
    side_effects_page,
    start_gate_page,
    start_page,
    stock_page,
    stretch_page,
    swing_page,
    swing_result_page,
    swing_socket,
    today_page,
    told_page,
    unlock_page,
    walk_page,
    ways_page,
    weaning_page,
    week_page,
)
from lull.web.guard import Guard
from lull.web.house import House, environment, house_of
from lull.web.lock_gate import LockGate
from lull.web.pump_card import lend_pump_words
from lull.web.screen_lock import ScreenLock
from lull.web.spoken import Spoken

STATIC = Path(__file__).parent / "static"
PAGES = (
    backup_page,
    today_page,
    told_page,
    start_page,
    stock_page,
    plan_page,
    plan_new_page,
    weaning_page,
    record_page,
    check_in_page,
    side_effects_page,
    danger_page,
    progress_page,
    follow_page,
    shore_page,
    felt_page,
    week_page,
    measure_page,
    measured_page,
    stretch_page,
    range_page,
    walk_page,
    scales_page,
    swing_page,
    swing_result_page,
    swing_socket,
    report_page,
    safety_page,
    settings_page,
    how_used_page,
    language_page,
    injections_page,
    ways_page,
    pump_page,
    pump_entry_page,
    not_taken_page,
    reminders_page,
    lock_page,
    unlock_page,
    programme_page,
    start_gate_page,
    demo_page,
)
"""Every page, in the order in which it is asked for an address."""
LONGEST_KEPT = "private, max-age=31536000, immutable"

log = logging.getLogger("lull.web")


class _GuardedApp(FastAPI):
    """FastAPI with the guard outermost and the lock behind it: not even an error page goes round them."""

    house: House
    lock: ScreenLock

    def build_middleware_stack(self) -> ASGIApp:
        """Wrap the whole stack."""
        refused = environment(self.house.assets).get_template("refused.html").render()
        return Guard(
            Spoken(LockGate(super().build_middleware_stack(), self.lock)),
            token=self.house.token,
            port=self.house.port,
            refusal_page=refused,
        )


class _KeptFiles(StaticFiles):
    """Built files: their names change with their content, so they may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file, to be kept; the models' names carry no hash, so those are asked for anew."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache" if path.startswith("models") else LONGEST_KEPT
        if path.endswith(".task"):
            response.headers["content-type"] = "application/octet-stream"
        return response


def create_app(house: House) -> FastAPI:
    """Return the app of this house, guarded; it answers nobody without this launch's key."""
    app = _GuardedApp(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.house = house
    app.state.house = house
    app.lock = app.state.lock = ScreenLock(house.own.path.parent if house.own else None, house.now)
    lend_pump_words(environment(house.assets))
    for page in PAGES:
        app.include_router(page.router)
    for name in ("lull.web.practise", "lull.web.practice_socket"):
        if find_spec(name) is not None:
            app.include_router(import_module(name).router)
    if house.assets.is_built:
        app.mount("/static/built", _KeptFiles(directory=house.assets.folder), name="built")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_api_route("/service-worker.js", _answer_service_worker, include_in_schema=False)
    app.add_exception_handler(HTTPException, _answer_missing)
    app.add_exception_handler(RequestValidationError, _answer_missing)
    app.add_exception_handler(BadInput, _answer_bad_input)
    app.add_exception_handler(ClientDisconnect, _answer_cut_off)
    app.add_exception_handler(Exception, _answer_trouble)
    return app


def _answer_service_worker(request: Request) -> Response:
    """Answer with the script that keeps the safety card, from the root so that it covers every page."""
    built = house_of(request).assets.file("src/app/safety-worker.ts")
    if built is None:
        raise HTTPException(404)
    return FileResponse(built, media_type="text/javascript", headers={"cache-control": "no-cache"})


def _answer_missing(request: Request, problem: Exception) -> Response:
    """Say that a page is not there, or that it is not asked in this way."""
    status = problem.status_code if isinstance(problem, HTTPException) else 422
    return _trouble(
        request, status, say("This page is not here."), say("The address may be old. Nothing was lost.")
    )


def _answer_bad_input(request: Request, problem: Exception) -> Response:
    """Say what is wrong with what was sent; nothing was written."""
    why = problem.args[0] if problem.args else ""
    return _trouble(
        request, 422, say("That could not be taken."), say("Nothing was written."), why=as_sentence(why)
    )


def _answer_cut_off(request: Request, problem: Exception) -> Response:
    """Say that a form was too long to be one of ours."""
    del problem
    return _trouble(request, 413, say("That was too much at once."), say("Nothing was written."))


def _answer_trouble(request: Request, problem: Exception) -> Response:
    """Say that the fault is ours; the details go to the terminal and never onto the page."""
    log.error("a page failed: %s", request.url.path, exc_info=problem)
    words = say("The fault is ours. What you entered before is still in your record.")
    try:
        if not request.app.state.lock.is_locked():
            return _trouble(request, 500, say("Something went wrong."), words)
    except Exception:  # noqa: BLE001 - the record itself may be what cannot be read; the card still must show
        log.debug("the page of trouble failed too")
    page = environment(house_of(request).assets).get_template("refused.html").render()
    return HTMLResponse(page, 500)


def _trouble(request: Request, status: int, title: str, words: str, *, why: str = "") -> Response:
    """Return the page of things gone wrong; while the app is locked it would name the person, so the door.

    ``why`` stands before the words, and is English where it is no saying: it then speaks of medicine, or of
    something that none of our pages sends.
    """
    if request.app.state.lock.is_locked():
        return RedirectResponse("/lock", 303)
    return house_of(request).render(request, "trouble.html", status=status, title=title, words=words, why=why)

"""The app put together: every page, the guard around all of them, and the answers when something fails."""

import logging
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Scope

from lull.refusal import BadInput
from lull.web import (
    demo_page,
    injections_page,
    not_taken_page,
    plan_page,
    progress_page,
    record_page,
    safety_page,
    start_page,
    today_page,
)
from lull.web.guard import Guard
from lull.web.house import House, environment, house_of

STATIC = Path(__file__).parent / "static"
LONGEST_KEPT = "private, max-age=31536000, immutable"

log = logging.getLogger("lull.web")


class _GuardedApp(FastAPI):
    """FastAPI with the guard outermost: not even an error page goes round it."""

    house: House

    def build_middleware_stack(self) -> ASGIApp:
        """Wrap the whole stack."""
        refused = environment(self.house.assets).get_template("refused.html").render()
        return Guard(
            super().build_middleware_stack(),
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
    pages = (
        today_page,
        start_page,
        plan_page,
        record_page,
        progress_page,
        safety_page,
        injections_page,
        not_taken_page,
        demo_page,
    )
    for page in pages:
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
    return _trouble(request, status, "This page is not here.", "The address may be old. Nothing was lost.")


def _answer_bad_input(request: Request, problem: Exception) -> Response:
    """Say what is wrong with what was sent; nothing was written."""
    return _trouble(
        request, 422, "That could not be taken.", f"{_as_sentence(str(problem))} Nothing was written."
    )


def _answer_cut_off(request: Request, problem: Exception) -> Response:
    """Say that a form was too long to be one of ours."""
    del problem
    return _trouble(request, 413, "That was too much at once.", "Nothing was written.")


def _answer_trouble(request: Request, problem: Exception) -> Response:
    """Say that the fault is ours; the details go to the terminal and never onto the page."""
    log.error("a page failed: %s", request.url.path, exc_info=problem)
    words = "The fault is ours. What you entered before is still in your record."
    try:
        return _trouble(request, 500, "Something went wrong.", words)
    except Exception:  # noqa: BLE001 - the record itself may be what cannot be read; the card still must show
        page = environment(house_of(request).assets).get_template("refused.html").render()
        return HTMLResponse(page, 500)


def _trouble(request: Request, status: int, title: str, words: str) -> Response:
    """Return the page of things gone wrong."""
    return house_of(request).render(request, "trouble.html", status=status, title=title, words=words)


def _as_sentence(words: str) -> str:
    """Start with a capital letter and end with a full stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."

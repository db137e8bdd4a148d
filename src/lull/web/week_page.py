"""The story of a week on a page: three pictures with their words, for any week back."""

from datetime import date

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from lull.actions.tell_week import ToldWeek, tell_week
from lull.refusal import Refusal
from lull.saying import say
from lull.web import week_words
from lull.web.charts.shore import A_SHORE, draw_shore, draw_shores, say_things
from lull.web.charts.week_story import draw_days_done, draw_highlight
from lull.web.house import house_of

router = APIRouter()


@router.get("/progress/week")
def show_this(request: Request) -> Response:
    """Show this week."""
    return _show(request, None)


@router.get("/progress/week/{day}")
def show(request: Request, day: str) -> Response:
    """Show the week of a day."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise HTTPException(404) from None
    return _show(request, on)


def _show(request: Request, on: date | None) -> Response:
    """Show a week."""
    house = house_of(request)
    told = tell_week(house.ledger, on, now=house.now())
    if isinstance(told, Refusal):
        return RedirectResponse("/start", 303)
    story = told.story
    highlight_words = week_words.say_highlight(story.highlight)
    return house.render(
        request,
        "week.html",
        told=told,
        story=story,
        pictures=(
            (
                say("What you did"),
                draw_days_done(story, label=week_words.say_each_day(story)),
                week_words.say_done(story),
            ),
            (say("What stands out"), draw_highlight(story.highlight, label=highlight_words), highlight_words),
            (say("What you found"), _draw_found(told), week_words.say_found(story)),
        ),
    )


def _draw_found(told: ToldWeek) -> Markup:
    """Return the shore of the week, its latest finds; in a week of rest, the shore as it is."""
    if told.story.is_quiet:
        return draw_shores(told.shore.found)[-1]
    found = told.story.found
    label = say("The shore of this week with {things}.", things=say_things(found))
    return draw_shore(found[-A_SHORE:], 1, label=label)

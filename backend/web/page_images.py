"""Pages of documents as pictures: which may be asked for, and when there are too many at once."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import Response

from backend.foundation.documents.renderer import DocumentRenderer, RenderFailed
from backend.foundation.errors import Problem, ProblemCode
from backend.web.answers import problem_answer
from backend.web.requests import BadRequest

WIDTHS = (640, 1240)
"""Pixels: a telephone, and A4 at 150 dpi. Any number would let anybody fill caches and time."""
DEFAULT_WIDTH = 1240
MOST_PAGES = 99

MOST_UNFINISHED = 8
"""Jobs the renderer may have in hand: about 2 s of waiting for the last (70 to 250 ms each)."""
RETRY_SECONDS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class PageImage:
    """Which page, counted from 1, and how many pixels wide."""

    page: int
    width: int


class RendererBusy(Exception):
    """The caller should come again, instead of waiting in an endless queue."""


def page_image(page: object, width: object) -> PageImage:
    """Both as they came, if they are numbers that may be asked for; else BadRequest."""
    # A bool is an int to Python, not to JSON.
    if type(page) is not int or not 1 <= page <= MOST_PAGES:
        raise BadRequest(400, f"“page” must be a number from 1 to {MOST_PAGES}.")
    if type(width) is not int or width not in WIDTHS:
        raise BadRequest(400, f"“width” must be one of {', '.join(map(str, WIDTHS))}.")
    return PageImage(page=page, width=width)


@contextmanager
def at_renderer(documents: DocumentRenderer) -> Generator[None]:
    """Around the jobs of one answer: RendererBusy when there is a crowd, or a press was lost.

    Nothing may be awaited between entering and the first job, else a crowd slips in together.
    """
    if documents.unfinished >= MOST_UNFINISHED:
        raise RendererBusy
    try:
        yield
    except RenderFailed as failure:
        if failure.permanent:
            raise
        raise RendererBusy from failure


def busy_answer() -> Response:
    """503, and when to come again."""
    answer = problem_answer(Problem(ProblemCode.RENDERER_BUSY), HTTPStatus.SERVICE_UNAVAILABLE)
    answer.headers["retry-after"] = str(RETRY_SECONDS)
    return answer

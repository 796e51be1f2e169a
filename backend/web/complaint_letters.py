"""Sealed letters of complaints: an order for the accused, an answer for the complainant."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.complaints import papers
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.letters.models import Letter
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.letters import letter_answer, official_at_work
from backend.web.requests import BadRequest, form_fields

_STATUS = {ProblemCode.SIGN_IN_REQUIRED: 401, ProblemCode.TOO_MANY_ATTEMPTS: 429}


async def order_file(request: Request) -> Response:
    """The sealed order, for the office that has to set something right."""
    services = services_of(request)
    letter_id = request.path_params["letter_id"]
    try:
        viewer = await official_at_work(services, request)
        return letter_answer(*await papers.order_file(services, viewer, letter_id))
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 404))


async def answer_file(request: Request) -> Response:
    """The sealed answer: GET for who complained signed in, POST with `receiptCode` for anybody.

    A receipt code never stands in an address.
    """
    services = services_of(request)
    try:
        return letter_answer(*await _answer(services, request))
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 404))


async def _answer(services: Services, request: Request) -> tuple[Letter, bytes]:
    viewer = await session.viewer_of(services, request)
    letter_id = request.path_params["letter_id"]
    if request.method != "POST":
        return await papers.answer_file(services, viewer, letter_id)
    # The code is the right to read, not a cookie: a form of another site gains nothing by it. And
    # browsers send no origin with a form of a page that sends no referrer.
    form = await form_fields(request.stream(), request.headers.get("content-type", ""))
    code = form.get("receiptCode", "")
    return await papers.answer_file(services, viewer, letter_id, receipt_code=code)

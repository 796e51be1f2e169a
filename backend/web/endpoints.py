"""The GraphQL endpoint for people: a fresh Context per request, errors without the inside."""

from graphql import DocumentNode
from starlette.requests import Request
from starlette.responses import Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.graphql.audience import refused
from backend.web import session
from backend.web.answers import services_of
from backend.web.execution import asked_by, fault, json_answer, status_of
from backend.web.prepared import RequestContext
from backend.web.repeating import STATUS, answered
from backend.web.requests import BadRequest, GraphQLRequest
from backend.web.schema import portal
from backend.web.trusted import TrustedDocuments, name_of


async def graphql(request: Request) -> Response:
    """POST /graphql."""
    services = services_of(request)
    try:
        session.refuse_foreign_origin(services, request)
        asked = await asked_by(request)
        document = _named(asked, request)
        context = RequestContext(
            viewer=await session.viewer_of(services, request),
            services=services,
            agent=request.headers.get("user-agent", ""),
            introspection=request.app.state.development,
            document=document,
        )
        request.state.context = context
        answer = await answered(portal, request, asked, context)
    except BadRequest as bad:
        return json_answer({"errors": [fault(str(bad))]}, bad.status, request.scope)
    except Problem as problem:
        status = STATUS.get(problem.code, 400)
        return json_answer({"errors": [dict(refused(problem).formatted)]}, status, request.scope)
    response = json_answer(answer, status_of(answer, request.scope), request.scope)
    session.apply(context.session_change, services, response)
    return response


def _named(asked: GraphQLRequest, request: Request) -> DocumentNode | None:
    """The trusted document that was asked for; None for a text, which only development executes."""
    if asked.document_id is None:
        if not request.app.state.development:
            raise Problem(ProblemCode.DOCUMENT_REQUIRED)
        return None
    trusted: TrustedDocuments = request.app.state.trusted
    document = trusted.get(asked.document_id)
    if document is None:
        raise Problem(ProblemCode.DOCUMENT_UNKNOWN)
    request.state.operation = name_of(document)
    return document

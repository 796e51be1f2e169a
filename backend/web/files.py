"""Files of proofs, for those they belong to."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Anonymous
from backend.proofs import queries as proofs
from backend.web import session
from backend.web.answers import problem_answer, services_of


async def proof_file(request: Request) -> Response:
    """The sealed PDF, for its owner and the committee that issued it."""
    services = services_of(request)
    proof_id: UUID = request.path_params["proof_id"]
    viewer = await session.viewer_of(services, request)
    if isinstance(viewer, Anonymous):
        return problem_answer(Problem(ProblemCode.SIGN_IN_REQUIRED), 401)
    try:
        content = await proofs.sealed_pdf(services.storage, viewer, proof_id)
    except Problem as problem:
        return problem_answer(problem, 404)
    # The name must not carry personal data: it ends up in download lists of shared phones.
    disposition = f'attachment; filename="proof-{proof_id}.pdf"'
    return Response(
        content, media_type="application/pdf", headers={"content-disposition": disposition}
    )

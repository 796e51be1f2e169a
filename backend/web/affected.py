"""The list of what a compromised seal sealed, for whoever looks into each document."""

import csv
import io
from collections.abc import Mapping, Sequence
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from backend.foundation import asking, audit, clock, masking, spreadsheets
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official
from backend.identity.loaders import names_by_id
from backend.letters.models import Letter
from backend.proofs import standing
from backend.proofs.models import Proof
from backend.proofs.standing import Standing
from backend.seals import access, queries
from backend.seals.models import SealUse
from backend.seals.register import applicant_of
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.files import disposition_of

_STATUS = {
    ProblemCode.SIGN_IN_REQUIRED: 401,
    ProblemCode.FORBIDDEN: 403,
    ProblemCode.NOT_FOUND: 404,
}
_COLUMNS = (
    "盖章时间",
    "文件",
    "现在的状态",
    "申请人",
    "申请人电话",
    "经办人",
    "签批人",
    "文件指纹（SHA-256）",
)
_STANDINGS = {
    Standing.VALID: "有效（已解除存疑）",
    Standing.DOUBTED: "存疑，待核实",
    Standing.REVOKED: "已撤销",
    Standing.SUPERSEDED: "已更正重开",
    Standing.EXPIRED: "已过有效期",
}
_AT_ONCE = 1000


async def affected_csv(request: Request) -> Response:
    """GET /reports/seals/{seal_id}/affected.csv: every line of the register, newest first.

    For who rules over the seal and for its organisation; with a byte order mark, without which
    spreadsheets misread Chinese. The look is recorded.
    """
    services = services_of(request)
    try:
        viewer = await _official(services, request)
        seal = await access.affected_seal(viewer, request.path_params["seal_id"])
    except Problem as problem:
        return problem_answer(problem, _STATUS.get(problem.code, 422))
    uses = await queries.affected_uses(seal).order_by("-at", "-id")
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for start in range(0, len(uses), _AT_ONCE):
        table.writerows(await _lines(services.vault, uses[start : start + _AT_ONCE]))
    await audit.record(viewer, "seal_register.affected_exported", seal.id, lines=len(uses))
    return Response(
        written.getvalue().encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={
            "content-disposition": disposition_of("affected.csv", f"存疑文件清单 {seal.name}.csv")
        },
    )


async def _official(services: Services, request: Request) -> Official:
    viewer = await session.viewer_of(services, request)
    if not isinstance(viewer, Official):
        raise Problem(ProblemCode.SIGN_IN_REQUIRED)
    return viewer


async def _lines(vault: Vault, uses: Sequence[SealUse]) -> list[list[str]]:
    states = await _states_of([use.document_id for use in uses])
    ids = list({person for use in uses for person in (use.handler_id, use.approver_id)})
    named = dict(zip(ids, await names_by_id(ids), strict=True))
    return [_line(vault, use, states, named) for use in uses]


def _line(
    vault: Vault, use: SealUse, states: Mapping[UUID, str], named: Mapping[UUID, str]
) -> list[str]:
    applicant = applicant_of(vault, use)
    cells = (
        f"{use.at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}",
        use.content,
        states.get(use.document_id, ""),
        applicant.name,
        masking.mask_phone(applicant.phone),
        named[use.handler_id],
        named[use.approver_id],
        use.sha256,
    )
    return [spreadsheets.plain(cell) for cell in cells]


@asking.as_the_portal("how the papers stand that a register names, for whoever may read it")
async def _states_of(document_ids: list[UUID]) -> Mapping[UUID, str]:
    today = clock.today()
    states: dict[UUID, str] = {}
    for proof in await Proof.filter(id__in=document_ids):
        stands = standing.standing_of_row(proof, today)
        states[proof.id] = "制作中，存疑" if stands is None else _STANDINGS[stands]
    for letter in await Letter.filter(id__in=document_ids):
        states[letter.id] = "存疑，待核实" if letter.is_in_doubt else "文书"
    return states

"""What somebody tried and may not do has a line in the log; problems are counted by their codes."""

import logging

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Citizen, Department, Official, Viewer

log = logging.getLogger(__name__)

NOT_ALLOWED = frozenset({
    ProblemCode.FORBIDDEN,
    ProblemCode.SCOPE_MISSING,
    ProblemCode.OWN_CASE,
    ProblemCode.RECUSED,
    ProblemCode.TWO_PERSONS_REQUIRED,
    # Whatever somebody may not know of is not found, too.
    ProblemCode.NOT_FOUND,
})  # fmt: skip


def note(problem: Problem, field: str, viewer: Viewer) -> None:
    """An operator finds who it was by the session, or by a department's client; no name is told."""
    if problem.code in NOT_ALLOWED:
        log.info("not allowed: %s, %s, %s", problem.code.value, field, _who(viewer))


def _who(viewer: Viewer) -> str:
    match viewer:
        case Citizen(session_id=session):
            return f"resident, session {session}"
        case Official(session_id=session):
            return f"official, session {session}"
        case Department(client_id=client):
            return f"department, client {client}"
        case _:
            return "visitor"

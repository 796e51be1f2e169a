"""Who may appoint whom, and which organisations a viewer manages."""

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role, System
from backend.identity import uscc as social_credit
from backend.identity.models import Organisation, OrganisationKind
from backend.regions import branches

# Without this, a township could make an operator of the whole portal in one of its committees.
_ROLES = {
    OrganisationKind.COMMITTEE: {Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER},
    OrganisationKind.TOWNSHIP: {Role.TOWNSHIP, Role.SUPERVISOR},
    OrganisationKind.DEPARTMENT: {Role.DEPARTMENT_STAFF, Role.SUPERVISOR},
    OrganisationKind.PORTAL: {Role.OPERATOR},
}


def require_operator(viewer: Official | System) -> None:
    """Raises FORBIDDEN for officials without the operator's role."""
    if isinstance(viewer, Official) and Role.OPERATOR not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)


def require_role_of(kind: OrganisationKind, role: Role) -> None:
    """Raises FORBIDDEN for a role that organisations of this kind do not have."""
    if role not in _ROLES[kind]:
        raise Problem(ProblemCode.FORBIDDEN, field="role")


async def organisation_for_appointer(viewer: Official | System, uscc: str) -> Organisation:
    """The organisation whose posts the viewer may fill, or NotFound.

    Operators fill all posts; a township fills those of the committees in its branch. Raises
    USCC_INVALID for what is no such code.
    """
    code = social_credit.normalise(uscc, field="organisationUscc")
    organisation = await Organisation.get_or_none(uscc=code)
    if organisation is None:
        raise NotFound
    match viewer:
        case System():
            return organisation
        case Official() if Role.OPERATOR in viewer.roles:
            return organisation
        case Official() if (
            Role.TOWNSHIP in viewer.roles
            and organisation.kind is OrganisationKind.COMMITTEE
            and branches.within(organisation.region, viewer.region)
        ):
            return organisation
        case _:
            raise NotFound

"""Who may appoint whom, and which organisations a viewer manages."""

from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role, System
from backend.identity import uscc as social_credit
from backend.identity.models import Organisation, OrganisationKind, Post
from backend.regions import branches

# Without this, a township could make an operator of the whole portal in one of its committees.
_ROLES = {
    OrganisationKind.COMMITTEE: {Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER},
    # Offices approve and seal the letters that they send; they issue no proofs.
    OrganisationKind.TOWNSHIP: {
        Role.TOWNSHIP,
        Role.SUPERVISOR,
        Role.APPROVER,
        Role.SEAL_KEEPER,
    },
    OrganisationKind.DEPARTMENT: {
        Role.DEPARTMENT_STAFF,
        Role.LEGAL_REVIEWER,
        Role.POLICY_REVIEWER,
        Role.SUPERVISOR,
        Role.APPROVER,
        Role.SEAL_KEEPER,
    },
    # Its keeper keeps the seal of annotated copies, whose use operators approve beforehand.
    OrganisationKind.PORTAL: {Role.OPERATOR, Role.SEAL_KEEPER},
    OrganisationKind.ENTERPRISE: {Role.AGENT},
}
_FILLED_BY_TOWNSHIPS = frozenset({OrganisationKind.COMMITTEE, OrganisationKind.ENTERPRISE})


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

    Operators fill all posts; a township fills those of the committees and enterprises in its
    branch. Raises USCC_INVALID for what is no such code.
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
            and organisation.kind in _FILLED_BY_TOWNSHIPS
            and branches.within(organisation.region, viewer.region)
        ):
            return organisation
        case _:
            raise NotFound


async def holds_post(person_id: UUID) -> bool:
    """Whether a person holds a post today, or is to hold one."""
    ahead = Q(valid_to=None) | Q(valid_to__gte=clock.today())
    return await Post.filter(ahead, person_id=person_id).exists()

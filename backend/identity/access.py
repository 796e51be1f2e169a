"""Who may appoint whom, and which organisations a viewer manages."""

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role, System
from backend.identity.models import Organisation, OrganisationKind
from backend.regions import branches


def require_operator(viewer: Official | System) -> None:
    """Raises FORBIDDEN for officials without the operator's role."""
    if isinstance(viewer, Official) and Role.OPERATOR not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)


async def organisation_for_appointer(viewer: Official | System, uscc: str) -> Organisation:
    """The organisation whose posts the viewer may fill, or NotFound.

    Operators fill all posts; a township fills those of the committees in its branch.
    """
    organisation = await Organisation.get_or_none(uscc=uscc)
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

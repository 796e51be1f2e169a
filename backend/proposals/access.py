"""Whose proposals a viewer may know of, and who may do what with one.

The office before which a proposal was put decides on it; supervisors read those of their branch.
"""

from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role
from backend.proposals.lifecycle import LIFECYCLE, ProposalVerb
from backend.proposals.models import CatalogueProposal
from backend.regions import branches

ANSWERING = frozenset({Role.DEPARTMENT_STAFF, Role.SUPERVISOR})
"""Who decides on what is put before an office."""
_ROLES = {
    # Only staff of a department may draft a request; see changes.actions.drafting.
    ProposalVerb.TAKE_UP: frozenset({Role.DEPARTMENT_STAFF}),
    ProposalVerb.DECLINE: ANSWERING,
}


def visible_to(viewer: Official) -> QuerySet[CatalogueProposal]:
    """The base of every query over proposals."""
    known = Q(id=None)
    if viewer.roles & ANSWERING:
        known |= Q(organisation_id=viewer.organisation_id)
    if Role.SUPERVISOR in viewer.roles:
        known |= Q(organisation__region__startswith=branches.prefix(viewer.region))
    return CatalogueProposal.filter(known)


async def proposal_for_verb(
    viewer: Official, proposal_id: UUID, verb: ProposalVerb, version: int
) -> CatalogueProposal:
    """The proposal, locked, for a verb of the office it was put before.

    Raises NOT_FOUND, FORBIDDEN when it is another office's or post's to do, VERSION_OUTDATED when
    it is not as she saw it, and WRONG_STATE.
    """
    found = await visible_to(viewer).get_or_none(id=proposal_id)
    if found is None:
        raise NotFound
    proposal = await CatalogueProposal.filter(id=proposal_id).select_for_update().get()
    if not _may(viewer, proposal, verb):
        raise Problem(ProblemCode.FORBIDDEN)
    if proposal.version != version:
        raise Problem(ProblemCode.VERSION_OUTDATED)
    LIFECYCLE.after(proposal.state, verb)
    return proposal


def verbs_for(viewer: Official, proposal: CatalogueProposal) -> list[ProposalVerb]:
    """What the viewer may do to a proposal now, as proposal_for_verb would let her."""
    return [
        verb
        for verb in _ROLES
        if LIFECYCLE.allows(proposal.state, verb) and _may(viewer, proposal, verb)
    ]


def _may(viewer: Official, proposal: CatalogueProposal, verb: ProposalVerb) -> bool:
    is_theirs = proposal.organisation_id == viewer.organisation_id
    return is_theirs and bool(viewer.roles & _ROLES[verb])

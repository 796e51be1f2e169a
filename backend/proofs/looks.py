"""The looks of the desk, and of the subject's own agents, as the applicant is told of them."""

from backend.disclosures import actions, queries
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Door
from backend.foundation.viewer import Official, Role
from backend.proofs.models import Proof

_F = DisclosedField
_SUPERVISED = frozenset(
    {_F.STATUS, _F.TITLE, _F.NUMBER, _F.DATES, _F.PURPOSE, _F.MASKED_SUBJECT, _F.STATEMENT}
)


async def at_case(viewer: Official, proof: Proof) -> None:
    """An official opened the case; going back and forth is one look."""
    township = Role.TOWNSHIP in viewer.roles
    seen = _SUPERVISED if township else _SUPERVISED - {_F.MASKED_SUBJECT} | {_F.SUBJECT}
    if not await queries.saw_just_now(proof.id, viewer.person_id, Door.DESK, seen):
        await actions.record([proof.id], _look(viewer, seen))


async def at_package(viewer: Official, proof: Proof, *, attached: bool) -> None:
    """An official took out the whole case for the archive; `attached` says whether it has files."""
    seen = _SUPERVISED - {_F.MASKED_SUBJECT} | {_F.SUBJECT, _F.ORIGINAL}
    await actions.record([proof.id], _look(viewer, seen | {_F.ATTACHMENTS} if attached else seen))


async def at_file(viewer: Official, proof: Proof, part: DisclosedField) -> None:
    """An official opened the sealed paper or a file that came with the request.

    An agent of the organisation that the paper is about comes by a door of her own, and looking
    at its pages one after the other is one look of hers.
    """
    agent, seen = Role.AGENT in viewer.roles, frozenset({part})
    if agent and await queries.saw_just_now(proof.id, viewer.person_id, Door.ORGANISATION, seen):
        return
    await actions.record([proof.id], _look(viewer, seen))


def _look(viewer: Official, seen: frozenset[DisclosedField]) -> Look:
    return Look(
        door=Door.ORGANISATION if Role.AGENT in viewer.roles else Door.DESK,
        fields=seen,
        organisation_id=viewer.organisation_id,
        person_id=viewer.person_id,
    )

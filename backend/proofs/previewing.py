"""What approval would freeze, before anybody approves: the same words, nothing numbered or kept.

What only approval makes (编号, 验证码, the end of the 证照标识) stands as `#`, as wide as the real
thing, so that the lines of the page break where they will. The date is today's.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from backend.foundation import audit, clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, SignedIn
from backend.identity import loaders as identity
from backend.identity.models import Organisation
from backend.proofs import queries, snapshot, wording
from backend.proofs.identifier import ROOT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofSnapshot
from backend.proofs.snapshot import Marks, Persons

_DESK = frozenset({Role.PREPARER, Role.APPROVER})
_UNDECIDED = frozenset({ProofState.REQUESTED, ProofState.CHECKED, ProofState.SENT_BACK})

_CODE = "####-####-####-####-#"
_SOME_PREPARER = "（待核实）"
_SOME_APPROVER = "（待审批）"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What the preparer is typing and has not vouched for yet."""

    statement: str
    valid_until: date | None


async def content(
    services: Services, viewer: SignedIn, proof_id: UUID, draft: Draft | None
) -> dict[str, Any]:
    """The snapshot that approval would freeze now; that somebody read it is recorded.

    Without a draft, the words are those that were checked. Raises NotFound; FORBIDDEN to whoever
    neither prepares nor approves; WRONG_STATE once the case is decided, and for a draft once it is
    checked; and for words what `check` raises, TEXT_EMPTY when there are none.
    """
    proof = await queries.proof(viewer, proof_id)
    if not isinstance(viewer, Official) or not viewer.roles & _DESK:
        raise Problem(ProblemCode.FORBIDDEN)
    if proof.state not in _UNDECIDED:
        raise WrongState(proof.state, "preview")
    _put_words(services, proof, draft)
    old = await snapshot.corrected_by(proof)
    committee = await Organisation.get(id=proof.organisation_id)
    persons = await _persons(viewer, proof)
    await audit.record(viewer, "proof.previewed", proof.id)
    return snapshot.content_of(
        services,
        proof,
        committee,
        persons,
        await _open_marks(services, committee, old),
        issued_on=clock.today(),
    )


def _put_words(services: Services, proof: Proof, draft: Draft | None) -> None:
    """Into the row as `check` would, but never saved."""
    if draft is not None:
        # Whoever approves must see what was checked and nothing else.
        if proof.state is ProofState.CHECKED:
            raise WrongState(proof.state, "check")
        proof.statement = wording.statement(services.glyphs, draft.statement)
        wording.check_validity(draft.valid_until)
        proof.valid_until = draft.valid_until
    elif not proof.statement:
        raise Problem(ProblemCode.TEXT_EMPTY, field="statement")


async def _open_marks(
    services: Services, committee: Organisation, old: ProofSnapshot | None
) -> Marks:
    year = clock.today().year
    if old is None:
        # The shape of GB/T 36904: serial and check character are not known, all else is.
        issuer = (services.certificate_type, committee.uscc)
        identifier, version = ".".join((ROOT, *issuer, f"{year}######", "001", "#")), 1
    else:
        version = await snapshot.version_after(old)
        identifier = snapshot.identifier_of(services, committee, old.identifier_serial, version)
    return Marks(
        number=snapshot.number_of(committee, year, "##"),
        identifier=identifier,
        code=_CODE,
        version=version,
        supersedes=old.number if old else None,
    )


async def _persons(viewer: Official, proof: Proof) -> Persons:
    """Who checked, or the viewer who would; and the viewer as the second person, if she may be."""
    preparer_id = proof.preparer_id if proof.state is ProofState.CHECKED else None
    if preparer_id is None and Role.PREPARER in viewer.roles:
        preparer_id = viewer.person_id
    may_approve = Role.APPROVER in viewer.roles and viewer.person_id != preparer_id
    return Persons(
        preparer=await _name_of(preparer_id, _SOME_PREPARER),
        person_in_charge=await _name_of(viewer.person_id if may_approve else None, _SOME_APPROVER),
    )


async def _name_of(person_id: UUID | None, otherwise: str) -> str:
    return otherwise if person_id is None else await identity.name_of(person_id)

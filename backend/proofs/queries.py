"""Everything that reads proofs but the desk's worklist: mine, earlier and similar ones, files."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import audit, clock
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Official, SignedIn
from backend.proofs import access, similarity
from backend.proofs.lifecycle import UNDER_WAY, ProofState
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot, Relation
from backend.proofs.similarity import Matter

LOOKED_BACK = timedelta(days=365)
"""How long a request like an earlier one may be a mistake; a year later its facts are looked at."""

_CANDIDATES = 200
"""Far more requests than one person makes in a year; keeps the comparison bounded."""
_LISTED = 20
_GIVEN_UP = (ProofState.REJECTED, ProofState.WITHDRAWN)


async def list_proofs(viewer: SignedIn, request: PageRequest) -> Page[Proof]:
    """The proofs a viewer may know of, newest first."""
    return await page_of(access.visible_to(viewer), request, order="requested_at")


async def proof(viewer: SignedIn, proof_id: UUID) -> Proof:
    """One proof the viewer may know of, or NotFound."""
    found = await access.visible_to(viewer).get_or_none(id=proof_id)
    if found is None:
        raise NotFound
    return found


async def earlier_proofs(viewer: Official, case: Proof) -> list[Proof]:
    """What the same applicant or subject asked before, newest first, at most 20."""
    same = Q(applicant_id=case.applicant_id)
    if case.subject_index is not None:
        same |= Q(subject_index=case.subject_index)
    rows = access.visible_to(viewer).filter(same).exclude(id=case.id)
    return await rows.order_by("-requested_at").limit(_LISTED)


async def duplicates_of(viewer: Official, case: Proof) -> list[Proof]:
    """What the same person's papers ask for the same, newest first, at most 20.

    Of the last LOOKED_BACK, without what was refused or withdrawn; the rule is similarity's.
    """
    same_name = Q(applicant_id=case.applicant_id, subject_name=case.subject_name)
    if case.subject_index is None:
        same_person = same_name
    else:
        unnumbered = same_name & Q(subject_index=None)
        same_person = Q(subject_index=case.subject_index) | unnumbered
    rows = access.visible_to(viewer).filter(
        same_person,
        organisation_id=case.organisation_id,
        requested_at__gt=clock.now() - LOOKED_BACK,
    )
    rows = rows.exclude(id=case.id).exclude(state__in=_GIVEN_UP)
    matter = _matter_of(case)
    found = await rows.order_by("-requested_at").limit(_CANDIDATES)
    return [row for row in found if similarity.same_matter(matter, _matter_of(row))][:_LISTED]


async def similar_proofs(viewer: Citizen, matter: Matter, subject: str | None) -> list[Proof]:
    """The viewer's own requests and valid proofs that ask for the same, newest first, at most 20.

    `subject` is the name of whom it is about; None is the viewer herself.
    """
    about = Q(relation=Relation.SELF) if subject is None else Q()
    valid = Q(state=ProofState.ISSUED) & (Q(valid_until=None) | Q(valid_until__gte=clock.today()))
    rows = access.visible_to(viewer).filter(about, Q(state__in=UNDER_WAY) | valid)
    found = await rows.order_by("-requested_at").limit(_CANDIDATES)
    return [
        row
        for row in found
        if (subject is None or similarity.core(row.subject_name) == similarity.core(subject))
        and similarity.same_matter(matter, _matter_of(row))
    ][:_LISTED]


async def frozen_content(vault: Vault, proof_id: UUID) -> dict[str, Any]:
    """What was decided, as frozen."""
    snapshot = await ProofSnapshot.get(proof_id=proof_id)
    return json.loads(vault.decrypt(snapshot.content, place="proof_snapshot.content", row=proof_id))


async def file_of(proof_id: UUID, kind: FileKind) -> ProofFile:
    """The file of one kind, or NotFound while there is none."""
    found = await ProofFile.get_or_none(proof_id=proof_id, kind=kind)
    if found is None:
        raise NotFound
    return found


async def sealed_file(viewer: SignedIn, proof_id: UUID) -> ProofFile:
    """The sealed PDF of a proof the viewer may know of, or NotFound; the look is recorded."""
    found = await proof(viewer, proof_id)
    file = await file_of(found.id, FileKind.SEALED)
    await audit.record(viewer, "proof.file_read", found.id)
    return file


async def number_of(proof_id: UUID) -> str:
    """编号 of a proof that was approved."""
    return (await ProofSnapshot.get(proof_id=proof_id)).number


async def proofs_past_validity(day: date) -> list[UUID]:
    """Issued proofs whose last day lies before `day`."""
    rows = await Proof.filter(state=ProofState.ISSUED, valid_until__lt=day).values_list("id")
    return [row[0] for row in rows]


def _matter_of(row: Proof) -> Matter:
    return Matter(title=row.title, purpose=row.purpose, recipient=row.recipient)

"""Everything that reads proofs but the desk's worklist: mine, earlier and similar ones, files."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, RawSQL, Subquery
from tortoise.queryset import QuerySet

from backend.disclosures.models import DisclosedField
from backend.foundation import audit, clock
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.sealing.report import SealLevel
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Official, SignedIn
from backend.proofs import access, looks, similarity, standing
from backend.proofs.lifecycle import GIVEN_UP, UNDER_WAY, ProofState
from backend.proofs.models import (
    Attachment,
    FileKind,
    Proof,
    ProofFile,
    ProofSnapshot,
    Relation,
)
from backend.proofs.similarity import Matter
from backend.proofs.standing import Standing
from backend.seals import queries as seals

LOOKED_BACK = timedelta(days=365)
"""How long a request like an earlier one may be a mistake; a year later its facts are looked at."""

# Whether the same file came with a request once more, after this row.
_USED_LATER = RawSQL(
    """EXISTS (SELECT 1 FROM attachment later
    WHERE later.owner_id = attachment.owner_id AND later.proof_id IS NOT NULL
    AND COALESCE(later.copied_from, later.id) = COALESCE(attachment.copied_from, attachment.id)
    AND (later.uploaded_at, later.id) > (attachment.uploaded_at, attachment.id))"""
)
# As written with the file when it was sealed.
_SEAL_LEVEL = RawSQL(
    """(SELECT file.seal_level FROM proof_file AS file
    WHERE file.proof_id = proof_snapshot.proof_id AND file.kind = 'sealed'
    ORDER BY file.revision DESC LIMIT 1)"""
)
_CANDIDATES = 200
"""Far more requests than one person makes in a year; keeps the comparison bounded."""
_LISTED = 20


async def list_proofs(viewer: SignedIn, request: PageRequest) -> Page[Proof]:
    """The proofs a viewer may know of, newest first, each with its committee."""
    rows = access.visible_to(viewer).select_related("organisation")
    return await page_of(rows, request, order="requested_at")


async def proof(viewer: SignedIn, proof_id: UUID) -> Proof:
    """One proof the viewer may know of, or NotFound."""
    found = await access.visible_to(viewer).get_or_none(id=proof_id)
    if found is None:
        raise NotFound
    return found


async def case(viewer: Official, proof_id: UUID) -> Proof:
    """One case of the viewer's, or NotFound; its applicant is told of the look."""
    found = await proof(viewer, proof_id)
    await looks.at_case(viewer, found)
    return found


async def earlier_proofs(viewer: Official, case: Proof) -> list[Proof]:
    """What the same applicant or subject asked before, newest first, at most 20."""
    same = Q(applicant_id=case.applicant_id)
    subject = _subject_of(case)
    if subject is not None:
        same |= subject
    rows = access.visible_to(viewer).filter(same).exclude(id=case.id)
    return await rows.order_by("-requested_at").limit(_LISTED)


async def duplicates_of(viewer: Official, case: Proof) -> list[Proof]:
    """What the same person's papers ask for the same, newest first, at most 20.

    Of the last LOOKED_BACK, without what was refused or withdrawn; the rule is similarity's.
    """
    same_name = Q(applicant_id=case.applicant_id, subject_name=case.subject_name)
    subject = _subject_of(case)
    if subject is None:
        same_person = same_name
    else:
        unnumbered = same_name & Q(subject_index=None, subject_uscc=None)
        same_person = subject | unnumbered
    rows = access.visible_to(viewer).filter(
        same_person,
        organisation_id=case.organisation_id,
        requested_at__gt=clock.now() - LOOKED_BACK,
    )
    rows = rows.exclude(id=case.id).exclude(state__in=GIVEN_UP)
    matter = _matter_of(case)
    found = await rows.order_by("-requested_at").limit(_CANDIDATES)
    return [row for row in found if similarity.same_matter(matter, _matter_of(row))][:_LISTED]


async def similar_proofs(viewer: Citizen, matter: Matter, subject: str | None) -> list[Proof]:
    """The viewer's own requests and valid proofs that ask for the same, newest first, at most 20.

    `subject` is the name of whom it is about; None is the viewer herself.
    """
    about = Q(relation=Relation.SELF) if subject is None else Q()
    valid = standing.rows_that(Standing.VALID, clock.today())
    rows = access.visible_to(viewer).filter(about, Q(state__in=UNDER_WAY) | valid)
    found = await rows.order_by("-requested_at").limit(_CANDIDATES)
    return [
        row
        for row in found
        if (subject is None or similarity.core(row.subject_name) == similarity.core(subject))
        and similarity.same_matter(matter, _matter_of(row))
    ][:_LISTED]


async def count_under_way(viewer: Citizen) -> int:
    """How many requests of the viewer's are not decided, or not made yet."""
    return await access.visible_to(viewer).filter(state__in=UNDER_WAY).count()


async def my_materials(viewer: Citizen, request: PageRequest) -> Page[Attachment]:
    """The files the viewer gave with requests, each once, by its last use; newest first."""
    rows = access.attachments_visible_to(viewer).exclude(proof_id=None)
    once = rows.annotate(used_later=_USED_LATER).filter(used_later=False)
    return await page_of(once, request, order="uploaded_at")


async def my_declarations(viewer: Citizen, request: PageRequest) -> Page[Proof]:
    """The viewer's requests for which she declared something, the last declared first."""
    rows = access.visible_to(viewer).exclude(declaration_version=None)
    return await page_of(rows, request, order="declared_at")


async def frozen_content(vault: Vault, proof_id: UUID) -> dict[str, Any]:
    """What was decided, as frozen."""
    return content_of(vault, await ProofSnapshot.get(proof_id=proof_id))


async def frozen_contents(vault: Vault, proof_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """The same of several approved proofs, in one statement."""
    rows = await ProofSnapshot.filter(proof_id__in=proof_ids)
    return {row.proof_id: content_of(vault, row) for row in rows}


async def file_of(proof_id: UUID, kind: FileKind) -> ProofFile:
    """The newest file of one kind, or NotFound while there is none."""
    found = await ProofFile.filter(proof_id=proof_id, kind=kind).order_by("-revision").first()
    if found is None:
        raise NotFound
    return found


async def sealed_file(viewer: SignedIn, proof_id: UUID) -> ProofFile:
    """The sealed PDF of a proof the viewer may know of, or NotFound; the look is recorded."""
    found = await proof(viewer, proof_id)
    file = await file_of(found.id, FileKind.SEALED)
    await audit.record(viewer, "proof.file_read", found.id)
    if isinstance(viewer, Official):
        await looks.at_file(viewer, found, DisclosedField.ORIGINAL)
    return file


async def number_of(proof_id: UUID) -> str:
    """编号 of a proof that was approved."""
    return (await ProofSnapshot.get(proof_id=proof_id)).number


async def proofs_past_validity(day: date) -> list[UUID]:
    """Issued proofs whose last day lies before `day`."""
    rows = await Proof.filter(state=ProofState.ISSUED, valid_until__lt=day).values_list("id")
    return [row[0] for row in rows]


async def undoubted_of(seal_id: UUID) -> list[UUID]:
    """Proofs that a compromised seal sealed since its key is not trusted, without their mark."""
    sealed = (await seals.uses_in_doubt(seal_id)).values("document_id")
    states = (ProofState.SEALED, ProofState.ISSUED)
    rows = Proof.filter(id__in=Subquery(sealed), state__in=states, doubt__id=None)
    return [row.id async for row in rows.only("id")]


def _subject_of(case: Proof) -> Q | None:
    """What is about the same person or organisation by its number; None without a number."""
    if case.subject_uscc is not None:
        return Q(subject_uscc=case.subject_uscc)
    return None if case.subject_index is None else Q(subject_index=case.subject_index)


def with_seal_levels(rows: QuerySet[ProofSnapshot]) -> QuerySet[ProofSnapshot]:
    """The same rows, fit for seal_level_of."""
    return rows.annotate(seal_level=_SEAL_LEVEL)


def seal_level_of(row: ProofSnapshot) -> SealLevel:
    """How far the seal of an issued proof can be checked in years to come."""
    level: str | None = getattr(row, "seal_level")  # noqa: B009 -- an annotation, no column
    return SealLevel(level or SealLevel.B_B)


def content_of(vault: Vault, row: ProofSnapshot) -> dict[str, Any]:
    """The same, of a snapshot that is there already."""
    return opened_content(vault, row.proof_id, row.content)


def opened_content(vault: Vault, proof_id: UUID, content: bytes) -> dict[str, Any]:
    """The same, of the bytes of the column."""
    return json.loads(vault.decrypt(content, place="proof_snapshot.content", row=proof_id))


def _matter_of(row: Proof) -> Matter:
    return Matter(title=row.title, purpose=row.purpose, recipient=row.recipient)

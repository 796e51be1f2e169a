"""Reading what a resident agreed to give: the list, and annotated copies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from backend.copies import access as copying
from backend.copies import actions as copies
from backend.copies import queries as made_copies
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.disclosures.models import DisclosedField
from backend.exchange import access, admission, grounds
from backend.exchange.actions import answering
from backend.exchange.actions.answering import Asking, Evidence
from backend.exchange.actions.verifying import Issuer
from backend.exchange.grounds import Case
from backend.exchange.kinds import ExchangeOutcome
from backend.exchange.models import ConsentedProof, ConsentRequest, ExchangeAnswer, ExchangeFile
from backend.foundation import clock, masking
from backend.foundation.db import transaction
from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Department
from backend.proofs import queries as proofs
from backend.proofs import standing
from backend.proofs.models import ProofSnapshot
from backend.proofs.standing import Reason

FILE_LASTS = timedelta(minutes=5)
"""A link that is fetched by a program at once; it must be worthless in a log an hour later."""
LISTED = frozenset(
    {
        DisclosedField.STATUS,
        DisclosedField.TITLE,
        DisclosedField.NUMBER,
        DisclosedField.ISSUER,
        DisclosedField.DATES,
        DisclosedField.PURPOSE,
        DisclosedField.SUBJECT,
        DisclosedField.STATEMENT,
    }
)
COPIED = frozenset({DisclosedField.COPY})
GIVEN = LISTED | COPIED
"""What a resident agrees to give (个人信息种类); she is told before she decides."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentedPaper:
    """A paper that the resident chose; the fields are named as in the schema.

    The identity number is masked: the department knows whom it asked for. The statement is told
    only of a paper that holds, since nothing may rest on the words of another.
    """

    proof_id: UUID
    outcome: ExchangeOutcome
    reasons: tuple[Reason, ...]
    title: str
    number: str
    identifier: str
    issuer: Issuer
    issued_on: date
    valid_until: date | None
    seal_level: str
    purpose: str
    recipient: str
    subject_name: str
    subject_id_number: str | None
    statement: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentedPapers:
    """One page of them."""

    page: Page[ConsentedPaper]
    evidence: Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyFacts:
    """What is told of an annotated copy beside the way to it; named as in the schema."""

    proof_id: UUID
    sha256: str
    size: int
    pages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenCopy:
    """An annotated copy, to be fetched once with `secret` until `expires_at`."""

    copy: CopyFacts
    secret: str
    expires_at: datetime
    evidence: Evidence


async def consented_proofs(
    services: Services, viewer: Department, case: Case, request: PageRequest
) -> ConsentedPapers:
    """A page of the papers that a resident agreed to give, for the purpose she agreed to.

    Raises what grounds.require_consent raises, or CLIENT_SUSPENDED.
    """
    ground, consent = await grounds.require_consent(viewer, case)
    rows = ConsentedProof.filter(
        access.issued_within(viewer, path="proof__"), consent_id=consent.id
    )
    chosen = await page_of(rows, request, order="chosen_at")
    papers = await _papers(services.vault, [row.proof_id for row in chosen.items])
    listed = [papers[row.proof_id] for row in chosen.items]
    kept = await answering.give(
        services,
        viewer,
        Asking(operation="consentedProofs", ground=ground, request=case, papers=len(listed)),
        listed,
        looks={LISTED: [paper.proof_id for paper in listed]},
    )
    page = Page(
        items=listed, positions=chosen.positions, has_next=chosen.has_next, count=chosen.count
    )
    return ConsentedPapers(page=page, evidence=kept)


async def annotated_copy(
    services: Services, viewer: Department, case: Case, proof_id: UUID
) -> GivenCopy:
    """The copy of one of these papers, marked with the receiver, the purpose and the last day.

    Raises what grounds.require_consent raises, NOT_FOUND for a paper she did not choose,
    PROOF_NOT_VALID for one that does not hold, RENDERER_BUSY, SEALING_AWAY, or CLIENT_SUSPENDED.
    """
    ground, consent = await grounds.require_consent(viewer, case)
    chosen = ConsentedProof.filter(
        access.issued_within(viewer, path="proof__"), consent_id=consent.id, proof_id=proof_id
    )
    if not await chosen.exists():
        raise NotFound
    copy = await _copy(services, viewer, consent, proof_id)
    file = await made_copies.file_of(copy)
    facts = CopyFacts(proof_id=proof_id, sha256=file.sha256, size=file.size, pages=copy.pages)
    kept = await answering.give(
        services,
        viewer,
        Asking(operation="annotatedCopy", ground=ground, request=(case, proof_id), papers=1),
        facts,
        looks={COPIED: [proof_id]},
    )
    secret = admission.new_token(sandbox=services.sandbox)
    expires_at = clock.now() + FILE_LASTS
    await ExchangeFile.create(
        token_hash=admission.hash_of(secret),
        client_id=viewer.client_id,
        answer_id=kept.id,
        sha256=file.sha256,
        expires_at=expires_at,
    )
    return GivenCopy(copy=facts, secret=secret, expires_at=expires_at, evidence=kept)


async def fetch(viewer: Department, secret: str) -> str:
    """The storage's key of the copy that this secret stands for; once, and in time.

    Raises NotFound otherwise, also for another client's, CONSENT_NOT_IN_FORCE when the resident
    has withdrawn it since, and PROOF_NOT_VALID when the paper does not hold any more.
    """
    async with transaction():
        row = await ExchangeFile.select_for_update(no_key=True).get_or_none(
            token_hash=admission.hash_of(secret),
            client_id=viewer.client_id,
            fetched_at=None,
            expires_at__gt=clock.now(),
        )
        if row is None:
            raise NotFound
        answer = await ExchangeAnswer.get(id=row.answer_id)
        assert answer.consent_id is not None, "a copy rests on a consent"
        await access.consent_in_force(viewer, answer.consent_id)
        copy = await made_copies.with_file(row.sha256)
        assert copy is not None, "a link stands for a copy that was made"
        await copying.require_valid(copy.proof_id)
        row.fetched_at = clock.now()
        await row.save(update_fields=["fetched_at"])
    return row.sha256


async def _copy(
    services: Services, viewer: Department, consent: ConsentRequest, proof_id: UUID
) -> AnnotatedCopy:
    assert consent.valid_until is not None, "a consent in force has a last day"
    wanted = Annotation(
        recipient=viewer.organisation_name,
        purpose=consent.purpose,
        valid_until=consent.valid_until,
        source_id=consent.id,
    )
    try:
        return await copies.copy_for(services, proof_id, wanted)
    except RenderFailed as failure:
        if failure.permanent:
            raise
        raise Problem(ProblemCode.RENDERER_BUSY) from failure


async def _papers(vault: Vault, proof_ids: list[UUID]) -> Mapping[UUID, ConsentedPaper]:
    today = clock.today()
    frozen = proofs.with_seal_levels(ProofSnapshot.filter(proof_id__in=proof_ids))
    rows = await frozen.select_related("proof", "organisation")
    reasons = await standing.reasons_of([row.proof for row in rows], today)
    return {row.proof_id: _paper(vault, row, reasons.get(row.proof_id), today) for row in rows}


def _paper(vault: Vault, row: ProofSnapshot, reason: Reason | None, today: date) -> ConsentedPaper:
    content, proof = proofs.content_of(vault, row), row.proof
    stands = standing.standing_of_row(proof, today)
    assert stands is not None, "only an issued paper is given"
    id_number: str | None = content["subject"]["id_number"]
    return ConsentedPaper(
        proof_id=row.proof_id,
        outcome=ExchangeOutcome(stands.value),
        reasons=() if reason is None else (reason,),
        title=content["title"],
        number=row.number,
        identifier=row.identifier,
        issuer=Issuer(name=row.organisation.name, uscc=row.organisation.uscc),
        issued_on=row.issued_on,
        valid_until=proof.valid_until,
        seal_level=proofs.seal_level_of(row).value,
        purpose=content["purpose"],
        recipient=content["recipient"],
        subject_name=content["subject"]["name"],
        subject_id_number=id_number and masking.mask_id_number_for_staff(id_number),
        statement=content["statement"] if stands is standing.Standing.VALID else None,
    )

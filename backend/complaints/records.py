"""What our own tables say of the thing that a complaint was begun from, as records to keep.

A record is what canonical JSON is made of: names as in GraphQL, plain values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.catalogue.models import ProofItemVersion
from backend.complaints.models import EvidenceKind
from backend.complaints.wording import Claim
from backend.disclosures.models import Disclosure
from backend.foundation import clock
from backend.guidance import queries as guidance
from backend.guidance.answers import Question
from backend.proofs.models import Proof, ProofStep
from backend.sharing.models import ShareGrant, ShareView


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One piece, before it is written down."""

    kind: EvidenceKind
    content: Mapping[str, Any]


def of_item(version: ProofItemVersion, day: date, public_url: str) -> Record:
    """An entry of the catalogue in the version of a day, with its list and where to read it."""
    published = version.item.published_list
    content = {
        "code": version.item.code,
        "version": version.version,
        "day": day,
        "inForce": was_in_force(version, day),
        "address": f"{public_url}/catalogue/items/{version.item.code}/{version.version}",
        "list": {
            "code": published.code,
            "title": published.title,
            "issuedBy": published.issued_by,
            "documentNo": published.document_no,
            "published": published.published,
            "source": published.source,
        },
        "name": version.name,
        "purpose": version.purpose,
        "demandingUnit": version.demanding_unit,
        "issuingUnit": version.issuing_unit,
        "lane": version.lane,
        "measure": version.measure,
        "cancelReason": version.cancel_reason,
        "goInstead": version.go_instead,
        "legalBasis": version.legal_basis,
        "documentNo": version.document_no,
        "source": version.source,
        "confidence": version.confidence,
        "effectiveFrom": version.effective_from,
        "effectiveTo": version.effective_to,
        "recordedAt": version.recorded_at,
    }
    return Record(kind=EvidenceKind.ITEM, content=content)


def was_in_force(version: ProofItemVersion, day: date) -> bool:
    """Whether the version had begun by the day, and not ended before it."""
    begun = version.effective_from is None or version.effective_from <= day
    return begun and (version.effective_to is None or version.effective_to >= day)


async def of_guide(claim: Claim, office: str) -> Record:
    """What the guide answers today of the proof that was demanded, asked anew."""
    now = clock.now()
    answer = await guidance.answer_for(
        claim.region,
        Question(title=claim.proof_name, purpose=claim.matter, office=office),
        moment=now,
    )
    leading = answer.leading
    content = {
        "askedAt": now,
        "region": claim.region,
        "proofName": claim.proof_name,
        "matter": claim.matter,
        "office": office,
        "lane": answer.lane,
        "itemCode": leading and leading.candidate.code,
        "itemVersion": leading and leading.candidate.version,
        "legalBasis": answer.policy and answer.policy.legal_basis,
    }
    return Record(kind=EvidenceKind.GUIDE, content=content)


async def of_proof(proof: Proof) -> Record:
    """A request of hers that was refused or sent back, with its organisation loaded."""
    steps = ProofStep.filter(proof_id=proof.id, verb__in=("reject", "send_back"))
    refusals = await steps.order_by("at", "id")
    content = {
        "id": proof.id,
        "state": proof.state,
        "title": proof.title,
        "purpose": proof.purpose,
        "recipient": proof.recipient,
        "committee": proof.organisation.name,
        "requestedAt": proof.requested_at,
        "guideLane": proof.guide_lane,
        "guidedAt": proof.guided_at,
        "refusals": [
            {
                "at": step.at,
                "verb": step.verb,
                "reason": step.reason,
                "remedy": step.remedy,
                "words": step.words,
            }
            for step in refusals
        ],
    }
    return Record(kind=EvidenceKind.PROOF, content=content)


def of_look(look: Disclosure) -> Record:
    """One line of who looked; `answerSha256` is the hash of what the looker was answered."""
    content = {
        "id": look.id,
        "at": look.at,
        "proofId": look.proof_id,
        "title": look.title,
        "door": look.door,
        "fields": look.parts,
        "looker": look.looker,
        "purpose": look.purpose,
        "legalBasis": look.legal_basis,
        "caseNumber": look.case_number,
        "answerSha256": look.answer_sha256,
    }
    return Record(kind=EvidenceKind.LOG, content=content)


async def of_share(grant: ShareGrant, papers: Sequence[Proof]) -> Record:
    """A link that she gave away: to whom, what for, and when it was opened."""
    views = await ShareView.filter(grant_id=grant.id).order_by("at")
    content = {
        "id": grant.id,
        "recipient": grant.recipient,
        "purpose": grant.purpose,
        "view": grant.view,
        "grantedAt": grant.granted_at,
        "expiresAt": grant.expires_at,
        "papers": [{"id": paper.id, "title": paper.title} for paper in papers],
        "openedAt": [view.at for view in views],
    }
    return Record(kind=EvidenceKind.SHARE, content=content)

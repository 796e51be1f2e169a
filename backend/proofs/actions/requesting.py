"""What the resident does: request, mend and resubmit, withdraw."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from backend.catalogue import queries as catalogue
from backend.catalogue.guide import Guidance
from backend.foundation import clock, db, deadlines
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.identity.models import Person
from backend.proofs import access, subjects, wording
from backend.proofs.actions import attaching, timeline
from backend.proofs.lifecycle import ProofRequested, ProofWithdrawn
from backend.proofs.models import Proof
from backend.proofs.terms import Terms, terms_at


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRequest:
    """A request with the committee it goes to. `client_token` makes a repeated submit harmless."""

    region: str
    client_token: UUID
    request: wording.Request
    attachments: list[UUID] = field(default_factory=list[UUID])


async def request(services: Services, viewer: Citizen, new: NewRequest) -> Proof | Guidance:
    """Files a request with a committee, or says where to go when it is plainly not theirs.

    The same token with the same content gives the same proof again; with other content
    TOKEN_REUSED. Nothing is stored when anything is wrong.
    """
    clean = new.request.clean(services.glyphs)
    digest = _digest(new, clean)
    known = await _known(viewer, new.client_token, digest)
    if known is not None:
        return known
    terms = await terms_at(new.region)
    guidance = await catalogue.guidance_for(new.region, clean.title, clean.purpose, clean.text)
    if guidance is not None:
        return guidance
    person = await Person.get(id=viewer.person_id)
    proof = _draft(services.vault, person, terms, clean)
    proof.client_token, proof.request_hash = new.client_token, digest
    return await _file(viewer, proof, new.attachments)


async def resubmit(
    services: Services,
    viewer: Citizen,
    proof_id: UUID,
    changed: wording.Request,
    attachments: Sequence[UUID] = (),
) -> Proof:
    """Answers a send-back with mended words; the clock runs on with the days that were left.

    `attachments` join those that came before.
    """
    clean = changed.clean(services.glyphs)
    async with transaction():
        proof = await access.proof_for_owner(viewer, proof_id)
        proof.title, proof.purpose = clean.title, clean.purpose
        proof.recipient, proof.text = clean.recipient, clean.text
        if clean.subject is not None:
            subjects.put(services.vault, proof, clean.subject)
        due = deadlines.add_working_days(clock.today(), proof.days_left or 0)
        proof.due_on, proof.calendar_known, proof.days_left = due.on, due.calendar_known, None
        await attaching.claim(viewer, proof, attachments)
        await timeline.advance(viewer, proof, "resubmit", ProofRequested)
    return proof


async def withdraw(viewer: Citizen, proof_id: UUID) -> Proof:
    """Takes a request back before it is decided."""
    async with transaction():
        proof = await access.proof_for_owner(viewer, proof_id)
        await timeline.advance(viewer, proof, "withdraw", ProofWithdrawn)
    return proof


async def _known(viewer: Citizen, token: UUID, digest: str) -> Proof | None:
    proof = await Proof.get_or_none(applicant_id=viewer.person_id, client_token=token)
    if proof is not None and proof.request_hash != digest:
        raise Problem(ProblemCode.TOKEN_REUSED, field="clientToken")
    return proof


def _draft(vault: Vault, person: Person, terms: Terms, clean: wording.Request) -> Proof:
    proof = Proof(
        id=uuid4(),
        organisation=terms.committee,
        region=terms.committee.region,
        applicant=person,
        title=clean.title,
        purpose=clean.purpose,
        recipient=clean.recipient,
        text=clean.text,
        requested_at=clock.now(),
        due_on=terms.term.due.on,
        calendar_known=terms.term.due.calendar_known,
    )
    subjects.put(vault, proof, clean.subject or subjects.oneself(vault, person))
    return proof


async def _file(viewer: Citizen, proof: Proof, attachments: list[UUID]) -> Proof:
    async with transaction():
        # A doubled submit waits here, and then finds the first one's proof.
        await db.serialise(f"{viewer.person_id}{proof.client_token}")
        known = await _known(viewer, proof.client_token, proof.request_hash)
        if known is not None:
            return known
        await proof.save(force_create=True)
        await attaching.claim(viewer, proof, attachments)
        await timeline.tell(viewer, proof, "request", ProofRequested)
    return proof


def _digest(new: NewRequest, clean: wording.Request) -> str:
    subject = clean.subject
    content = [
        new.region,
        clean.title,
        clean.purpose,
        clean.recipient,
        clean.text,
        None if subject is None else [subject.name, subject.id_number, subject.relation],
        sorted(map(str, new.attachments)),
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

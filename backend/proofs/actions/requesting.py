"""What the resident does: request, mend and resubmit, withdraw."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from backend.foundation import audit, clock, db, deadlines
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.guidance.answers import Finding
from backend.identity.models import Person
from backend.proofs import access, declaration, subjects, wording
from backend.proofs.actions import attaching, guiding, timeline
from backend.proofs.lifecycle import ProofRequested, ProofWithdrawn
from backend.proofs.models import Proof
from backend.proofs.terms import Terms, terms_at


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRequest:
    """A request with the committee it goes to. `client_token` makes a repeated submit harmless.

    `declaration` is the version of the words that the applicant declared.
    """

    region: str
    client_token: UUID
    request: wording.Request
    declaration: str
    attachments: list[UUID] = field(default_factory=list[UUID])


async def request(services: Services, viewer: Citizen, new: NewRequest) -> Proof | Finding:
    """Files a request with a committee, or answers the list's entry by which it is not theirs.

    What the guide only suggested can be gone past, and is remembered with the case; where a region
    refuses what no list names, OUTSIDE_LISTS_REFUSED. The same token with the same content gives
    the same proof again; with other content TOKEN_REUSED. Nothing is stored when anything is wrong,
    or DECLARATION_NEEDED.
    """
    clean = new.request.clean(services.glyphs)
    digest = _digest(new, clean)
    known = await _known(viewer, new.client_token, digest)
    if known is not None:
        return known
    # After `known`: a submit that is repeated when the words have changed is harmless all the same.
    declaration.require_current(new.declaration)
    terms = await terms_at(new.region)
    now = clock.now()
    answer = await guiding.answer_for(new.region, clean, moment=now)
    if answer.stopped_by is not None:
        return answer.stopped_by
    guiding.require_not_stopped(answer)
    person = await Person.get(id=viewer.person_id)
    proof = _draft(services.vault, person, terms, clean)
    proof.client_token, proof.request_hash = new.client_token, digest
    guiding.remember(proof, answer, moment=now)
    return await _file(viewer, proof, new)


async def resubmit(
    services: Services,
    viewer: Citizen,
    proof_id: UUID,
    changed: wording.Request,
    *,
    declared: str,
    attachments: Sequence[UUID] = (),
) -> Proof:
    """Answers a send-back with mended words; the clock runs on with the days that were left.

    `attachments` join those that came before. `declared` is the version of the words that the
    applicant declared, which are for her mended words too; else DECLARATION_NEEDED. The guide reads
    the mended words by the lists of the day on which the case began: ANOTHER_AUTHORITY or
    OUTSIDE_LISTS_REFUSED.
    """
    declaration.require_current(declared)
    clean = changed.clean(services.glyphs)
    async with transaction():
        proof = await access.proof_for_owner(viewer, proof_id)
        proof.title, proof.purpose = clean.title, clean.purpose
        proof.recipient, proof.text = clean.recipient, clean.text
        if clean.subject is not None:
            subjects.put(services.vault, proof, clean.subject)
        await guiding.read_again(proof)
        due = deadlines.add_working_days(clock.today(), proof.days_left or 0)
        proof.due_on, proof.calendar_known, proof.days_left = due.on, due.calendar_known, None
        await attaching.claim(viewer, proof, attachments)
        await _declare(viewer, proof, declared)
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


async def _declare(viewer: Citizen, proof: Proof, version: str) -> None:
    """Not saved here. The trail keeps every declaration, the request its last."""
    proof.declaration_version, proof.declared_at = version, clock.now()
    await audit.record(viewer, "proof.declare", proof.id, version=version)


async def _file(viewer: Citizen, proof: Proof, new: NewRequest) -> Proof:
    async with transaction():
        # A doubled submit waits here, and then finds the first one's proof.
        await db.serialise(f"{viewer.person_id}{proof.client_token}")
        known = await _known(viewer, proof.client_token, proof.request_hash)
        if known is not None:
            return known
        await _declare(viewer, proof, new.declaration)
        await proof.save(force_create=True)
        await attaching.claim(viewer, proof, new.attachments)
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
        None if subject is None else _digested(subject),
        sorted(map(str, new.attachments)),
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _digested(subject: wording.Subject) -> list[str | None]:
    # A person's is what it was before organisations came, so that a repeated submit stays harmless.
    person = [subject.name, subject.id_number, subject.relation]
    return person if subject.uscc is None else [*person, subject.uscc]

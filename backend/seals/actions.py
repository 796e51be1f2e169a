"""Everything that changes a seal, and the only way a line gets into the register."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.face import RING_LIMIT, SealFace
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, SigningRefused
from backend.foundation.sealing.sealer import SealRefused
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, System, Viewer
from backend.identity.access import require_operator
from backend.identity.models import Organisation, OrganisationKind
from backend.seals import access, intents, lasting, register, validity
from backend.seals.evidence_models import EvidenceAlarm
from backend.seals.lifecycle import (
    LIFECYCLE,
    EvidenceMissing,
    SealActivated,
    SealEnrolled,
    SealEvent,
    SealReason,
    SealRetired,
    SealState,
    SealSuspended,
)
from backend.seals.models import (
    Seal,
    SealIntent,
    SealScope,
    SealSignature,
    SealUse,
    SealWarrant,
)

FREE_FORM_ITEM = "free-form-proof"
"""The catalogue's code of 无固定模板类证明, which every committee seals."""
LETTERS_ITEM = "letters"
"""The letters 文书 of a government office, which issues no proofs."""
COPIES_ITEM = "annotated-copies"
"""The annotated copies 加注件, which the office that runs the portal seals."""

_SYSTEM = System(job="seals")


async def enrol(
    services: Services,
    viewer: Official | System,
    *,
    organisation_id: UUID,
    name: str,
    key_ref: str,
    keeper_id: UUID,
    valid_from: date,
    valid_to: date,
    items: Sequence[str] | None = None,
) -> Seal:
    """Puts a seal on record for a committee's term; it seals nothing until it is activated.

    `items` are by default what organisations of its kind seal: committees the free-form proof,
    offices their letters for days of their own, and who runs the portal annotated copies.
    `name` is the full statutory name, which the seal shows; for copies 电子证明加注专用章 follows.
    A key belongs to one organisation (电子签名法 art. 13). Raises NOT_FOUND, SEAL_TERM_INVALID,
    POST_UNKNOWN, TWO_PERSONS_REQUIRED, SEAL_KEY_UNKNOWN for a key that cannot be opened or is
    another's, or what is wrong with the name.
    """
    require_operator(viewer)
    title = _printable(services, name)
    certificate = await _certificate(services, key_ref)
    async with transaction():
        committee = await Organisation.select_for_update(no_key=True).get_or_none(
            id=organisation_id
        )
        if committee is None:
            raise NotFound
        validity.require_within_term(committee, valid_from, valid_to)
        await access.require_keeper(keeper_id, committee.id)
        await _refuse_foreign_key(key_ref, certificate, committee.id)
        seal = await Seal.create(
            organisation=committee,
            name=title,
            key_ref=key_ref,
            certificate_serial=certificate.serial,
            certificate_fingerprint=certificate.fingerprint_sha256,
            certificate_not_after=certificate.not_after,
            face=asdict(SealFace.for_name(title)),
            keeper_id=keeper_id,
            valid_from=valid_from,
            valid_to=valid_to,
            enrolled_at=clock.now(),
            enrolled_by_id=viewer.person_id if isinstance(viewer, Official) else None,
        )
        await SealScope.bulk_create(
            SealScope(seal=seal, item=item, valid_from=valid_from, valid_to=valid_to)
            for item in items or _usual_items(committee)
        )
        await _tell(viewer, SealEnrolled(seal_id=seal.id, organisation_id=committee.id))
    return seal


async def activate(viewer: Official | System, seal_id: UUID) -> Seal:
    """The committee may seal from now on; only one of its seals is active at a time.

    Raises NOT_FOUND, FORBIDDEN, WRONG_STATE (also while another seal is active),
    SEAL_TERM_INVALID outside its days, POST_UNKNOWN or TWO_PERSONS_REQUIRED for its keeper.
    """
    async with transaction():
        seal = await access.seal_under(viewer, seal_id)
        state = LIFECYCLE.after(seal.state, "activate")
        if await Seal.filter(organisation_id=seal.organisation_id, state=state).exists():
            raise WrongState(state, "activate")
        committee = await Organisation.get(id=seal.organisation_id)
        validity.require_within_term(committee, seal.valid_from, seal.valid_to)
        if not seal.valid_from <= clock.today() <= seal.valid_to:
            raise Problem(ProblemCode.SEAL_TERM_INVALID)
        await access.require_keeper(seal.keeper_id, seal.organisation_id)
        await _move(seal, state, None)
        await _tell(viewer, SealActivated(seal_id=seal.id, organisation_id=committee.id))
    return seal


async def suspend(viewer: Official | System, seal_id: UUID, *, reason: SealReason) -> Seal:
    """Stops the use of a seal at once: at an election, or when its key may be known to others."""
    async with transaction():
        seal = await access.seal_under(viewer, seal_id)
        await _move(seal, LIFECYCLE.after(seal.state, "suspend"), reason)
        event = SealSuspended(
            seal_id=seal.id, organisation_id=seal.organisation_id, reason=reason.value
        )
        await _tell(viewer, event, reason=reason.value)
    return seal


async def retire(viewer: Official | System, seal_id: UUID, *, reason: SealReason) -> Seal:
    """Ends a seal for good. What it sealed stays valid; a new seal needs enrolling."""
    async with transaction():
        seal = await access.seal_under(viewer, seal_id)
        await _move(seal, LIFECYCLE.after(seal.state, "retire"), reason)
        event = SealRetired(
            seal_id=seal.id, organisation_id=seal.organisation_id, reason=reason.value
        )
        await _tell(viewer, event, reason=reason.value)
    return seal


async def record_use(
    viewer: Viewer,
    *,
    services: Services,
    seal_id: UUID,
    document_id: UUID,
    content: str,
    copies: int,
    approver_id: UUID,
    handler_id: UUID,
    applicant_name: str,
    applicant_phone: str,
    sha256: str,
) -> SealUse:
    """Writes the line of the register for one sealed document; a repetition changes nothing.

    It belongs to the transaction that records the seal on the document, and therefore opens none:
    the caller's must be running, and must hold the lock on what it seals. Raises
    SEAL_NOT_AVAILABLE when the seal was suspended since, so that the document is not released,
    and TWO_PERSONS_REQUIRED when the approver keeps the seal.
    """
    known = await SealUse.get_or_none(document_id=document_id)
    if known is not None:
        return known
    seal = await Seal.select_for_update(no_key=True).get(id=seal_id)
    if not validity.may_seal(seal, on=clock.today(), now=clock.now()):
        raise Problem(ProblemCode.SEAL_NOT_AVAILABLE)
    if approver_id == seal.keeper_id:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
    use = SealUse(
        id=uuid4(),
        at=clock.now(),
        seal=seal,
        organisation_id=seal.organisation_id,
        content=content,
        copies=copies,
        approver_id=approver_id,
        handler_id=handler_id,
        keeper_id=seal.keeper_id,
        document_id=document_id,
        sha256=sha256,
    )
    register.put_applicant(services.vault, use, name=applicant_name, phone=applicant_phone)
    await use.save(force_create=True)
    await audit.record(viewer, "seal.used", seal.id, document=str(document_id))
    return use


async def raise_evidence_alarm() -> None:
    """Tells the operators, once, when seals wait for time stamps longer than four hours."""
    oldest = await lasting.waiting_too_long().first()
    if oldest is None:
        return
    async with transaction():
        alarm, is_new = await EvidenceAlarm.get_or_create(
            waiting_since=oldest.sealed_at,
            defaults={
                "waiting": await lasting.waiting_too_long().count(),
                "raised_at": clock.now(),
            },
        )
        if is_new:
            await audit.record(_SYSTEM, EvidenceMissing.NAME, alarm.id, waiting=alarm.waiting)
            await outbox.record(EvidenceMissing(alarm_id=alarm.id))


async def warrant(
    *, seal_id: UUID, document_id: UUID, approver_id: UUID, handler_id: UUID
) -> SealWarrant:
    """Writes down that the use of a seal was approved 用印审批, in the transaction of the decision.

    It therefore opens none, and trusts the caller to have decided who may approve what.
    """
    return await SealWarrant.create(
        seal_id=seal_id,
        document_id=document_id,
        approver_id=approver_id,
        handler_id=handler_id,
        at=clock.now(),
    )


async def open_intent(*, document_id: UUID, digest: bytes) -> SealIntent:
    """Says what is about to be signed for an approved document; good for one signature.

    Who has lost the answer, or failed after it, prepares the document anew and opens another one.
    Raises SealRefused when nobody approved it.
    """
    async with transaction():
        granted = await SealWarrant.get_or_none(document_id=document_id)
        if granted is None:
            raise SealRefused("nobody approved the use of the seal", permanent=True)
        return await SealIntent.create(warrant=granted, digest=digest.hex(), opened_at=clock.now())


async def allow_signature(order: SigningOrder, *, fingerprint: str) -> None:
    """Uses up the intent of an order, or raises SigningRefused; see intents.require_ground."""
    async with transaction():
        intent = await SealIntent.get_or_none(id=order.intent_id).select_related("warrant")
        if intent is None:
            raise SigningRefused("there is no such intent")
        # Not a lock on the seal: whoever holds the keys needs no right to change a row.
        await db.serialise(f"signatures of {intent.warrant.seal_id}")
        now = clock.now()
        seal = await intents.require_ground(intent, order, fingerprint=fingerprint, now=now)
        await SealSignature.create(intent=intent, seal=seal, at=now)


def _usual_items(organisation: Organisation) -> Sequence[str]:
    match organisation.kind:
        case OrganisationKind.COMMITTEE:
            return (FREE_FORM_ITEM,)
        case OrganisationKind.PORTAL:
            return (COPIES_ITEM,)
        case _:
            return (LETTERS_ITEM,)


def _printable(services: Services, name: str) -> str:
    plain = clean_text(name, field="name", max_length=RING_LIMIT)
    missing = services.glyphs.missing(plain)
    if missing:
        raise Problem(ProblemCode.TEXT_UNPRINTABLE, field="name", character=missing[0])
    return plain


async def _certificate(services: Services, key_ref: str) -> SealCertificate:
    try:
        return await services.sealer.certificate_of(key_ref)
    except KeyUnavailable:
        raise Problem(ProblemCode.SEAL_KEY_UNKNOWN, field="keyRef") from None


async def _refuse_foreign_key(
    key_ref: str, certificate: SealCertificate, organisation_id: UUID
) -> None:
    others = Seal.exclude(organisation_id=organisation_id)
    if (
        await others.filter(key_ref=key_ref).exists()
        or await others.filter(certificate_fingerprint=certificate.fingerprint_sha256).exists()
    ):
        raise Problem(ProblemCode.SEAL_KEY_UNKNOWN, field="keyRef")


async def _move(seal: Seal, state: SealState, reason: SealReason | None) -> None:
    await seal.update_from_dict({"state": state, "reason": reason}).save(
        update_fields=["state", "reason"]
    )


async def _tell(viewer: Viewer, event: SealEvent, **details: Any) -> None:
    await audit.record(viewer, event.NAME, event.seal_id, **details)
    await outbox.record(event)

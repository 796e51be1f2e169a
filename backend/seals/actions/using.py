"""One use of a seal, from its approval over the intent and the signature to the register."""

from uuid import UUID, uuid4

from backend.foundation import audit, clock, db
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.sealing.provider import SigningOrder, SigningRefused
from backend.foundation.sealing.sealer import SealRefused
from backend.foundation.services import Services
from backend.foundation.viewer import Viewer
from backend.seals import intents, register, validity
from backend.seals.models import Seal, SealIntent, SealSignature, SealUse, SealWarrant


async def warrant(
    *,
    seal_id: UUID,
    document_id: UUID,
    approver_id: UUID,
    handler_id: UUID,
    content: str,
    holder: str,
) -> SealWarrant:
    """Writes down that the use of a seal was approved 用印审批, in the transaction of the decision.

    It therefore opens none, and trusts the caller to have decided who may approve what. `content`
    is title and number, `holder` the name of whom it is for, masked.
    """
    return await SealWarrant.create(
        seal_id=seal_id,
        document_id=document_id,
        approver_id=approver_id,
        handler_id=handler_id,
        at=clock.now(),
        content=content,
        holder=holder,
    )


async def open_intent(*, document_id: UUID, digest: bytes) -> SealIntent:
    """Says what is about to be signed for an approved document; good for one signature.

    Who has lost the answer, or failed after it, prepares the document anew and opens another one.
    Raises SealRefused when nobody approved it, and WrongClock.
    """
    async with transaction():
        await db.require_right_clock()
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
        approved = await Seal.get(id=intent.warrant.seal_id)
        await db.serialise(f"signatures of {approved.organisation_id}")
        await _require_right_clock()
        now = clock.now()
        seal = await intents.require_ground(intent, order, fingerprint=fingerprint, now=now)
        await SealSignature.create(intent=intent, seal=seal, at=now)


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
    the caller's must be running, and must hold the lock on what it seals. `seal_id` is the seal
    that was pressed. Raises SEAL_NOT_AVAILABLE when it was suspended or reported since, so that
    the document is not released, and TWO_PERSONS_REQUIRED when the approver keeps the seal.
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


async def _require_right_clock() -> None:
    try:
        await db.require_right_clock()
    except clock.WrongClock as wrong:
        raise SigningRefused(f"the clock here is wrong {wrong}") from wrong

"""Making an annotated copy: printed, sealed and stored first, then written down, once a ground."""

from uuid import UUID

from backend.copies import access, printing, sealing
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy, CopyFile
from backend.copies.printing import PrintedCopy
from backend.copies.sealing import SealedCopy
from backend.foundation import asking, audit, db
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.models import Proof
from backend.seals.actions import using
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.pressing import Pressed
from backend.seals.standing import queries as standing

_SYSTEM = System(job="copies")


@asking.as_the_portal("the portal makes and seals copies, for whoever was let have one")
async def copy_for(services: Services, proof_id: UUID, wanted: Annotation) -> AnnotatedCopy:
    """The copy of a proof on this ground, made when it is asked for first.

    It is sealed while a standing order allows that, and else says on its page that it is not.
    Raises PROOF_NOT_VALID for a proof that does not hold today, however often its copy was given
    before: what was handed out stays with the receiver, but nothing is handed out any more. Raises
    SEALING_AWAY when it should be sealed and cannot be just now, and documents' RenderFailed when
    there is no document; then no copy is on record, and the next one who asks begins anew.
    """
    await access.require_valid(proof_id)
    known = await access.on_ground(wanted.source_id, proof_id)
    if known is not None:
        return known
    order = await standing.order_for(COPIES_ITEM)
    maker = None if order is None else order.seal.organisation.name
    printed = await printing.print_copy(services, proof_id, wanted, maker=maker)
    sealed = None if order is None else await sealing.seal(services, order, printed)
    async with transaction():
        # Two who ask at once wait here, and the second finds the first one's copy.
        await db.serialise(f"copy {wanted.source_id} {proof_id}")
        known = await access.on_ground(wanted.source_id, proof_id)
        if known is not None:
            return known
        await printed.copy.save(force_create=True)
        if sealed is not None:
            await sealing.keep(printed.copy, sealed.pressed, key=sealed.key, revision=1)
            await _register_use(services, printed, sealed)
        await audit.record(_SYSTEM, "copy.made", proof_id, source=str(wanted.source_id))
    return printed.copy


async def record_evidence(
    copy: AnnotatedCopy, before: CopyFile, pressed: Pressed, *, key: str
) -> None:
    """The same copy with one more time stamp lies in the storage.

    Whoever comes second with the file that was before writes nothing.
    """
    async with transaction():
        await db.serialise(f"copy {copy.id}")
        revision = before.revision + 1
        if await CopyFile.filter(copy_id=copy.id, revision=revision).exists():
            return
        await sealing.keep(copy, pressed, key=key, revision=revision)
        await audit.record(_SYSTEM, "copy.stamped", copy.proof_id, level=pressed.level.value)


async def _register_use(services: Services, printed: PrintedCopy, sealed: SealedCopy) -> None:
    assert sealed.order.approved_by_id is not None, "an order in force was approved"
    proof = await Proof.get(id=printed.copy.proof_id)
    holder = await Person.get(id=proof.applicant_id)
    try:
        await using.record_use(
            _SYSTEM,
            services=services,
            seal_id=sealed.pressed.seal_id,
            document_id=printed.copy.id,
            content=f"{printed.content['title']} {printed.content['number']}",
            copies=1,
            approver_id=sealed.order.approved_by_id,
            handler_id=sealed.order.asked_by_id,
            applicant_name=holder.name,
            applicant_phone=people.phone_of(services.vault, holder) or "",
            sha256=sealed.key,
        )
    except Problem as stopped:
        # The seal was suspended between the signature and its registration; not released.
        raise Problem(ProblemCode.SEALING_AWAY, minutes=sealing.RETRY_MINUTES) from stopped

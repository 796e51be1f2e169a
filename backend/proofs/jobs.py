"""The face of proofs for time: render, seal, issue, expire.

Every job may run twice and begins with “is there still something to do?”. Files are stored under
their hash before the row says so, so a second run cannot overwrite what the first recorded.
"""

from uuid import UUID

from backend.foundation import clock, crash_points, metrics
from backend.foundation.crash_points import CrashPoint
from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.errors import Problem
from backend.foundation.lifecycle import WrongState
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.sealing.spot import SealSpot
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.proofs import attachments, printing, queries
from backend.proofs.actions import attaching, doubting, producing
from backend.proofs.lifecycle import LIFECYCLE
from backend.proofs.models import FileKind, Proof, ProofSnapshot
from backend.seals import askings, lasting
from backend.seals.evidence_models import SealedKind
from backend.seals.pressing import extend, press
from backend.seals.troubles import Trouble, trouble_of


async def render_proof(services: Services, *, proof_id: UUID) -> None:
    """Approved → rendered. A failure is recorded for the desk and raised for the next try."""
    proof = await Proof.get(id=proof_id)
    if not LIFECYCLE.allows(proof.state, "render"):
        return
    try:
        document = await printing.print_proof(services, proof_id)
        key = await services.storage.put(document.pdf)
        crash_points.reached(CrashPoint.PRINTED)
    except (RenderFailed, OSError) as error:
        await producing.record_failure(proof_id, "fail_render", trouble=trouble_of(error))
        raise
    await producing.record_render(proof_id, document, key=key)


async def seal_proof(services: Services, *, proof_id: UUID) -> None:
    """Rendered → sealed, once: whoever records first wins, a second signature is not released."""
    proof = await Proof.get(id=proof_id).prefetch_related("organisation")
    if not LIFECYCLE.allows(proof.state, "seal"):
        return
    if await askings.needs_keeper(proof.id):
        await producing.await_keeper(proof.id)
        return
    try:
        await _seal(services, proof)
    except WrongState:
        raise
    # A Problem: the seal was suspended between the signature and its registration; not released.
    except (SealingFailed, FileMissing, OSError, Problem) as error:
        await producing.record_failure(proof_id, "fail_seal", trouble=trouble_of(error))
        raise


async def go_on_after_keeper(services: Services, *, document_id: UUID) -> None:
    """SealUseConfirmed: if the document is a proof, its seal is set."""
    if await Proof.exists(id=document_id):
        await seal_proof(services, proof_id=document_id)


async def stop_after_keeper(services: Services, *, document_id: UUID) -> None:
    """SealUseRefused: if the document is a proof, the committee has it on its table again."""
    del services
    proof = await Proof.get_or_none(id=document_id)
    if proof is not None and LIFECYCLE.allows(proof.state, "fail_seal"):
        await producing.record_failure(proof.id, "fail_seal", trouble=Trouble.KEEPER_REFUSED)


async def doubt_sealed(services: Services, *, seal_id: UUID, organisation_id: UUID) -> None:
    """SealCompromised: what it sealed since its key is not trusted is marked, each for itself.

    A run that is cut short is made up for by the next, which finds fewer.
    """
    del services, organisation_id
    for proof_id in await queries.undoubted_of(seal_id):
        await doubting.doubt(proof_id, seal_id=seal_id)


async def _seal(services: Services, proof: Proof) -> None:
    snapshot = await ProofSnapshot.get(proof_id=proof.id)
    rendered = await queries.file_of(proof.id, FileKind.RENDERED)
    pressed = await press(
        services,
        seal_id=snapshot.seal_id,
        document_id=proof.id,
        pdf=await services.storage.get(rendered.sha256),
        spot=SealSpot(**(rendered.seal_spot or {})),
        reason=f"{proof.title} {snapshot.number}",
        location=proof.organisation.name,
    )
    key = await services.storage.put(pressed.pdf)
    crash_points.reached(CrashPoint.SEALED)
    await producing.record_seal(services, proof.id, pressed, key=key, pages=rendered.pages)


async def issue_proof(services: Services, *, proof_id: UUID) -> None:
    """Sealed → issued."""
    del services
    proof = await Proof.get(id=proof_id)
    if LIFECYCLE.allows(proof.state, "issue"):
        await producing.issue(proof_id)
        snapshot = await ProofSnapshot.get(proof_id=proof_id)
        metrics.ISSUING.observe((clock.now() - snapshot.approved_at).total_seconds())


async def extend_proofs(services: Services) -> None:
    """Every issued proof whose seal needs a time stamp, while authorities give any."""
    await lasting.extend_due(services, SealedKind.PROOF, _extend)


async def _extend(services: Services, proof_id: UUID) -> None:
    rendered = await queries.file_of(proof_id, FileKind.RENDERED)
    before = await queries.file_of(proof_id, FileKind.SEALED)
    pressed = await extend(
        services,
        document_id=proof_id,
        printed=await services.storage.get(rendered.sha256),
        sealed=await services.storage.get(before.sha256),
    )
    key = await services.storage.put(pressed.pdf)
    await producing.record_evidence(proof_id, before, pressed, key=key)


async def expire_proofs(services: Services) -> None:
    """Every proof whose last day has passed; each in a transaction of its own."""
    del services
    for proof_id in await queries.proofs_past_validity(clock.today()):
        await producing.expire(proof_id)


async def give_up_loose_attachments(services: Services) -> None:
    """Every uploaded file that no request has claimed in time."""
    for attachment_id in await attachments.loose_for_too_long():
        await attaching.give_up(services, attachment_id)

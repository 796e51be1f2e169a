"""From approval to an issued proof: each step once, whatever runs twice or fails."""

import asyncio
import hashlib
from pathlib import Path

import pytest

from backend.foundation.db import connection
from backend.foundation.outbox import OutboxEvent
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.services import Services
from backend.proofs import jobs
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile, ProofStep
from backend.seals.models import SealUse
from backend.seals.troubles import Trouble
from tests.databases import as_owner
from tests.factories import a_citizen, a_committee, a_proof
from tests.portal import Portal
from tests.proofs.operations import MY_PROOF, RETRY

pytestmark = pytest.mark.anyio


async def said_by(*command: str) -> str:
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.decode()


async def test_an_approved_proof_becomes_a_sealed_pdf_that_others_call_valid(
    portal: Portal, services: Services, tmp_path: Path
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=resident)

    file = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    content = await services.storage.get(file.sha256)
    path = tmp_path / "proof.pdf"
    path.write_bytes(content)
    report = await said_by("pdfsig", "-nocert", str(path))
    seen = await said_by("pdftotext", str(path), "-")
    data = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    assert "Signature is Valid" in report
    assert "Total document signed" in report
    assert "小阳证〔2026〕1号" in seen
    assert hashlib.sha256(content).hexdigest() == file.sha256
    assert data["myProof"]["fileUrl"] == f"/files/proofs/{proof.id}.pdf"
    assert data["myProof"]["imageUrl"] == f"/files/proofs/{proof.id}.png"
    assert (data["myProof"]["fileSize"], data["myProof"]["pages"]) == (len(content), 1)


async def test_before_it_is_issued_a_proof_shows_no_file(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.SEALED, applicant=resident)

    data = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    shown = {name: data["myProof"][name] for name in ("fileUrl", "imageUrl", "fileSize", "pages")}
    assert set(shown.values()) == {None}


async def test_every_use_of_the_seal_is_registered_once(services: Services, database: None) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.SEALED)

    use = await SealUse.get(document_id=proof.id)

    assert use.approver_id == committee.approver.person_id
    assert use.handler_id == committee.preparer.person_id
    assert use.keeper_id == committee.keeper.person_id
    assert use.copies == 1


async def test_sealing_at_once_in_many_places_seals_once(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.RENDERED)

    await asyncio.gather(
        *(jobs.seal_proof(services, proof_id=proof.id) for _ in range(4)), return_exceptions=True
    )

    assert await ProofFile.filter(proof_id=proof.id, kind=FileKind.SEALED).count() == 1
    assert await SealUse.filter(document_id=proof.id).count() == 1
    assert await OutboxEvent.filter(name="proof.sealed").count() == 1
    assert await ProofStep.filter(proof_id=proof.id, verb="seal").count() == 1


async def test_a_job_that_runs_again_changes_nothing(services: Services, database: None) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)

    await jobs.render_proof(services, proof_id=proof.id)
    await jobs.seal_proof(services, proof_id=proof.id)
    await jobs.issue_proof(services, proof_id=proof.id)

    again = await Proof.get(id=proof.id)
    assert again.revision == proof.revision


async def test_a_missing_key_is_a_visible_state_with_reason_and_retry(
    portal: Portal, services: Services, pki: Path
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.RENDERED)
    key = pki / "seals" / "xiaoyang.p12"
    hidden = key.rename(key.with_suffix(".hidden"))
    try:
        with pytest.raises(SealingFailed):
            await jobs.seal_proof(services, proof_id=proof.id)
        with pytest.raises(SealingFailed):
            await jobs.seal_proof(services, proof_id=proof.id)
    finally:
        hidden.rename(key)
    stuck = await Proof.get(id=proof.id)
    data = await portal.execute(RETRY, {"id": str(proof.id)}, viewer=committee.approver)
    await jobs.seal_proof(services, proof_id=proof.id)

    assert stuck.state is ProofState.SEAL_FAILED
    assert stuck.trouble == Trouble.SEAL_KEY_AWAY
    assert await ProofStep.filter(proof_id=proof.id, verb="fail_seal").count() == 1
    assert data["retryProof"]["state"] == "SEAL_FAILED"
    assert await OutboxEvent.filter(name="proof.seal_retried").count() == 1
    sealed = await Proof.get(id=proof.id)
    assert (sealed.state, sealed.trouble) == (ProofState.SEALED, None)


@pytest.mark.parametrize("table", ["proof_snapshot", "proof_file", "proof_step", "seal_use"])
async def test_what_was_recorded_cannot_be_changed_or_deleted(
    services: Services, database: None, table: str
) -> None:
    committee = await a_committee(services)
    await a_proof(services, committee, state=ProofState.ISSUED)

    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with pytest.raises(Exception, match="append-only"), as_owner():
            await connection().execute_query(statement)

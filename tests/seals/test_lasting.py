"""No decision waits for a time stamp, every seal gets one, and nothing unexamined is released."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.sealing.report import SealLevel
from backend.foundation.services import Services
from backend.proofs import jobs
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile
from backend.seals import jobs as seal_jobs
from backend.seals import releasing
from backend.seals.evidence_models import EvidenceAlarm, SealedDocument
from backend.seals.lasting import ALARM_AFTER, RENEWED_AFTER
from backend.seals.models import Seal
from backend.seals.releasing import NotReleased
from tests.authority_services import stamped_by
from tests.factories import a_committee, a_proof
from tests.web.browser import open_browser

pytestmark = pytest.mark.anyio


@pytest.fixture
def without_answer(services: Services, pki: Path) -> Services:
    """A portal whose authority is not there."""
    return stamped_by(services, pki, "http://127.0.0.1:9")


async def files_of(proof: Proof) -> list[ProofFile]:
    return await ProofFile.filter(proof_id=proof.id, kind=FileKind.SEALED).order_by("revision")


async def an_issued_proof(services: Services) -> Proof:
    return await a_proof(services, await a_committee(services), state=ProofState.ISSUED)


async def test_a_proof_is_issued_with_its_time_stamp(stamping: Services, database: None) -> None:
    proof = await an_issued_proof(stamping)
    (file,) = await files_of(proof)
    assert file.seal_level is SealLevel.B_LTA
    document = await SealedDocument.get(document_id=proof.id)
    assert document.due_at - datetime.now(UTC) > RENEWED_AFTER - timedelta(days=1)


async def test_an_authority_that_is_away_holds_nothing_up(
    without_answer: Services, stamping: Services, database: None
) -> None:
    proof = await an_issued_proof(without_answer)
    (first,) = await files_of(proof)
    assert first.seal_level is SealLevel.B_B

    await jobs.extend_proofs(without_answer)
    assert await files_of(proof) == [first], "and nothing is made up meanwhile"

    await jobs.extend_proofs(stamping)
    assert await files_of(proof) == [first], "it waits until the others had their turn"

    await SealedDocument.filter(document_id=proof.id).update(due_at=datetime.now(UTC))
    await jobs.extend_proofs(stamping)
    _, second = await files_of(proof)
    assert second.seal_level is SealLevel.B_LTA

    await jobs.extend_proofs(stamping)
    assert len(await files_of(proof)) == 2, "once is enough for a year"


async def test_the_earlier_file_stays_as_valid_as_the_newer(
    services: Services, stamping: Services, database: None
) -> None:
    proof = await an_issued_proof(services)
    await jobs.extend_proofs(stamping)
    async with open_browser(services) as browser:
        for file in await files_of(proof):
            content = await services.storage.get(file.sha256)
            answer = await browser.client.post("/verifications", content=content)
            assert answer.json()["outcome"] == "VALID"
            assert answer.json()["paper"]["sealLevel"] == "B-LTA"


async def test_each_year_one_more_is_added(stamping: Services, database: None) -> None:
    proof = await an_issued_proof(stamping)
    await SealedDocument.filter(document_id=proof.id).update(due_at=datetime.now(UTC))
    await jobs.extend_proofs(stamping)
    first, second = await files_of(proof)
    before = await stamping.storage.get(first.sha256)
    after = await stamping.storage.get(second.sha256)
    assert after.startswith(before)
    report = await stamping.inspector.inspect(after)
    assert report.problems == ()


async def test_after_four_hours_the_operators_are_told_once(
    without_answer: Services, database: None
) -> None:
    await an_issued_proof(without_answer)
    for hours in (timedelta(0), ALARM_AFTER - timedelta(minutes=1)):
        with clock.stopped(datetime.now(UTC) + hours):
            await seal_jobs.watch_evidence(without_answer)
    assert not await EvidenceAlarm.exists()

    for hours in (ALARM_AFTER, 2 * ALARM_AFTER):
        with clock.stopped(datetime.now(UTC) + hours):
            await seal_jobs.watch_evidence(without_answer)
    (alarm,) = await EvidenceAlarm.all()
    assert alarm.waiting == 1
    assert await OutboxEvent.filter(name="seal.evidence_missing").count() == 1


async def test_where_no_authority_is_configured_nobody_waits_for_one(
    services: Services, database: None
) -> None:
    await an_issued_proof(services)
    with clock.stopped(datetime.now(UTC) + ALARM_AFTER):
        await seal_jobs.watch_evidence(services)
    assert not await EvidenceAlarm.exists()


class TestGate:
    async def test_it_lets_through_what_was_printed_and_sealed(
        self, services: Services, database: None
    ) -> None:
        seal, printed, sealed = await self.papers(services)
        await releasing.require_releasable(services, seal, printed=printed, sealed=sealed)

    async def test_it_keeps_back_what_was_not_printed(
        self, services: Services, database: None
    ) -> None:
        seal, printed, sealed = await self.papers(services)
        with pytest.raises(NotReleased, match="what was printed"):
            await releasing.require_releasable(
                services, seal, printed=printed[:-1] + b"!", sealed=sealed
            )

    async def test_it_keeps_back_what_was_changed_after_the_seal(
        self, services: Services, database: None
    ) -> None:
        seal, printed, sealed = await self.papers(services)
        with pytest.raises(NotReleased, match="not sound"):
            await releasing.require_releasable(
                services, seal, printed=printed, sealed=sealed + b"\n"
            )

    async def test_it_keeps_back_what_another_key_sealed(
        self, services: Services, database: None
    ) -> None:
        seal, printed, sealed = await self.papers(services)
        seal.certificate_fingerprint = uuid4().hex * 2
        with pytest.raises(NotReleased, match="another certificate"):
            await releasing.require_releasable(services, seal, printed=printed, sealed=sealed)

    async def papers(self, services: Services) -> tuple[Seal, bytes, bytes]:
        proof = await an_issued_proof(services)
        rendered = await ProofFile.get(proof_id=proof.id, kind=FileKind.RENDERED)
        (sealed,) = await files_of(proof)
        return (
            await Seal.get(organisation_id=proof.organisation_id),
            await services.storage.get(rendered.sha256),
            await services.storage.get(sealed.sha256),
        )

"""A copy that leaves has the seal of who made it, with evidence that lasts; or says it has none."""

import asyncio
import dataclasses
from pathlib import Path

import pytest
from tortoise.exceptions import BaseORMException

from backend.copies import jobs, queries
from backend.copies.actions import copy_for
from backend.copies.models import AnnotatedCopy, CopyFile
from backend.foundation import clock, db
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.report import SealLevel
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.identity.models import Person
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot, RevokeReason
from backend.seals import register
from backend.seals.actions import moving
from backend.seals.evidence_models import SealedDocument, SealedKind
from backend.seals.lifecycle import SealingRule, SealVerb
from backend.seals.models import SealingPolicy, SealUse, SealWarrant
from backend.seals.standing import actions as standing
from backend.seals.standing.models import StandingOrder
from backend.verification import actions as verification
from backend.verification import wording
from backend.verification.models import VerificationOutcome
from backend.verification.reasons import ReasonCode
from tests.copies.test_copies import an_annotation
from tests.databases import as_owner
from tests.enclosed import files_in, metadata_in
from tests.exchange.door import an_operator
from tests.factories import SYSTEM, Committee, a_committee, a_proof
from tests.foundation.documents.reading import lines_of
from tests.seals.office import OFFICE, SEAL, an_office, an_office_that_seals, an_order, stopped
from tests.seals.village import decided

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

STRANGER = Anonymous(source="test")
UNSEALED = "本件未加盖电子印章，请扫码核验"


@pytest.fixture
async def committee(services: Services) -> Committee:
    return await a_committee(services)


@pytest.fixture
async def proof(services: Services, committee: Committee) -> Proof:
    return await a_proof(services, committee, state=ProofState.ISSUED)


async def pdf_of(services: Services, copy: AnnotatedCopy) -> bytes:
    return await services.storage.get((await queries.file_of(copy)).sha256)


async def test_a_copy_is_sealed_by_who_made_it_and_proves_it_for_decades(
    stamping: Services, proof: Proof
) -> None:
    office = await an_office_that_seals(stamping)

    copy = await copy_for(stamping, proof.id, an_annotation())

    pdf = await pdf_of(stamping, copy)
    report = await stamping.inspector.inspect(pdf)
    assert report.problems == ()
    assert report.level is SealLevel.B_LTA
    assert report.signer_fingerprint == office.seal.certificate_fingerprint
    text = "".join(lines_of(pdf))
    assert f"加注单位：{OFFICE}" in text
    assert UNSEALED not in text
    assert metadata_in(files_in(pdf)["metadata.xml"].content)["JZJZZZ"] == OFFICE


async def test_the_register_tells_who_allowed_it_and_whose_paper_it_is(
    services: Services, proof: Proof
) -> None:
    office = await an_office_that_seals(services)

    copy = await copy_for(services, proof.id, an_annotation())

    use = await SealUse.get(document_id=copy.id)
    number = (await ProofSnapshot.get(proof_id=proof.id)).number
    holder = await Person.get(id=proof.applicant_id)
    assert use.content == f"{proof.title}（加注件） {number}"
    assert (use.approver_id, use.handler_id, use.keeper_id) == (
        office.approver.person_id,
        office.asker.person_id,
        office.keeper.person_id,
    )
    assert register.applicant_of(services.vault, use).name == holder.name
    assert use.sha256 == (await queries.file_of(copy)).sha256
    order = await StandingOrder.get()
    assert (await SealWarrant.get(document_id=copy.id)).standing_order_id == order.id


async def test_two_who_ask_at_once_get_one_copy_and_one_file(
    services: Services, proof: Proof
) -> None:
    await an_office_that_seals(services)
    wanted = an_annotation()

    copies = await asyncio.gather(*(copy_for(services, proof.id, wanted) for _ in range(3)))

    assert len({copy.id for copy in copies}) == 1
    assert await CopyFile.all().count() == 1
    assert await SealUse.filter(document_id=copies[0].id).count() == 1


async def test_without_a_seal_or_an_order_a_copy_is_made_and_says_so(
    services: Services, proof: Proof
) -> None:
    without_office = await copy_for(services, proof.id, an_annotation())
    office = await an_office(services)
    without_order = await copy_for(services, proof.id, an_annotation())
    order = await an_order(office)
    await stopped(office)
    with_seal_suspended = await copy_for(services, proof.id, an_annotation())
    await moving.install(SYSTEM, office.seal.id)
    await standing.end(office.asker, order.id)
    with_order_ended = await copy_for(services, proof.id, an_annotation())

    for copy in (without_office, without_order, with_seal_suspended, with_order_ended):
        pdf = await pdf_of(services, copy)
        assert UNSEALED in "".join(lines_of(pdf))
        assert b"/ByteRange" not in pdf
    assert await SealWarrant.exclude(document_id=proof.id).count() == 0


async def test_where_each_use_is_confirmed_by_the_keeper_copies_are_not_sealed(
    services: Services, proof: Proof
) -> None:
    await an_office_that_seals(services)
    await SealingPolicy.create(
        region="360400000000", rule=SealingRule.KEEPER_CONFIRMS, hourly_limit=9
    )

    copy = await copy_for(services, proof.id, an_annotation())

    assert UNSEALED in "".join(lines_of(await pdf_of(services, copy)))


async def test_while_nobody_signs_the_receiver_is_asked_to_come_again(
    services: Services, proof: Proof, tmp_path: Path
) -> None:
    await an_office_that_seals(services)
    nobody = Sealer(ProcessProvider(tmp_path / "nobody.sock"))
    wanted = an_annotation()

    with pytest.raises(Problem) as refused:
        await copy_for(dataclasses.replace(services, sealer=nobody), proof.id, wanted)

    assert refused.value.code is ProblemCode.SEALING_AWAY
    assert refused.value.details == {"minutes": 5}
    assert await AnnotatedCopy.all().count() == await CopyFile.all().count() == 0
    assert await SealedDocument.filter(kind=SealedKind.COPY).count() == 0
    again = await copy_for(services, proof.id, wanted)
    assert (await stamped_levels(again)) == [SealLevel.B_B]


async def test_beyond_what_an_hour_allows_the_receiver_is_asked_to_come_again(
    services: Services, proof: Proof
) -> None:
    await an_order(await an_office(services), hourly_limit=1)
    await copy_for(services, proof.id, an_annotation())

    with pytest.raises(Problem) as refused:
        await copy_for(services, proof.id, an_annotation())

    assert refused.value.code is ProblemCode.SEALING_AWAY
    assert await AnnotatedCopy.all().count() == 1


async def test_a_copy_gets_its_evidence_when_an_authority_answers_again(
    services: Services, stamping: Services, proof: Proof
) -> None:
    await an_office_that_seals(services)
    copy = await copy_for(services, proof.id, an_annotation())
    before = await queries.file_of(copy)
    assert (await SealedDocument.get(document_id=copy.id)).level is SealLevel.B_B

    await jobs.extend_copies(stamping)
    await jobs.extend_copies(stamping)

    assert await stamped_levels(copy) == [SealLevel.B_B, SealLevel.B_LTA]
    assert (await SealedDocument.get(document_id=copy.id)).level is SealLevel.B_LTA
    after = await queries.file_of(copy)
    for file in (before, after):
        found = await queries.with_file(file.sha256)
        assert found is not None
        assert found.id == copy.id
        told = await verification.verify_file(services, STRANGER, file.sha256)
        assert told.outcome is VerificationOutcome.VALID
        assert told.copy is not None
        assert told.copy.recipient == copy.recipient


async def test_what_was_printed_to_be_sealed_is_no_copy(services: Services, proof: Proof) -> None:
    await an_office_that_seals(services)
    copy = await copy_for(services, proof.id, an_annotation())

    told = await verification.verify_file(services, STRANGER, copy.sha256)

    assert told.outcome is VerificationOutcome.UNKNOWN
    assert await queries.with_file(copy.sha256) is None


async def test_a_changed_copy_is_refused_and_told_whose_seal_it_bears(
    services: Services, proof: Proof, tmp_path: Path
) -> None:
    await an_office_that_seals(services)
    copy = await copy_for(services, proof.id, an_annotation())
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(await pdf_of(services, copy) + b"\n% more\n")

    with changed.open("rb") as file:
        told = await verification.verify_upload(services, STRANGER, file)

    assert told.outcome is VerificationOutcome.ALTERED
    assert told.paper is None
    assert told.signer is not None
    assert told.signer.name == SEAL
    assert ReasonCode.ADDED_AFTERWARDS in {reason.code for reason in told.reasons}


async def test_the_database_keeps_the_files_of_copies(services: Services, proof: Proof) -> None:
    await an_office_that_seals(services)
    await copy_for(services, proof.id, an_annotation())

    for statement in ("UPDATE copy_file SET size = 1", "DELETE FROM copy_file"):
        with pytest.raises(BaseORMException, match="append-only"), as_owner():
            await db.connection().execute_query(statement)


async def stamped_levels(copy: AnnotatedCopy) -> list[SealLevel]:
    files = await CopyFile.filter(copy_id=copy.id).order_by("revision")
    return [file.seal_level for file in files]


async def test_whoever_checks_a_copy_with_a_lost_key_is_told_what_to_do(
    services: Services, committee: Committee, proof: Proof
) -> None:
    """By its file and by its code; the original, and copies of before, are as they were."""
    office = await an_office_that_seals(services)
    before = await copy_for(services, proof.id, an_annotation())
    moment = clock.now()
    after = await copy_for(services, proof.id, an_annotation())
    first, second = [
        dataclasses.replace(await an_operator(services), stepped_up_at=moment) for _ in range(2)
    ]
    await decided(first, second, office.seal, SealVerb.COMPROMISE, since=moment)

    file = (await queries.file_of(after)).sha256
    for told in (
        await verification.verify_file(services, STRANGER, file),
        await verification.verify_code(services, STRANGER, after.code),
    ):
        assert told.outcome is VerificationOutcome.DOUBTED
        (reason,) = told.reasons
        assert reason.code is ReasonCode.COPY_SEAL_IN_DOUBT
        assert reason.on == moment.astimezone(clock.CHINA).date()
        assert "请本人重新分享一次" in wording.message_of(told).zh
        assert "share the proof once more" in wording.message_of(told).en
        assert "密钥可能已被他人掌握" in wording.sentence_of(reason).zh
    sealed = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    for good in ((await queries.file_of(before)).sha256, sealed.sha256):
        told = await verification.verify_file(services, STRANGER, good)
        assert (told.outcome, told.reasons) == (VerificationOutcome.VALID, ())

    again = await copy_for(services, proof.id, an_annotation())
    told = await verification.verify_code(services, STRANGER, again.code)
    assert told.outcome is VerificationOutcome.VALID
    await deciding.revoke(
        committee.approver, proof.id, reason=RevokeReason.HOLDER_ASKED, words="本人要求。"
    )
    ended = await verification.verify_file(services, STRANGER, file)
    assert ended.outcome is VerificationOutcome.REVOKED

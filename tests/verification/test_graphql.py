"""A stranger checks a paper by its code or its file; the owner sees that it was checked."""

import asyncio
import hashlib
import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from backend.foundation import clock, codes, db
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Visitor
from backend.identity import people
from backend.identity.models import Person
from backend.proofs import queries, snapshot
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot
from backend.verification import access
from backend.verification.models import (
    VerificationMethod,
    VerificationOutcome,
    VerificationRecord,
)
from tests.databases import as_owner
from tests.factories import COOPERATIVE, a_citizen, a_committee, a_proof, represented
from tests.portal import Portal, Refused
from tests.verification.operations import CHECKS, STRANGER, VERIFY_CODE, VERIFY_FILE

pytestmark = pytest.mark.anyio


async def code_of(proof: Proof) -> str:
    return (await ProofSnapshot.get(proof_id=proof.id)).code


async def hash_of(proof: Proof, kind: FileKind) -> str:
    return (await ProofFile.get(proof_id=proof.id, kind=kind)).sha256


async def checked(portal: Portal, code: str, viewer: Visitor = STRANGER) -> dict[str, Any]:
    return (await portal.execute(VERIFY_CODE, {"code": code}, viewer=viewer))["verifyCode"]


async def checked_file(portal: Portal, sha256: str) -> dict[str, Any]:
    data = await portal.execute(VERIFY_FILE, {"sha256": sha256}, viewer=STRANGER)
    return data["verifyFile"]


async def test_an_issued_proof_is_valid_and_shows_what_the_paper_says(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)

    answer = await checked(portal, await code_of(proof))

    assert answer["outcome"] == "VALID"
    assert answer["reasons"] == []
    paper = answer["paper"]
    assert paper["title"] == "居住证明"
    assert paper["number"] == "小阳证〔2026〕1号"
    assert paper["identifier"].startswith("1.2.156.3005.2.")
    assert paper["version"] == "001"
    assert paper["issuerName"] == committee.organisation.name
    assert paper["issuerUscc"] == committee.organisation.uscc
    assert paper["issuerPhone"] == committee.organisation.contact_phone
    assert paper["issuedOn"] == clock.today().isoformat()
    assert paper["purpose"] == "向人民法院立案，确认管辖"
    assert paper["recipient"] == "柴桑区人民法院"
    assert paper["sealLevel"] == "B-B"
    assert paper["demonstrationSeal"] is True


async def test_a_stranger_sees_the_name_and_the_identity_number_masked_only(
    portal: Portal, services: Services
) -> None:
    owner = await a_citizen(services, "王桂香")
    number = people.id_number_of(services.vault, await Person.get(id=owner.person_id))
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )

    answer = await checked(portal, await code_of(proof))

    assert answer["paper"]["subjectName"] == "王*香"
    assert answer["paper"]["subjectIdNumber"] == f"{number[0]}{'*' * 16}{number[-1]}"
    assert "王桂香" not in str(answer)
    assert number not in str(answer)


async def test_a_code_may_be_typed_in_small_letters_without_dashes(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    code = await code_of(proof)

    answer = await checked(portal, f" {code.replace('-', '').lower()} ")

    assert answer["outcome"] == "VALID"


async def test_a_revoked_proof_says_so_with_the_reason_and_the_day_but_not_the_desks_words(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.REVOKED)

    answer = await checked(portal, await code_of(proof))

    assert answer["outcome"] == "REVOKED"
    (reason,) = answer["reasons"]
    assert reason["code"] == "FACTS_WRONG"
    assert reason["on"] == clock.today().isoformat()
    assert "证明内容与事实不符" in reason["message"]
    assert "内容有误。" not in str(answer)


async def test_a_superseded_proof_names_the_number_of_the_new_one_which_is_valid(
    portal: Portal, services: Services
) -> None:
    old = await a_proof(services, await a_committee(services), state=ProofState.SUPERSEDED)
    new = await Proof.get(corrects_id=old.id)

    answer = await checked(portal, await code_of(old))
    of_new = await checked(portal, await code_of(new))

    assert answer["outcome"] == "SUPERSEDED"
    (reason,) = answer["reasons"]
    assert reason["code"] == "CORRECTED"
    assert reason["number"] == "小阳证〔2026〕2号" == of_new["paper"]["number"]
    assert of_new["outcome"] == "VALID"
    assert of_new["paper"]["version"] == "002"


async def test_an_expired_proof_names_its_last_day(portal: Portal, services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.EXPIRED)

    answer = await checked(portal, await code_of(proof))

    assert answer["outcome"] == "EXPIRED"
    assert answer["reasons"][0]["code"] == "PAST_LAST_DAY"
    assert answer["reasons"][0]["on"] == "2020-01-01"


async def test_a_proof_is_expired_the_day_after_its_last_even_when_the_nightly_job_is_late(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    await Proof.filter(id=proof.id).update(valid_until=date(2026, 11, 30))

    # Midnight in China is 16:00 UTC of the day before.
    with clock.stopped(datetime(2026, 11, 30, 15, 59, tzinfo=UTC)):
        on_the_last_day = await checked(portal, await code_of(proof))
    with clock.stopped(datetime(2026, 11, 30, 16, 0, tzinfo=UTC)):
        after_it = await checked(portal, await code_of(proof))

    assert on_the_last_day["outcome"] == "VALID"
    assert after_it["outcome"] == "EXPIRED"
    assert (await Proof.get(id=proof.id)).state is ProofState.ISSUED


@pytest.mark.parametrize("state", [ProofState.APPROVED, ProofState.SEALED])
async def test_a_proof_not_issued_yet_and_a_code_never_given_out_get_one_answer(
    portal: Portal, services: Services, state: ProofState
) -> None:
    proof = await a_proof(services, await a_committee(services), state=state)

    not_yet = await checked(portal, await code_of(proof))
    never = await checked(portal, codes.new_code(secrets.token_bytes))

    assert not_yet["outcome"] == never["outcome"] == "UNKNOWN"
    assert not_yet["paper"] is never["paper"] is None
    assert not_yet | {"checkedAt": ""} == never | {"checkedAt": ""}
    assert await VerificationRecord.exclude(proof_id=None).count() == 0


async def test_a_malformed_code_is_a_problem_and_no_check(portal: Portal) -> None:
    code = codes.new_code(secrets.token_bytes)
    slip = ("0" if code[0] != "0" else "1") + code[1:]

    answers = [await checked(portal, typed) for typed in (slip, "", "𠮷", "\ud800", "1" * 5_000)]

    assert {answer["code"] for answer in answers} == {"CODE_INVALID"}
    assert {answer["field"] for answer in answers} == {"code"}
    assert await VerificationRecord.all().count() == 0


async def test_the_sealed_file_is_valid_and_one_changed_byte_makes_it_unknown(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    sealed = await services.storage.get(await hash_of(proof, FileKind.SEALED))

    same = await checked_file(portal, hashlib.sha256(sealed).hexdigest().upper())
    changed = await checked_file(portal, hashlib.sha256(sealed + b"\n").hexdigest())

    assert same["outcome"] == "VALID"
    assert same["paper"]["number"] == "小阳证〔2026〕1号"
    assert changed["outcome"] == "UNKNOWN"
    assert changed["paper"] is None


async def test_the_unsigned_file_of_an_issued_proof_is_unknown(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    answer = await checked_file(portal, await hash_of(proof, FileKind.RENDERED))

    assert answer["outcome"] == "UNKNOWN"


async def test_the_file_of_a_revoked_proof_says_revoked(portal: Portal, services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.REVOKED)

    answer = await checked_file(portal, await hash_of(proof, FileKind.SEALED))

    assert answer["outcome"] == "REVOKED"


async def test_what_is_not_a_hash_is_refused_at_the_door(portal: Portal) -> None:
    with pytest.raises(Refused):
        await portal.execute(VERIFY_FILE, {"sha256": "proof.pdf"}, viewer=STRANGER)


async def test_each_check_is_recorded_without_the_code_itself(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    code, sha256 = await code_of(proof), await hash_of(proof, FileKind.SEALED)

    await checked(portal, code)
    await checked_file(portal, sha256)
    await checked(portal, codes.new_code(secrets.token_bytes))

    by_code, by_file, unknown = await VerificationRecord.all().order_by("at")
    assert (by_code.method, by_code.outcome, by_code.proof_id) == (
        VerificationMethod.CODE,
        VerificationOutcome.VALID,
        proof.id,
    )
    assert (by_file.method, by_file.asked) == (VerificationMethod.FILE, sha256)
    assert (unknown.outcome, unknown.proof_id) == (VerificationOutcome.UNKNOWN, None)
    assert {by_code.source, by_file.source, unknown.source} == {STRANGER.source}
    assert by_code.actor_kind == "anonymous"
    assert code not in by_code.asked
    assert code.replace("-", "") not in by_code.asked


async def test_the_register_of_checks_can_only_grow(portal: Portal) -> None:
    await checked(portal, codes.new_code(secrets.token_bytes))

    with as_owner(), pytest.raises(IntegrityError):
        await VerificationRecord.all().update(outcome=VerificationOutcome.VALID)
    with as_owner(), pytest.raises(IntegrityError):
        await VerificationRecord.all().delete()


async def test_a_source_gets_twenty_unknown_answers_a_minute_however_it_asks(
    portal: Portal,
) -> None:
    code = codes.new_code(secrets.token_bytes)

    # A busy machine takes seconds for them, in which a source may ask once more.
    with clock.stopped(datetime.now(UTC)):
        answers = await asyncio.gather(*(checked(portal, code) for _ in range(30)))

    told = [answer for answer in answers if answer["__typename"] == "VerificationResult"]
    refused = [answer for answer in answers if answer["__typename"] == "Problem"]
    assert len(told) == access.MAX_UNKNOWN_PER_SOURCE == 20
    assert {answer["code"] for answer in refused} == {"TOO_MANY_ATTEMPTS"}
    assert await VerificationRecord.all().count() == 20


async def test_a_counter_may_check_any_number_of_genuine_papers(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    code = await code_of(proof)

    answers = [await checked(portal, code) for _ in range(access.MAX_UNKNOWN_PER_SOURCE + 5)]

    assert {answer["outcome"] for answer in answers} == {"VALID"}


async def test_the_limit_of_one_source_is_not_anothers_and_ends_with_the_minute(
    portal: Portal,
) -> None:
    code = codes.new_code(secrets.token_bytes)
    noon = datetime(2026, 11, 23, 4, tzinfo=UTC)
    with clock.stopped(noon):
        for _ in range(access.MAX_UNKNOWN_PER_SOURCE):
            await checked(portal, code)
        refused = await checked(portal, code)
        another = await checked(portal, code, Anonymous(source="another"))
    with clock.stopped(noon + timedelta(seconds=61)):
        later = await checked(portal, code)

    assert refused["code"] == "TOO_MANY_ATTEMPTS"
    assert another["outcome"] == later["outcome"] == "UNKNOWN"


async def test_the_owner_sees_every_check_of_her_proof_newest_first(
    portal: Portal, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )
    await checked(portal, await code_of(proof))
    await checked_file(portal, await hash_of(proof, FileKind.SEALED))

    asked = {"id": str(proof.id), "first": 1}
    first = (await portal.execute(CHECKS, asked, viewer=owner))["checksOfMyProof"]
    asked["after"] = first["pageInfo"]["endCursor"]
    second = (await portal.execute(CHECKS, asked, viewer=owner))["checksOfMyProof"]

    assert first["totalCount"] == 2
    assert first["edges"][0]["node"]["method"] == "FILE"
    assert second["edges"][0]["node"]["method"] == "CODE"
    assert second["edges"][0]["node"]["outcome"] == "VALID"
    assert second["pageInfo"]["hasNextPage"] is False


async def test_nobody_else_sees_the_checks_of_a_proof(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    neighbour = await a_citizen(services, "李秀英")

    asked = {"id": str(proof.id)}
    codes_of_refusals = []
    for viewer in (neighbour, committee.approver, STRANGER):
        with pytest.raises(Refused) as refused:
            await portal.execute(CHECKS, asked, viewer=viewer)
        codes_of_refusals += refused.value.codes

    assert codes_of_refusals == ["NOT_FOUND", "FORBIDDEN", "SIGN_IN_REQUIRED"]


async def test_an_organisation_on_the_paper_is_shown_as_it_is_since_its_data_are_public(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    firm = await a_proof(services, committee, state=ProofState.ISSUED, subject=represented())
    person = await a_proof(services, committee, state=ProofState.ISSUED)

    shown = (await checked(portal, await code_of(firm)))["paper"]
    of_person = (await checked(portal, await code_of(person)))["paper"]

    assert shown["subjectName"] == "小阳村橘园农民专业合作社"
    assert (shown["subjectUscc"], shown["subjectIdNumber"]) == (COOPERATIVE, None)
    assert of_person["subjectUscc"] is None


async def test_a_paper_frozen_before_organisations_came_is_checked_as_ever(
    portal: Portal, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    await _frozen_without_organisations(services, proof)

    answer = await checked(portal, await code_of(proof))

    assert (answer["outcome"], answer["paper"]["subjectUscc"]) == ("VALID", None)


async def _frozen_without_organisations(services: Services, proof: Proof) -> None:
    content = await queries.frozen_content(services.vault, proof.id)
    del content["subject"]["uscc"]
    sealed = services.vault.encrypt(
        snapshot.canonical(content), place="proof_snapshot.content", row=proof.id
    )
    # Snapshots are append-only, so that an old one can only be made behind the triggers' back.
    async with db.transaction():
        with as_owner():
            await db.connection().execute_query("SET LOCAL session_replication_role = replica")
            await ProofSnapshot.filter(proof_id=proof.id).update(content=sealed)

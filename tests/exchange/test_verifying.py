"""A department checks papers: what it learns, what it never learns, and what stays on record."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from backend.disclosures.models import Disclosure
from backend.exchange.models import ExchangeAnswer
from backend.foundation import clock, db
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import ProofSnapshot
from tests.databases import as_owner
from tests.exchange.door import BASIS, CASE, many_like, marks_of, open_door
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof, an_id_number

pytestmark = pytest.mark.anyio


def hash_of(results: Any) -> str:
    """What docs/exchange/README.md tells departments to compute."""
    text = json.dumps(results, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_number_tells_how_the_paper_stands_and_nothing_about_the_person(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    async with open_door(services) as door:
        (paper,) = (await door.verify({"number": (await marks_of(proof))["number"]}))["results"]

    assert paper == {
        "outcome": "VALID",
        "reasons": [],
        "issuer": {"name": committee.organisation.name, "uscc": committee.organisation.uscc},
        "issuedOn": clock.today().isoformat(),
        "validUntil": None,
        "sealLevel": "B-B",
        "title": None,
        "number": None,
        "subjectMatches": None,
    }


async def test_the_level_of_the_seal_is_the_one_that_the_paper_has_reached(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proofs = [await a_proof(services, committee, state=ProofState.ISSUED) for _ in range(2)]
    # Past the trigger that keeps files as they are: nothing in the portal raises a level yet.
    with as_owner():
        await db.connection().execute_script(
            "SET session_replication_role = replica;"
            "UPDATE proof_file SET seal_level = 'B-LTA'"
            f" WHERE proof_id = '{proofs[1].id}' AND kind = 'sealed';"
            "SET session_replication_role = origin"
        )
    marks = [await marks_of(each) for each in proofs]
    async with open_door(services) as door:
        answer = await door.verify(*[{"number": each["number"]} for each in marks])

    assert [paper["sealLevel"] for paper in answer["results"]] == ["B-B", "B-LTA"]


async def test_a_code_and_a_file_which_only_the_holder_of_the_paper_has_tell_title_and_number(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    marks = await marks_of(proof)
    async with open_door(services) as door:
        answer = await door.verify(
            {"verificationCode": marks["code"].lower()}, {"fileSha256": marks["file"].upper()}
        )

    assert [paper["title"] for paper in answer["results"]] == ["居住证明"] * 2
    assert [paper["number"] for paper in answer["results"]] == [marks["number"]] * 2
    assert "王桂香" not in str(answer)


async def test_name_and_number_together_are_answered_with_yes_or_no(
    services: Services, database: None
) -> None:
    owner = await a_citizen(services, "王桂香")
    number = people.id_number_of(services.vault, await Person.get(id=owner.person_id))
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )
    mark = {"number": (await marks_of(proof))["number"]}
    subjects = [
        {"name": "王桂香", "idNumber": number},
        {"name": " 王 桂 香 ", "idNumber": number.lower()},
        {"name": "王桂", "idNumber": number},
        {"name": "王桂香", "idNumber": an_id_number()},
        {"name": "王桂香", "idNumber": "not a number"},
        {"name": "1", "idNumber": number},
    ]
    async with open_door(services) as door:
        answer = await door.verify(*(mark | {"subject": subject} for subject in subjects))

    assert [paper["subjectMatches"] for paper in answer["results"]] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


async def test_why_a_paper_no_longer_holds_is_told_with_the_day_and_the_corrected_number(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    states = (ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.EXPIRED)
    numbers = [
        (await marks_of(await a_proof(services, committee, state=state)))["number"]
        for state in states
    ]
    async with open_door(services) as door:
        answer = await door.verify(*({"number": number} for number in numbers))

    outcomes = [(paper["outcome"], paper["reasons"][0]["code"]) for paper in answer["results"]]
    assert outcomes == [
        ("REVOKED", "FACTS_WRONG"), ("SUPERSEDED", "CORRECTED"), ("EXPIRED", "PAST_LAST_DAY"),
    ]  # fmt: skip
    assert answer["results"][1]["reasons"][0]["number"] == "小阳证〔2026〕3号"
    assert "内容有误" not in str(answer)


async def test_unknown_unissued_and_out_of_reach_are_one_answer(
    services: Services, database: None
) -> None:
    near, far = await a_committee(services), await a_committee(services, FENSHUI)
    elsewhere = await a_proof(services, far, state=ProofState.ISSUED)
    unissued = await a_proof(services, near, state=ProofState.APPROVED)
    async with open_door(services) as door:
        marks = await marks_of(elsewhere)
        waiting = await ProofSnapshot.get(proof_id=unissued.id)
        answer = await door.verify(
            {"number": "小阳证〔2026〕999号"},
            {"number": marks["number"]},
            {"verificationCode": marks["code"]},
            {"fileSha256": marks["file"]},
            {"number": waiting.number},
            {"verificationCode": waiting.code},
        )

    assert len({json.dumps(paper) for paper in answer["results"]}) == 1
    assert answer["results"][0]["outcome"] == "UNKNOWN"
    assert await Disclosure.all().count() == 0


async def test_a_slip_of_typing_spoils_one_line_and_not_the_whole_list(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    marks = await marks_of(proof)
    slip = marks["code"][:-1] + ("0" if marks["code"][-1] != "0" else "1")
    async with open_door(services) as door:
        answer = await door.verify(
            {"verificationCode": slip},
            {"number": " 小阳证[２０２６] 1 号"},
            {"number": "十五号"},
            {"fileSha256": "abc"},
        )

    outcomes = [paper["outcome"] for paper in answer["results"]]
    assert outcomes == ["UNREADABLE", "VALID", "UNREADABLE", "UNREADABLE"]


async def test_the_department_can_make_the_hash_of_the_evidence_again_from_what_it_received(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.REVOKED)
    async with open_door(services) as door:
        answer = await door.verify(
            {"verificationCode": (await marks_of(proof))["code"]}, {"number": "小阳证〔2026〕9号"}
        )

    evidence = answer["evidence"]
    kept = await ExchangeAnswer.get(id=UUID(evidence["id"]))
    assert evidence["sha256"] == hash_of(answer["results"]) == kept.sha256
    assert kept.case_number == CASE["caseNumber"]
    assert kept.purpose == CASE["purpose"]
    assert kept.legal_basis == BASIS
    assert (kept.asked, kept.proofs) == (2, 1)
    assert kept.at.isoformat() == evidence["at"]


async def test_the_holder_is_told_who_looked_why_and_at_what_was_really_given(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    marks = await marks_of(proof)
    async with open_door(services) as door:
        await door.verify({"number": marks["number"]})
        answer = await door.verify({"verificationCode": marks["code"]})

    first, second = await Disclosure.filter(proof_id=proof.id).order_by("at")
    assert first.parts == ["status", "issuer", "dates"]
    assert second.parts == ["status", "title", "number", "issuer", "dates"]
    assert second.looker == "九江市柴桑区人民法院"
    assert second.purpose == CASE["purpose"]
    assert second.legal_basis == BASIS
    assert second.case_number == CASE["caseNumber"]
    assert second.answer_sha256 == answer["evidence"]["sha256"]


WRONG_CASES = {
    "a blank case number": ({"caseNumber": " "}, "TEXT_EMPTY", "context.caseNumber"),
    "a long case number": ({"caseNumber": "1" * 61}, "TEXT_TOO_LONG", "context.caseNumber"),
    "a blank purpose": ({"purpose": ""}, "TEXT_EMPTY", "context.purpose"),
    "a long purpose": ({"purpose": "查" * 201}, "TEXT_TOO_LONG", "context.purpose"),
    "no ground": ({"legalBasis": None}, "GROUND_REQUIRED", "context"),
    "two grounds": (
        {"consentId": "00000000-0000-0000-0000-000000000000"}, "GROUND_REQUIRED", "context",
    ),
    "a law nobody registered": (
        {"legalBasis": "自拟依据"}, "LEGAL_BASIS_UNKNOWN", "context.legalBasis",
    ),
    "a consent nobody gave": (
        {"legalBasis": None, "consentId": "00000000-0000-0000-0000-000000000000"},
        "CONSENT_NOT_IN_FORCE",
        "context.consentId",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "field"), WRONG_CASES.values(), ids=WRONG_CASES)
async def test_no_paper_is_looked_at_without_a_case(
    services: Services, database: None, changes: dict[str, Any], code: str, field: str
) -> None:
    async with open_door(services) as door:
        answer = await door.verify({"number": "小阳证〔2026〕1号"}, **changes)

    assert (answer["code"], answer["field"]) == (code, field)
    assert await ExchangeAnswer.all().count() == 0


async def test_a_paper_is_named_by_exactly_one_mark_and_a_list_has_one_to_a_hundred(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        none = await door.verify({"number": "小阳证〔2026〕1号"}, {})
        two = await door.verify({"number": "小阳证〔2026〕1号", "fileSha256": "0" * 64})
        empty = await door.verify()
        long = await door.verify(*[{"number": "小阳证〔2026〕1号"}] * 101)

    assert (none["code"], none["field"]) == ("MARK_REQUIRED", "proofs[1]")
    assert two["code"] == "MARK_REQUIRED"
    assert empty["code"] == long["code"] == "TOO_MANY_AT_ONCE"
    assert "100" in long["message"]


async def test_a_hundred_numbers_take_as_many_statements_as_one(
    services: Services, database: None, statements: Callable[[], int]
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    numbers = await many_like(proof, 100)
    async with open_door(services) as door:
        await door.verify({"number": numbers[0]})
        statements()
        await door.verify({"number": numbers[0]})
        one = statements()
        answer = await door.verify(*({"number": number} for number in numbers))
        hundred = statements()

    assert [paper["outcome"] for paper in answer["results"]] == ["VALID"] * 100
    assert hundred == one <= 8
    assert await Disclosure.all().count() == 102


async def test_an_expired_paper_is_expired_before_the_nightly_job_says_so(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    proof.valid_until = clock.today() - timedelta(days=1)
    await proof.save(update_fields=["valid_until"])
    async with open_door(services) as door:
        (paper,) = (await door.verify({"number": (await marks_of(proof))["number"]}))["results"]

    assert paper["outcome"] == "EXPIRED"
    assert paper["reasons"][0]["on"] == proof.valid_until.isoformat()

"""A department asks, the resident decides, and what she gave can be read until she ends it."""

import asyncio
import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.disclosures.models import Disclosure
from backend.exchange import jobs, queries
from backend.exchange.lifecycle import CLIENTS, CONSENTS, ClientState, ConsentState
from backend.exchange.models import ConsentRequest, ExchangeAnswer
from backend.foundation import clock
from backend.foundation.lifecycle import WrongState
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import RevokeReason
from tests.exchange.consents import (
    PURPOSE,
    REFUSE,
    WITHDRAW,
    a_resident,
    a_wish,
    asked,
    on,
)  # fmt: skip
from tests.exchange.door import CASE, a_client, marks_of, open_door
from tests.exchange.test_verifying import hash_of
from tests.factories import a_citizen, a_proof, an_id_number
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio


async def test_the_resident_reads_who_asks_for_what_why_and_until_when_before_she_decides(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)

    assert request["state"] == "ASKED"
    assert request["askAgainAfter"] == 60
    (seen,) = await resident.sees("ASKED")
    assert seen["id"] == request["id"]
    assert seen["organisation"] == "九江市柴桑区人民法院"
    assert seen["system"] == "立案辅助系统"
    assert seen["contact"] == "立案庭 0792-6810001"
    assert seen["purpose"] == PURPOSE
    assert seen["wanted"] == ["居住证明"]
    assert seen["days"] == 10
    assert seen["kinds"] == [
        "STATUS", "TITLE", "NUMBER", "ISSUER", "DATES", "PURPOSE", "SUBJECT", "STATEMENT", "COPY",
    ]  # fmt: skip
    holder = await queries.holder_of(services.vault, UUID(request["id"]))
    assert holder is not None
    assert holder.id == resident.viewer.person_id


async def test_what_she_agreed_to_is_listed_with_evidence_and_told_to_her(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    kept_back = await a_proof(
        services, resident.committee, state=ProofState.ISSUED, applicant=resident.viewer
    )
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        agreed = await resident.agrees(request["id"], days=3)
        polled = await door.ask("ConsentState", id=request["id"])
        answer = await door.ask("ConsentedProofs", context=on(request["id"]))

    last_day = (clock.today() + timedelta(days=3)).isoformat()
    assert (agreed["state"], agreed["validUntil"]) == ("AGREED", last_day)
    assert (polled["state"], polled["validUntil"]) == ("AGREED", last_day)
    (paper,) = [edge["node"] for edge in answer["edges"]]
    assert paper["proofId"] == str(resident.proof.id) != str(kept_back.id)
    assert paper["title"] == "居住证明"
    assert paper["subjectName"] == "王桂香"
    assert (
        paper["subjectIdNumber"] == f"{resident.id_number[:3]}{'*' * 11}{resident.id_number[-4:]}"
    )
    assert paper["statement"].startswith("兹证明王桂香")
    assert resident.id_number not in str(answer)
    assert answer["evidence"]["sha256"] == hash_of([paper])
    kept = await ExchangeAnswer.get(id=answer["evidence"]["id"])
    assert kept.consent_id == UUID(request["id"])
    assert kept.legal_basis is None
    look = await Disclosure.get(proof_id=resident.proof.id)
    assert look.purpose == PURPOSE
    assert "statement" in look.parts


async def test_the_copy_is_for_the_department_alone_and_is_fetched_once_with_its_key(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])
        context = on(request["id"])
        copy = await door.ask("AnnotatedCopy", context=context, proofId=str(resident.proof.id))
        key = {"authorization": f"Bearer {door.secret}"}
        head = await door.http.head(copy["url"], headers=key)
        stranger = await door.http.get(copy["url"])
        async with open_door(services, client=await a_client("另一系统")) as other:
            foreign = await other.http.get(
                copy["url"], headers={"authorization": f"Bearer {other.secret}"}
            )
        first = await door.http.get(copy["url"], headers=key)
        second = await door.http.get(copy["url"], headers=key)
        late = await door.ask("AnnotatedCopy", context=context, proofId=str(resident.proof.id))
        with clock.stopped(clock.now() + timedelta(minutes=6)):
            too_late = await door.http.get(late["url"], headers=key)

    assert [each.status_code for each in (head, stranger, foreign, second, too_late)] == [
        405, 401, 404, 404, 404,
    ]  # fmt: skip
    assert first.status_code == 200
    assert first.headers["content-type"] == "application/pdf"
    assert hashlib.sha256(first.content).hexdigest() == copy["sha256"] == late["sha256"]
    assert len(first.content) == copy["size"]
    facts = {name: copy[name] for name in ("proofId", "sha256", "size", "pages")}
    assert copy["evidence"]["sha256"] == hash_of(facts)
    assert {look.parts[0] for look in await Disclosure.all()} == {"copy"}


async def test_a_withdrawn_consent_gives_nothing_from_the_next_query_on(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])
        context, proof = on(request["id"]), str(resident.proof.id)
        copy = await door.ask("AnnotatedCopy", context=context, proofId=proof)
        withdrawn = await resident.does(WITHDRAW, id=request["id"])
        listed = await door.ask("ConsentedProofs", context=context)
        again = await door.ask("AnnotatedCopy", context=context, proofId=proof)
        polled = await door.ask("ConsentState", id=request["id"])
        file = await door.http.get(copy["url"], headers={"authorization": f"Bearer {door.secret}"})

    assert withdrawn["state"] == polled["state"] == "WITHDRAWN"
    assert listed["code"] == again["code"] == "CONSENT_NOT_IN_FORCE"
    assert file.status_code == 404
    assert polled["askAgainAfter"] is None


async def test_a_link_to_a_copy_is_dead_once_the_paper_does_not_hold_any_more(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])
        context, proof = on(request["id"]), str(resident.proof.id)
        copy = await door.ask("AnnotatedCopy", context=context, proofId=proof)
        await deciding.revoke(
            resident.committee.approver,
            resident.proof.id,
            reason=RevokeReason.FACTS_WRONG,
            words="内容有误。",
        )
        file = await door.http.get(copy["url"], headers={"authorization": f"Bearer {door.secret}"})

    assert (file.status_code, file.json()["code"]) == (404, "PROOF_NOT_VALID")


async def test_whoever_refuses_gives_nothing_and_is_not_asked_the_same_for_thirty_days(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    start = clock.now()
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        refused = await resident.does(REFUSE, id=request["id"])
        listed = await door.ask("ConsentedProofs", context=on(request["id"]))
        same = await asked(door, resident.id_number)
        reworded = await asked(door, resident.id_number, purpose="换一种说法")
        renamed = await asked(door, resident.id_number, holderName="王桂")
        other = await asked(door, resident.id_number, purpose="执行", caseNumber="执1号")
        with clock.stopped(start + timedelta(days=31)):
            later = await asked(door, resident.id_number)

    assert refused["state"] == "REFUSED"
    assert listed["code"] == "CONSENT_NOT_IN_FORCE"
    codes = [answer["code"] for answer in (same, reworded, renamed)]
    assert codes == ["CONSENT_ASKED_BEFORE"] * 3
    assert other["state"] == later["state"] == "ASKED"


async def test_nothing_tells_whether_the_person_is_known_here(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    stranger = an_id_number()
    shown: dict[str, list[Any]] = {}
    async with open_door(services) as door:
        for number in (resident.id_number, stranger):
            shown[number] = [
                await asked(door, number, purpose=f"用途{place}", caseNumber=f"{place}")
                for place in range(4)
            ]
        with clock.stopped(clock.now() + timedelta(days=8)):
            for requests in shown.values():
                requests.append(await door.ask("ConsentState", id=requests[0]["id"]))
    for request in (request for requests in shown.values() for request in requests):
        request.pop("id", None)
        request.pop("askUntil", None)

    assert shown[resident.id_number] == shown[stranger]
    assert shown[stranger][3]["code"] == "CONSENT_ASKED_BEFORE"
    assert shown[stranger][4]["state"] == "EXPIRED"
    assert await queries.holder_of(services.vault, (await ConsentRequest.all())[-1].id) is None


async def test_a_request_under_another_name_reaches_nobody(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number, holderName="李桂香")

    assert request["state"] == "ASKED"
    assert await resident.sees() == []


async def test_the_same_client_token_gives_the_same_request_and_other_content_is_refused(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    wish = a_wish(resident.id_number)
    async with open_door(services) as door:
        twice = await asyncio.gather(*(door.ask("RequestConsent", input=wish) for _ in range(2)))
        other = await door.ask("RequestConsent", input=wish | {"days": 11})

    assert twice[0] == twice[1]
    assert other["code"] == "TOKEN_REUSED"
    assert await OutboxEvent.filter(name="consent.asked").count() == 1


WRONG_WISHES = {
    "for no time": ({"days": 0}, "CONSENT_DAYS"),
    "for too long": ({"days": 31}, "CONSENT_DAYS"),
    "no number": ({"holderIdNumber": "1"}, "ID_NUMBER_INVALID"),
    "no name": ({"holderName": "1"}, "NAME_INVALID"),
    "no purpose": ({"purpose": " "}, "TEXT_EMPTY"),
    "no reason": ({"legalNote": ""}, "TEXT_EMPTY"),
    "too many titles": ({"wanted": ["证明"] * 21}, "TOO_MANY_AT_ONCE"),
}


@pytest.mark.parametrize(("changes", "code"), WRONG_WISHES.values(), ids=WRONG_WISHES)
async def test_what_she_could_not_decide_on_is_not_asked(
    services: Services, database: None, changes: dict[str, Any], code: str
) -> None:
    async with open_door(services) as door:
        answer = await asked(door, an_id_number(), **changes)

    assert answer["code"] == code
    assert await ConsentRequest.all().count() == 0


async def test_she_gives_only_her_own_valid_papers_and_no_longer_than_asked(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    foreign = await a_proof(services, resident.committee, state=ProofState.ISSUED)
    revoked = await a_proof(
        services, resident.committee, state=ProofState.REVOKED, applicant=resident.viewer
    )
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        answers = [
            await resident.agrees(request["id"], proofIds=[]),
            await resident.agrees(request["id"], proofIds=[str(foreign.id)]),
            await resident.agrees(
                request["id"], proofIds=[str(revoked.id), str(resident.proof.id)]
            ),
            await resident.agrees(request["id"], days=11),
            await resident.agrees(request["id"], days=0),
        ]

    codes = [answer["code"] for answer in answers]
    assert codes == ["CONSENT_EMPTY"] * 3 + ["CONSENT_DAYS"] * 2
    assert [each["state"] for each in await resident.sees()] == ["ASKED"]


async def test_another_resident_neither_sees_nor_answers_it(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    resident_viewer, resident.viewer = resident.viewer, await a_citizen(services, "王桂香")
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        answers = [
            await resident.agrees(request["id"]),
            await resident.does(REFUSE, id=request["id"]),
            await resident.does(WITHDRAW, id=request["id"]),
        ]

    assert [answer["code"] for answer in answers] == ["NOT_FOUND"] * 3
    assert await resident.sees() == []
    with pytest.raises(Refused):
        await portal.execute(REFUSE, {"id": request["id"]}, viewer=resident.committee.preparer)
    resident.viewer = resident_viewer
    assert len(await resident.sees()) == 1


async def test_a_consent_is_for_its_purpose_its_client_and_its_papers_only(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    other = await a_proof(
        services, resident.committee, state=ProofState.ISSUED, applicant=resident.viewer
    )
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])
        context = on(request["id"])
        purpose = await door.ask("ConsentedProofs", context=context | {"purpose": "别的用途"})
        law = await door.ask("ConsentedProofs", context=CASE)
        unchosen = await door.ask("AnnotatedCopy", context=context, proofId=str(other.id))
        numbers = [(await marks_of(each))["number"] for each in (resident.proof, other)]
        checked = await door.ask(
            "VerifyProofs", context=context, proofs=[{"number": number} for number in numbers]
        )
        async with open_door(services, client=await a_client("另一系统")) as stranger:
            foreign = await stranger.ask("ConsentedProofs", context=context)
            unseen = await stranger.ask("ConsentState", id=request["id"])

    assert purpose["code"] == "CONSENT_PURPOSE"
    assert (law["code"], law["field"]) == ("GROUND_REQUIRED", "context.consentId")
    assert unchosen["code"] == "NOT_FOUND"
    assert [paper["outcome"] for paper in checked["results"]] == ["VALID", "UNKNOWN"]
    assert foreign["code"] == "CONSENT_NOT_IN_FORCE"
    assert unseen["code"] == "NOT_FOUND"


async def test_a_revoked_paper_stays_listed_as_revoked_without_its_words_or_a_copy(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])
        await deciding.revoke(
            resident.committee.approver,
            resident.proof.id,
            reason=RevokeReason.FACTS_WRONG,
            words="内容有误。",
        )
        listed = await door.ask("ConsentedProofs", context=on(request["id"]))
        copy = await door.ask(
            "AnnotatedCopy", context=on(request["id"]), proofId=str(resident.proof.id)
        )

    (edge,) = listed["edges"]
    assert (edge["node"]["outcome"], edge["node"]["statement"]) == ("REVOKED", None)
    assert edge["node"]["reasons"][0]["code"] == "FACTS_WRONG"
    assert copy["code"] == "PROOF_NOT_VALID"


async def test_days_end_without_the_job_and_the_job_writes_them_down_once(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        given = await asked(door, resident.id_number)
        await resident.agrees(given["id"])
        open_ = await asked(door, resident.id_number, purpose="别的", caseNumber="2")
        with clock.stopped(clock.now() + timedelta(days=11)):
            early = [
                (await door.ask("ConsentState", id=each["id"]))["state"] for each in (given, open_)
            ]
            listed = await door.ask("ConsentedProofs", context=on(given["id"]))
            late = await resident.agrees(open_["id"])
            await jobs.end_past_consents(services)
            await jobs.end_past_consents(services)
            ended = {each["id"]: each for each in await resident.sees("ENDED")}

    assert early == ["ENDED", "EXPIRED"]
    assert listed["code"] == "CONSENT_NOT_IN_FORCE"
    assert late["code"] == "WRONG_STATE"
    assert set(ended) == {given["id"]}
    states = {str(row.id): row.state for row in await ConsentRequest.all()}
    assert states == {given["id"]: ConsentState.ENDED, open_["id"]: ConsentState.EXPIRED}


async def test_a_page_of_papers_takes_as_many_statements_as_one_paper(
    portal: Portal, services: Services, statements: Any
) -> None:
    resident = await a_resident(portal, services)
    papers = [str(resident.proof.id)]
    papers += [
        str(
            (
                await a_proof(
                    services, resident.committee, state=ProofState.ISSUED, applicant=resident.viewer
                )
            ).id
        )
        for _ in range(3)
    ]
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"], proofIds=papers)
        await door.ask("ConsentedProofs", context=on(request["id"]), first=1)
        statements()
        one = await door.ask("ConsentedProofs", context=on(request["id"]), first=1)
        of_one = statements()
        cursor = one["pageInfo"]["endCursor"]
        rest = await door.ask("ConsentedProofs", context=on(request["id"]), first=100, after=cursor)
        of_rest = statements()

    assert of_rest == of_one
    shown = [edge["node"]["proofId"] for each in (one, rest) for edge in each["edges"]]
    assert sorted(shown) == sorted(papers)


@given(
    st.sampled_from(ConsentState), st.sampled_from(["agree", "refuse", "expire", "withdraw", "end"])
)
def test_only_the_table_moves_a_consent_and_nothing_leads_back(
    state: ConsentState, verb: str
) -> None:
    rows = {
        (ConsentState.ASKED, "agree"): ConsentState.AGREED,
        (ConsentState.ASKED, "refuse"): ConsentState.REFUSED,
        (ConsentState.ASKED, "expire"): ConsentState.EXPIRED,
        (ConsentState.AGREED, "withdraw"): ConsentState.WITHDRAWN,
        (ConsentState.AGREED, "end"): ConsentState.ENDED,
    }
    if (state, verb) in rows:
        assert CONSENTS.after(state, verb) is rows[state, verb]
    else:
        with pytest.raises(WrongState):
            CONSENTS.after(state, verb)


def test_a_closed_client_is_never_opened_again() -> None:
    assert {before for before, _, _ in CLIENTS} == set(ClientState) - {ClientState.CLOSED}

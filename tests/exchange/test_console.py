"""Staff of a department without a system do by hand what systems do at the door."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from backend.disclosures.models import Disclosure
from backend.exchange.actions import consoles
from backend.exchange.kinds import AnswerKind
from backend.exchange.models import ExchangeAlert, ExchangeAnswer, ExchangeClient
from backend.foundation import clock
from backend.foundation.buckets import RateBucket
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Role, Visitor
from backend.identity.models import Organisation
from backend.proofs.lifecycle import ProofState
from backend.web.main import app_of
from tests.exchange.consents import PURPOSE, WITHDRAW, Resident, a_resident, a_wish
from tests.exchange.console import (
    ASK,
    CONSOLE,
    COPY,
    LIST,
    PAPERS,
    READ,
    SET,
    VERIFY,
    Console,
    a_console,
)
from tests.exchange.door import (
    ADDRESS,
    BASIS,
    CASE,
    a_client,
    a_department,
    a_token,
    an_operator,
    many_like,
    marks_of,
    open_door,
)
from tests.exchange.test_verifying import hash_of
from tests.factories import FENSHUI, SYSTEM, XIAOYANG, a_citizen, a_committee, a_proof, an_official
from tests.portal import Portal, Refused
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

RESUME = """mutation ($id: UUID!, $words: String!) { resumeExchangeClient(id: $id, words: $words) {
    ... on ExchangeClient { state } ... on Problem { code } } }"""
SOME_ID = "00000000-0000-4000-8000-000000000000"
DOORS: dict[str, tuple[str, dict[str, Any]]] = {
    "verify": (VERIFY, {"context": CASE, "proofs": [{"number": "小阳证〔2026〕1号"}]}),
    "ask": (ASK, {"input": a_wish("990101188001010017")}),
    "list": (LIST, {}),
    "read": (READ, {"id": SOME_ID}),
    "papers": (PAPERS, {"id": SOME_ID}),
    "copy": (COPY, {"consentId": SOME_ID, "proofId": SOME_ID}),
    "console": (CONSOLE, {}),
}


async def asked(console: Console, resident: Resident, **changes: Any) -> dict[str, Any]:
    return await console.does(ASK, input=a_wish(resident.id_number, **changes))


async def agreed(console: Console, resident: Resident) -> str:
    consent: str = (await asked(console, resident))["id"]
    await resident.agrees(consent)
    return consent


async def fetched(services: Services, viewer: Visitor, url: str, method: str = "GET") -> int:
    transport = httpx.ASGITransport(app_of(services), client=(ADDRESS, 50_000))
    cookies = None if isinstance(viewer, Anonymous) else await cookies_of(viewer)
    async with httpx.AsyncClient(transport=transport, cookies=cookies) as http:
        answer = await http.request(method, url)
    if answer.status_code == 200:
        assert answer.content.startswith(b"%PDF-")
    return answer.status_code


async def test_staff_check_papers_and_the_evidence_names_the_person_and_no_key(
    portal: Portal, services: Services
) -> None:
    console = await a_console(portal, services)
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    marks = await marks_of(proof)

    answer = await console.verify(
        {"number": marks["number"]}, {"fileSha256": marks["file"]}, {"number": "小阳证〔2026〕99号"}
    )

    assert [paper["outcome"] for paper in answer["results"]] == ["VALID", "VALID", "UNKNOWN"]
    assert [paper["title"] for paper in answer["results"]] == [None, "居住证明", None]
    kept = await ExchangeAnswer.get(id=UUID(answer["evidence"]["id"]))
    assert answer["evidence"]["sha256"] == hash_of(answer["results"]) == kept.sha256
    assert (kept.person_id, kept.token_id) == (console.viewer.person_id, None)
    look = await Disclosure.filter(proof_id=proof.id).order_by("-at").first()
    assert look is not None
    assert (look.looker, look.person_id) == (console.department.name, console.viewer.person_id)
    assert look.answer_sha256 == kept.sha256


async def test_a_hundred_papers_take_as_many_statements_as_one(
    portal: Portal, services: Services, statements: Callable[[], int]
) -> None:
    console = await a_console(portal, services)
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    numbers = await many_like(proof, 100)
    await console.verify({"number": numbers[0]})
    statements()
    await console.verify({"number": numbers[0]})
    for_one = statements()
    answer = await console.verify(*({"number": number} for number in numbers))

    assert {paper["outcome"] for paper in answer["results"]} == {"VALID"}
    assert statements() == for_one <= 30
    more = await console.verify(*({"number": number} for number in [*numbers, "1"]))
    assert (more["code"], more["field"]) == ("TOO_MANY_AT_ONCE", "proofs")


async def test_staff_learn_of_papers_of_their_departments_branch_only(
    portal: Portal, services: Services
) -> None:
    console = await a_console(portal, services)
    elsewhere = await a_committee(services, FENSHUI)
    outside = await a_proof(services, elsewhere, state=ProofState.ISSUED)
    number = (await marks_of(outside))["number"]
    within = (await console.verify({"number": number}))["results"][0]["outcome"]
    await Organisation.filter(id=console.department.id).update(region=XIAOYANG)
    beyond = (await console.verify({"number": number}))["results"][0]["outcome"]

    assert (within, beyond) == ("VALID", "UNKNOWN")


async def test_staff_name_what_an_operator_registered_for_the_department_and_nothing_else(
    portal: Portal, services: Services
) -> None:
    operator = await an_operator(services)
    department = await a_department()
    viewer = await an_official(services, department, Role.DEPARTMENT_STAFF, name="张住建")
    console = Console(portal, viewer, department)
    paper = {"number": "小阳证〔2026〕1号"}
    closed = await console.does(CONSOLE)
    early = await console.verify(paper)
    entered = {"id": str(department.id), "contact": "办公室 0792-6810002", "bases": [BASIS]}
    await portal.execute(SET, entered, viewer=operator)
    opened = await console.does(CONSOLE)
    first = await console.verify(paper)
    await portal.execute(SET, entered | {"bases": ["《房屋登记办法》"]}, viewer=operator)
    changed = await console.verify(paper)

    assert (closed["code"], early["code"]) == ("CONSOLE_NOT_OPEN", "CONSOLE_NOT_OPEN")
    assert opened == {"legalBases": [BASIS], "contact": "办公室 0792-6810002"}
    assert first["results"][0]["outcome"] == "UNKNOWN"
    assert (changed["code"], changed["field"]) == ("LEGAL_BASIS_UNKNOWN", "context.legalBasis")


async def test_a_console_is_for_departments_only(portal: Portal, services: Services) -> None:
    operator = await an_operator(services)
    village = (await a_committee(services)).organisation

    answer = await portal.execute(
        SET, {"id": str(village.id), "contact": "村委会", "bases": []}, viewer=operator
    )

    assert answer["setDepartmentConsole"]["code"] == "DEPARTMENT_REQUIRED"


async def test_asked_agreed_read_copied_and_withdrawn(portal: Portal, services: Services) -> None:
    console, resident = await a_console(portal, services), await a_resident(portal, services)
    consent = (await asked(console, resident))["id"]
    waiting, no_papers = [await console.does(each, id=consent) for each in (READ, PAPERS)]
    (seen,) = await resident.sees()
    await resident.agrees(consent)
    read = await console.does(PAPERS, id=consent)
    proof_id = str(resident.proof.id)
    copy = await console.does(COPY, consentId=consent, proofId=proof_id)
    looks = await Disclosure.filter(proof_id=resident.proof.id).count()
    await resident.does(WITHDRAW, id=consent)
    after, taken_back = [await console.does(each, id=consent) for each in (READ, PAPERS)]
    no_copy = await console.does(COPY, consentId=consent, proofId=proof_id)

    assert (waiting["state"], no_papers["code"]) == ("ASKED", "CONSENT_NOT_IN_FORCE")
    assert seen["organisation"] == console.department.name
    assert seen["system"] == "部门工作台·张住建"
    assert seen["contact"] == "立案庭 0792-6810001"
    papers = [edge["node"] for edge in read["edges"]]
    assert [paper["subjectName"] for paper in papers] == ["王桂香"]
    assert read["evidence"]["sha256"] == hash_of(papers)
    facts = {name: copy[name] for name in ("proofId", "sha256", "size", "pages")}
    assert copy["evidence"]["sha256"] == hash_of(facts)
    assert looks == 2
    assert (after["state"], taken_back["code"]) == ("WITHDRAWN", "CONSENT_NOT_IN_FORCE")
    assert no_copy["code"] == "CONSENT_NOT_IN_FORCE"
    # The link was given before: it is as dead as the consent.
    assert await fetched(services, console.viewer, copy["url"]) == 404


async def test_a_copy_is_opened_once_by_the_person_who_asked_for_it_and_is_signed_in(
    portal: Portal, services: Services
) -> None:
    console, resident = await a_console(portal, services), await a_resident(portal, services)
    colleague = await a_console(portal, services, name="李同事")
    consent = await agreed(console, resident)
    given = await console.does(COPY, consentId=consent, proofId=str(resident.proof.id))
    url = given["url"]
    answers = [
        await fetched(services, Anonymous(source="test"), url),
        await fetched(services, resident.viewer, url),
        await fetched(services, colleague.viewer, url),
        await fetched(services, resident.committee.preparer, url),
        await fetched(services, console.viewer, url, "HEAD"),
        await fetched(services, console.viewer, url),
        await fetched(services, console.viewer, url),
    ]

    assert answers == [401, 401, 404, 403, 405, 200, 404]


async def test_a_colleague_goes_on_with_a_case_and_cannot_ask_the_same_again(
    portal: Portal, services: Services
) -> None:
    console, resident = await a_console(portal, services), await a_resident(portal, services)
    colleague = await a_console(portal, services, name="李同事")
    consent = await agreed(console, resident)
    read = await colleague.does(PAPERS, id=consent)
    copy = await colleague.does(COPY, consentId=consent, proofId=str(resident.proof.id))
    kept = await ExchangeAnswer.get(id=UUID(copy["evidence"]["id"]))
    for each in (console, colleague, console):
        assert (await asked(each, resident))["state"] == "ASKED"
    fourth = await asked(colleague, resident)

    assert len(read["edges"]) == 1
    assert kept.person_id == colleague.viewer.person_id
    assert fourth["code"] == "CONSENT_ASKED_BEFORE"
    listed = await colleague.does(LIST, state="AGREED")
    assert [edge["node"]["id"] for edge in listed["edges"]] == [consent]
    assert (await colleague.does(LIST))["totalCount"] == 4


async def test_neither_another_department_nor_a_system_of_the_same_one_sees_its_consents(
    portal: Portal, services: Services
) -> None:
    console, resident = await a_console(portal, services), await a_resident(portal, services)
    consent = await agreed(console, resident)
    bureau = await a_department("九江市柴桑区民政局", "11360404MB0000033N")
    await consoles.set_up(SYSTEM, bureau.id, contact="民政局", legal_bases=[])
    viewer = await an_official(services, bureau, Role.DEPARTMENT_STAFF, name="钱民政")
    other = Console(portal, viewer, bureau)
    async with open_door(services, client=await a_client()) as door:
        by_system = await door.ask(
            "ConsentedProofs",
            context={"caseNumber": "1", "purpose": PURPOSE, "consentId": consent},
        )

    for document in (READ, PAPERS):
        assert (await other.does(document, id=consent))["code"] == "NOT_FOUND"
    assert (await other.does(LIST))["totalCount"] == 0
    copy = await other.does(COPY, consentId=consent, proofId=str(resident.proof.id))
    assert copy["code"] == "NOT_FOUND"
    assert by_system["code"] == "CONSENT_NOT_IN_FORCE"


async def test_a_person_who_counts_through_the_numbers_is_stopped_and_her_colleagues_are_not(
    portal: Portal, services: Services
) -> None:
    operator = await an_operator(services)
    console = await a_console(portal, services)
    colleague = await a_console(portal, services, name="李同事")
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    papers = [{"number": number} for number in await many_like(proof, 20, step=1)]
    stopped = await console.verify(*papers)
    again = await console.verify(papers[0])
    others = await colleague.verify(papers[0])
    client = await ExchangeClient.get(staff_id=console.viewer.person_id)
    said = {"id": str(client.id), "words": "已当面核实，是整村改造的批量核验。"}
    resumed = await portal.execute(RESUME, said, viewer=operator)
    after = await console.verify(papers[0])

    assert (stopped["code"], again["code"]) == ("CLIENT_SUSPENDED", "CLIENT_SUSPENDED")
    assert others["results"][0]["outcome"] == "VALID"
    kept = await ExchangeAnswer.get(client_id=client.id, kind=AnswerKind.REFUSED)
    assert (kept.person_id, kept.sha256, kept.proofs) == (console.viewer.person_id, None, 0)
    assert await ExchangeAlert.filter(client_id=client.id, severe=True).count() == 1
    assert resumed["resumeExchangeClient"]["state"] == "ACTIVE"
    assert after["results"][0]["outcome"] == "VALID"


async def test_more_requests_than_a_person_can_read_have_to_wait(
    portal: Portal, services: Services
) -> None:
    console = await a_console(portal, services)
    with clock.stopped(clock.now()):
        codes = [
            (await console.verify({"verificationCode": "1"})).get("code")
            for _ in range(consoles.STAFF_RATE.amount + 1)
        ]

    assert codes == [None] * consoles.STAFF_RATE.amount + ["RATE_LIMITED"]
    assert await RateBucket.filter(key__startswith="exchange client").count() == 1


async def test_a_person_at_a_console_gets_no_key(portal: Portal, services: Services) -> None:
    console = await a_console(portal, services)
    await console.verify({"number": "小阳证〔2026〕1号"})
    client = await ExchangeClient.get(staff_id=console.viewer.person_id)

    with pytest.raises(Exception, match="NOT_FOUND"):
        await a_token(client)


@pytest.mark.parametrize("door", DOORS)
async def test_only_staff_of_departments_may_use_the_console(
    portal: Portal, services: Services, door: str
) -> None:
    document, variables = DOORS[door]
    committee = await a_committee(services)
    others: dict[str, Visitor] = {
        "nobody": Anonymous(source="test"),
        "resident": await a_citizen(services),
        "preparer": committee.preparer,
        "approver": committee.approver,
        "keeper": committee.keeper,
        "township": committee.township,
        "operator": await an_operator(services),
        "supervisor": await an_official(services, await a_department(), Role.SUPERVISOR),
    }
    told: dict[str, Any] = {}
    for name, viewer in others.items():
        with pytest.raises(Refused) as refused:
            await portal.execute(document, variables, viewer=viewer)
        told[name] = refused.value.codes

    assert told.pop("nobody") == ["SIGN_IN_REQUIRED"]
    assert set(map(tuple, told.values())) == {("FORBIDDEN",)}


async def test_only_operators_set_a_console_up(portal: Portal, services: Services) -> None:
    console = await a_console(portal, services)
    entered = {"id": str(console.department.id), "contact": "x", "bases": ["我想看"]}

    with pytest.raises(Refused) as refused:
        await portal.execute(SET, entered, viewer=console.viewer)

    assert refused.value.codes == ["FORBIDDEN"]


async def test_the_same_request_sent_twice_is_one(portal: Portal, services: Services) -> None:
    console, resident = await a_console(portal, services), await a_resident(portal, services)
    token = str(uuid4())
    first = await asked(console, resident, clientToken=token)

    assert (await asked(console, resident, clientToken=token))["id"] == first["id"]

"""A department at its door, over HTTP, with real processes; and those who decide what it gets."""

import hashlib
from typing import Any
from uuid import uuid4

import pytest

from scripts.demo.client import Refusal
from tests.exchange.consents import PURPOSE, on
from tests.exchange.door import CASE
from tests.journeys.department import COURT, Operator, agrees, evidence_of
from tests.journeys.village import Resident, Village

REFUSE = """mutation($id: UUID!) { refuseConsent(id: $id) {
  __typename ... on MyConsentRequest { state } ... on Problem { code message } } }"""
WITHDRAW = """mutation($id: UUID!) { withdrawConsent(id: $id) {
  __typename ... on MyConsentRequest { state } ... on Problem { code message } } }"""
REVOKE = """mutation($input: RevokeProofInput!) { revokeProof(input: $input) {
  __typename ... on ProofCase { state } ... on Problem { code message } } }"""
HANDLE = """mutation($id: UUID!, $words: String!) { handleExchangeAlert(id: $id, words: $words) {
  __typename ... on ExchangeAlert { words } ... on Problem { code message } } }"""
RESUME = """mutation($id: UUID!, $words: String!) { resumeExchangeClient(id: $id, words: $words) {
  __typename ... on ExchangeClient { state } ... on Problem { code message } } }"""
LOOKS = """query($proofId: UUID!) { myDisclosures(proofId: $proofId, door: EXCHANGE) {
  edges { node { looker purpose legalBasis caseNumber parts } } } }"""


def looks_at(resident: Resident, proof: dict[str, Any]) -> list[dict[str, Any]]:
    """What she is told of departments that looked."""
    edges = resident.browser.send(LOOKS, proofId=proof["id"])["myDisclosures"]["edges"]
    return [edge["node"] for edge in edges]


def as_typed(number: str) -> list[str]:
    """The same number in five ways of writing it."""
    full_width = str.maketrans("0123456789", "０１２３４５６７８９")
    brackets = [number.translate(str.maketrans("〔〕", each)) for each in ("[]", "()")]
    return [number, *brackets, number.translate(full_width), f" {number} "]


def test_a_department_verifies_100_numbers_in_one_query_and_can_prove_what_it_was_told(
    village: Village, operator: Operator
) -> None:
    resident, neighbour = village.resident("王桂香"), village.resident("李秀英")
    # Ten numbers in a row without the right persons would be looked at as a walk.
    proofs = village.issues_many(resident, 8)
    revoked = {"id": proofs[0]["id"], "reason": "FACTS_WRONG", "words": "住址写错了。"}
    village.approver.confirm()
    village.approver.do(REVOKE, input=revoked)
    numbers = [proof["numbers"]["number"] for proof in proofs]
    right = [{"number": each, "subject": resident.subject} for n in numbers for each in as_typed(n)]
    wrong = [{"number": number, "subject": neighbour.subject} for number in numbers]
    alone = [{"number": number} for number in numbers]
    slips = [{"number": "小阳证2026第3号"}, {"number": "3"}]
    unknown = [{"number": f"小阳证〔2026〕{serial}号"} for serial in range(10_007, 10_301, 7)]
    asked = right + wrong + alone + slips + unknown
    system = operator.lets_in("立案辅助系统")

    answer = system.verifies(*asked)

    results = answer["results"]
    assert len(results) == len(asked) == 100
    assert answer["evidence"]["sha256"] == evidence_of(results)
    told = [(each["outcome"], each["subjectMatches"]) for each in results]
    assert told[:40] == [("REVOKED", True)] * 5 + [("VALID", True)] * 35
    assert told[40:48] == [("REVOKED", False)] + [("VALID", False)] * 7
    assert told[48:56] == [("REVOKED", None)] + [("VALID", None)] * 7
    assert told[56:] == [("UNREADABLE", None)] * 2 + [("UNKNOWN", None)] * 42
    assert [reason["code"] for reason in results[0]["reasons"]] == ["FACTS_WRONG"]
    assert all((each["title"], each["number"]) == (None, None) for each in results)
    said = str(results)
    assert not any(word in said for word in ("王桂香", "居住", resident.account.id_number))
    assert operator.alerts_about(system) == []
    assert {(look["looker"], look["caseNumber"]) for look in looks_at(resident, proofs[1])} == {
        (COURT, CASE["caseNumber"])
    }


def test_a_resident_lets_a_department_read_her_paper_until_she_takes_that_back(
    village: Village, operator: Operator
) -> None:
    resident, system = village.resident("王桂香"), operator.lets_in("调解辅助系统")
    proof, kept_back = village.issues_many(resident, 2)
    request = system.wishes(resident)
    assert request["state"] == "ASKED"
    agrees(resident, request, proof["id"])
    assert system.asks("ConsentState", id=request["id"])["state"] == "AGREED"
    context = on(request["id"])

    listed = system.asks("ConsentedProofs", context=context)
    nodes = [edge["node"] for edge in listed["edges"]]
    assert [(node["proofId"], node["outcome"]) for node in nodes] == [(proof["id"], "VALID")]
    assert "第三村民小组" in nodes[0]["statement"]
    assert listed["evidence"]["sha256"] == evidence_of(nodes)

    copy = system.asks("AnnotatedCopy", context=context, proofId=proof["id"])
    told = {name: copy[name] for name in ("proofId", "sha256", "size", "pages")}
    assert copy["evidence"]["sha256"] == evidence_of(told)
    pdf = system.http.get(copy["url"])
    assert (pdf.status_code, system.http.get(copy["url"]).status_code) == (200, 404)
    assert hashlib.sha256(pdf.content).hexdigest() == copy["sha256"]
    not_chosen = system.asks("AnnotatedCopy", context=context, proofId=kept_back["id"])
    assert not_chosen["code"] == "NOT_FOUND"
    assert {look["purpose"] for look in looks_at(resident, proof)} == {PURPOSE}
    assert looks_at(resident, kept_back) == []

    held = system.changes()
    assert [(each["proofId"], each["standing"]) for each in held["entries"]] == [
        (proof["id"], "VALID")
    ]
    link = system.asks("AnnotatedCopy", context=context, proofId=proof["id"])["url"]
    assert resident.browser.do(WITHDRAW, id=request["id"])["state"] == "WITHDRAWN"

    assert system.asks("ConsentedProofs", context=context)["code"] == "CONSENT_NOT_IN_FORCE"
    refused = system.asks("AnnotatedCopy", context=context, proofId=proof["id"])
    assert refused["code"] == "CONSENT_NOT_IN_FORCE"
    assert system.http.get(link).status_code == 404
    (tombstone,) = system.changes(held["cursor"])["entries"]
    assert (tombstone["proofId"], tombstone["gone"]) == (proof["id"], "WITHDRAWN")
    assert (tombstone["number"], tombstone["standing"]) == (None, None)


def test_a_department_that_was_refused_cannot_ask_the_same_again(
    village: Village, operator: Operator
) -> None:
    resident, system = village.resident("王桂香"), operator.lets_in("执行辅助系统")
    proof = village.issues(resident)
    request = system.wishes(resident)
    assert resident.browser.do(REFUSE, id=request["id"])["state"] == "REFUSED"

    assert system.asks("ConsentState", id=request["id"])["state"] == "REFUSED"
    listed = system.asks("ConsentedProofs", context=on(request["id"]))
    assert listed["code"] == "CONSENT_NOT_IN_FORCE"
    same_case = system.wishes(resident, purpose="核实住所地")
    same_purpose = system.wishes(resident, caseNumber="（2026）赣0404民初124号")
    assert [same_case["code"], same_purpose["code"]] == ["CONSENT_ASKED_BEFORE"] * 2
    assert looks_at(resident, proof) == []


def test_who_walks_through_numbers_is_stopped_reported_and_let_in_again_with_words(
    village: Village, operator: Operator
) -> None:
    resident, system = village.resident("王桂香"), operator.lets_in("批量核查系统")
    proof = village.issues(resident)
    context = CASE | {"caseNumber": f"核查{uuid4()}"}

    def asked_for(serial: int) -> dict[str, Any]:
        papers = [{"number": f"小阳证〔2026〕{serial}号"}]
        return system.asks("VerifyProofs", context=context, proofs=papers)

    answers = [asked_for(serial) for serial in range(20_001, 20_021)]

    assert [answer["__typename"] for answer in answers] == ["CheckedPapers"] * 19 + ["Problem"]
    assert answers[-1]["code"] == "CLIENT_SUSPENDED"
    shut = system.sends("VerifyProofs", context=context, proofs=[proof_in_hand(proof)])
    assert (shut.status_code, shut.json()["code"]) == (403, "CLIENT_SUSPENDED")

    alerts = operator.alerts_about(system)
    assert {(each["kind"], each["severe"], each["client"]["state"]) for each in alerts} == {
        ("SERIAL_WALK", False, "SUSPENDED"),
        ("SERIAL_WALK", True, "SUSPENDED"),
    }
    for alert in alerts:
        operator.browser.do(HANDLE, id=alert["id"], words="对方测试时用错了数据，已电话核实。")
    assert operator.alerts_about(system) == []

    with pytest.raises(Refusal, match="TEXT_EMPTY"):
        operator.browser.do(RESUME, id=system.id, words=" ")
    assert system.sends("ProofChanges").status_code == 403
    said = "对方已改正程序，并书面说明。"
    assert operator.browser.do(RESUME, id=system.id, words=said)["state"] == "ACTIVE"
    (again,) = system.verifies(proof_in_hand(proof))["results"]
    assert again["outcome"] == "VALID"


def proof_in_hand(proof: dict[str, Any]) -> dict[str, str]:
    """What somebody reads from the foot of a paper."""
    return {"verificationCode": proof["numbers"]["verificationCode"]}

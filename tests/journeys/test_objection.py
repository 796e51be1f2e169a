"""A holder objects, the committee corrects: from then on the old paper is superseded everywhere."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from scripts.demo.client import Client, token, wait_until
from tests.exchange.consents import on
from tests.journeys.department import Operator, System, agrees
from tests.journeys.village import PATIENCE_SECONDS, Resident, Village

WRONG, RIGHT = "2012年3月", "2013年5月"
SHARE = """mutation($input: CreateShareInput!) { createShare(input: $input) {
  __typename ... on Share { link } ... on Problem { code message } } }"""
FILE = """mutation($input: FileObjectionInput!) { fileObjection(input: $input) {
  __typename ... on Objection { id state } ... on Problem { code message } } }"""
MY_OBJECTION = "query($id: UUID!) { myObjection(id: $id) { state correctionId } }"
OBJECTIONS = "{ objections(state: FILED) { edges { node { id words wish } } } }"
ACCEPT = """mutation($id: UUID!) { acceptObjection(id: $id) {
  __typename ... on ObjectionCase { state correction { id } } ... on Problem { code message } } }"""
ARCHIVE = "{ myArchive(first: 100) { edges { node { proofId state } } } }"
VERIFY_CODE = """mutation($code: String!) { verifyCode(code: $code) {
  __typename ... on VerificationResult { outcome paper { version number } }
  ... on Problem { code message } } }"""


@dataclass(frozen=True, slots=True)
class Holders:
    """Everybody who has the old paper in some form, as they had it before it was corrected."""

    stranger: httpx.Client
    """Opened the share, whose page and copy live for minutes yet."""
    page: str
    copy: str
    pdf: bytes
    annotated: bytes
    """The copy that the department fetched."""
    link: str
    """Where the department could fetch it once more."""


@contextmanager
def in_other_hands(
    resident: Resident, proof: dict[str, Any], system: System, context: dict[str, Any]
) -> Iterator[Holders]:
    """The paper is shared with a bank and given to a department."""
    with httpx.Client(base_url=resident.browser.address, timeout=30) as stranger:
        terms = {
            "clientToken": token(),
            "proofIds": [proof["id"]],
            "recipient": "九江银行岷山支行",
            "purpose": "办理住房贷款",
            "view": "FULL",
            "challenge": "SURNAME",
        }
        page = urlsplit(resident.browser.do(SHARE, input=terms)["link"]).path
        opened = stranger.post(page, data={"answer": "王"}, follow_redirects=True).text
        (copy,) = re.findall(r"/s/files/[^\"]+\.pdf", opened)
        assert WRONG in opened
        assert stranger.get(copy).status_code == 200
        links = [
            system.asks("AnnotatedCopy", context=context, proofId=proof["id"])["url"]
            for _ in range(2)
        ]
        yield Holders(
            stranger=stranger,
            page=page,
            copy=copy,
            pdf=resident.browser.download(proof["fileUrl"]),
            annotated=system.http.get(links[0]).content,
            link=links[1],
        )


def test_an_objection_becomes_version_002_and_nobody_is_told_any_more_that_the_old_one_holds(
    village: Village, operator: Operator
) -> None:
    resident, system = village.resident("王桂香"), operator.lets_in("不动产登记系统")
    old = village.issues(resident)
    request = system.wishes(resident)
    agrees(resident, request, old["id"])
    context = on(request["id"])
    with in_other_hands(resident, old, system, context) as holders:
        held = system.changes()
        objection, correction = _objects(village, resident, old["id"])
        village.checks(correction, f"王桂香自{RIGHT}起一直在我村第三村民小组居住。")
        assert _outcomes(village.address, holders, old) == {"VALID"}

        village.approves(correction)
        new = resident.has_received(correction)

        # No waiting from here on: the moment the new paper holds, the old one does not.
        assert _outcomes(village.address, holders, old) == {"SUPERSEDED"}
        _assert_share_shows_no_words(holders)
        _assert_department_is_told(system, old, new, context, holders)
        assert _archive(resident)[old["id"]] == "SUPERSEDED"

    assert _paper(village.address, new)["version"] == "002"
    # What the worker does beside, and so a moment later.
    wait_until(lambda: _archive(resident).get(correction) == "VALID", seconds=PATIENCE_SECONDS)
    wait_until(_is_in_sync(system, held["cursor"], old["id"]), seconds=PATIENCE_SECONDS)
    wait_until(_is_corrected(resident, objection, correction), seconds=PATIENCE_SECONDS)


def _objects(village: Village, resident: Resident, proof_id: str) -> tuple[str, str]:
    """The holder says what is wrong, the desk agrees; returns the objection and its case."""
    said = {
        "clientToken": token(),
        "proofId": proof_id,
        "field": "DATES",
        "words": f"我是{RIGHT}搬来的，不是{WRONG}。",
        "wish": RIGHT,
    }
    objection = resident.browser.do(FILE, input=said)
    assert objection["state"] == "FILED"
    waiting = [edge["node"] for edge in village.preparer.send(OBJECTIONS)["objections"]["edges"]]
    assert {"id": objection["id"], "words": said["words"], "wish": RIGHT} in waiting
    case = village.preparer.do(ACCEPT, id=objection["id"])
    assert case["state"] == "ACCEPTED"
    return objection["id"], case["correction"]["id"]


def _outcomes(address: str, holders: Holders, proof: dict[str, Any]) -> set[str]:
    """What a stranger is told of the code, the page, the file, and a copy of the paper."""
    code = proof["numbers"]["verificationCode"]
    with Client(address) as stranger:
        page = stranger.download(f"/v/{code}").decode()
        files = [
            stranger.http.post("/verifications", content=content).raise_for_status().json()
            for content in (holders.pdf, holders.annotated)
        ]
        by_code = stranger.do(VERIFY_CODE, code=code)
    (on_page,) = re.findall(r'<section class="result (\w+)"', page)
    return {on_page.upper(), by_code["outcome"], *(each["outcome"] for each in files)}


def _paper(address: str, proof: dict[str, Any]) -> dict[str, Any]:
    with Client(address) as stranger:
        result = stranger.do(VERIFY_CODE, code=proof["numbers"]["verificationCode"])
    assert result["outcome"] == "VALID"
    return result["paper"]


def _assert_share_shows_no_words(holders: Holders) -> None:
    page = holders.stranger.get(holders.page).text
    assert "已被取代" in page
    assert WRONG not in page
    assert holders.stranger.get(holders.copy).status_code == 404


def _assert_department_is_told(
    system: System,
    old: dict[str, Any],
    new: dict[str, Any],
    context: dict[str, Any],
    holders: Holders,
) -> None:
    (checked,) = system.verifies({"number": old["numbers"]["number"]})["results"]
    assert checked["outcome"] == "SUPERSEDED"
    assert [(reason["code"], reason["number"]) for reason in checked["reasons"]] == [
        ("CORRECTED", new["numbers"]["number"])
    ]
    (edge,) = system.asks("ConsentedProofs", context=context)["edges"]
    assert (edge["node"]["outcome"], edge["node"]["statement"]) == ("SUPERSEDED", None)
    refused = system.asks("AnnotatedCopy", context=context, proofId=old["id"])
    assert refused["code"] == "PROOF_NOT_VALID"
    assert system.http.get(holders.link).status_code == 404


def _archive(resident: Resident) -> dict[str, str]:
    edges = resident.browser.send(ARCHIVE)["myArchive"]["edges"]
    return {edge["node"]["proofId"]: edge["node"]["state"] for edge in edges}


def _is_in_sync(system: System, cursor: str, proof_id: str) -> Callable[[], bool]:
    def is_in_sync() -> bool:
        entries = system.changes(cursor)["entries"]
        return any(
            (each["proofId"], each["standing"]) == (proof_id, "SUPERSEDED") for each in entries
        )

    return is_in_sync


def _is_corrected(resident: Resident, objection: str, correction: str) -> Callable[[], bool]:
    def is_corrected() -> bool:
        found = resident.browser.send(MY_OBJECTION, id=objection)["myObjection"]
        return found == {"state": "CORRECTED", "correctionId": correction}

    return is_corrected

"""What holders send, and what receivers do in their browsers."""

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal
from tests.web.browser import Browser

SHARE = """
  id state recipient purpose view challenge grantedAt expiresAt maxViews viewsUsed lockedUntil link
  items { proofId title number standing } views { at }
"""
RESULT = f"{{ __typename ... on Share {{ {SHARE} }} ... on Problem {{ code field message }} }}"
CREATE = f"mutation ($input: CreateShareInput!) {{ createShare(input: $input) {RESULT} }}"
WITHDRAW = f"mutation ($id: UUID!) {{ withdrawShare(id: $id) {RESULT} }}"
ROTATE = f"mutation ($id: UUID!) {{ rotateShare(id: $id) {RESULT} }}"
MY_SHARE = f"query ($id: UUID!) {{ myShare(id: $id) {{ {SHARE} }} }}"
MY_SHARES = f"""query ($proofId: UUID, $active: Boolean, $first: Int, $after: String) {{
  myShares(proofId: $proofId, active: $active, first: $first, after: $after) {{
    totalCount pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {SHARE} }} }} }} }}"""
MAKE_CODE = """mutation ($proofId: UUID!) { makeShowCode(proofId: $proofId) {
  __typename ... on ShowCode { shownCode address expiresAt } ... on Problem { code } } }"""
REQUESTS = """query ($proofId: UUID!) { showRequests(proofId: $proofId) {
  id office purpose askedAt state } }"""
ANSWER = """mutation ($id: UUID!, $agree: Boolean!) { answerShowRequest(id: $id, agree: $agree) {
  __typename ... on ShowRequest { id state } ... on Problem { code } } }"""

NAME, STATEMENT = "王桂香", "一直在我村第三村民小组居住"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def a_share_input(*proofs: Proof, **changes: object) -> dict[str, Any]:
    """A full view for a bank, by surname, with a fresh client token."""
    asked: dict[str, Any] = {
        "proofIds": [str(proof.id) for proof in proofs],
        "recipient": "九江银行岷山支行",
        "purpose": "办理住房贷款",
        "view": "FULL",
        "challenge": "SURNAME",
        "clientToken": str(uuid4()),
    }
    return asked | changes


async def shared(
    portal: Portal, holder: Citizen, *proofs: Proof, **changes: object
) -> dict[str, Any]:
    """The share that these terms make."""
    asked = {"input": a_share_input(*proofs, **changes)}
    share = (await portal.execute(CREATE, asked, viewer=holder))["createShare"]
    assert share["__typename"] == "Share", share
    return share


async def a_village(services: Services) -> tuple[Committee, Citizen, Proof]:
    """A committee, a holder, and her issued proof."""
    committee, holder = await a_committee(services), await a_citizen(services)
    return committee, holder, await issued(services, committee, holder)


async def issued(services: Services, committee: Committee, holder: Citizen) -> Proof:
    return await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)


async def phone_of(services: Services, holder: Citizen) -> str:
    return people.phone_of(services.vault, await Person.get(id=holder.person_id))


def path(link: str) -> str:
    return urlsplit(link).path


async def answered(browser: Browser, link: str, answer: str) -> httpx.Response:
    """What the browser ends up with after sending the answer."""
    sent = await browser.client.post(path(link), data={"answer": answer})
    return await browser.client.get(path(link)) if sent.status_code == 303 else sent


def copies_in(page: httpx.Response) -> list[str]:
    """The addresses of the copies on a page."""
    return re.findall('href="(/[sc]/files/[^"]+)"', page.text)

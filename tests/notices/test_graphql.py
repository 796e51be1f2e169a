"""The inbox: one's own affairs and one's posts apart, read once, nobody else's."""

from typing import Any
from uuid import uuid4

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Visitor
from backend.notices import jobs
from backend.notices.models import Notice
from backend.proofs.lifecycle import ProofState
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

INBOX = """
query ($first: Int, $after: String) {
  unreadNoticeCount
  myNotices(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node {
      id kind subjectId title body titleEn bodyEn createdAt readAt outcome
    } }
  }
}
"""
READ = """
mutation ($id: UUID!) {
  markNoticeRead(id: $id) {
    __typename
    ... on Notice { id readAt }
    ... on Problem { code message }
  }
}
"""


async def inbox_of(portal: Portal, viewer: Visitor, **asked: object) -> dict[str, Any]:
    return await portal.execute(INBOX, dict(asked), viewer=viewer)


async def read(portal: Portal, viewer: Visitor, notice_id: object) -> dict[str, Any]:
    data = await portal.execute(READ, {"id": str(notice_id)}, viewer=viewer)
    return data["markNoticeRead"]


async def test_the_applicant_finds_what_happened_newest_first(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.REVOKED, applicant=owner)
    await jobs.tell_owner_of_approval(services, proof_id=proof.id)
    await jobs.tell_owner_of_issue(services, proof_id=proof.id)
    await jobs.tell_owner_of_revocation(services, proof_id=proof.id)

    first = await inbox_of(portal, owner, first=2)
    after = first["myNotices"]["pageInfo"]["endCursor"]
    second = await inbox_of(portal, owner, first=2, after=after)

    edges = first["myNotices"]["edges"] + second["myNotices"]["edges"]
    nodes = [edge["node"] for edge in edges]
    assert [(node["kind"], node["outcome"]) for node in nodes] == [
        ("PROOF_REVOKED", "SENT"),
        ("PROOF_ISSUED", "SENT"),
        ("PROOF_APPROVED", "STORED"),
    ]
    assert {node["subjectId"] for node in nodes} == {str(proof.id)}
    assert nodes[0]["title"] == "您的证明已被撤销"
    assert nodes[0]["titleEn"] == "Your proof was revoked"
    assert first["unreadNoticeCount"] == first["myNotices"]["totalCount"] == 3


async def test_a_notice_is_read_once_and_keeps_the_first_time(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    await jobs.tell_owner_of_issue(services, proof_id=proof.id)
    notice = await Notice.get()

    first = await read(portal, owner, notice.id)
    again = await read(portal, owner, notice.id)
    inbox = await inbox_of(portal, owner)

    assert first["readAt"] == again["readAt"] is not None
    assert inbox["unreadNoticeCount"] == 0
    assert inbox["myNotices"]["totalCount"] == 1


async def test_a_foreign_notice_and_one_that_does_not_exist_get_one_answer(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    await jobs.tell_owner_of_issue(services, proof_id=proof.id)
    notice = await Notice.get()
    neighbour = await a_citizen(services, "李秀英")

    foreign = await read(portal, neighbour, notice.id)
    absent = await read(portal, neighbour, uuid4())

    assert foreign == absent
    assert foreign["code"] == "NOT_FOUND"
    assert (await Notice.get()).read_at is None
    assert (await inbox_of(portal, neighbour))["myNotices"]["totalCount"] == 0


async def test_a_desks_notices_are_read_in_the_post_and_not_at_home_or_in_another_post(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    other = await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee)
    await jobs.tell_desk_of_request(services, proof_id=proof.id)
    person = committee.preparer.person_id
    at_home = Citizen(person_id=person, session_id=uuid4())

    in_post = await inbox_of(portal, committee.preparer)
    totals = [
        (await inbox_of(portal, viewer))["myNotices"]["totalCount"]
        for viewer in (at_home, other.preparer, committee.approver)
    ]

    (edge,) = in_post["myNotices"]["edges"]
    assert edge["node"]["kind"] == "PROOF_REQUESTED"
    assert in_post["unreadNoticeCount"] == 1
    assert totals == [0, 0, 0]


async def test_an_inbox_needs_somebody_signed_in(portal: Portal) -> None:
    with pytest.raises(Refused) as refused:
        await portal.execute(INBOX)

    assert set(refused.value.codes) == {"SIGN_IN_REQUIRED"}

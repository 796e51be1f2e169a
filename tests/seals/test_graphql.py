"""Seals through the portal's schema."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Role
from backend.identity.models import Post
from backend.seals.actions import using
from tests.portal import Portal, Refused
from tests.seals.village import (
    COMMITTEE,
    SYSTEM,
    TERM,
    a_colleague,
    a_township,
    a_village,
    an_active_seal,
    an_enrolled_seal,
    an_official,
)

pytestmark = pytest.mark.anyio

ENROL = """
mutation ($input: EnrolSealInput!) { enrolSeal(input: $input) {
  ... on Seal { name state keeperName organisation { name } validTo }
  ... on Problem { code field } } }
"""
ENROLMENT = """
query ($uscc: String!) { sealEnrolment(uscc: $uscc) {
  organisation { name } termFrom termTo keepers { id name } } }
"""
ASK = """
mutation ($id: UUID!) {
  askForSeal(input: { sealId: $id, verb: ACTIVATE, words: "交接登记齐全。" }) {
    ... on SealDecision { id verb state askedByMe answerableByMe seal { state } }
    ... on Problem { code message } } }
"""
ANSWER = """
mutation ($ids: [UUID!]!) { answerSealDecisions(ids: $ids, agree: true) {
  ... on SealDecisionOutcomes { outcomes {
    decision { state askedByName answeredByName seal { state } } problem { code } } }
  ... on Problem { code } } }
"""
DECISIONS = """
{ sealDecisions(openOnly: true) { edges { node { id answerableByMe askedByName words } } } }
"""
SUSPEND = """
mutation ($id: UUID!) { suspendSeal(id: $id, reason: ELECTION, words: "换届选举。") {
  ... on SealDecision { verb seal { state reason } } ... on Problem { code } } }
"""
REGISTER = """
{ sealRegister { totalCount edges { node {
  content copies approverName keeperName handlerName applicantName applicantPhone sha256
  organisation { name } } } } }
"""
COUNTS = """
query ($id: UUID!) { sealUseCounts(organisationId: $id) { quarter uses copies } }
"""


async def test_an_operator_enrols_a_seal(portal: Portal, services: Services) -> None:
    village = await a_village(services)
    operator = an_official(village.approver, village.committee, Role.OPERATOR)
    given = {
        "organisationId": str(village.committee.id),
        "name": COMMITTEE,
        "keyRef": "xiaoyang",
        "keeperId": str(village.keeper.id),
        "validFrom": TERM[0].isoformat(),
        "validTo": TERM[1].isoformat(),
    }
    answer = await portal.execute(ENROL, {"input": given}, viewer=operator)
    assert answer["enrolSeal"] == {
        "name": COMMITTEE,
        "state": "ENROLLED",
        "keeperName": "钱守印",
        "organisation": {"name": COMMITTEE},
        "validTo": TERM[1].isoformat(),
    }
    wrong = given | {"keyRef": "nobody"}
    answer = await portal.execute(ENROL, {"input": wrong}, viewer=operator)
    assert answer["enrolSeal"] == {"code": "SEAL_KEY_UNKNOWN", "field": "keyRef"}


async def test_an_operator_finds_out_who_may_keep_a_seal(
    portal: Portal, services: Services
) -> None:
    village = await a_village(services)
    operator = an_official(village.approver, village.committee, Role.OPERATOR)
    asked = {"uscc": f" {village.committee.uscc.lower()} "}
    answer = await portal.execute(ENROLMENT, asked, viewer=operator)
    assert answer["sealEnrolment"] == {
        "organisation": {"name": COMMITTEE},
        "termFrom": TERM[0].isoformat(),
        "termTo": TERM[1].isoformat(),
        "keepers": [{"id": str(village.keeper.id), "name": "钱守印"}],
    }
    # Who approves uses of the seal does not keep it, and a post that ended is none.
    also = {"person_id": village.keeper.id, "organisation_id": village.committee.id}
    post = await Post.create(**also, role=Role.APPROVER, valid_from=clock.today())
    answer = await portal.execute(ENROLMENT, asked, viewer=operator)
    assert answer["sealEnrolment"]["keepers"] == []
    yesterday = clock.today() - timedelta(days=1)
    await Post.filter(**also, id=post.id).update(valid_from=yesterday, valid_to=yesterday)
    answer = await portal.execute(ENROLMENT, asked, viewer=operator)
    assert len(answer["sealEnrolment"]["keepers"]) == 1
    await Post.filter(**also, role=Role.SEAL_KEEPER).update(
        valid_from=yesterday, valid_to=yesterday
    )
    answer = await portal.execute(ENROLMENT, asked, viewer=operator)
    assert answer["sealEnrolment"]["keepers"] == []


async def test_a_code_that_nobody_has_finds_nothing_and_what_is_no_code_is_told(
    portal: Portal, services: Services
) -> None:
    village = await a_village(services)
    operator = an_official(village.approver, village.committee, Role.OPERATOR)
    answer = await portal.execute(ENROLMENT, {"uscc": "93360404MA0000047M"}, viewer=operator)
    assert answer["sealEnrolment"] is None
    with pytest.raises(Refused) as refused:
        await portal.execute(ENROLMENT, {"uscc": "小阳村"}, viewer=operator)
    assert refused.value.codes == [ProblemCode.USCC_INVALID]


async def test_one_asks_another_answers_and_either_stops(
    portal: Portal, services: Services
) -> None:
    seal = await an_enrolled_seal(services, await a_village(services))
    first = await a_township(services)
    second = await a_colleague(services, first)
    variables = {"id": str(seal.id)}
    asked = (await portal.execute(ASK, variables, viewer=first))["askForSeal"]
    assert asked | {"id": ""} == {
        "id": "",
        "verb": "ACTIVATE",
        "state": "ASKED",
        "askedByMe": True,
        "answerableByMe": False,
        "seal": {"state": "ENROLLED"},
    }
    again = await portal.execute(ASK, variables, viewer=second)
    assert again["askForSeal"]["code"] == "WRONG_STATE"
    [line] = (await portal.execute(DECISIONS, viewer=second))["sealDecisions"]["edges"]
    assert line["node"] == {
        "id": asked["id"],
        "answerableByMe": True,
        "askedByName": "孙镇办",
        "words": "交接登记齐全。",
    }
    answered = await portal.execute(ANSWER, {"ids": [asked["id"]]}, viewer=second)
    [outcome] = answered["answerSealDecisions"]["outcomes"]
    assert outcome == {
        "decision": {
            "state": "AGREED",
            "askedByName": "孙镇办",
            "answeredByName": "李镇办",
            "seal": {"state": "ACTIVE"},
        },
        "problem": None,
    }
    done = await portal.execute(SUSPEND, variables, viewer=second)
    assert done["suspendSeal"]["seal"] == {"state": "SUSPENDED", "reason": "ELECTION"}


async def test_the_wrong_kind_of_caller_does_not_get_through_the_door(
    portal: Portal, services: Services
) -> None:
    village = await a_village(services)
    seal = await an_enrolled_seal(services, village)
    keeper = an_official(village.keeper, village.committee, Role.SEAL_KEEPER)
    citizen = Citizen(person_id=village.keeper.id, session_id=uuid4())
    with pytest.raises(Refused) as refused:
        await portal.execute(ASK, {"id": str(seal.id)}, viewer=keeper)
    assert refused.value.codes == [ProblemCode.FORBIDDEN]
    with pytest.raises(Refused) as refused:
        await portal.execute(REGISTER, viewer=citizen)
    assert refused.value.codes == [ProblemCode.FORBIDDEN]
    with pytest.raises(Refused) as refused:
        await portal.execute(REGISTER)
    assert refused.value.codes == [ProblemCode.SIGN_IN_REQUIRED]


async def test_the_committee_reads_its_register_and_everybody_the_count(
    portal: Portal, services: Services
) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    async with transaction():
        await using.record_use(
            SYSTEM,
            services=services,
            seal_id=seal.id,
            document_id=uuid4(),
            content="居住证明 小阳证〔2026〕1号",
            copies=1,
            approver_id=village.approver.id,
            handler_id=village.approver.id,
            applicant_name="王桂香",
            applicant_phone="13800005678",
            sha256="ab" * 32,
        )
    viewer = an_official(village.keeper, village.committee, Role.SEAL_KEEPER)
    answer = await portal.execute(REGISTER, viewer=viewer)
    assert answer["sealRegister"]["totalCount"] == 1
    assert answer["sealRegister"]["edges"][0]["node"] == {
        "content": "居住证明 小阳证〔2026〕1号",
        "copies": 1,
        "organisation": {"name": COMMITTEE},
        "approverName": "赵审批",
        "keeperName": "钱守印",
        "handlerName": "赵审批",
        "applicantName": "王桂香",
        "applicantPhone": "138****5678",
        "sha256": "ab" * 32,
    }
    answer = await portal.execute(COUNTS, {"id": str(village.committee.id)})
    quarter = (clock.today().month + 2) // 3
    assert answer["sealUseCounts"] == [{"quarter": quarter, "uses": 1, "copies": 1}]


async def test_the_seals_of_a_branch_are_a_page(portal: Portal, services: Services) -> None:
    village = await a_village(services)
    await an_enrolled_seal(services, village)
    township = await a_township(services)
    query = "{ seals(first: 1) { totalCount pageInfo { hasNextPage } edges { node { name } } } }"
    answer = await portal.execute(query, viewer=township)
    assert answer["seals"] == {
        "totalCount": 1,
        "pageInfo": {"hasNextPage": False},
        "edges": [{"node": {"name": COMMITTEE}}],
    }

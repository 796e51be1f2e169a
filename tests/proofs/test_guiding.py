"""The guide in a case: the lists it began under, what stops it, and the steps outside the lists."""

from datetime import timedelta
from typing import Any

import pytest

from backend.catalogue import actions as catalogue
from backend.catalogue.guide import Term
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Lane, Measure
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.guidance import actions as guidance
from backend.guidance.models import GuideLane, LaneRule, LaneStep
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import LaneStepRecord, Proof
from tests.catalogue.lists import an_entry
from tests.databases import as_owner
from tests.factories import SYSTEM, Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal
from tests.proofs.operations import (
    APPROVE,
    CHECK,
    MY_PROOF,
    REQUEST,
    RESUBMIT,
    a_request_input,
)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

LAND = "土地流转证明"
STEP = """mutation($id: UUID!, $step: LaneStep!, $words: String!) {
  recordLaneStep(id: $id, step: $step, words: $words) {
    __typename ... on ProofCase { id } ... on Problem { code field } } }"""
GUIDANCE = """query($id: UUID!) { caseGuidance(id: $id) {
  lane begunAt changed missing policy { rule version }
  steps { step personName words }
  begun { lane binding findings { itemCode version url matched { field words } } }
  today { lane findings { version } } } }"""
APPROVE_WHY = """mutation($id: UUID!) { approveProof(id: $id) {
  __typename ... on ProofCase { state } ... on Problem { code message } } }"""
WAYS = (
    (LaneStep.CONSULTATION, LaneStep.DIRECTOR_SIGNATURE),
    (LaneStep.OUTSIDE_DEMAND,),
)


async def under(rule: LaneRule, *, ways: tuple[tuple[LaneStep, ...], ...] = ()) -> None:
    """The township's rule from now on."""
    await guidance.set_lane_policy(
        SYSTEM,
        guidance.NewPolicy(
            region="360404204000", rule=rule, ways=ways, legal_basis="岷山乡通知", source="公开栏"
        ),
    )


def listed(**changes: Any) -> ListedItem:
    """A province's positive list names 土地流转证明."""
    return an_entry(
        **{
            "list_id": "POS-JX-1",
            "lane": Lane.POSITIVE,
            "region": "360000000000",
            "type_code": "LAND_TRANSFER",
            "name": LAND,
            "go_instead": "",
            **changes,
        }
    )


async def asked(portal: Portal, services: Services, **words: Any) -> dict[str, Any]:
    resident = await a_citizen(services)
    data = await portal.execute(REQUEST, {"input": a_request_input(**words)}, viewer=resident)
    answer: dict[str, Any] = data["requestProof"]
    return answer


async def recorded(
    portal: Portal, proof: Proof, step: str, viewer: Official, words: str = "已开会，见记录。"
) -> str | None:
    variables = {"id": str(proof.id), "step": step, "words": words}
    data = await portal.execute(STEP, variables, viewer=viewer)
    code: str | None = data["recordLaneStep"].get("code")
    return code


async def approved(portal: Portal, proof: Proof, committee: Committee) -> dict[str, Any]:
    data = await portal.execute(APPROVE_WHY, {"id": str(proof.id)}, viewer=committee.approver)
    answer: dict[str, Any] = data["approveProof"]
    return answer


async def test_a_case_remembers_the_entry_it_began_under(services: Services) -> None:
    committee = await a_committee(services)
    await catalogue.import_lists(SYSTEM, [listed()])

    proof = await a_proof(services, committee, title=LAND)

    version = await proof.catalogue_version
    assert proof.guide_lane is GuideLane.OURS
    assert (version.name, version.version) == (LAND, 1)
    assert proof.guided_at is not None


async def test_a_suggestion_can_be_gone_past_and_is_remembered(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    item = listed(
        list_id="DEPT-JX-1",
        lane=Lane.DEPARTMENT,
        measure=Measure.CANCEL,
        demanding_unit="人民法院",
    )
    await catalogue.import_lists(SYSTEM, [item])

    answer = await asked(portal, services, title=LAND)

    proof = await Proof.get(id=answer["id"])
    assert proof.guide_lane is GuideLane.ABOLISHED
    assert (await proof.catalogue_version).name == LAND


async def test_what_a_list_takes_from_committees_is_not_filed_and_names_its_entry(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)
    operation = REQUEST.replace(
        "... on NotOurs { message goInstead }",
        "... on NotOurs { finding { itemCode url binding matched { field words } } }",
    )
    words = a_request_input(title="亲属关系证明")

    data = await portal.execute(operation, {"input": words}, viewer=resident)

    assert data["requestProof"]["finding"] == {
        "itemCode": "NEG-CN-2020-1-KINSHIP",
        "url": "/catalogue/items/NEG-CN-2020-1-KINSHIP/1",
        "binding": True,
        "matched": [{"field": "asked", "words": "亲属关系"}],
    }
    assert not await Proof.exists()


async def test_a_region_that_refuses_what_no_list_names_files_nothing(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    await under(LaneRule.REFUSE)

    answer = await asked(portal, services, title=LAND)

    assert answer["code"] == "OUTSIDE_LISTS_REFUSED"
    assert "岷山乡通知" in answer["message"]
    assert not await Proof.exists()


async def test_a_case_is_decided_by_the_lists_of_its_day_and_the_desk_is_told_of_the_change(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED, title=LAND)
    negative = listed(list_id="NEG-JX-1", lane=Lane.NEGATIVE, go_instead="农业农村局")
    with clock.stopped(clock.now() + timedelta(hours=1)):
        terms = {"LAND_TRANSFER": (Term(phrase="土地流转"),)}
        await catalogue.import_lists(SYSTEM, [negative], terms)
        data = await portal.execute(GUIDANCE, {"id": str(proof.id)}, viewer=committee.preparer)
        late = await asked(portal, services, title=LAND)

    case = data["caseGuidance"]
    assert (case["lane"], case["begun"]["lane"]) == ("THIRD_LANE", "THIRD_LANE")
    assert (case["changed"], case["today"]["lane"]) == (True, "OTHER_AUTHORITY")
    assert late["__typename"] == "NotOurs"
    assert (await approved(portal, proof, committee))["state"] == "APPROVED"


async def test_a_newer_version_of_an_entry_leaves_a_case_with_the_older_one(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    await catalogue.import_lists(SYSTEM, [listed()])
    proof = await a_proof(services, committee, title=LAND)
    with clock.stopped(clock.now() + timedelta(hours=1)):
        await catalogue.import_lists(SYSTEM, [listed(legal_basis="新办法")])
        data = await portal.execute(GUIDANCE, {"id": str(proof.id)}, viewer=committee.township)

    case = data["caseGuidance"]
    assert case["changed"] is True
    assert [each["version"] for each in case["begun"]["findings"]] == [1]
    assert [each["version"] for each in case["today"]["findings"]] == [2]
    assert case["begun"]["findings"][0]["url"].endswith("/1")


async def test_mended_words_are_read_by_the_lists_of_the_day_the_case_began(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(
        services, committee, state=ProofState.SENT_BACK, applicant=resident, title=LAND
    )
    mended = {
        key: value
        for key, value in a_request_input(title="亲属关系证明").items()
        if key not in {"clientToken", "regionCode"}
    }

    data = await portal.execute(
        RESUBMIT, {"input": {"id": str(proof.id), **mended}}, viewer=resident
    )

    assert data["resubmitProof"]["code"] == "ANOTHER_AUTHORITY"
    assert (await Proof.get(id=proof.id)).title == LAND


async def test_what_should_have_been_stopped_then_is_not_approved(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED, title=LAND)
    await Proof.filter(id=proof.id).update(title="无犯罪记录证明")

    answer = await approved(portal, proof, committee)

    assert answer["code"] == "ANOTHER_AUTHORITY"
    assert "无犯罪记录证明" in answer["message"]


async def test_outside_the_lists_approval_names_the_steps_that_are_missing(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    await under(LaneRule.ALLOW_WITH_REVIEW, ways=WAYS[:1])
    proof = await a_proof(services, committee, state=ProofState.CHECKED, title=LAND)

    nothing = await approved(portal, proof, committee)
    assert await recorded(portal, proof, "CONSULTATION", committee.preparer) is None
    half = await approved(portal, proof, committee)
    assert await recorded(portal, proof, "DIRECTOR_SIGNATURE", committee.approver) is None
    whole = await approved(portal, proof, committee)

    assert (nothing["code"], half["code"]) == ("LANE_STEPS_MISSING", "LANE_STEPS_MISSING")
    assert "居民协商同意、主任签字" in nothing["message"]
    assert "居民协商同意" not in half["message"]
    assert whole["state"] == "APPROVED"


@pytest.mark.parametrize(
    ("rule", "steps", "allowed"),
    [
        (LaneRule.ALLOW, (), True),
        (LaneRule.ALLOW_WITH_REVIEW, ("OUTSIDE_DEMAND",), True),
        (LaneRule.ALLOW_WITH_REVIEW, ("CONSULTATION", "LEGAL_ADVISER"), False),
        (LaneRule.ALLOW_WITH_REVIEW, (), False),
    ],
)
async def test_any_one_way_of_the_rule_will_do(
    portal: Portal, services: Services, rule: LaneRule, steps: tuple[str, ...], allowed: bool
) -> None:
    committee = await a_committee(services)
    await under(rule, ways=WAYS if rule is LaneRule.ALLOW_WITH_REVIEW else ())
    proof = await a_proof(services, committee, state=ProofState.CHECKED, title=LAND)
    for step in steps:
        await recorded(portal, proof, step, committee.preparer)

    assert ("state" in await approved(portal, proof, committee)) is allowed


async def test_the_rule_of_the_day_on_which_the_case_began_counts(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED, title=LAND)
    await under(LaneRule.REFUSE)

    assert (await approved(portal, proof, committee))["state"] == "APPROVED"


async def test_each_step_is_recorded_once_by_whom_it_is_for_and_told_to_the_resident(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident, title=LAND)

    assert await recorded(portal, proof, "DIRECTOR_SIGNATURE", committee.preparer) == "FORBIDDEN"
    assert await recorded(portal, proof, "CONSULTATION", committee.preparer, " ") == "TEXT_EMPTY"
    assert (
        await recorded(portal, proof, "CONSULTATION", committee.preparer, "字" * 501)
        == "TEXT_TOO_LONG"
    )
    assert await recorded(portal, proof, "CONSULTATION", committee.preparer) is None
    assert await recorded(portal, proof, "CONSULTATION", committee.approver) == "LANE_STEP_KNOWN"

    case = await portal.execute(GUIDANCE, {"id": str(proof.id)}, viewer=committee.keeper)
    own = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)
    assert case["caseGuidance"]["steps"] == [
        {"step": "CONSULTATION", "personName": "李经办", "words": "已开会，见记录。"}
    ]
    told = own["myProof"]["steps"][-1]
    assert (told["verb"], told["reason"], told["words"]) == ("lane_step", "consultation", None)


@pytest.mark.parametrize("state", [ProofState.REJECTED, ProofState.APPROVED])
async def test_after_the_decision_no_step_is_recorded(
    portal: Portal, services: Services, state: ProofState
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=state, title=LAND)

    assert await recorded(portal, proof, "CONSULTATION", committee.preparer) == "WRONG_STATE"


async def test_the_desk_puts_the_lane_right_with_a_reason_that_the_resident_reads(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    await under(LaneRule.ALLOW_WITH_REVIEW, ways=WAYS)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident, title=LAND)
    finding = {
        "id": str(proof.id),
        "statement": "经入户核实，情况属实。",
        "evidence": "HOME_VISIT",
        "thirdLane": {"outsideLists": False, "reason": "农村土地承包法写明由村委会证明。"},
    }

    await portal.execute(CHECK, {"input": finding}, viewer=committee.preparer)
    data = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=committee.approver)
    own = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    assert data["approveProof"]["state"] == "APPROVED"
    assert (await Proof.get(id=proof.id)).guide_lane is GuideLane.OURS
    told = {step["verb"]: step for step in own["myProof"]["steps"]}
    assert told["lane"]["words"] == "农村土地承包法写明由村委会证明。"


async def test_the_database_keeps_the_steps_append_only(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, title=LAND)
    await recorded(portal, proof, "CONSULTATION", committee.preparer)

    with as_owner(), pytest.raises(Exception, match="append-only"):
        await LaneStepRecord.all().update(words="别的")

"""What regions do with proofs that no list names: who says it, in which version it holds."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from tortoise.exceptions import OperationalError

from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.guidance import actions, queries
from backend.guidance.models import LanePolicy, LaneRule
from tests.factories import SYSTEM, XIAOYANG, a_committee, an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

TOWNSHIP = "360404204000"
NOON = datetime(2026, 11, 20, 12, tzinfo=CHINA)
DAY = timedelta(days=1)

SET = """mutation($input: SetLanePolicyInput!) { setLanePolicy(input: $input) {
  __typename ... on LanePolicy { region version rule ways needsConfirmation }
  ... on Problem { code field } } }"""
POLICY = """query($region: RegionCode!) { lanePolicy(regionCode: $region) {
  region version rule ways legalBasis } }"""


def a_rule(**changes: Any) -> dict[str, Any]:
    """What the page sends."""
    return {
        "region": TOWNSHIP,
        "rule": "ALLOW_WITH_REVIEW",
        "ways": [["CONSULTATION", "DIRECTOR_SIGNATURE"], ["OUTSIDE_DEMAND"]],
        "legalBasis": "岷山乡关于规范出具证明的通知",
        "source": "乡政府公开栏",
    } | changes


async def a_supervisor(services: Services) -> Official:
    committee = await a_committee(services)
    township = await committee.organisation.__class__.get(id=committee.township.organisation_id)
    return await an_official(services, township, Role.SUPERVISOR, name="郑督")


async def set_by_system(rule: LaneRule, region: str, **changes: Any) -> LanePolicy:
    new = actions.NewPolicy(
        region=region, rule=rule, legal_basis="通知", source="公开栏", **changes
    )
    return await actions.set_lane_policy(SYSTEM, new)


async def test_a_supervisor_sets_the_rule_of_her_branch_and_everybody_reads_it(
    portal: Portal, services: Services
) -> None:
    supervisor = await a_supervisor(services)

    first = await portal.execute(SET, {"input": a_rule()}, viewer=supervisor)
    second = await portal.execute(SET, {"input": a_rule(rule="ALLOW", ways=[])}, viewer=supervisor)
    read = await portal.execute(POLICY, {"region": XIAOYANG})

    assert first["setLanePolicy"]["version"] == 1
    assert first["setLanePolicy"]["needsConfirmation"] is False
    assert second["setLanePolicy"]["version"] == 2
    assert (read["lanePolicy"]["region"], read["lanePolicy"]["rule"]) == (TOWNSHIP, "ALLOW")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"region": "350000000000"}, "NOT_FOUND", None),
        ({"region": "360404000000"}, "NOT_FOUND", None),
        ({"ways": []}, "LANE_WAYS_INVALID", "ways"),
        ({"ways": [[]]}, "LANE_WAYS_INVALID", "ways"),
        ({"ways": [["CONSULTATION", "CONSULTATION"]]}, "LANE_WAYS_INVALID", "ways"),
        ({"rule": "REFUSE"}, "LANE_WAYS_INVALID", "ways"),
        ({"legalBasis": " "}, "TEXT_EMPTY", "legalBasis"),
        ({"source": "源" * 501}, "TEXT_TOO_LONG", "source"),
        (
            {"effectiveFrom": "2026-12-02", "effectiveTo": "2026-12-01"},
            "DATE_INVALID",
            "effectiveTo",
        ),
    ],
)
async def test_a_rule_that_is_wrong_or_elsewhere_is_not_set(
    portal: Portal, services: Services, changes: dict[str, Any], code: str, field: str | None
) -> None:
    supervisor = await a_supervisor(services)

    data = await portal.execute(SET, {"input": a_rule(**changes)}, viewer=supervisor)

    assert data["setLanePolicy"]["code"] == code
    assert data["setLanePolicy"]["field"] == field
    assert not await LanePolicy.exists()


async def test_a_committee_does_not_set_its_own_rule(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)

    with pytest.raises(Refused) as refused:
        await portal.execute(SET, {"input": a_rule()}, viewer=committee.approver)

    assert refused.value.codes == ["FORBIDDEN"]


@pytest.mark.usefixtures("database")
async def test_the_rule_of_the_nearest_region_holds() -> None:
    await set_by_system(LaneRule.REFUSE, "360000000000")
    await set_by_system(LaneRule.ALLOW, "360404000000")

    near = await queries.policy_for(XIAOYANG, clock.now())
    far = await queries.policy_for("360100000000", clock.now())
    nowhere = await queries.policy_for("110000000000", clock.now())

    assert near is not None
    assert near.rule is LaneRule.ALLOW
    assert far is not None
    assert far.rule is LaneRule.REFUSE
    assert nowhere is None


@pytest.mark.usefixtures("database")
async def test_a_rule_holds_in_the_version_of_the_moment() -> None:
    with clock.stopped(NOON):
        await set_by_system(LaneRule.ALLOW, TOWNSHIP)
    with clock.stopped(NOON + DAY):
        await set_by_system(
            LaneRule.REFUSE,
            TOWNSHIP,
            effective_from=(NOON + 3 * DAY).date(),
            effective_to=(NOON + 5 * DAY).date(),
        )
    held = {
        days: policy and policy.rule
        for days in (-1, 0, 2, 3, 5, 6)
        for policy in [await queries.policy_for(XIAOYANG, NOON + days * DAY)]
    }
    assert held == {
        -1: None,
        0: LaneRule.ALLOW,
        2: LaneRule.ALLOW,
        3: LaneRule.REFUSE,
        5: LaneRule.REFUSE,
        6: None,
    }


@pytest.mark.usefixtures("database")
async def test_the_two_rules_that_are_known_come_with_the_portal_once() -> None:
    assert await actions.ensure_policies(SYSTEM) == 2
    assert await actions.ensure_policies(SYSTEM) == 0

    zhuhai = await queries.policy_for("440402001001", clock.now())
    shanghai = await queries.policy_for("310101002001", clock.now())

    assert zhuhai is not None
    assert zhuhai.ways == [["consultation", "director_signature"], ["outside_demand"]]
    assert zhuhai.confidence.needs_confirmation
    assert shanghai is not None
    assert shanghai.refuses


@pytest.mark.usefixtures("database")
async def test_a_rule_once_set_is_never_changed() -> None:
    policy = await set_by_system(LaneRule.ALLOW, TOWNSHIP)
    policy.rule = LaneRule.REFUSE

    with pytest.raises(OperationalError, match="lane_policy"):
        await policy.save()

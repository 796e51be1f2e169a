"""Operators let systems in, hand out keys once, and keep systems out; nobody else does."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.exchange import admission, networks
from backend.exchange.models import ExchangeToken
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem
from backend.foundation.services import Services
from backend.foundation.viewer import Role
from tests.exchange.door import BASIS, a_client, a_department, a_token, an_operator
from tests.factories import XIAOYANG, a_committee, an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

REGISTER = """mutation ($organisationId: UUID!, $name: String!, $contact: String!) {
  registerExchangeClient(organisationId: $organisationId, name: $name, contact: $contact) {
    ... on ExchangeClient { id name contact state organisation { name } tokens { id } }
    ... on Problem { code field } } }"""
ISSUE = """mutation ($input: IssueExchangeTokenInput!) { issueExchangeToken(input: $input) {
    ... on IssuedExchangeToken { secret token { id prefix scopes regions ipRanges expiresAt } }
    ... on Problem { code field } } }"""
REVOKE = """mutation ($id: UUID!) { revokeExchangeToken(id: $id) {
    ... on ExchangeToken { revokedAt } ... on Problem { code } } }"""
SUSPEND = """mutation ($id: UUID!) { suspendExchangeClient(id: $id) {
    ... on ExchangeClient { state } ... on Problem { code } } }"""
RESUME = """mutation ($id: UUID!, $words: String!) { resumeExchangeClient(id: $id, words: $words) {
    ... on ExchangeClient { state } ... on Problem { code field } } }"""
CLOSE = """mutation ($id: UUID!) { closeExchangeClient(id: $id) {
    ... on ExchangeClient { state } ... on Problem { code } } }"""
LIST = """{ exchangeClients(first: 10) { totalCount edges { node {
    name state organisation { name } tokens { label prefix lastUsedAt revokedAt } } } } }"""


def entered(client_id: Any, **changes: Any) -> dict[str, Any]:
    return {
        "clientId": str(client_id),
        "label": "生产",
        "scopes": ["VERIFY"],
        "regions": [XIAOYANG],
        "itemTypes": ["free-form-proof"],
        "ipRanges": ["198.51.100.7"],
        "legalBases": [BASIS],
        "expiresAt": (clock.now() + timedelta(days=90)).isoformat(),
    } | changes


async def test_an_operator_registers_a_system_of_a_department_and_hands_out_a_key(
    portal: Portal, services: Services
) -> None:
    operator, court = await an_operator(services), await a_department()
    new = {"organisationId": str(court.id), "name": "立案辅助系统", "contact": "立案庭"}
    client = (await portal.execute(REGISTER, new, viewer=operator))["registerExchangeClient"]
    issued = (await portal.execute(ISSUE, {"input": entered(client["id"])}, viewer=operator))[
        "issueExchangeToken"
    ]

    assert (client["state"], client["organisation"]["name"]) == ("ACTIVE", court.name)
    assert client["tokens"] == []
    assert issued["secret"].startswith(issued["token"]["prefix"])
    assert issued["token"]["ipRanges"] == ["198.51.100.7/32"]
    kept = await ExchangeToken.get(id=issued["token"]["id"])
    assert kept.token_hash == admission.hash_of(issued["secret"])
    assert kept.created_by_id == operator.person_id
    listed = await portal.execute(LIST, viewer=operator)
    (edge,) = listed["exchangeClients"]["edges"]
    assert edge["node"]["tokens"][0]["prefix"] == issued["token"]["prefix"]
    assert issued["secret"] not in str(listed)
    deeds = {row.deed for row in await AuditEntry.filter(actor_id=operator.person_id)}
    assert {"exchange.client_registered", "exchange.token_issued"} <= deeds


WRONG_KEYS = {
    "for longer than a year": (
        {"expiresAt": "2099-01-01T00:00:00+08:00"}, "DATE_INVALID", "expiresAt",
    ),
    "for the past": ({"expiresAt": "2020-01-01T00:00:00+08:00"}, "DATE_INVALID", "expiresAt"),
    "from everywhere": ({"ipRanges": ["0.0.0.0/0"]}, "IP_RANGE_INVALID", "ipRanges"),
    "from everywhere in six": ({"ipRanges": ["::/0"]}, "IP_RANGE_INVALID", "ipRanges"),
    "from nowhere": ({"ipRanges": []}, "IP_RANGE_INVALID", "ipRanges"),
    "from no network": ({"ipRanges": ["court.example"]}, "IP_RANGE_INVALID", "ipRanges"),
    "for no region": ({"regions": ["999999999999"]}, "REGION_UNKNOWN", "regions"),
    "for no item": ({"itemTypes": ["marriage"]}, "ITEM_UNKNOWN", "itemTypes"),
    "for an empty law": ({"legalBases": [" "]}, "TEXT_EMPTY", "legalBases"),
    "for too many laws": (
        {"legalBases": [f"第{n}条" for n in range(21)]}, "TOO_MANY_AT_ONCE", "legalBases",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "field"), WRONG_KEYS.values(), ids=WRONG_KEYS)
async def test_a_key_that_is_good_for_too_much_is_not_issued(
    portal: Portal, services: Services, changes: dict[str, Any], code: str, field: str
) -> None:
    operator, client = await an_operator(services), await a_client()
    asked = {"input": entered(client.id, **changes)}
    answer = (await portal.execute(ISSUE, asked, viewer=operator))["issueExchangeToken"]

    assert (answer["code"], answer["field"]) == (code, field)
    assert await ExchangeToken.all().count() == 0


async def test_only_a_department_gets_a_client_and_a_name_once(
    portal: Portal, services: Services
) -> None:
    operator, committee = await an_operator(services), await a_committee(services)
    client = await a_client("立案辅助系统")
    twice = {"organisationId": str(client.organisation_id), "name": client.name, "contact": "甲"}
    village = {"organisationId": str(committee.organisation.id), "name": "村", "contact": "甲"}

    answers = [
        (await portal.execute(REGISTER, asked, viewer=operator))["registerExchangeClient"]["code"]
        for asked in (twice, village)
    ]

    assert answers == ["CLIENT_KNOWN", "DEPARTMENT_REQUIRED"]


async def test_handing_out_resuming_and_closing_need_a_fresh_step_up(
    portal: Portal, services: Services
) -> None:
    operator = dataclasses.replace(await an_operator(services), stepped_up_at=None)
    client = await a_client()
    key = {"id": str(client.id)}

    issued = await portal.execute(ISSUE, {"input": entered(client.id)}, viewer=operator)
    suspended = await portal.execute(SUSPEND, key, viewer=operator)
    resumed = await portal.execute(RESUME, key | {"words": "好"}, viewer=operator)
    closed = await portal.execute(CLOSE, key, viewer=operator)

    assert issued["issueExchangeToken"]["code"] == "STEP_UP_REQUIRED"
    assert suspended["suspendExchangeClient"]["state"] == "SUSPENDED"
    assert resumed["resumeExchangeClient"]["code"] == "STEP_UP_REQUIRED"
    assert closed["closeExchangeClient"]["code"] == "STEP_UP_REQUIRED"


async def test_a_client_is_suspended_resumed_with_words_and_closed_for_good(
    portal: Portal, services: Services
) -> None:
    operator, client = await an_operator(services), await a_client()
    key = {"id": str(client.id)}

    await portal.execute(SUSPEND, key, viewer=operator)
    wordless = await portal.execute(RESUME, key | {"words": " "}, viewer=operator)
    resumed = await portal.execute(RESUME, key | {"words": "已电话核实。"}, viewer=operator)
    closed = await portal.execute(CLOSE, key, viewer=operator)
    again = await portal.execute(RESUME, key | {"words": "再开"}, viewer=operator)
    late = await portal.execute(ISSUE, {"input": entered(client.id)}, viewer=operator)

    assert wordless["resumeExchangeClient"] == {"code": "TEXT_EMPTY", "field": "words"}
    assert resumed["resumeExchangeClient"]["state"] == "ACTIVE"
    assert closed["closeExchangeClient"]["state"] == "CLOSED"
    assert again["resumeExchangeClient"]["code"] == "WRONG_STATE"
    assert late["issueExchangeToken"]["code"] == "WRONG_STATE"
    entry = await AuditEntry.get(deed="exchange.client_resumed")
    assert entry.details == {"words": "已电话核实。"}


async def test_a_key_is_revoked_once_and_stays_so(portal: Portal, services: Services) -> None:
    operator = await an_operator(services)
    token = (await a_token(await a_client())).token

    first = await portal.execute(REVOKE, {"id": str(token.id)}, viewer=operator)
    second = await portal.execute(REVOKE, {"id": str(token.id)}, viewer=operator)

    assert first == second
    assert first["revokeExchangeToken"]["revokedAt"] is not None


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OPERATOR}))
async def test_nobody_else_sees_or_does_any_of_it(
    portal: Portal, services: Services, role: Role
) -> None:
    committee, client = await a_committee(services), await a_client()
    allowed = {Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER}
    viewer = (
        await an_official(services, committee.organisation, role)
        if role in allowed
        else committee.township
    )
    key = {"id": str(client.id)}

    for document, asked in (
        (LIST, {}),
        (SUSPEND, key),
        (RESUME, key | {"words": "好"}),
        (CLOSE, key),
        (ISSUE, {"input": entered(client.id)}),
    ):
        with pytest.raises(Refused) as refused:
            await portal.execute(document, asked, viewer=viewer)
        assert refused.value.codes == ["FORBIDDEN"]


@given(st.ip_addresses(), st.integers(20, 128))
def test_a_range_holds_its_own_addresses(address: Any, length: int) -> None:
    written = f"{address}/{min(length, address.max_prefixlen)}"
    (normal,) = networks.parse([written, written], field="ipRanges")

    assert networks.contains([normal], str(address)) or getattr(address, "ipv4_mapped", None)
    assert networks.parse([normal], field="ipRanges") == [normal]


@given(st.text(max_size=60))
def test_whatever_is_typed_as_a_range_is_a_network_or_a_problem(typed: str) -> None:
    try:
        (normal,) = networks.parse([typed], field="ipRanges")
    except Problem as problem:
        assert problem.code == "IP_RANGE_INVALID"  # noqa: PT017 -- both ends are allowed
    else:
        assert networks.parse([normal], field="ipRanges") == [normal]

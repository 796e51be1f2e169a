"""What the holder does with a link, through the portal's own door."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.sharing import access, jobs
from backend.sharing.lifecycle import GrantState
from backend.sharing.models import ShareGrant
from tests.factories import a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused
from tests.sharing.operations import (
    ANSWER,
    CREATE,
    MAKE_CODE,
    MY_SHARE,
    MY_SHARES,
    REQUESTS,
    ROTATE,
    WITHDRAW,
    a_share_input,
    a_village,
    issued,
    shared,
)

pytestmark = pytest.mark.anyio


async def create(portal: Portal, holder: Any, asked: dict[str, Any]) -> dict[str, Any]:
    return (await portal.execute(CREATE, {"input": asked}, viewer=holder))["createShare"]


async def test_a_share_lasts_a_week_for_ten_looks_unless_the_holder_says_otherwise(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)

    with clock.stopped(clock.now()):
        now = clock.now()
        share = await shared(portal, holder, proof)

    assert share["expiresAt"] == (now + timedelta(days=7)).isoformat()
    assert (share["maxViews"], share["viewsUsed"], share["views"]) == (10, 0, [])
    assert share["state"] == "GRANTED"
    assert share["items"] == [
        {
            "proofId": str(proof.id),
            "title": "居住证明",
            "number": "小阳证〔2026〕1号",
            "standing": "VALID",
        }
    ]
    assert share["link"].startswith(f"{services.public_url}/s/")
    assert len(share["link"].rpartition("/")[2]) == 43  # 256 bits
    assert await AuditEntry.filter(deed="share.grant").count() == 1
    assert await OutboxEvent.filter(name="share.granted").count() == 1


async def test_the_secret_of_the_link_is_nowhere_in_the_database_in_the_clear(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)

    share = await shared(portal, holder, proof)

    secret = share["link"].rpartition("/")[2]
    row = await ShareGrant.get()
    assert secret.encode() not in row.token
    assert secret not in {row.token_hash, row.request_hash}
    assert (await portal.execute(MY_SHARE, {"id": share["id"]}, viewer=holder))["myShare"][
        "link"
    ] == share["link"]


async def test_a_doubled_tap_makes_one_share_and_other_terms_need_another_token(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    asked = a_share_input(proof)

    first, second = await asyncio.gather(
        create(portal, holder, asked), create(portal, holder, asked)
    )
    other = await create(portal, holder, asked | {"purpose": "办理社保"})

    assert first["id"] == second["id"]
    assert first["link"] == second["link"]
    assert (other["code"], other["field"]) == ("TOKEN_REUSED", "clientToken")
    assert await ShareGrant.all().count() == 1


BAD_TERMS = {
    "no proof": ({"proofIds": []}, "TEXT_EMPTY", "proofIds"),
    "eleven proofs": (
        {"proofIds": [str(uuid4()) for _ in range(11)]},
        "TOO_MANY_AT_ONCE",
        "proofIds",
    ),
    "a proof that is not there": ({"proofIds": [str(uuid4())]}, "NOT_FOUND", None),
    "no receiver": ({"recipient": " "}, "TEXT_EMPTY", "recipient"),
    "101 characters": ({"recipient": "行" * 101}, "TEXT_TOO_LONG", "recipient"),
    "a bidi override": ({"purpose": "贷\u202e款"}, "TEXT_FORBIDDEN_CHARACTER", "purpose"),
    "what no copy can print": ({"purpose": "贷款🙂"}, "TEXT_UNPRINTABLE", "purpose"),
    "no day": ({"days": 0}, "NUMBER_OUT_OF_RANGE", "days"),
    "31 days": ({"days": 31}, "NUMBER_OUT_OF_RANGE", "days"),
    "no look": ({"maxViews": 0}, "NUMBER_OUT_OF_RANGE", "maxViews"),
    "51 looks": ({"maxViews": 51}, "NUMBER_OUT_OF_RANGE", "maxViews"),
}


async def test_terms_that_cannot_be_are_refused_with_their_field(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)

    for what, (changes, code, field) in BAD_TERMS.items():
        problem = await create(portal, holder, a_share_input(proof) | changes)

        assert (problem.get("code"), problem.get("field")) == (code, field), what
    assert await ShareGrant.all().count() == 0


@pytest.mark.parametrize(
    "state",
    [
        ProofState.REQUESTED,
        ProofState.APPROVED,
        ProofState.REVOKED,
        ProofState.SUPERSEDED,
        ProofState.EXPIRED,
    ],
)
async def test_only_a_proof_that_holds_today_is_shared_or_shown(
    portal: Portal, services: Services, state: ProofState
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=state, applicant=holder)

    share = await create(portal, holder, a_share_input(proof))
    code = await portal.execute(MAKE_CODE, {"proofId": str(proof.id)}, viewer=holder)

    assert share["code"] == code["makeShowCode"]["code"] == "PROOF_NOT_VALID"


async def test_a_proof_past_its_last_day_is_not_shared_though_no_job_has_ended_it(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    await Proof.filter(id=proof.id).update(valid_until=clock.today() - timedelta(days=1))

    share = await create(portal, holder, a_share_input(proof))

    assert share["code"] == "PROOF_NOT_VALID"


async def test_nobody_but_the_holder_reaches_a_share_or_a_card(
    portal: Portal, services: Services
) -> None:
    committee, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    of_share, of_proof = {"id": share["id"]}, {"proofId": str(proof.id)}
    doors: list[tuple[str, dict[str, Any]]] = [
        (CREATE, {"input": a_share_input(proof)}),
        (WITHDRAW, of_share),
        (ROTATE, of_share),
        (MY_SHARE, of_share),
        (MAKE_CODE, of_proof),
        (REQUESTS, of_proof),
        (ANSWER, {"id": str(uuid4()), "agree": True}),
    ]
    neighbour = await a_citizen(services, "李秀英")

    for door, asked in doors:
        assert await _refusal(portal, door, asked, neighbour) == "NOT_FOUND", door
        for official in (committee.approver, committee.township):
            assert await _refusal(portal, door, asked, official) == "FORBIDDEN", door
        stranger = Anonymous(source="test")
        assert await _refusal(portal, door, asked, stranger) == "SIGN_IN_REQUIRED", door
    hers = await portal.execute(MY_SHARES, of_proof, viewer=neighbour)
    assert hers["myShares"]["edges"] == []
    row = await ShareGrant.get()
    assert row.state is GrantState.GRANTED


async def _refusal(portal: Portal, door: str, asked: dict[str, Any], viewer: Any) -> str | None:
    """The code by which a viewer is refused, as a problem or as an error."""
    try:
        (answer,) = (await portal.execute(door, asked, viewer=viewer)).values()
    except Refused as refused:
        return refused.codes[0]
    return answer["code"]


async def test_withdrawing_twice_is_harmless_and_is_told_once(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    asked = {"id": (await shared(portal, holder, proof))["id"]}

    for _ in range(2):
        share = (await portal.execute(WITHDRAW, asked, viewer=holder))["withdrawShare"]
        assert (share["state"], share["link"]) == ("WITHDRAWN", None)

    rotated = (await portal.execute(ROTATE, asked, viewer=holder))["rotateShare"]
    assert rotated["code"] == "WRONG_STATE"
    assert await OutboxEvent.filter(name="share.withdrawn").count() == 1


async def test_a_new_link_takes_the_place_of_the_old_one(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)

    rotated = (await portal.execute(ROTATE, {"id": share["id"]}, viewer=holder))["rotateShare"]

    assert rotated["link"] != share["link"]
    assert rotated["expiresAt"] == share["expiresAt"]
    assert await AuditEntry.filter(deed="share.rotate").count() == 1


async def test_a_share_ends_by_the_clock_and_the_job_writes_it_down(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof, days=1)
    await shared(portal, holder, proof, days=2)

    with clock.stopped(clock.now() + timedelta(days=1, seconds=1)):
        by_clock = (await portal.execute(MY_SHARE, {"id": share["id"]}, viewer=holder))["myShare"]
        opened = await portal.execute(MY_SHARES, {"active": True}, viewer=holder)
        ended = await portal.execute(MY_SHARES, {"active": False}, viewer=holder)
        await jobs.expire_shares(services)
        await jobs.expire_shares(services)

    assert (by_clock["state"], by_clock["link"]) == ("EXPIRED", None)
    assert opened["myShares"]["totalCount"] == 1
    assert [edge["node"]["id"] for edge in ended["myShares"]["edges"]] == [share["id"]]
    assert (await ShareGrant.get(id=share["id"])).state is GrantState.EXPIRED
    assert await AuditEntry.filter(deed="share.expire").count() == 1


async def test_a_holder_has_at_most_fifty_open_shares(
    portal: Portal, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "MAX_OPEN_GRANTS", 2)
    _, holder, proof = await a_village(services)
    first = await shared(portal, holder, proof)
    await shared(portal, holder, proof)

    refused = await create(portal, holder, a_share_input(proof))
    await portal.execute(WITHDRAW, {"id": first["id"]}, viewer=holder)
    taken = await create(portal, holder, a_share_input(proof))

    assert refused["code"] == "SHARE_LIMIT"
    assert taken["__typename"] == "Share"


async def test_my_shares_are_listed_newest_first_by_proof_and_by_page(
    portal: Portal, services: Services
) -> None:
    committee, holder, proof = await a_village(services)
    other = await issued(services, committee, holder)
    ids = [(await shared(portal, holder, each))["id"] for each in (proof, other, proof)]

    of_proof = await portal.execute(MY_SHARES, {"proofId": str(proof.id)}, viewer=holder)
    page = (await portal.execute(MY_SHARES, {"first": 2}, viewer=holder))["myShares"]
    rest = await portal.execute(
        MY_SHARES, {"first": 2, "after": page["pageInfo"]["endCursor"]}, viewer=holder
    )

    assert [edge["node"]["id"] for edge in of_proof["myShares"]["edges"]] == [ids[2], ids[0]]
    assert [edge["node"]["id"] for edge in page["edges"]] == [ids[2], ids[1]]
    assert [edge["node"]["id"] for edge in rest["myShares"]["edges"]] == [ids[0]]

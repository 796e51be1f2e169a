"""The sync: what a client holds, how it stands now, and what it must not hold any more."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.disclosures.models import Disclosure
from backend.exchange import cursors, jobs
from backend.exchange.actions import following
from backend.exchange.models import ConsentChange, ConsentRequest
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem
from backend.foundation.services import Services
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import RevokeReason
from backend.reactions import REACTIONS
from tests.databases import somebody_waits
from tests.exchange.consents import WITHDRAW, Resident, a_resident, asked
from tests.exchange.door import Door, a_client, open_door
from tests.exchange.test_verifying import hash_of
from tests.factories import a_proof
from tests.portal import Portal

pytestmark = pytest.mark.anyio


async def news(door: Door, since: str | None = None, **more: Any) -> dict[str, Any]:
    return await door.ask("ProofChanges", updatedSince=since, **more)


async def given_to(door: Door, resident: Resident, *proofs: UUID, case: str = "1") -> str:
    """The id of a consent by which the client holds these papers."""
    request = await asked(door, resident.id_number, purpose=f"用途{case}", caseNumber=case)
    chosen = [str(each) for each in proofs or (resident.proof.id,)]
    assert (await resident.agrees(request["id"], proofIds=chosen))["state"] == "AGREED"
    return request["id"]


async def test_what_was_given_is_told_with_evidence_and_nothing_twice(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        before = await news(door)
        consent = await given_to(door, resident)
        first = await news(door, before["cursor"])
        second = await news(door, first["cursor"])

    assert (before["entries"], before["evidence"]) == ([], None)
    (entry,) = first["entries"]
    assert entry["proofId"] == str(resident.proof.id)
    assert entry["consentId"] == consent
    assert (entry["standing"], entry["number"]) == ("VALID", "小阳证〔2026〕1号")
    assert entry["gone"] is None
    assert first["evidence"]["sha256"] == hash_of(first["entries"])
    assert (second["entries"], second["cursor"]) == ([], first["cursor"])
    look = await Disclosure.get(proof_id=resident.proof.id)
    assert (look.parts, look.purpose) == (["status", "number"], following.SYNC_PURPOSE)


async def test_a_revocation_is_found_in_the_next_sync(portal: Portal, services: Services) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        await given_to(door, resident)
        known = await news(door)
        await deciding.revoke(
            resident.committee.approver,
            resident.proof.id,
            reason=RevokeReason.FACTS_WRONG,
            words="内容有误。",
        )
        await jobs.note_change(services, proof_id=resident.proof.id)
        changed = await news(door, known["cursor"])

    (entry,) = changed["entries"]
    assert entry["standing"] == "REVOKED"
    followers = [event.NAME for event, todo in REACTIONS.items() if jobs.note_change in todo]
    assert followers == [
        "proof.revoked",
        "proof.superseded",
        "proof.expired",
        "proof.doubted",
        "proof.cleared",
    ]


async def test_a_withdrawal_and_an_end_leave_tombstones_and_take_back_what_was_told_before(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        first = await given_to(door, resident, case="1")
        second = await given_to(door, resident, case="2")
        known = await news(door)
        await resident.does(WITHDRAW, id=first)
        withdrawn = await news(door, known["cursor"])
        with clock.stopped(clock.now() + timedelta(days=11)):
            await jobs.end_past_consents(services)
            ended = await news(door, withdrawn["cursor"])
            everything = await news(door)

    for answer, consent, why in ((withdrawn, first, "WITHDRAWN"), (ended, second, "ENDED")):
        (entry,) = answer["entries"]
        assert (entry["consentId"], entry["gone"]) == (consent, why)
        assert (entry["number"], entry["standing"], answer["evidence"]) == (None, None, None)
    assert [entry["gone"] for entry in everything["entries"]] == [
        "WITHDRAWN", "ENDED", "WITHDRAWN", "ENDED",
    ]  # fmt: skip
    assert "小阳证" not in str(everything)


async def test_pages_follow_one_another_without_gap_or_repetition(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    proofs = [resident.proof.id]
    for _ in range(4):
        proof = await a_proof(
            services, resident.committee, state=ProofState.ISSUED, applicant=resident.viewer
        )
        proofs.append(proof.id)
    told: list[str] = []
    async with open_door(services) as door:
        await given_to(door, resident, *proofs)
        cursor, more = None, True
        while more:
            page = await news(door, cursor, first=2)
            cursor, more = page["cursor"], page["hasMore"]
            told += [entry["proofId"] for entry in page["entries"]]

    assert sorted(told) == sorted(map(str, proofs))


async def test_other_clients_hear_nothing_of_it(portal: Portal, services: Services) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        await given_to(door, resident)
        async with open_door(services, client=await a_client("另一系统")) as other:
            answer = await news(other)

    assert answer["entries"] == []


async def test_a_change_that_is_committed_late_is_not_lost(
    portal: Portal, services: Services
) -> None:
    """Without a turn per client, the late one would have the smaller number and be passed over."""
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        consent = await ConsentRequest.get(id=await given_to(door, resident))
        known = await news(door)
        written, may_commit = asyncio.Event(), asyncio.Event()

        async def late() -> None:
            async with transaction():
                await following.note([(consent, [resident.proof.id])])
                written.set()
                await may_commit.wait()

        slow = asyncio.create_task(late())
        await written.wait()
        fast = asyncio.create_task(following.note_change(resident.proof.id))
        await somebody_waits()
        meanwhile = await news(door, known["cursor"])
        may_commit.set()
        await asyncio.gather(slow, fast)
        afterwards = await news(door, meanwhile["cursor"])

    assert meanwhile["entries"] == []
    assert len(afterwards["entries"]) == 2
    assert await ConsentChange.all().count() == 3


@pytest.mark.parametrize("first", [0, 101])
async def test_a_page_has_one_to_a_hundred_lines(
    services: Services, database: None, first: int
) -> None:
    async with open_door(services) as door:
        assert (await news(door, first=first))["code"] == "PAGE_SIZE_INVALID"
        assert (await news(door, "x"))["code"] == "CURSOR_INVALID"


@given(st.integers(0, 2**63 - 1))
def test_a_cursor_is_read_as_it_was_written(place: int) -> None:
    assert cursors.place_of(cursors.cursor_of(place)) == place


@given(st.text(max_size=60))
def test_whatever_else_is_sent_as_a_cursor_is_a_problem(typed: str) -> None:
    with pytest.raises(Problem):
        cursors.place_of(typed)

"""How what two persons decide over seals, and what a keeper confirms, is asked for one and many."""

from datetime import timedelta
from uuid import uuid4

from backend.foundation import clock
from backend.proofs.doubt_models import ProofDoubt
from backend.proofs.models import Proof
from backend.seals.lifecycle import SealingRule, SealReason, SealState, SealVerb
from backend.seals.models import (
    Seal,
    SealAsking,
    SealDecision,
    SealingPolicy,
    SealUse,
    SealWarrant,
)
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import copied
from tests.statements.crowd import MANY, Crowd

SEALS = Arrangements()
STOP = 18
"""Each is a transaction of its own: what is wrong with one seal must not keep the others going."""
ANSWER = 17
"""For the same reason."""
CONFIRMATION = 11
"""For the same reason; at most twenty, see confirming.CONFIRMED_AT_ONCE."""
_DAYS = timedelta(days=10)


async def seals(crowd: Crowd) -> None:
    """MANY decisions, each over a seal of its own, MANY askings, and doubts of ended papers."""
    rows = await _enrolled()
    people = crowd.people
    await SealDecision.bulk_create(
        SealDecision(
            seal_id=seal.id,
            verb=SealVerb.ROTATE,
            replaces_id=rows[n - 1].id,
            words="换新密钥。",
            asked_by_id=people.applicants[n].id,
            asked_at=clock.now(),
            expires_at=clock.now() + _DAYS,
        )
        for n, seal in enumerate(rows)
    )
    await _askings(crowd, MANY)
    for n, paper in enumerate(crowd.papers.ended[:MANY]):
        at = clock.now()
        await Proof.filter(id=paper.id).update(doubted_at=at)
        vouched = {"vouched_by_id": people.approvers[n].id, "vouched_at": at, "words": "已核对。"}
        await ProofDoubt.create(
            proof_id=paper.id, seal_id=crowd.committee.seal.id, at=at, **vouched
        )


async def _enrolled() -> list[Seal]:
    """One of each committee of the crowd."""
    return await Seal.filter(state=SealState.ENROLLED).order_by("id").limit(MANY)


async def _askings(crowd: Crowd, count: int) -> list[SealAsking]:
    people = crowd.people
    warrants = [
        SealWarrant(
            id=uuid4(),
            document_id=uuid4(),
            seal_id=crowd.committee.seal.id,
            approver_id=people.approvers[n].id,
            handler_id=people.preparers[n].id,
            at=clock.now(),
            content="居住证明",
            holder="王*香",
        )
        for n in range(count)
    ]
    await SealWarrant.bulk_create(warrants)
    askings = [SealAsking(id=uuid4(), warrant_id=each.id, at=clock.now()) for each in warrants]
    await SealAsking.bulk_create(askings)
    return askings


@SEALS.of("portal query sealDecisions", rows="edges")
async def _decisions(world: World, size: int) -> Asked:
    return Asked(world.crowd.township, {"first": size, "openOnly": True})


@SEALS.of("portal query sealingPolicies", rows="")
async def _policies(world: World, size: int) -> Asked:
    await SealingPolicy.all().delete()
    await SealingPolicy.bulk_create(
        SealingPolicy(region=f"{n:012d}", rule=SealingRule.AUTOMATIC, hourly_limit=300)
        for n in range(size)
    )
    return Asked(world.crowd.operator, {})


@SEALS.of("portal query sealUsesToConfirm", rows="edges")
async def _waiting(world: World, size: int) -> Asked:
    return Asked(world.crowd.committee.keeper, {"first": size})


@SEALS.of("portal query affectedSealUses", rows="edges")
async def _affected(world: World, size: int) -> Asked:
    """A seal that made MANY papers before its key was known to be in foreign hands."""
    crowd = world.crowd
    known = await Seal.get_or_none(state=SealState.COMPROMISED)
    if known is None:
        [known] = await copied(
            crowd.committee.seal,
            1,
            lambda _: {
                "state": SealState.COMPROMISED,
                "compromised_since": clock.now() - timedelta(days=3650),
                "organisation_id": crowd.people.committees[0].id,
            },
        )
        lines = await SealUse.all().limit(MANY)
        await SealUse.bulk_create(
            line.clone(pk=uuid4()).update_from_dict({"seal_id": known.id, "document_id": uuid4()})
            for line in lines
        )
    return Asked(crowd.township, {"sealId": str(known.id), "first": size})


@SEALS.of("portal mutation suspendSealsForElection", rows="outcomes", each=STOP)
async def _stop(world: World, size: int) -> Asked:
    known = list(dict.fromkeys([*_STOPPED, *[seal.id for seal in await _enrolled()]]))[:size]
    _STOPPED[:] = known
    await Seal.filter(id__in=known).update(state=SealState.ACTIVE, reason=None)
    return Asked(
        world.crowd.township, {"ids": [str(each) for each in known], "words": "换届选举。"}
    )


_STOPPED: list[object] = []
"""The seals of an earlier question, so that each committee has one active seal at most."""


@SEALS.of("portal mutation answerSealDecisions", rows="outcomes", each=ANSWER)
async def _answer(world: World, size: int) -> Asked:
    crowd = world.crowd
    rows = await Seal.filter(keeper_id__in=[each.id for each in crowd.people.preparers])
    decisions = [
        SealDecision(
            id=uuid4(),
            seal_id=seal.id,
            verb=SealVerb.SUSPEND,
            reason=SealReason.OTHER,
            words="已停用。",
            asked_by_id=crowd.people.applicants[n].id,
            asked_at=clock.now(),
            expires_at=clock.now() + _DAYS,
        )
        for n, seal in enumerate(rows[:size])
    ]
    open_ones = SealDecision.filter(verb=SealVerb.SUSPEND, state="asked")
    async for known in open_ones:
        await known.update_from_dict({"state": "expired", "ended_at": clock.now()}).save()
    await SealDecision.bulk_create(decisions)
    asked = {"ids": [str(each.id) for each in decisions], "agree": True}
    return Asked(crowd.township, asked)


@SEALS.of("portal mutation confirmSealUses", rows="outcomes", most=20, each=CONFIRMATION)
async def _confirm(world: World, size: int) -> Asked:
    askings = await _askings(world.crowd, size)
    return Asked(world.crowd.committee.keeper, {"ids": [str(each.id) for each in askings]})

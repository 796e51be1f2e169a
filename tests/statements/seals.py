"""How what two persons decide over seals, and what a keeper confirms, is asked for one and many."""

from datetime import timedelta
from uuid import uuid4

from backend.foundation import clock
from backend.foundation.viewer import Role
from backend.identity.models import Post
from backend.letters.models import Letter
from backend.proofs.doubt_models import ProofDoubt
from backend.proofs.models import Proof
from backend.seals.lifecycle import (
    DecisionState,
    SealingRule,
    SealReason,
    SealState,
    SealVerb,
)
from backend.seals.models import (
    Seal,
    SealAsking,
    SealDecision,
    SealingPolicy,
    SealRefusal,
    SealUse,
    SealWarrant,
)
from backend.seals.troubles import Trouble
from tests.databases import as_owner
from tests.statements.around import a_use
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import copied
from tests.statements.crowd import MANY, Crowd

SEALS = Arrangements()
STOP = 9
"""Each is a transaction of its own: what is wrong with one seal must not keep the others going."""
ANSWER = 7
"""For the same reason."""
CONFIRMATION = 6
"""For the same reason; at most twenty, see confirming.CONFIRMED_AT_ONCE."""
_DAYS = timedelta(days=10)


async def seals(crowd: Crowd) -> None:
    """MANY decisions, each over a seal of its own, MANY askings, and doubts of ended papers."""
    rows = await _of_crowd(crowd)
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
            state=DecisionState.AGREED,
            answered_by_id=people.approvers[n].id,
            answer_words="已核对。",
            ended_at=clock.now(),
        )
        for n, seal in enumerate(rows)
    )
    await _askings(crowd, MANY)
    papers = crowd.papers
    shown = [*papers.ended, *papers.same, *papers.pair]
    await Proof.filter(id__in=[paper.id for paper in shown]).update(doubted_at=clock.now())
    await ProofDoubt.bulk_create(
        ProofDoubt(
            proof_id=paper_id,
            seal_id=crowd.committee.seal.id,
            at=clock.now(),
            vouched_by_id=people.approvers[0].id,
            vouched_at=clock.now(),
            words="已核对。",
        )
        for paper_id in {paper.id for paper in shown}
    )
    await _refusals(crowd)


async def _refusals(crowd: Crowd) -> None:
    """The keeper's no to every document, once."""
    ids = {row.id for model in (Proof, Letter) for row in await model.all().only("id")}
    known = await SealWarrant.filter(document_id__in=ids)
    people = crowd.people
    new = [
        SealWarrant(
            id=uuid4(),
            document_id=document,
            seal_id=crowd.committee.seal.id,
            approver_id=people.approvers[0].id,
            handler_id=people.preparers[0].id,
            at=clock.now(),
        )
        for document in ids - {each.document_id for each in known}
    ]
    await SealWarrant.bulk_create(new)
    askings = [
        SealAsking(id=uuid4(), warrant_id=each.id, at=clock.now()) for each in [*known, *new]
    ]
    await SealAsking.bulk_create(askings)
    await SealRefusal.bulk_create(
        SealRefusal(
            asking_id=each.id,
            keeper_id=crowd.committee.keeper.person_id,
            words="请再核对。",
            at=clock.now(),
        )
        for each in askings
    )
    for model in (Proof, Letter):
        await model.all().update(trouble=Trouble.KEEPER_REFUSED)


async def _of_crowd(crowd: Crowd) -> list[Seal]:
    """One of each committee of the crowd."""
    keepers = [each.id for each in crowd.people.preparers]
    return await Seal.filter(keeper_id__in=keepers).order_by("id").limit(MANY)


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


async def _end_stops() -> None:
    """Nobody answers those of an earlier question."""
    open_ones = SealDecision.filter(verb=SealVerb.SUSPEND, state=DecisionState.ASKED)
    await open_ones.update(state=DecisionState.EXPIRED, ended_at=clock.now())


@SEALS.of("portal query sealDecisions", rows="edges")
async def _decisions(world: World, size: int) -> Asked:
    return Asked(world.crowd.township, {"first": size, "openOnly": False})


@SEALS.of("portal query sealingPolicies", rows="")
async def _policies(world: World, size: int) -> Asked:
    with as_owner():
        await SealingPolicy.all().delete()
    await SealingPolicy.bulk_create(
        SealingPolicy(region=f"{n:012d}", rule=SealingRule.AUTOMATIC, hourly_limit=300)
        for n in range(size)
    )
    return Asked(world.crowd.operator, {})


@SEALS.of("portal query sealEnrolment", rows="keepers")
async def _enrolment(world: World, size: int) -> Asked:
    """A committee with so many keepers."""
    crowd = world.crowd
    organisation = crowd.committee.organisation
    posts = Post.filter(organisation_id=organisation.id, role=Role.SEAL_KEEPER)
    with as_owner():
        await posts.exclude(person_id=crowd.committee.keeper.person_id).delete()
    await Post.bulk_create(
        Post(
            person_id=each.id,
            organisation_id=organisation.id,
            role=Role.SEAL_KEEPER,
            valid_from=clock.today(),
        )
        for each in crowd.people.preparers[: size - 1]
    )
    return Asked(crowd.operator, {"uscc": organisation.uscc})


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
        office = known.organisation_id
        await SealUse.bulk_create(
            a_use(crowd, n, known.id, organisation_id=office) for n in range(MANY)
        )
    return Asked(crowd.township, {"sealId": str(known.id), "first": size})


@SEALS.of("portal mutation suspendSealsForElection", rows="outcomes", each=STOP)
async def _stop(world: World, size: int) -> Asked:
    ids = [seal.id for seal in (await _of_crowd(world.crowd))[:size]]
    await Seal.filter(id__in=ids).update(state=SealState.ACTIVE, reason=None)
    await _end_stops()
    return Asked(world.crowd.township, {"ids": [str(each) for each in ids], "words": "换届选举。"})


@SEALS.of("portal mutation answerSealDecisions", rows="outcomes", each=ANSWER)
async def _answer(world: World, size: int) -> Asked:
    crowd = world.crowd
    rows = await _of_crowd(crowd)
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
    await _end_stops()
    await SealDecision.bulk_create(decisions)
    asked = {"ids": [str(each.id) for each in decisions], "agree": True}
    return Asked(crowd.township, asked)


@SEALS.of("portal mutation confirmSealUses", rows="outcomes", most=20, each=CONFIRMATION)
async def _confirm(world: World, size: int) -> Asked:
    askings = await _askings(world.crowd, size)
    return Asked(world.crowd.committee.keeper, {"ids": [str(each.id) for each in askings]})

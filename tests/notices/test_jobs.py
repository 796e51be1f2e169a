"""Who is told of what: each step once, the inbox first, the short message after it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from backend.foundation import clock, db
from backend.foundation.channels import Message
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Role
from backend.identity import people
from backend.identity.models import Person, Post
from backend.notices import actions, jobs, proof_news, texts
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from backend.proofs.actions import requesting
from backend.proofs.declaration import CURRENT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofStep
from tests.factories import (
    FENSHUI,
    a_citizen,
    a_committee,
    a_proof,
    a_request,
    an_enterprise,
    an_official,
    represented,
)
from tests.notices.channels import DeadChannel, KeepingChannel, over

pytestmark = pytest.mark.anyio

Job = Callable[..., Awaitable[None]]

OWNER_BY_MESSAGE = [
    (jobs.tell_owner_of_send_back, ProofState.SENT_BACK, NoticeKind.PROOF_SENT_BACK),
    (jobs.tell_owner_of_rejection, ProofState.REJECTED, NoticeKind.PROOF_REJECTED),
    (jobs.tell_owner_of_issue, ProofState.ISSUED, NoticeKind.PROOF_ISSUED),
    (jobs.tell_owner_of_revocation, ProofState.REVOKED, NoticeKind.PROOF_REVOKED),
    (jobs.tell_owner_of_supersession, ProofState.SUPERSEDED, NoticeKind.PROOF_SUPERSEDED),
    (jobs.tell_owner_of_expiry, ProofState.EXPIRED, NoticeKind.PROOF_EXPIRED),
]
AGENTS = [
    (jobs.tell_agents_of_issue, ProofState.ISSUED, NoticeKind.PROOF_ISSUED_FOR_AGENTS),
    (jobs.tell_agents_of_revocation, ProofState.REVOKED, NoticeKind.PROOF_REVOKED_FOR_AGENTS),
    (
        jobs.tell_agents_of_supersession,
        ProofState.SUPERSEDED,
        NoticeKind.PROOF_SUPERSEDED_FOR_AGENTS,
    ),
]
OWNER_INBOX_ONLY = [
    (jobs.tell_owner_of_check, ProofState.CHECKED, NoticeKind.PROOF_CHECKED),
    (jobs.tell_owner_of_approval, ProofState.APPROVED, NoticeKind.PROOF_APPROVED),
]


async def readers_of(proof: Proof) -> set[UUID]:
    return {notice.person_id for notice in await Notice.filter(subject_id=proof.id)}


@pytest.mark.parametrize(("job", "state", "kind"), OWNER_BY_MESSAGE)
async def test_the_applicant_is_told_in_her_inbox_and_by_short_message(
    services: Services, database: None, job: Job, state: ProofState, kind: NoticeKind
) -> None:
    owner, gateway = await a_citizen(services), KeepingChannel()
    proof = await a_proof(services, await a_committee(services), state=state, applicant=owner)

    await job(over(services, gateway), proof_id=proof.id)

    (notice,) = await Notice.all()
    assert (notice.person_id, notice.kind, notice.subject_id) == (owner.person_id, kind, proof.id)
    assert notice.organisation_id is None
    assert notice.channel_outcome is ChannelOutcome.SENT
    assert notice.tried_at is not None
    (message,) = gateway.messages
    person = await Person.get(id=owner.person_id)
    assert message == Message(
        phone=people.phone_of(services.vault, person),
        text=f"【免证通】{notice.title}。请登录 http://portal.test 查看。",
        reference=str(notice.id),
    )


@pytest.mark.parametrize(("job", "state", "kind"), OWNER_INBOX_ONLY)
async def test_steps_on_the_way_lie_in_the_applicants_inbox_only(
    services: Services, database: None, job: Job, state: ProofState, kind: NoticeKind
) -> None:
    owner, gateway = await a_citizen(services), KeepingChannel()
    proof = await a_proof(services, await a_committee(services), state=state, applicant=owner)

    await job(over(services, gateway), proof_id=proof.id)

    (notice,) = await Notice.all()
    assert (notice.person_id, notice.kind) == (owner.person_id, kind)
    assert notice.channel_outcome is ChannelOutcome.STORED
    assert gateway.messages == []


@pytest.mark.parametrize(
    ("job", "state", "roles"),
    [
        (jobs.tell_desk_of_request, ProofState.REQUESTED, {"preparer"}),
        (jobs.tell_approvers_of_check, ProofState.CHECKED, {"approver"}),
        (jobs.tell_desk_of_withdrawal, ProofState.WITHDRAWN, {"preparer", "approver"}),
        (jobs.tell_desk_of_stuck, ProofState.RENDER_FAILED, {"approver"}),
        (jobs.tell_desk_of_stuck, ProofState.SEAL_FAILED, {"approver"}),
    ],
)
async def test_the_desk_is_told_by_its_posts_and_in_the_inbox_only(
    services: Services, database: None, job: Job, state: ProofState, roles: set[str]
) -> None:
    committee, gateway = await a_committee(services), KeepingChannel()
    await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee, state=state)

    await job(over(services, gateway), proof_id=proof.id)

    assert await readers_of(proof) == {getattr(committee, role).person_id for role in roles}
    for notice in await Notice.all():
        assert notice.organisation_id == committee.organisation.id
        assert notice.channel_outcome is ChannelOutcome.STORED
    assert gateway.messages == []


async def test_a_post_that_has_ended_or_not_begun_is_told_nothing(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    former = await an_official(services, committee.organisation, Role.PREPARER, name="张前任")
    future = await an_official(services, committee.organisation, Role.PREPARER, name="刘后任")
    today = clock.today()
    await Post.filter(person_id=former.person_id).update(valid_to=today - timedelta(days=1))
    await Post.filter(person_id=future.person_id).update(valid_from=today + timedelta(days=1))
    await Post.filter(person_id=committee.preparer.person_id).update(valid_to=today)
    proof = await a_proof(services, committee)

    await jobs.tell_desk_of_request(services, proof_id=proof.id)

    assert await readers_of(proof) == {committee.preparer.person_id}


@pytest.mark.parametrize(("job", "state", "kind"), AGENTS)
async def test_the_agents_of_an_organisation_are_told_in_its_inbox_of_papers_about_it(
    services: Services, database: None, job: Job, state: ProofState, kind: NoticeKind
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    firm, other = await an_enterprise(), await an_enterprise("93360404MA00000211")
    agent = await an_official(services, firm, Role.AGENT, name="钱社长")
    await an_official(services, other, Role.AGENT, name="孙社长")
    proof = await a_proof(services, committee, state=state, applicant=owner, subject=represented())
    await jobs.tell_owner_of_issue(services, proof_id=proof.id)

    for _ in range(2):
        await job(services, proof_id=proof.id)

    assert await readers_of(proof) == {owner.person_id, agent.person_id}
    (notice,) = await Notice.filter(person_id=agent.person_id)
    assert (notice.kind, notice.organisation_id) == (kind, firm.id)
    assert await Notice.filter(person_id=owner.person_id).count() == 1


@pytest.mark.parametrize(("job", "state", "kind"), AGENTS)
async def test_without_an_agent_there_is_nobody_else_to_tell(
    services: Services, database: None, job: Job, state: ProofState, kind: NoticeKind
) -> None:
    committee = await a_committee(services)
    for subject in (None, represented()):
        proof = await a_proof(services, committee, state=state, subject=subject)
        await job(services, proof_id=proof.id)

    assert await Notice.all().count() == 0


async def test_an_applicant_who_is_the_agent_has_her_own_notice_only(
    services: Services, database: None
) -> None:
    committee, firm = await a_committee(services), await an_enterprise()
    agent = await an_official(services, firm, Role.AGENT, name="钱社长")
    herself = Citizen(person_id=agent.person_id, session_id=agent.session_id)
    proof = await a_proof(
        services, committee, state=ProofState.ISSUED, applicant=herself, subject=represented()
    )

    await jobs.tell_owner_of_issue(services, proof_id=proof.id)
    await jobs.tell_agents_of_issue(services, proof_id=proof.id)

    (notice,) = await Notice.all()
    assert (notice.person_id, notice.organisation_id) == (agent.person_id, None)


async def test_whoever_asked_or_checked_is_not_told_of_it_as_the_desk(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    both = await an_official(
        services, committee.organisation, Role.PREPARER, Role.APPROVER, name="孙双岗"
    )
    herself = Citizen(person_id=both.person_id, session_id=both.session_id)
    own = await a_proof(services, committee, state=ProofState.CHECKED, applicant=herself)
    other = await a_proof(services, committee, state=ProofState.REQUESTED)

    await jobs.tell_desk_of_request(services, proof_id=own.id)
    await jobs.tell_approvers_of_check(services, proof_id=own.id)
    await jobs.tell_desk_of_request(services, proof_id=other.id)

    assert both.person_id not in await readers_of(own)
    assert await readers_of(other) == {both.person_id, committee.preparer.person_id}


async def test_a_job_that_runs_twice_tells_once(services: Services, database: None) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.SENT_BACK)
    gateway = KeepingChannel()

    for _ in range(2):
        await jobs.tell_owner_of_send_back(over(services, gateway), proof_id=proof.id)

    assert await Notice.all().count() == 1
    assert len(gateway.messages) == 1


async def test_a_step_that_ten_workers_tell_of_at_once_is_told_once(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    (news,) = await proof_news.news_of(proof.id, NoticeKind.PROOF_REQUESTED)
    text = texts.text_of(news.kind, news.facts)
    # Ten open connections, so that no worker waits for one while another finishes.
    await asyncio.gather(
        *(db.connection().execute_query("SELECT pg_sleep(0.1)") for _ in range(10))
    )

    await asyncio.gather(*(actions.store(news, text) for _ in range(10)))

    assert await Notice.all().count() == 1


async def test_each_send_back_is_told_even_when_the_jobs_come_late(
    services: Services, database: None
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.SENT_BACK, applicant=owner)
    await requesting.resubmit(
        services,
        owner,
        proof.id,
        a_request(title="居住情况证明"),
        declared=CURRENT.version,
    )
    gateway = KeepingChannel()

    await jobs.tell_desk_of_request(services, proof_id=proof.id)
    await jobs.tell_owner_of_send_back(over(services, gateway), proof_id=proof.id)

    told = await Notice.filter(kind=NoticeKind.PROOF_REQUESTED)
    assert {notice.told_of for notice in told} == {
        step.id for step in await ProofStep.filter(verb__in=["request", "resubmit"])
    }
    assert len(told) == 2
    assert len(gateway.messages) == 1


async def test_a_message_that_fails_is_an_outcome_and_the_notice_stays(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    await jobs.tell_owner_of_issue(over(services, DeadChannel()), proof_id=proof.id)

    (notice,) = await Notice.all()
    assert notice.channel_outcome is ChannelOutcome.FAILED
    assert notice.outcome_detail == "the gateway answered 503"
    assert notice.tried_at is not None


async def test_a_worker_that_died_between_inbox_and_message_sends_it_at_the_next_run(
    services: Services, database: None
) -> None:
    owner = await a_citizen(services)
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    (news,) = await proof_news.news_of(proof.id, NoticeKind.PROOF_ISSUED)
    await actions.store(news, texts.text_of(news.kind, news.facts))
    gateway = KeepingChannel()

    await jobs.tell_owner_of_issue(over(services, gateway), proof_id=proof.id)

    (notice,) = await Notice.all()
    assert [message.reference for message in gateway.messages] == [str(notice.id)]
    assert notice.channel_outcome is ChannelOutcome.SENT


async def test_a_send_back_notice_carries_the_desks_words_and_the_message_does_not(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.SENT_BACK)
    gateway = KeepingChannel()

    await jobs.tell_owner_of_send_back(over(services, gateway), proof_id=proof.id)

    (notice,) = await Notice.all()
    for words in ("事实没有写清楚", "没有写居住时间。", "请写明从哪年哪月开始居住。", "个工作日"):
        assert words in notice.body
    (message,) = gateway.messages
    assert "居住" not in message.text


async def test_a_supersession_names_the_new_number(services: Services, database: None) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.SUPERSEDED)

    await jobs.tell_owner_of_supersession(services, proof_id=proof.id)

    (notice,) = await Notice.all()
    assert "小阳证〔2026〕1号" in notice.body
    assert "新证明编号 小阳证〔2026〕2号" in notice.body
    assert "小阳证〔2026〕2号" in notice.body_en


async def test_nobody_is_told_of_what_did_not_happen(services: Services, database: None) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.CHECKED)

    await jobs.tell_owner_of_issue(services, proof_id=proof.id)
    await jobs.tell_owner_of_revocation(services, proof_id=proof.id)

    assert await Notice.all().count() == 0

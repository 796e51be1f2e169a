"""Reading an inbox; and what the jobs need to know before they tell anybody anything."""

from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import SignedIn
from backend.identity.models import Organisation, Post
from backend.notices import access, reasons
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from backend.notices.rules import DESK, VERBS
from backend.notices.texts import Facts
from backend.proofs.models import Proof, ProofSnapshot, ProofStep
from backend.verification import answers
from backend.verification.models import VerificationOutcome


async def my_notices(viewer: SignedIn, request: PageRequest) -> Page[Notice]:
    """The viewer's inbox, newest first."""
    return await page_of(access.visible_to(viewer), request, order="created_at")


async def unread_count(viewer: SignedIn) -> int:
    """How many notices of the inbox were never opened."""
    return await access.visible_to(viewer).filter(read_at=None).count()


async def untold_steps(proof_id: UUID, kind: NoticeKind) -> list[ProofStep]:
    """The steps of a proof that this kind tells of and nobody was told of yet, oldest first."""
    told = {notice.step_id for notice in await Notice.filter(proof_id=proof_id, kind=kind)}
    steps = ProofStep.filter(proof_id=proof_id, verb__in=VERBS[kind]).order_by("at", "id")
    return [step for step in await steps if step.id not in told]


async def addressees(proof: Proof, step: ProofStep, kind: NoticeKind) -> list[UUID]:
    """Whom to tell: the applicant, or the desk's fitting posts of today.

    The desk's are without whoever did the step, and without the applicant, who may hold a post
    there but not decide her own case.
    """
    roles = DESK.get(kind)
    if roles is None:
        return [proof.applicant_id]
    today = clock.today()
    posts = await Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        organisation_id=proof.organisation_id,
        role__in=roles,
        valid_from__lte=today,
    )
    return sorted({post.person_id for post in posts} - {step.person_id, proof.applicant_id})


async def facts_of(proof: Proof, step: ProofStep) -> Facts:
    """What the notice of a step may mention."""
    office = await Organisation.get(id=proof.organisation_id)
    snapshot = await ProofSnapshot.get_or_none(proof_id=proof.id)
    return Facts(
        title=proof.title,
        office=office.name,
        phone=office.contact_phone,
        due_on=proof.due_on,
        days_left=proof.days_left,
        number=snapshot and snapshot.number,
        valid_until=proof.valid_until,
        successor=await _successor(proof, step),
        reason=reasons.words_of(step.verb, step.reason),
        remedy=step.remedy,
        words=step.words,
    )


async def unsent(proof_id: UUID, kind: NoticeKind) -> list[Notice]:
    """Notices whose short message was never tried, oldest first."""
    return await Notice.filter(
        proof_id=proof_id, kind=kind, channel_outcome=ChannelOutcome.STORED
    ).order_by("created_at")


async def _successor(proof: Proof, step: ProofStep) -> str | None:
    if step.verb != "supersede":
        return None
    (reason,) = await answers.reasons_of(proof, VerificationOutcome.SUPERSEDED)
    return reason.number

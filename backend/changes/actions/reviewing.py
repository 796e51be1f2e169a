"""What reviewers do: let a request pass, or return it with what is to be mended (退回修改)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from backend.changes import access
from backend.changes.actions import advancing
from backend.changes.lifecycle import (
    ChangeConsulted,
    ChangeLegallyReviewed,
    ChangeReturned,
    ChangeState,
    ChangeVerb,
)
from backend.changes.models import ChangeRequest
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.viewer import Official

USUAL_DAYS = 7
LEAST_DAYS, MOST_DAYS = 3, 30
"""How long the public may comment. No national rule has a number for lists of proofs."""


class ReviewKind(StrEnum):
    """Which of the two reviews."""

    LEGAL = "legal"
    """合法性审查: the judicial bureau asks whether the law allows it."""
    POLICY = "policy"
    """政策性审核: the service office asks whether the policy wants it."""


class ReviewVerdict(StrEnum):
    """What a review says."""

    PASS = "pass"  # noqa: S105 -- a verdict, no password
    RETURN = "return"


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """One review; `days` is for how long the public may comment, once the policy review passes."""

    kind: ReviewKind
    verdict: ReviewVerdict
    reason: str
    days: int = USUAL_DAYS


async def review(viewer: Official, request_id: UUID, version: int, said: Review) -> ChangeRequest:
    """Lets a request pass, or returns it to be mended. `version` is the one that was read.

    Raises NUMBER_OUT_OF_RANGE for days that are too few or too many, and what
    access.request_for_verb raises.
    """
    words = advancing.said(said.reason, field="reason")
    match said.kind, said.verdict:
        case ReviewKind.LEGAL, ReviewVerdict.PASS:
            return await _pass_legal(viewer, request_id, version, words)
        case ReviewKind.POLICY, ReviewVerdict.PASS:
            return await _pass_policy(viewer, request_id, version, words, said.days)
        case ReviewKind.LEGAL, ReviewVerdict.RETURN:
            return await _return(viewer, request_id, version, words, ChangeState.FILED)
        case ReviewKind.POLICY, ReviewVerdict.RETURN:
            return await _return(viewer, request_id, version, words, ChangeState.LEGALLY_REVIEWED)


async def return_from_public(
    viewer: Official, request_id: UUID, version: int, *, reason: str
) -> ChangeRequest:
    """Returns a request about which the public is asked, by one who might publish it."""
    words = advancing.said(reason, field="reason")
    return await _return(viewer, request_id, version, words, ChangeState.CONSULTING)


async def _pass_legal(
    viewer: Official, request_id: UUID, version: int, words: str
) -> ChangeRequest:
    verb = ChangeVerb.REVIEW_LEGALLY
    async with transaction():
        request, role = await access.request_for_verb(viewer, request_id, verb, version)
        request.legal_reviewer_id = viewer.person_id
        await advancing.advance(
            viewer, request, verb, ChangeLegallyReviewed, words=words, role=role
        )
    return request


async def _pass_policy(
    viewer: Official, request_id: UUID, version: int, words: str, days: int
) -> ChangeRequest:
    if not LEAST_DAYS <= days <= MOST_DAYS:
        raise Problem(
            ProblemCode.NUMBER_OUT_OF_RANGE, field="days", least=LEAST_DAYS, most=MOST_DAYS
        )
    verb = ChangeVerb.REVIEW_POLICY
    async with transaction():
        request, role = await access.request_for_verb(viewer, request_id, verb, version)
        request.policy_reviewer_id = viewer.person_id
        # Today is not counted: whoever reads of it in the evening has all the days.
        request.consultation_ends_on = clock.today() + timedelta(days=days)
        await advancing.advance(viewer, request, verb, ChangeConsulted, words=words, role=role)
    return request


async def _return(
    viewer: Official, request_id: UUID, version: int, words: str, turn: ChangeState
) -> ChangeRequest:
    verb = ChangeVerb.RETURN
    async with transaction():
        request, role = await access.request_for_verb(viewer, request_id, verb, version)
        if request.state is not turn:
            raise WrongState(request.state, verb)
        await advancing.advance(viewer, request, verb, ChangeReturned, words=words, role=role)
    return request

"""Letters: MANY of one office, each with a drafter and an approver of its own."""

from datetime import timedelta
from uuid import uuid4

from backend.foundation import clock
from backend.letters import snapshot
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter, LetterKind
from backend.seals.troubles import Trouble
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.crowd import MANY, Crowd

LETTERS = Arrangements()


async def letters(crowd: Crowd) -> None:
    """Issued ones, of which each field has something in it."""
    await Letter.bulk_create(_letter(crowd, n) for n in range(MANY))


def _letter(crowd: Crowd, n: int) -> Letter:
    now = clock.now() - timedelta(minutes=n)
    letter = Letter(
        id=uuid4(),
        kind=LetterKind.ANSWER,
        state=LetterState.ISSUED,
        organisation_id=crowd.committee.organisation.id,
        subject_id=uuid4(),
        drafter_id=crowd.people.applicants[n].id,
        drafted_at=now,
        approver_id=crowd.people.approvers[n].id,
        approved_at=now,
        year=now.year,
        serial=n + 1,
        number=f"某局投复〔{now.year}〕{n + 1}号",
        issued_at=now,
        doubted_at=now,
        vouched_by_id=crowd.people.applicants[n].id,
        vouched_at=now,
        vouched_words="已核对。",
        cleared_by_id=crowd.people.approvers[n].id,
        cleared_at=now,
        withdrawn_because="没有收回。",
        trouble=Trouble.NOT_SEALED,
    )
    snapshot.put_draft(crowd.services.vault, letter, "王桂香女士", {})
    return letter


@LETTERS.of("portal query letters", rows="edges")
async def _letters(world: World, size: int) -> Asked:
    return Asked(world.crowd.committee.approver, {"first": size})

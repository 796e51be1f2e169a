"""Closing one's account (注销), and opening it again."""

from uuid import UUID

from backend.foundation import audit, clock, outbox
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, System
from backend.identity import access, sessions
from backend.identity.lifecycle import AccountClosed, AccountReopened
from backend.identity.models import Person, RecoveryCode, SecondFactor, Session

_SYSTEM = System(job="identity")


async def lock(viewer: Citizen) -> Person:
    """The viewer's own row, locked: nothing new can refer to her until the caller commits."""
    return await Person.select_for_update().get(id=viewer.person_id)


async def close(viewer: Citizen, person: Person) -> None:
    """Ends all sessions, erases phone and second factor, inside the caller's transaction.

    Name and number stay as long as the papers that bear them. Raises STEP_UP_REQUIRED, and
    ACCOUNT_HAS_POSTS while the person holds a post: whoever decides must be reachable.
    """
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    if await access.holds_post(person.id):
        raise Problem(ProblemCode.ACCOUNT_HAS_POSTS)
    person.phone, person.closed_at, person.subject_index = None, clock.now(), None
    await person.save(update_fields=["phone", "closed_at", "subject_index"])
    await RecoveryCode.filter(person_id=person.id).delete()
    await SecondFactor.filter(person_id=person.id).delete()
    await end_sessions(person.id)
    await audit.record(viewer, "account.closed", person.id)
    await outbox.record(AccountClosed(person_id=person.id))


async def reopen(vault: Vault, person: Person, phone: str) -> None:
    """Opens a closed account for whoever has its phone, inside the caller's transaction."""
    person.phone = vault.encrypt(phone, place="person.phone", row=person.id)
    person.closed_at = None
    await person.save(update_fields=["phone", "closed_at"])
    await audit.record(_SYSTEM, "account.reopened", person.id)
    await outbox.record(AccountReopened(person_id=person.id))


async def end_sessions(person_id: UUID, *, but: UUID | None = None) -> int:
    """On every device, at once, and how many; `but` goes on."""
    open_ones = Session.filter(person_id=person_id, ended_at=None)
    if but is not None:
        open_ones = open_ones.exclude(id=but)
    return await open_ones.update(ended_at=clock.now())

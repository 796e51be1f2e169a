"""The face of the departments' door for time: what clients hold changed, or is over."""

from uuid import UUID

from backend.exchange import queries, sandbox
from backend.exchange.actions import consenting, following
from backend.foundation import clock
from backend.foundation.services import Services


async def note_change(services: Services, *, proof_id: UUID) -> None:
    """A paper was revoked, superseded or expired: who holds it finds it in the next sync."""
    del services
    await following.note_change(proof_id)


async def answer_in_sandbox(services: Services, *, consent_id: UUID) -> None:
    """In a sandbox only: its made-up residents answer a request by themselves."""
    assert services.sandbox, "nobody answers for a real resident"
    await sandbox.answer(services, consent_id)


async def withdraw_all_of(services: Services, *, person_id: UUID) -> None:
    """An account was closed: what it agreed to ends, each in a transaction of its own."""
    del services
    for consent_id in await queries.open_consents_of_closed(person_id):
        await consenting.withdraw_for_closed(consent_id)


async def end_past_consents(services: Services) -> None:
    """Every hour: requests and agreements whose time is over."""
    del services
    for consent_id in await queries.consents_past(clock.today()):
        await consenting.end_past(consent_id)

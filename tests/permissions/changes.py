"""A department's requests to change the catalogue, one in each state that a verb begins with."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from backend.changes.models import ChangeComment, ChangeRequest
from backend.foundation import clock
from backend.foundation.viewer import Role
from tests.changes.offices import JUSTICE, SERVICE, Offices, an_entry, an_office
from tests.exchange.console import Console
from tests.factories import a_citizen, an_official
from tests.portal import Portal

EDITED: dict[str, Any] = {
    "title": "清理证明事项",
    "reason": "落实告知承诺制。",
    "entries": [an_entry(name="别的证明")],
}


async def changes_of(portal: Portal, clerk: Console) -> dict[str, Any]:
    """By the verbs that people use; the days for comments on one of them are over."""
    services, department = portal.services, clerk.department
    justice = await an_office(*JUSTICE, "360400000000")
    service = await an_office(*SERVICE, "360400000000")
    everybody = Offices(
        portal=portal,
        department=department,
        clerk=clerk.viewer,
        legal=await an_official(services, justice, Role.LEGAL_REVIEWER, name="郑司法"),
        policy=await an_official(services, service, Role.POLICY_REVIEWER, name="冯政策"),
        supervisor=await an_official(services, service, Role.SUPERVISOR, name="陈监督"),
    )

    async def filed(name: str) -> dict[str, Any]:
        return await everybody.files(an_entry(name=name))

    async def reviewed(name: str) -> dict[str, Any]:
        return await everybody.reviews(everybody.legal, await filed(name), "LEGAL")

    async def consulting(name: str) -> dict[str, Any]:
        return await everybody.reviews(everybody.policy, await reviewed(name), "POLICY")

    open_one, ended = await consulting("丙证明"), await consulting("丁证明")
    yesterday = clock.today() - timedelta(days=1)
    await ChangeRequest.filter(id=ended["id"]).update(consultation_ends_on=yesterday)
    await ChangeComment.create(
        request_id=open_one["id"],
        author_id=(await a_citizen(services)).person_id,
        words="同意。",
        written_at=clock.now(),
    )
    made = {
        "drafted_change": await everybody.drafts(an_entry(name="戊证明")),
        "filed_change": await filed("甲证明"),
        "reviewed_change": await reviewed("乙证明"),
        "open_change": open_one,
        "ended_change": ended,
    }
    ids = {name: UUID(request["id"]) for name, request in made.items()}
    return {**ids, "change_number": open_one["number"]}

"""Complaints about a department, one in each state that a verb begins with; nobody's in person."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from backend.complaints import evidence
from backend.complaints.actions import timekeeping
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintBundle,
    ComplaintKind,
    EvidenceKind,
)
from backend.complaints.records import Record
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proposals.actions import making
from backend.proposals.models import CatalogueProposal
from tests.changes.offices import an_office
from tests.complaints.cases import ORDERED, TOLD, Cast, a_complaint
from tests.exchange.console import Console
from tests.letters.office import sealed_by
from tests.permissions.oversight import oversee
from tests.portal import Portal

_ROUTES: dict[str, tuple[str, ...]] = {
    "filed_complaint": (),
    "accepted_complaint": TOLD[:1],
    "sent_complaint": TOLD[:2],
    "open_complaint": TOLD,
    "founded_complaint": (*TOLD, "find"),
    "ordered_complaint": ORDERED,
    "unfounded_complaint": (*TOLD, "dismiss"),
    "answered_complaint": (*TOLD, "dismiss", "answer"),
    "visited_complaint": (*TOLD, "dismiss", "answer", "visit"),
}
_PUBLICISED = "publicised_complaint"


async def complaints_of(portal: Portal, holder: Citizen, clerk: Console) -> dict[str, Any]:
    """About the department of the clerk, handled and led by an office of the city."""
    office = await an_office("九江市政务服务管理局", "11360400MB00007487", "360400000000")
    sealed = await sealed_by(portal.services, office, "service")
    handler = sealed.supervisor
    cast = Cast(
        portal=portal,
        accused=clerk.department,
        clerk=clerk.viewer,
        handler=handler,
        lead=handler,
        other=handler,
        above=handler,
        complainant=holder,
        approver=sealed.approver,
    )
    made = {name: await _made(cast, route) for name, route in _ROUTES.items()}
    made["suggestion"] = await _made(cast, TOLD, kind=ComplaintKind.SUGGESTION)
    for name in ("overdue_complaint", _PUBLICISED):
        made[name] = await _made(cast, ORDERED)
        yesterday = clock.today() - timedelta(days=1)
        await Complaint.filter(id=made[name]).update(due_on=yesterday, rectify_by=yesterday)
        await timekeeping.keep_time(made[name])
    await cast.does("publicise", made[_PUBLICISED])
    made["waiting_complaint"] = await _made(cast, (*TOLD, "find"))
    asked = await cast.does("order", made["waiting_complaint"])
    assert "code" not in asked
    await oversee(cast)
    await making.propose(made["founded_complaint"])
    made["proposal"] = (await CatalogueProposal.get()).id
    return made | {"piece": await _wished(portal.services, made["filed_complaint"])}


async def _wished(services: Services, complaint_id: UUID) -> UUID:
    """A piece of evidence, which the complainant wants sealed."""
    record = Record(kind=EvidenceKind.ITEM, content={"code": "某某"})
    row = evidence.record_row(services.vault, complaint_id, record)
    await evidence.keep(complaint_id, [row])
    await ComplaintBundle.create(complaint_id=complaint_id, asked_at=clock.now())
    return row.id


async def _made(cast: Cast, route: tuple[str, ...], **changes: Any) -> UUID:
    row = await a_complaint(cast, **changes)
    await cast.walks(row.id, route)
    # With a receipt code: who complained with an account is asked of elsewhere.
    code = row.number.rjust(64, "0")
    await Complainant.filter(complaint_id=row.id).update(person_id=None, receipt_index=code)
    return row.id

"""The verbs of standing orders, and the warrants that rest on one."""

from datetime import date
from uuid import UUID

from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official
from backend.identity import sessions
from backend.identity.access import require_operator
from backend.identity.models import Organisation, OrganisationKind
from backend.seals import queries as seals
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.models import Seal, SealWarrant
from backend.seals.standing import rules
from backend.seals.standing.lifecycle import LIFECYCLE
from backend.seals.standing.models import StandingOrder


async def ask(
    viewer: Official, *, valid_from: date, valid_to: date, hourly_limit: int
) -> StandingOrder:
    """Asks that the seal of the viewer's own office may seal annotated copies by itself.

    Raises FORBIDDEN, OFFICE_SEAL_MISSING without a seal for them in force today, DATE_INVALID for
    days that the seal does not have, that are over or more than a year, HOURLY_LIMIT_INVALID for
    what is not from 1 to rules.MOST_HOURLY.
    """
    require_operator(viewer)
    if not 1 <= hourly_limit <= rules.MOST_HOURLY:
        raise Problem(
            ProblemCode.HOURLY_LIMIT_INVALID, field="hourlyLimit", limit=rules.MOST_HOURLY
        )
    async with transaction():
        seal = await _seal_of(viewer.organisation_id)
        rules.require_days(seal, valid_from, valid_to, today=clock.today())
        order = await StandingOrder.create(
            seal=seal,
            item=COPIES_ITEM,
            hourly_limit=hourly_limit,
            valid_from=valid_from,
            valid_to=valid_to,
            asked_by_id=viewer.person_id,
            asked_at=clock.now(),
        )
        await audit.record(viewer, "standing_order.asked", order.id, seal=str(seal.id))
    return order


async def approve(viewer: Official, order_id: UUID) -> StandingOrder:
    """Allows it: what the portal seals under it counts as approved by the viewer.

    Raises NOT_FOUND, FORBIDDEN, STEP_UP_REQUIRED, WRONG_STATE, TWO_PERSONS_REQUIRED for who asked
    for it and for the keeper of the seal (国办发〔2001〕52号), OFFICE_SEAL_MISSING while the seal
    may not be used, and DATE_INVALID when its days are over.
    """
    async with transaction():
        order = await _locked(viewer, order_id)
        if not sessions.is_stepped_up(viewer):
            raise Problem(ProblemCode.STEP_UP_REQUIRED)
        LIFECYCLE.after(order.stage, "approve")
        seal = await _seal_of(order.seal.organisation_id)
        if seal.id != order.seal_id:
            raise Problem(ProblemCode.OFFICE_SEAL_MISSING)
        if viewer.person_id in {order.asked_by_id, seal.keeper_id}:
            raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
        rules.require_days(seal, order.valid_from, order.valid_to, today=clock.today())
        order.approved_by_id, order.approved_at = viewer.person_id, clock.now()
        await order.save(update_fields=["approved_by_id", "approved_at"])
        await audit.record(viewer, "standing_order.approved", order.id)
    return order


async def end(viewer: Official, order_id: UUID) -> StandingOrder:
    """Ends it at once, or turns down what was asked; one operator is enough to stop.

    Raises NOT_FOUND, FORBIDDEN, WRONG_STATE when it has ended before.
    """
    async with transaction():
        order = await _locked(viewer, order_id)
        LIFECYCLE.after(order.stage, "end")
        order.ended_by_id, order.ended_at = viewer.person_id, clock.now()
        await order.save(update_fields=["ended_by_id", "ended_at"])
        await audit.record(viewer, "standing_order.ended", order.id)
    return order


async def warrant(order: StandingOrder, document_id: UUID) -> SealWarrant:
    """Writes down that one document may be sealed under an order in force.

    The signing process looks at the order again, so that this alone lets nobody seal.
    """
    assert order.approved_by_id is not None, "an order in force was approved"
    async with transaction():
        return await SealWarrant.create(
            seal_id=order.seal_id,
            document_id=document_id,
            approver_id=order.approved_by_id,
            handler_id=order.asked_by_id,
            standing_order_id=order.id,
            at=clock.now(),
        )


async def _seal_of(organisation_id: UUID) -> Seal:
    office = await Organisation.get(id=organisation_id)
    if office.kind is not OrganisationKind.PORTAL:
        raise Problem(ProblemCode.FORBIDDEN)
    try:
        return await seals.seal_for(office.id, COPIES_ITEM, clock.today())
    except Problem:
        raise Problem(ProblemCode.OFFICE_SEAL_MISSING) from None


async def _locked(viewer: Official, order_id: UUID) -> StandingOrder:
    require_operator(viewer)
    rows = StandingOrder.filter(id=order_id).select_for_update(no_key=True)
    if await rows.get_or_none() is None:
        raise NotFound
    return await StandingOrder.get(id=order_id).select_related("seal")

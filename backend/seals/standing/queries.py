"""What may be asked about standing orders: the list for operators, and the one in force."""

from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Official
from backend.identity.access import require_operator
from backend.identity.models import OrganisationKind
from backend.seals import intents, validity
from backend.seals.lifecycle import SealingRule, SealState
from backend.seals.standing import rules
from backend.seals.standing.models import StandingOrder


async def orders(viewer: Official, page: PageRequest) -> Page[StandingOrder]:
    """All of them, newest first, with what became of each. Raises FORBIDDEN."""
    require_operator(viewer)
    return await page_of(StandingOrder.all().select_related("seal"), page, order="asked_at")


async def order_for(item: str) -> StandingOrder | None:
    """The order under which an item is sealed now, with its seal; None while there is none.

    Of several the one approved last. There is none either where the region wants each use
    confirmed by the keeper, since nobody waits there while a receiver looks.
    """
    today, now = clock.today(), clock.now()
    found = StandingOrder.filter(
        item=item,
        approved_at__not_isnull=True,
        ended_at=None,
        valid_from__lte=today,
        valid_to__gte=today,
        seal__state=SealState.ACTIVE,
        seal__organisation__kind=OrganisationKind.PORTAL,
    )
    async for order in found.order_by("-approved_at").select_related("seal__organisation"):
        seal = order.seal
        policy = await intents.policy_of(seal.organisation.region)
        in_force = rules.is_in_force(order, today) and validity.may_seal(seal, on=today, now=now)
        if in_force and policy.rule is SealingRule.AUTOMATIC:
            return order
    return None

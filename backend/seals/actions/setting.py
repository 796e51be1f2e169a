"""How a region seals: with the approval alone or with the keeper's word, and how often."""

from backend.foundation import audit, outbox
from backend.foundation.asking import as_the_portal
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Official
from backend.identity.access import require_operator
from backend.regions import queries as regions
from backend.seals import access, askings, intents
from backend.seals.lifecycle import SealingRule, SealUseConfirmed
from backend.seals.models import SealingPolicy

MOST_AN_HOUR = 3000
"""Ten times what is usual: whoever needs more should first tell why."""


async def set_policy(
    viewer: Official, *, region: str, rule: SealingRule, hourly_limit: int
) -> SealingPolicy:
    """Says how a region and all below it seal, but where a narrower region has its own rule.

    One operator does it: a looser rule signs nothing by itself, for every seal still needs its
    approval, and what she changed from what to what is on record. Raises FORBIDDEN,
    STEP_UP_REQUIRED, REGION_UNKNOWN, REGION_ABOLISHED, NUMBER_OUT_OF_RANGE.
    """
    require_operator(viewer)
    access.require_step_up(viewer)
    if not 1 <= hourly_limit <= MOST_AN_HOUR:
        raise Problem(
            ProblemCode.NUMBER_OUT_OF_RANGE, field="hourlyLimit", least=1, most=MOST_AN_HOUR
        )
    place = await regions.region_for_request(region)
    async with transaction():
        before = await intents.policy_of(place.code)
        told = {"was": [before.rule.value, before.hourly_limit], "is": [rule.value, hourly_limit]}
        policy, _ = await SealingPolicy.update_or_create(
            region=place.code, defaults={"rule": rule, "hourly_limit": hourly_limit}
        )
        await audit.record(viewer, "seal.policy_set", None, region=place.code, **told)
        if rule is SealingRule.AUTOMATIC:
            await _let_go(place.code)
    return policy


@as_the_portal("operators know no documents; what waits goes on all the same")
async def _let_go(region: str) -> None:
    """What waited for a keeper whom nobody has to ask any more goes on by itself."""
    waiting = askings.unanswered_below(region).select_related("warrant__seal__organisation")
    async for asking in waiting:
        office = asking.warrant.seal.organisation
        if (await intents.policy_of(office.region)).rule is SealingRule.AUTOMATIC:
            await outbox.record(SealUseConfirmed(document_id=asking.warrant.document_id))

"""How a region seals: with the approval alone or with the keeper's word, and how often."""

from backend.foundation import audit, clock, db, outbox
from backend.foundation.asking import as_the_portal
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Official
from backend.identity.access import require_operator
from backend.regions import queries as regions
from backend.seals import access, askings, intents, wishes
from backend.seals.lifecycle import SealingRule, SealUseConfirmed
from backend.seals.models import SealingPolicy, SealingWish
from backend.seals.wishes import Rule, Ruling

MOST_AN_HOUR = 3000
"""Ten times what is usual: whoever needs more should first tell why."""


async def set_policy(
    viewer: Official, *, region: str, rule: SealingRule, hourly_limit: int
) -> Ruling:
    """Says how a region and all below it seal, but where a narrower region has its own rule.

    A stricter rule holds at once. A looser one, without the keeper's word or with more signatures
    an hour, holds when another operator sets the same within ten days; until then it is a wish, and
    what held goes on to hold. What was changed from what to what is on record. Raises FORBIDDEN,
    STEP_UP_REQUIRED, REGION_UNKNOWN, REGION_ABOLISHED, NUMBER_OUT_OF_RANGE.
    """
    require_operator(viewer)
    access.require_step_up(viewer)
    if not 1 <= hourly_limit <= MOST_AN_HOUR:
        raise Problem(
            ProblemCode.NUMBER_OUT_OF_RANGE, field="hourlyLimit", least=1, most=MOST_AN_HOUR
        )
    place = await regions.region_for_request(region)
    asked = Rule(rule=rule, hourly_limit=hourly_limit)
    async with transaction():
        # Two who set one region at once come one after the other: none overlooks a wish.
        await db.serialise(f"sealing policy {place.code}")
        before = wishes.rule_of(await intents.policy_of(place.code))
        if asked.is_looser_than(before) and not await _is_agreed(viewer, place.code, asked):
            wish = await _wished(viewer, place.code, before, asked)
            return Ruling(region=place.code, rule=before, wish=wish)
        await wishes.end(place.code)
        await SealingPolicy.update_or_create(
            region=place.code, defaults={"rule": rule, "hourly_limit": hourly_limit}
        )
        await _record(viewer, "seal.policy_set", place.code, before, asked)
        if rule is SealingRule.AUTOMATIC:
            await _let_go(place.code)
    return Ruling(region=place.code, rule=asked, wish=None)


async def _is_agreed(viewer: Official, region: str, asked: Rule) -> bool:
    """Whether another operator asked for the same; the viewer then answers for it with her."""
    wish = await wishes.open_for(region)
    if wish is None or wishes.rule_of(wish) != asked or wish.asked_by_id == viewer.person_id:
        return False
    await wishes.end(region, agreed_by=viewer.person_id)
    return True


async def _wished(viewer: Official, region: str, before: Rule, asked: Rule) -> SealingWish:
    """What she asks for, once; another wish takes the place of the one before."""
    wish = await wishes.open_for(region)
    if wish is not None and wishes.rule_of(wish) == asked:
        return wish
    await wishes.end(region)
    await _record(viewer, "seal.policy_asked", region, before, asked)
    return await SealingWish.create(
        region=region,
        rule=asked.rule,
        hourly_limit=asked.hourly_limit,
        asked_by_id=viewer.person_id,
        asked_at=clock.now(),
    )


async def _record(viewer: Official, deed: str, region: str, before: Rule, asked: Rule) -> None:
    told = {
        name: [each.rule.value, each.hourly_limit]
        for name, each in (("was", before), ("is", asked))
    }
    await audit.record(viewer, deed, None, region=region, **told)


@as_the_portal("operators know no documents; what waits goes on all the same")
async def _let_go(region: str) -> None:
    """What waited for a keeper whom nobody has to ask any more goes on by itself."""
    waiting = askings.unanswered_below(region).select_related("warrant__seal__organisation")
    async for asking in waiting:
        office = asking.warrant.seal.organisation
        if (await intents.policy_of(office.region)).rule is SealingRule.AUTOMATIC:
            await outbox.record(SealUseConfirmed(document_id=asking.warrant.document_id))

"""What allows a signature: an approval, and an intent open for exactly this digest and key.

The rule of whoever holds the keys. It reads the record itself, so that a portal that was taken
over can ask for signatures, and gets those that somebody approved.
"""

from datetime import date, datetime, timedelta

from backend.foundation import clock
from backend.foundation.sealing.provider import SigningOrder, SigningRefused
from backend.identity.models import OrganisationKind
from backend.regions import branches
from backend.seals import succession, validity
from backend.seals.lifecycle import SealingRule
from backend.seals.models import (
    Seal,
    SealConfirmation,
    SealingPolicy,
    SealIntent,
    SealSignature,
    SealUse,
    SealWarrant,
)
from backend.seals.standing import rules
from backend.seals.standing.models import StandingOrder

INTENT_TTL = timedelta(minutes=5)
"""An order follows its intent at once; five minutes cover a slow token and clocks that differ."""
HOURLY_LIMIT = 300
"""Signatures of one seal an hour where no policy says otherwise: three lists of a hundred, which
is the most that one approval takes, and many times what a village needs in a year. Whoever takes
over a worker that holds approvals gets no more than this before somebody looks."""
_HOUR = timedelta(hours=1)


async def require_ground(
    intent: SealIntent, order: SigningOrder, *, fingerprint: str, now: datetime
) -> Seal:
    """The seal, when this order may be signed with it now. Raises SigningRefused.

    `fingerprint` is that of the certificate that the key has. The caller holds the lock that makes
    signatures of one seal wait for each other, so that what is counted here stays true.
    """
    warrant = await SealWarrant.get(id=intent.warrant_id)
    seal = await succession.seal_today(warrant.seal_id)
    policy = await policy_of(seal.organisation.region)
    _refuse_if(intent.digest != order.digest.hex(), "the intent is for another digest")
    _refuse_if(seal.key_ref != order.key_ref, "the intent is for another key")
    _refuse_if(seal.certificate_fingerprint != fingerprint, "the key has another certificate")
    _refuse_if(abs(now - intent.opened_at) > INTENT_TTL, "the intent is too old")
    today = now.astimezone(clock.CHINA).date()
    _refuse_if(not validity.may_seal(seal, on=today, now=now), "the seal is not in force")
    # 国办发〔2001〕52号: who approves the use of a seal does not keep it.
    _refuse_if(warrant.approver_id == seal.keeper_id, "its keeper approved")
    used = await SealSignature.filter(intent_id=intent.id).exists()
    _refuse_if(used, "the intent was used before")
    released = await SealUse.filter(document_id=warrant.document_id).exists()
    _refuse_if(released, "the document is sealed already")
    standing = await StandingOrder.get_or_none(id=warrant.standing_order_id)
    _refuse_if(not _is_allowed(warrant, seal, standing, today), "no standing order allows it")
    _refuse_if(not await _is_confirmed(warrant, seal, policy), "its keeper has not confirmed")
    recent = await SealSignature.filter(seal_id=seal.id, at__gt=now - _HOUR).count()
    limit = policy.hourly_limit if standing is None else standing.hourly_limit
    _refuse_if(recent >= limit, f"{recent} signatures in an hour are too many")
    return seal


async def policy_of(region: str) -> SealingPolicy:
    """What holds for a place: its own policy, else that of the narrowest region above it."""
    rows = await SealingPolicy.filter(region__in=branches.holding(region))
    usual = SealingPolicy(region=region, rule=SealingRule.AUTOMATIC, hourly_limit=HOURLY_LIMIT)
    return max(rows, key=lambda row: len(branches.prefix(row.region)), default=usual)


def _is_allowed(warrant: SealWarrant, seal: Seal, standing: StandingOrder | None, on: date) -> bool:
    """Who runs the portal decides nothing one by one: its seal is used under orders only."""
    if standing is None:
        return seal.organisation.kind is not OrganisationKind.PORTAL
    return rules.covers(standing, warrant, on)


async def _is_confirmed(warrant: SealWarrant, seal: Seal, policy: SealingPolicy) -> bool:
    if policy.rule is SealingRule.AUTOMATIC:
        return True
    # Of the seal that was approved, or of the one that took over from it: each was the keeper when
    # she was asked.
    keepers = await Seal.filter(id__in=[warrant.seal_id, seal.id]).values_list(
        "keeper_id", flat=True
    )
    return await SealConfirmation.exists(warrant_id=warrant.id, keeper_id__in=keepers)


def _refuse_if(wrong: bool, reason: str) -> None:
    if wrong:
        raise SigningRefused(reason)

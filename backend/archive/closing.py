"""What closing an account deletes, what must stay and why, and what is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.archive import retention
from backend.archive.retention import Kept, RetentionRule
from backend.foundation.viewer import Citizen
from backend.identity import access as identity
from backend.proofs import queries as proofs

_DELETED = frozenset({Kept.PHONE, Kept.LOOSE_MATERIAL, Kept.NOTICE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """For somebody who thinks of leaving."""

    deleted: Sequence[RetentionRule]
    kept: Sequence[RetentionRule]
    requests_under_way: int
    holds_posts: bool


async def explanation_for(viewer: Citizen) -> Explanation:
    """From the rules of retention, and from what the viewer has going on."""
    rules = retention.rules()
    return Explanation(
        deleted=[rule for rule in rules.values() if rule.code in _DELETED],
        kept=[rule for rule in rules.values() if rule.code not in _DELETED],
        requests_under_way=await proofs.count_under_way(viewer),
        holds_posts=await identity.holds_post(viewer.person_id),
    )

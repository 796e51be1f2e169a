"""The one way a seal changes its state; and what must hold before it may be used.

Who may want that is decided before: by two persons in `deciding` and, for stopping it, by one in
`stopping`. What is here runs inside their transaction, on seals that are locked with all others of
their organisation.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.viewer import System, Viewer
from backend.identity.models import Organisation
from backend.seals import access, validity
from backend.seals.lifecycle import (
    LIFECYCLE,
    DecisionState,
    SealActivated,
    SealCompromised,
    SealEvent,
    SealReason,
    SealReplaced,
    SealRetired,
    SealState,
    SealSuspended,
    SealVerb,
)
from backend.seals.models import Seal, SealDecision


async def install(viewer: System, seal_id: UUID) -> Seal:
    """Puts an enrolled seal into use where people are made up, and nobody else decides."""
    async with transaction():
        seal, siblings = await access.seals_under(viewer, seal_id)
        await activate(viewer, seal, siblings)
    return seal


async def require_usable(seal: Seal, siblings: Sequence[Seal]) -> None:
    """Raises unless this seal may seal from now on, but for its state and that of its siblings.

    SEAL_TERM_INVALID outside its days, POST_UNKNOWN or TWO_PERSONS_REQUIRED for its keeper,
    SEAL_KEY_UNKNOWN for a key that was compromised, WRONG_STATE while that is reported.
    """
    committee = await Organisation.get(id=seal.organisation_id)
    validity.require_within_term(committee, seal.valid_from, seal.valid_to)
    if not seal.valid_from <= clock.today() <= seal.valid_to:
        raise Problem(ProblemCode.SEAL_TERM_INVALID)
    await access.require_keeper(seal.keeper_id, seal.organisation_id)
    same_key = with_same_key(seal, siblings)
    if any(each.state is SealState.COMPROMISED for each in same_key):
        raise Problem(ProblemCode.SEAL_KEY_UNKNOWN)
    if await SealDecision.exists(
        seal_id__in=[each.id for each in same_key],
        verb=SealVerb.COMPROMISE,
        state=DecisionState.ASKED,
    ):
        raise WrongState(seal.state, "activate")


def with_same_key(seal: Seal, siblings: Sequence[Seal]) -> list[Seal]:
    """The seals of the organisation that have the key of this one, and it among them."""
    return [
        each for each in siblings if each.certificate_fingerprint == seal.certificate_fingerprint
    ]


async def activate(viewer: Viewer, seal: Seal, siblings: Sequence[Seal]) -> None:
    """It may seal from now on; only one seal of an organisation is active at a time.

    Raises WRONG_STATE, also while another seal is active, and what require_usable raises.
    """
    state = LIFECYCLE.after(seal.state, "activate")
    if any(each.state is state for each in siblings):
        raise WrongState(state, "activate")
    await require_usable(seal, siblings)
    await _move(seal, state, None)
    event = SealActivated(seal_id=seal.id, organisation_id=seal.organisation_id)
    await tell(viewer, event)


async def rotate(viewer: Viewer, seal: Seal, old: Seal, siblings: Sequence[Seal]) -> None:
    """`seal` takes over from `old` at one moment, with what is approved already.

    What `old` sealed stays as valid as it was. Raises WRONG_STATE, what activate raises, and
    SEAL_KEY_SAME when both have one key.
    """
    if old.organisation_id != seal.organisation_id or old.replaced_by_id is not None:
        raise WrongState(old.state, "hand_over")
    if old.key_ref == seal.key_ref or old in with_same_key(seal, siblings):
        raise Problem(ProblemCode.SEAL_KEY_SAME)
    state = LIFECYCLE.after(old.state, "hand_over")
    reason = SealReason.REPLACED if state is SealState.RETIRED else old.reason
    old.replaced_by_id = seal.id
    await _move(old, state, reason)
    # What waited for an older one of them waits for the newest now.
    await Seal.filter(replaced_by_id=old.id).update(replaced_by_id=seal.id)
    await activate(viewer, seal, [each for each in siblings if each.id != old.id])
    event = SealReplaced(seal_id=old.id, organisation_id=old.organisation_id)
    await tell(viewer, event, by=str(seal.id))


async def suspend(viewer: Viewer, seal: Seal, reason: SealReason) -> None:
    """Stops its use for the time being."""
    await _move(seal, LIFECYCLE.after(seal.state, "suspend"), reason)
    event = SealSuspended(
        seal_id=seal.id, organisation_id=seal.organisation_id, reason=reason.value
    )
    await tell(viewer, event, reason=reason.value)


async def retire(viewer: Viewer, seal: Seal, reason: SealReason) -> None:
    """Ends a seal for good. What it sealed stays valid; a new seal needs enrolling."""
    await _move(seal, LIFECYCLE.after(seal.state, "retire"), reason)
    event = SealRetired(seal_id=seal.id, organisation_id=seal.organisation_id, reason=reason.value)
    await tell(viewer, event, reason=reason.value)


async def compromise(
    viewer: Viewer, seal: Seal, siblings: Sequence[Seal], *, since: datetime
) -> None:
    """Its key is not trusted since a moment: ends every seal that has this key, for good."""
    for each in with_same_key(seal, siblings):
        if each.state is SealState.COMPROMISED:
            continue
        each.compromised_since = since
        state = LIFECYCLE.after(each.state, "compromise")
        await _move(each, state, SealReason.KEY_AT_RISK)
        event = SealCompromised(seal_id=each.id, organisation_id=each.organisation_id)
        await tell(viewer, event, since=since.isoformat())


async def tell(viewer: Viewer, event: SealEvent, **details: Any) -> None:
    """Records what happened to a seal, for the audit and for those who react."""
    await audit.record(viewer, event.NAME, event.seal_id, **details)
    await outbox.record(event)


async def _move(seal: Seal, state: SealState, reason: SealReason | None) -> None:
    await seal.update_from_dict({"state": state, "reason": reason}).save(
        update_fields=["state", "reason", "replaced_by_id", "compromised_since"]
    )

"""Where a request for consent stands today: its dates hold even when the nightly job is late."""

from datetime import date, datetime

from tortoise.expressions import Q

from backend.exchange.lifecycle import ConsentState
from backend.exchange.models import ConsentRequest


def state_of(consent: ConsentRequest, now: datetime, today: date) -> ConsentState:
    """Its state, or the one that the job will give it: nobody answered in time, or it is over."""
    if consent.state is ConsentState.ASKED and consent.ask_until <= now:
        return ConsentState.EXPIRED
    past = consent.valid_until is not None and consent.valid_until < today
    return ConsentState.ENDED if consent.state is ConsentState.AGREED and past else consent.state


def rows_in(state: ConsentState, now: datetime, today: date) -> Q:
    """The requests of which `state_of` says `state`."""
    same = Q(state=state)
    match state:
        case ConsentState.ASKED:
            return same & Q(ask_until__gt=now)
        case ConsentState.EXPIRED:
            return same | late(now)
        case ConsentState.AGREED:
            return same & Q(valid_until__gte=today)
        case ConsentState.ENDED:
            return same | over(today)
        case ConsentState.REFUSED | ConsentState.WITHDRAWN:
            return same


def late(now: datetime) -> Q:
    """Asked, and not answered in time."""
    return Q(state=ConsentState.ASKED, ask_until__lte=now)


def over(today: date) -> Q:
    """Agreed, and past the last day."""
    return Q(state=ConsentState.AGREED, valid_until__lt=today)

"""Which papers, consents and clients a viewer may know of, and fetching one for a verb, locked."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.exchange import alarms
from backend.exchange.lifecycle import ClientState, ConsentState
from backend.exchange.models import (
    ConsentRequest,
    ExchangeAlert,
    ExchangeClient,
    ExchangeLookup,
    KeyRequest,
)
from backend.foundation import clock
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Department, Official, Role, System
from backend.identity import sessions
from backend.identity.models import Person
from backend.proofs.snapshot import ITEM
from backend.proofs.standing import PUBLIC_STATES
from backend.regions import branches


def issued_within(viewer: Department, *, path: str = "") -> Q:
    """The issued papers of the token's regions and items; `path` leads to the proof: `proof__`.

    What lies outside is, to this department, the same as what does not exist.
    """
    if ITEM not in viewer.item_types or not viewer.regions:
        return _where(f"{path}id", None)
    within = Q(*(_region(branch, path) for branch in viewer.regions), join_type=Q.OR)
    return within & _where(f"{path}state__in", PUBLIC_STATES)


def consents_of(viewer: Department) -> QuerySet[ConsentRequest]:
    """What this system asked residents; of a member of staff, what she and her colleagues asked."""
    if viewer.person_id is not None:
        return consents_at_console(viewer.organisation_id)
    return ConsentRequest.filter(client_id=viewer.client_id)


def consents_at_console(organisation_id: UUID) -> QuerySet[ConsentRequest]:
    """What the staff of a department asked residents: a case goes on when a colleague is away."""
    return ConsentRequest.filter(
        client__organisation_id=organisation_id, client__staff_id__isnull=False
    )


async def consent_in_force(viewer: Department, consent_id: UUID) -> ConsentRequest:
    """A consent given to this client that holds today, else CONSENT_NOT_IN_FORCE."""
    found = await consents_of(viewer).get_or_none(
        id=consent_id, state=ConsentState.AGREED, valid_until__gte=clock.today()
    )
    if found is None:
        raise Problem(ProblemCode.CONSENT_NOT_IN_FORCE, field="context.consentId")
    return found


async def consents_for(vault: Vault, viewer: Citizen) -> QuerySet[ConsentRequest]:
    """What departments ask the viewer: those who gave her identity number and her name."""
    person = await Person.get(id=viewer.person_id)
    return ConsentRequest.filter(
        holder_index=person.id_number_index, name_index=name_index(vault, person.name)
    )


def name_index(vault: Vault, name: str) -> str:
    """The keyed hash by which a name is compared."""
    return vault.index(name, kind="consent_holder_name")


async def consent_for_holder(vault: Vault, viewer: Citizen, consent_id: UUID) -> ConsentRequest:
    """One of them, locked for the running transaction; or NotFound."""
    rows = await consents_for(vault, viewer)
    found = await rows.select_for_update(no_key=True).get_or_none(id=consent_id)
    if found is None:
        raise NotFound
    return found


async def client_for_answer(viewer: Department) -> ExchangeClient:
    """The viewer's client, locked: its answers are counted one after the other.

    Raises CLIENT_SUSPENDED when it is not active any more.
    """
    client = await _locked(viewer.client_id)
    if client.state is not ClientState.ACTIVE:
        raise Problem(ProblemCode.CLIENT_SUSPENDED)
    return client


async def refuse_guessing(viewer: Department) -> None:
    """Raises TOO_MANY_ATTEMPTS when the client named too many wrong persons within an hour."""
    wrong = ExchangeLookup.filter(
        client_id=viewer.client_id, at__gt=clock.now() - alarms.HOUR, mismatch=True
    )
    if await wrong.count() >= alarms.MOST_MISMATCHES:
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=60)


async def client_for_collection(request: KeyRequest) -> ExchangeClient:
    """The client for which a key was granted, locked."""
    assert request.client_id is not None, "a granted request names its client"
    return await _locked(request.client_id)


def key_requests_of(viewer: Official) -> QuerySet[KeyRequest]:
    """What the viewer asked herself for the department she acts for: a key is for one person."""
    return KeyRequest.filter(applicant_id=viewer.person_id, organisation_id=viewer.organisation_id)


async def key_request_for_applicant(viewer: Official, request_id: UUID) -> KeyRequest:
    """One of them, locked; or NotFound."""
    return await _locked_request(key_requests_of(viewer), request_id)


def key_requests_visible_to(viewer: Official) -> QuerySet[KeyRequest]:
    """All requests for keys to operators."""
    require_operator(viewer)
    return KeyRequest.all()


async def key_request_for_operator(viewer: Official, request_id: UUID) -> KeyRequest:
    """Any request, locked; or NotFound, FORBIDDEN, OWN_CASE for one the viewer filed herself."""
    found = await _locked_request(key_requests_visible_to(viewer), request_id)
    if found.applicant_id == viewer.person_id:
        raise Problem(ProblemCode.OWN_CASE)
    return found


async def client_for_operator(viewer: Official | System, client_id: UUID) -> ExchangeClient:
    """Any client, locked, for an operator; or NotFound, FORBIDDEN."""
    require_operator(viewer)
    return await _locked(client_id)


def require_operator(viewer: Official | System) -> None:
    """Raises FORBIDDEN for officials without the operator's role."""
    if isinstance(viewer, Official) and Role.OPERATOR not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)


def require_stepped_up(viewer: Official | System) -> None:
    """Raises STEP_UP_REQUIRED: whoever hands out a key hands out residents' papers."""
    if isinstance(viewer, Official) and not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)


def clients_visible_to(viewer: Official) -> QuerySet[ExchangeClient]:
    """All clients to operators."""
    require_operator(viewer)
    return ExchangeClient.all()


def alerts_visible_to(viewer: Official) -> QuerySet[ExchangeAlert]:
    """All alerts to operators."""
    require_operator(viewer)
    return ExchangeAlert.all()


async def _locked(client_id: UUID) -> ExchangeClient:
    found = await ExchangeClient.select_for_update(no_key=True).get_or_none(id=client_id)
    if found is None:
        raise NotFound
    return found


async def _locked_request(rows: QuerySet[KeyRequest], request_id: UUID) -> KeyRequest:
    found = await rows.select_for_update(no_key=True).get_or_none(id=request_id)
    if found is None:
        raise NotFound
    return found


def _region(branch: str, path: str) -> Q:
    # A range, unlike a LIKE, is read from the index in every collation.
    digits = branches.prefix(branch)
    return _where(f"{path}region__range", (digits.ljust(12, "0"), digits.ljust(12, "9")))


def _where(column: str, value: object) -> Q:
    condition: dict[str, Any] = {column: value}
    return Q(**condition)

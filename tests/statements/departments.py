"""Departments around a crowd: clients with keys, requests for keys, consents, changes, alerts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from backend.exchange import access
from backend.exchange.actions import consoles
from backend.exchange.kinds import AlertKind
from backend.exchange.lifecycle import ConsentState, KeyRequestState
from backend.exchange.models import (
    ConsentChange,
    ConsentedProof,
    ConsentRequest,
    ExchangeAlert,
    ExchangeClient,
    KeyRequest,
)
from backend.foundation import clock
from backend.foundation.viewer import Official
from backend.identity.models import Organisation, Person
from backend.proofs.models import Proof
from backend.proofs.snapshot import ITEM
from tests.exchange.consents import PURPOSE
from tests.exchange.door import BASIS, CASE, Door, a_department, a_token
from tests.exchange.key_requests import a_clerk
from tests.factories import SYSTEM
from tests.statements.copies import alike, copied
from tests.statements.crowd import BUSY_TOWNSHIP, MANY, Crowd, village_of

MARKS = ("number", "code", "file")
"""What a department may have of a paper."""


@dataclass(frozen=True, kw_only=True)
class Departments:
    """The court with its staff and its console, and MANY others with a system each."""

    court: Organisation
    clerk: Official
    """Of the court, with MANY requests for keys."""
    staff: Mapping[str, Official]
    """More of the court's, for each of MARKS one: an alert is raised for whoever asks too much."""
    clients: Sequence[ExchangeClient]
    colleagues: Sequence[ExchangeClient]
    """MANY more of the court's staff, as who asks at a console."""


async def departments(crowd: Crowd, door: Door) -> Departments:
    """MANY of everything that has pages."""
    court = await a_department()
    await consoles.set_up(SYSTEM, court.id, contact="0792-6810001", legal_bases=[BASIS])
    clients = await _clients(crowd, door)
    made = Departments(
        court=court,
        clerk=await a_clerk(crowd.services, court),
        staff={mark: await a_clerk(crowd.services, court) for mark in MARKS},
        clients=clients,
        colleagues=await copied(
            door.client,
            MANY,
            lambda n: {"staff_id": crowd.people.preparers[n].id, "name": f"部门工作台·{n}"},
        ),
    )
    await _key_requests(crowd, made)
    await _consents(crowd, made, door)
    await ExchangeAlert.bulk_create(_alert(client.id, n) for n, client in enumerate(clients))
    await _known_alarms(door.client)
    for clerk in made.staff.values():
        await _known_alarms(await _at_console(door.client, clerk))
    return made


async def _known_alarms(client: ExchangeClient) -> None:
    """A hundred papers for one case are an alarm, which an operator is looking at already."""
    await ExchangeAlert.bulk_create(
        _alert(client.id, 2 * MANY, kind=kind, handled_at=None, words=None) for kind in AlertKind
    )


async def _at_console(like: ExchangeClient, clerk: Official) -> ExchangeClient:
    client = alike(like, staff_id=clerk.person_id, name=f"部门工作台·{clerk.person_id}")
    await client.save(force_create=True)
    return client


async def _clients(crowd: Crowd, door: Door) -> list[ExchangeClient]:
    owners = await copied(
        await a_department(), MANY, lambda n: {"mark": f"{n}部门", "uscc": f"11360404MC{n:08d}"}
    )
    at = clock.now() + timedelta(minutes=1)  # Newer than the door's own.
    return await copied(
        door.client,
        MANY,
        lambda n: {"organisation_id": owners[n].id, "created_at": at + timedelta(seconds=n)},
    )


async def _key_requests(crowd: Crowd, made: Departments) -> None:
    """Collected ones: of MANY people for MANY systems, and MANY of the clerk."""
    example = (await a_token(made.clients[0])).token
    ending = {"expires_at": clock.now() + timedelta(days=5)}
    for applicants, seconds in ((crowd.people.applicants, 0), ([made.clerk] * MANY, 3600)):
        tokens = await copied(example, MANY, lambda n: _key_of(made.clients[n].id) | ending)
        await KeyRequest.bulk_create(
            _key_request(crowd, n, applicant, made.clients[n], tokens[n].id, seconds)
            for n, applicant in enumerate(applicants)
        )


def _key_of(client_id: UUID) -> dict[str, Any]:
    return {"client_id": client_id, "token_hash": uuid4().hex * 2}


def _key_request(
    crowd: Crowd,
    n: int,
    applicant: Person | Official,
    client: ExchangeClient,
    token_id: UUID,
    seconds: int,
) -> KeyRequest:
    is_clerk = isinstance(applicant, Official)
    at = clock.now() - timedelta(seconds=n + seconds)
    terms = terms_for(village_of(BUSY_TOWNSHIP, n))
    return KeyRequest(
        state=KeyRequestState.GRANTED,
        organisation_id=applicant.organisation_id if is_clerk else client.organisation_id,
        applicant_id=applicant.person_id if is_clerk else applicant.id,
        client_token=uuid4(),
        system=f"系统{n}",
        contact="0792-6810009",
        purpose="核验居住证明。",
        wished=terms,
        granted=terms,
        filed_at=at,
        due_on=at.date(),
        calendar_known=True,
        answered_at=at,
        answered_by_id=crowd.operator.person_id,
        answer="同意。",
        key_days=30,
        collect_until=at + timedelta(days=14),
        client_id=client.id,
        token_id=token_id,
    )


def terms_for(region: str) -> dict[str, Any]:
    """What a key is good for, as it is stored."""
    return {
        "scopes": ["verify"],
        "regions": [region],
        "item_types": [ITEM],
        "ip_ranges": ["198.51.100.7/32"],
        "legal_bases": [BASIS],
    }


async def _consents(crowd: Crowd, made: Departments, door: Door) -> None:
    """Of the holder to MANY systems, to MANY colleagues, and MANY to the door's client."""
    papers, holder = crowd.papers, await Person.get(id=crowd.holder.person_id)
    for clients in (made.clients, made.colleagues):
        given = [_consent(crowd, holder, client.id, n) for n, client in enumerate(clients)]
        await ConsentRequest.bulk_create(given)
        await ConsentedProof.bulk_create(
            _chosen(consent, paper) for consent, paper in zip(given, papers.own, strict=True)
        )
    told = [_consent(crowd, holder, door.client.id, 2 * MANY + n) for n in range(MANY)]
    await ConsentRequest.bulk_create(told)
    await ConsentChange.bulk_create(
        ConsentChange(
            client_id=door.client.id, consent_id=consent.id, proof_id=paper.id, at=clock.now()
        )
        for consent, paper in zip(told, papers.ended, strict=True)
    )


async def a_consent(
    crowd: Crowd,
    client: ExchangeClient,
    papers: Sequence[Proof],
    state: ConsentState = ConsentState.AGREED,
) -> ConsentRequest:
    """One more of the holder, older than the others, to these papers."""
    holder = await Person.get(id=crowd.holder.person_id)
    consent = _consent(crowd, holder, client.id, 4 * MANY, state)
    await consent.save(force_create=True)
    await ConsentedProof.bulk_create(_chosen(consent, paper) for paper in papers)
    return consent


def _consent(
    crowd: Crowd,
    holder: Person,
    client_id: UUID,
    seconds: int,
    state: ConsentState = ConsentState.AGREED,
) -> ConsentRequest:
    now = clock.now()
    return ConsentRequest(
        id=uuid4(),
        client_id=client_id,
        client_token=uuid4(),
        request_hash="0" * 64,
        holder_index=holder.id_number_index,
        name_index=access.name_index(crowd.services.vault, holder.name),
        state=state,
        wanted=["居住证明"],
        purpose=PURPOSE,
        legal_note="确认管辖法院。",
        case_number=CASE["caseNumber"],
        days=10,
        asked_at=now - timedelta(seconds=seconds),
        ask_until=now + timedelta(days=7),
        decided_at=None if state is ConsentState.ASKED else now,
        valid_until=None if state is ConsentState.ASKED else clock.today() + timedelta(days=10),
    )


def _chosen(consent: ConsentRequest, paper: Proof) -> ConsentedProof:
    return ConsentedProof(consent_id=consent.id, proof_id=paper.id, chosen_at=consent.asked_at)


def _alert(client_id: UUID, minutes: int, **changes: Any) -> ExchangeAlert:
    """That a client asked for many people in one case; an operator has looked at it."""
    at = clock.now() - timedelta(minutes=minutes)
    usual = {"kind": AlertKind.ONE_CASE_MANY_PERSONS, "handled_at": at, "words": "电话核实过。"}
    figures = {"amount": 30, "asked": 30}
    return ExchangeAlert(
        client_id=client_id, severe=False, details=figures, raised_at=at, **usual | changes
    )

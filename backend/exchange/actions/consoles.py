"""The console of a department without a system of its own: its people ask by hand (部门工作台).

Each member of staff is a client of her own, which is made when she first asks: she is counted,
watched and stopped as a system is, and her colleagues go on.
"""

from collections.abc import Sequence
from uuid import UUID

from backend.exchange import access, terms
from backend.exchange.actions import clients
from backend.exchange.lifecycle import ClientState
from backend.exchange.models import DepartmentConsole, ExchangeClient
from backend.foundation import asking, audit, buckets, clock, db
from backend.foundation.buckets import Rate
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Department, Official, Role, System
from backend.identity.models import Person
from backend.proofs.snapshot import ITEM

STAFF_RATE = Rate(amount=30, seconds=60)
"""Nobody reads an answer in less than two seconds; each may be about a hundred papers."""
NAME = "部门工作台"
"""What residents and operators read before the person's name, where a system has its own."""


async def set_up(
    viewer: Official | System, organisation_id: UUID, *, contact: str, legal_bases: Sequence[str]
) -> DepartmentConsole:
    """Opens the console for a department's staff, or changes what they may name, from now on.

    Raises FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, DEPARTMENT_REQUIRED, TOO_MANY_AT_ONCE, or what is
    wrong with the texts.
    """
    access.require_operator(viewer)
    access.require_stepped_up(viewer)
    reached = clean_text(contact, field="contact", max_length=100)
    named = terms.clean_bases(legal_bases)
    async with transaction():
        await db.serialise(f"exchange clients {organisation_id}")
        await clients.require_department(organisation_id)
        console, _ = await DepartmentConsole.update_or_create(
            organisation_id=organisation_id,
            defaults={
                "contact": reached,
                "legal_bases": named,
                "set_at": clock.now(),
                "set_by_id": viewer.person_id if isinstance(viewer, Official) else None,
            },
        )
        # Residents call the number that is good today.
        staff = ExchangeClient.filter(organisation_id=organisation_id, staff_id__isnull=False)
        await staff.update(contact=reached)
        await audit.record(viewer, "exchange.console_set", console.id, legal_bases=named)
    return console


async def open_for(viewer: Official) -> DepartmentConsole:
    """The console of the viewer's department, with the organisation; or CONSOLE_NOT_OPEN.

    Raises FORBIDDEN for whoever is not on the department's staff.
    """
    if Role.DEPARTMENT_STAFF not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)
    console = await (
        DepartmentConsole.filter(organisation_id=viewer.organisation_id)
        .select_related("organisation")
        .first()
    )
    if console is None:
        raise Problem(ProblemCode.CONSOLE_NOT_OPEN)
    return console


async def enter(viewer: Official) -> Department:
    """The viewer as one who asks for her department, when she may ask now; counted as one request.

    She asks about every item, in her department's branch. Raises what open_for raises,
    CLIENT_SUSPENDED, or RATE_LIMITED beyond STAFF_RATE.
    """
    console = await open_for(viewer)
    client = await _client_of(viewer, console)
    if client.state is not ClientState.ACTIVE:
        raise Problem(ProblemCode.CLIENT_SUSPENDED)
    taken = await buckets.take(f"exchange client {client.id}", STAFF_RATE)
    if not taken.granted:
        raise Problem(ProblemCode.RATE_LIMITED, seconds=taken.wait)
    department = Department(
        client_id=client.id,
        person_id=viewer.person_id,
        organisation_id=viewer.organisation_id,
        organisation_name=console.organisation.name,
        scopes=frozenset(),
        regions=(console.organisation.region,),
        item_types=frozenset({ITEM}),
        legal_bases=frozenset(console.legal_bases),
        source=viewer.source,
    )
    asking.enter(department)
    return department


async def _client_of(viewer: Official, console: DepartmentConsole) -> ExchangeClient:
    mine = ExchangeClient.filter(organisation_id=viewer.organisation_id, staff_id=viewer.person_id)
    return await mine.first() or await _new_client(viewer, console)


async def _new_client(viewer: Official, console: DepartmentConsole) -> ExchangeClient:
    person, now = await Person.get(id=viewer.person_id), clock.now()
    async with transaction():
        client, is_new = await ExchangeClient.get_or_create(
            organisation_id=viewer.organisation_id,
            staff_id=viewer.person_id,
            defaults={
                "name": f"{NAME}·{person.name}",
                "contact": console.contact,
                "created_at": now,
                "created_by_id": viewer.person_id,
                "watched_since": now,
            },
        )
        if is_new:
            await audit.record(viewer, "exchange.console_used_first", client.id)
    return client

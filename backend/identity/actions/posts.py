"""Bringing organisations online, and giving and ending posts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import audit, clock, db, text
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official, Role, System
from backend.identity import access, people, uscc
from backend.identity.models import Organisation, OrganisationKind, Person, Post
from backend.regions import queries as regions

# 国办发〔2001〕52号: who approves the use of a seal must not be the one who keeps it.
_SEAL_RIVALS = {Role.APPROVER: Role.SEAL_KEEPER, Role.SEAL_KEEPER: Role.APPROVER}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewOrganisation:
    """What an operator enters to bring an organisation online."""

    kind: OrganisationKind
    name: str
    mark: str
    uscc: str
    region: str
    contact_phone: str
    term_from: date | None = None
    term_to: date | None = None


async def register_organisation(viewer: Official | System, new: NewOrganisation) -> Organisation:
    """Brings an organisation online; the region must be in force."""
    access.require_operator(viewer)
    await regions.region_for_request(new.region)
    async with transaction():
        organisation = await Organisation.create(
            kind=new.kind,
            name=text.clean_text(new.name, field="name", max_length=100),
            mark=text.clean_text(new.mark, field="mark", max_length=20),
            uscc=uscc.parse(new.uscc, field="uscc"),
            region=new.region,
            contact_phone=text.clean_text(new.contact_phone, field="contactPhone", max_length=30),
            term_from=new.term_from,
            term_to=new.term_to,
            created_at=clock.now(),
        )
        await audit.record(viewer, "organisation.registered", organisation.id)
    return organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """Who, where, as what, for which days (both included)."""

    name: str
    id_number: str
    phone: str
    organisation_uscc: str
    role: Role
    valid_from: date
    valid_to: date | None = None


async def appoint(services: Services, viewer: Official | System, new: Appointment) -> Post:
    """Gives a person a post; the person is registered when unknown.

    One person never both approves and keeps the seal of one committee (国办发〔2001〕52号).
    """
    organisation = await access.organisation_for_appointer(viewer, new.organisation_uscc)
    person = await _ensure_person(services.vault, new)
    async with transaction():
        await Person.select_for_update().get(id=person.id)
        await _refuse_seal_conflict(person.id, organisation.id, new.role)
        post = await Post.create(
            person=person,
            organisation=organisation,
            role=new.role,
            valid_from=new.valid_from,
            valid_to=new.valid_to,
        )
        await audit.record(
            viewer, "post.appointed", post.id, role=new.role.value, person=str(person.id)
        )
    return post


async def end_post(viewer: Official | System, post_id: UUID, *, last_day: date) -> Post:
    """Ends a post; its holder can decide nothing from the day after."""
    post = await Post.get_or_none(id=post_id).prefetch_related("organisation")
    if post is None:
        raise NotFound
    await access.organisation_for_appointer(viewer, post.organisation.uscc)
    async with transaction():
        post.valid_to = last_day
        await post.save(update_fields=["valid_to"])
        await audit.record(viewer, "post.ended", post.id)
    return post


async def _ensure_person(vault: Vault, new: Appointment) -> Person:
    person = people.new_person(vault, name=new.name, id_number=new.id_number, phone=new.phone)
    known = await Person.get_or_none(id_number_index=person.id_number_index)
    if known is not None:
        return known
    async with transaction():
        await db.serialise(person.id_number_index)
        if await Person.filter(phone_index=person.phone_index).exists():
            raise Problem(ProblemCode.ID_NUMBER_TAKEN, field="phone")
        await person.save()
    return person


async def _refuse_seal_conflict(person_id: UUID, organisation_id: UUID, role: Role) -> None:
    rival = _SEAL_RIVALS.get(role)
    if rival is None:
        return
    today = clock.today()
    conflict = await Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        person_id=person_id,
        organisation_id=organisation_id,
        role=rival,
    ).exists()
    if conflict:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED, field="role")

"""Bringing organisations online, and giving and ending posts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import asking, audit, clock, db, text
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official, Role, System
from backend.identity import access, people, uscc
from backend.identity.models import Organisation, OrganisationKind, Person, Post
from backend.regions import queries as regions

# 国办发〔2001〕52号: who approves the use of a seal must not be the one who keeps it; and at a
# township, which has a seal for its letters, neither is who activates and suspends seals.
_SEAL_RIVALS = {
    Role.APPROVER: {Role.SEAL_KEEPER, Role.TOWNSHIP},
    Role.SEAL_KEEPER: {Role.APPROVER, Role.TOWNSHIP},
    Role.TOWNSHIP: {Role.APPROVER, Role.SEAL_KEEPER},
}


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
    """Brings an organisation online; the region must be in force.

    One committee serves a region, one organisation has a USCC, and one a mark, since two proofs
    must not share a number: else raises ORGANISATION_KNOWN.
    """
    access.require_operator(viewer)
    await regions.region_for_request(new.region)
    code = uscc.parse(new.uscc, field="uscc")
    mark = text.clean_text(new.mark, field="mark", max_length=20)
    _require_term(new)
    async with transaction():
        await db.serialise("organisation.registration")
        await _refuse_known(new, code, mark)
        organisation = await Organisation.create(
            kind=new.kind,
            name=text.clean_text(new.name, field="name", max_length=100),
            mark=mark,
            uscc=code,
            region=new.region,
            contact_phone=text.clean_text(new.contact_phone, field="contactPhone", max_length=30),
            term_from=new.term_from,
            term_to=new.term_to,
            created_at=clock.now(),
        )
        await audit.record(viewer, "organisation.registered", organisation.id)
    return organisation


def _require_term(new: NewOrganisation) -> None:
    committee = new.kind is OrganisationKind.COMMITTEE
    if committee and (new.term_from is None or new.term_to is None):
        raise Problem(ProblemCode.DATE_INVALID, field="termTo")
    if new.term_from and new.term_to and new.term_to < new.term_from:
        raise Problem(ProblemCode.DATE_INVALID, field="termTo")


async def _refuse_known(new: NewOrganisation, code: str, mark: str) -> None:
    if await Organisation.filter(uscc=code).exists():
        raise Problem(ProblemCode.ORGANISATION_KNOWN, field="uscc")
    if await Organisation.filter(mark=mark).exists():
        raise Problem(ProblemCode.ORGANISATION_KNOWN, field="mark")
    same = Organisation.filter(region=new.region, kind=OrganisationKind.COMMITTEE)
    if new.kind is OrganisationKind.COMMITTEE and await same.exists():
        raise Problem(ProblemCode.ORGANISATION_KNOWN, field="region")


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

    One person never both approves and keeps the seal of one organisation (国办发〔2001〕52号), nor
    does either who rules over it. Raises
    NotFound, FORBIDDEN for a role that such an organisation does not have, DATE_INVALID,
    TWO_PERSONS_REQUIRED, ID_NUMBER_TAKEN, or what is wrong with the person.
    """
    organisation = await access.organisation_for_appointer(viewer, new.organisation_uscc)
    access.require_role_of(organisation.kind, new.role)
    if new.valid_to is not None and new.valid_to < new.valid_from:
        raise Problem(ProblemCode.DATE_INVALID, field="validTo")
    person = await _ensure_person(services.vault, new)
    async with transaction():
        await _lock(person.id)
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
    """Ends a post; its holder can decide nothing from the day after.

    A term only gets shorter: raises DATE_INVALID for a day after its end. To go on needs a new
    post, and with it the questions that `appoint` asks.
    """
    post = await Post.get_or_none(id=post_id).prefetch_related("organisation")
    if post is None:
        raise NotFound
    await access.organisation_for_appointer(viewer, post.organisation.uscc)
    async with transaction():
        post = await Post.select_for_update().get(id=post_id)
        if post.valid_to is not None and last_day > post.valid_to:
            raise Problem(ProblemCode.DATE_INVALID, field="lastDay")
        post.valid_to = last_day
        await post.save(update_fields=["valid_to"])
        await audit.record(viewer, "post.ended", post.id)
    return post


@asking.as_the_portal("whoever appoints must not find others, nor register somebody twice")
async def _ensure_person(vault: Vault, new: Appointment) -> Person:
    person = people.new_person(vault, name=new.name, id_number=new.id_number, phone=new.phone)
    async with transaction():
        await db.serialise(people.REGISTRATION)
        known = await Person.get_or_none(id_number_index=person.id_number_index)
        if known is not None:
            return known
        if await Person.filter(phone_index=person.phone_index).exists():
            raise Problem(ProblemCode.ID_NUMBER_TAKEN, field="phone")
        await person.save()
    return person


@asking.as_the_portal("two appointments of one person come one after the other")
async def _lock(person_id: UUID) -> None:
    await Person.select_for_update().get(id=person_id)


async def _refuse_seal_conflict(person_id: UUID, organisation_id: UUID, role: Role) -> None:
    rivals = _SEAL_RIVALS.get(role)
    if rivals is None:
        return
    today = clock.today()
    conflict = await Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        person_id=person_id,
        organisation_id=organisation_id,
        role__in=rivals,
    ).exists()
    if conflict:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED, field="role")

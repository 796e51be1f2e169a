"""A person as a row: checked, encrypted and indexed."""

from uuid import uuid4

from backend.foundation import asking, clock, names
from backend.foundation.errors import NotFound
from backend.foundation.vault import Vault
from backend.identity import phones, resident_id
from backend.identity.models import Person

REGISTRATION = "person.registration"
"""For db.serialise: new people enter one at a time, so that neither number is taken in between."""


def new_person(vault: Vault, *, name: str, id_number: str, phone: str) -> Person:
    """An unsaved person; raises what is wrong with name, number or phone."""
    key = uuid4()
    number = resident_id.parse(id_number, today=clock.today()).value
    mobile = phones.parse(phone, field="phone")
    return Person(
        id=key,
        name=names.clean_name(name, field="name"),
        id_number=vault.encrypt(number, place="person.id_number", row=key),
        id_number_index=vault.index(number, kind="id_number"),
        phone=vault.encrypt(mobile, place="person.phone", row=key),
        phone_index=vault.index(mobile, kind="phone"),
        created_at=clock.now(),
    )


@asking.as_the_portal("whom somebody names completely, to be helped")
async def person_named(vault: Vault, *, name: str, id_number: str) -> Person:
    """The open account with this number and this name.

    Raises what is wrong with number or name, and NOT_FOUND, also when the name is another's.
    """
    number = resident_id.parse(id_number, today=clock.today()).value
    called = names.clean_name(name, field="name")
    found = await Person.get_or_none(
        id_number_index=vault.index(number, kind="id_number"), closed_at=None
    )
    if found is None or found.name != called:
        raise NotFound
    return found


def id_number_of(vault: Vault, person: Person) -> str:
    """The identity number in the clear, for documents that must carry it."""
    return vault.decrypt(person.id_number, place="person.id_number", row=person.id)


def phone_of(vault: Vault, person: Person) -> str | None:
    """The mobile number in the clear, for messages and the seal register; None once closed."""
    stored = person.phone
    return None if stored is None else vault.decrypt(stored, place="person.phone", row=person.id)

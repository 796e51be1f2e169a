"""What a stolen copy of the database tells: no identity number, no phone, no code, no token."""

import pytest

from backend.foundation import db
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.actions import signing_in
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from tests.factories import a_citizen, a_committee, a_proof

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def everything_stored() -> dict[str, str]:
    """Every row of every table as text, binary columns in hexadecimal digits and as bytes."""
    connection = db.connection()
    tables = await connection.execute_query_dict(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    )
    stored: dict[str, str] = {}
    for table in tables:
        rows = await connection.execute_query_dict(
            f'SELECT row::text AS text FROM "{table["name"]}" AS row'
        )
        stored[table["name"]] = "\n".join(row["text"] for row in rows)
    return stored


def forms_of(secret: str) -> list[str]:
    """The secret in the clear, and as PostgreSQL shows its bytes."""
    return [secret, secret.encode().hex()]


async def test_numbers_and_phones_are_nowhere_in_the_clear(services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    await a_proof(services, committee, state=ProofState.CHECKED, applicant=resident)
    secrets: list[str] = []
    for person in await Person.all():
        secrets += forms_of(people.id_number_of(services.vault, person))
        secrets += forms_of(people.phone_of(services.vault, person))

    stored = await everything_stored()

    assert len(secrets) >= 20
    assert len(stored["person"].splitlines()) >= 5
    found = {
        table
        for table, text in stored.items()
        for secret in secrets
        if secret.lower() in text.lower()
    }
    assert found == set()


async def test_codes_and_tokens_are_nowhere_in_the_clear(services: Services) -> None:
    person = await Person.get(id=(await a_citizen(services)).person_id)
    phone = people.phone_of(services.vault, person)
    sent = await signing_in.request_sign_in_code(services, "test", phone=phone)
    code = sent.shown or ""
    started = await signing_in.sign_in(services, phone=phone, code=code)

    stored = await everything_stored()

    assert stored["session"]
    assert stored["sign_in_code"]
    assert all(started.token not in text for text in stored.values())
    columns = stored["sign_in_code"].strip("()").split(",")
    assert code not in columns


async def test_the_same_number_is_written_differently_each_time(services: Services) -> None:
    """So that equal cells tell nothing; the keyed hash beside them finds a person."""
    person = await Person.get(id=(await a_citizen(services)).person_id)
    number = people.id_number_of(services.vault, person)
    phone = people.phone_of(services.vault, person)

    again = people.new_person(services.vault, name="王桂香", id_number=number, phone=phone)

    assert again.id_number != person.id_number
    assert again.phone != person.phone
    assert again.id_number_index == person.id_number_index
    assert again.phone_index == person.phone_index
    assert again.id_number_index != again.phone_index

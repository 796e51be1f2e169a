"""What else goes when an account is closed (PIPL 47): whatever no record rests on."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from tortoise import Tortoise

from backend.foundation import audit, db
from backend.foundation.db import transaction
from backend.foundation.vault import Vault
from backend.foundation.viewer import System
from backend.identity.models import Person
from backend.notices.models import Notice
from backend.repeats.models import KeptAnswer
from backend.sharing.models import ShowCode

_SYSTEM = System(job="privacy")
NOBODY = "已注销"
"""The name of somebody of whom nothing is left but the log, which knows her by an id."""
TRANSIENT = {
    "session": "logs of the network, which the law keeps for six months; they have no name",
    "second_factor": "deleted with the account",
    "recovery_code": "deleted with the account",
    "notice": "deleted here",
    "show_code": "deleted here",
}
"""Tables whose rows do not ask for a name to be kept. Rows of all others do."""


async def erase_traces(vault: Vault, person_id: UUID) -> None:
    """Deletes notices, answers and codes of a closed account; its name, too, if nothing bears it.

    Name and number stay as long as a record bears them: a request or a paper, a complaint, a
    rating, a post. Otherwise they are overwritten, and who comes back comes as somebody new.
    Harmless when done twice, or when the account was opened again.
    """
    async with transaction():
        person = await Person.select_for_update().get(id=person_id)
        if person.closed_at is None or person.name == NOBODY:
            return
        await Notice.filter(person_id=person_id).delete()
        await KeptAnswer.filter(asker_id=person_id).delete()
        await ShowCode.filter(holder_id=person_id).delete()
        nameless = not await _is_on_record(person_id)
        if nameless:
            await _forget_name(vault, person)
        await audit.record(_SYSTEM, "account.traces_erased", person_id, nameless=nameless)


def records() -> Sequence[tuple[str, str]]:
    """Tables and columns that refer to a person as a record does, from the models."""
    assert Tortoise.apps is not None, "models are known once the database is connected"
    return [
        (model._meta.db_table, f"{name}_id")  # noqa: SLF001 -- what Tortoise calls its description
        for model in Tortoise.apps["portal"].values()
        for name, field in model._meta.fields_map.items()  # noqa: SLF001 -- as above
        if getattr(field, "model_name", "") == "portal.Person"
        and model._meta.db_table not in TRANSIENT  # noqa: SLF001 -- as above
    ]


async def _is_on_record(person_id: UUID) -> bool:
    # Files on their way out are nobody's record.
    named = [
        f"SELECT 1 FROM {table} WHERE {column} = $1"  # noqa: S608 -- names of our models
        + (" AND discarded_at IS NULL" if table == "attachment" else "")
        for table, column in records()
    ]
    rows = await db.connection().execute_query_dict(
        f"SELECT EXISTS ({' UNION ALL '.join(named)}) AS found", [person_id]
    )
    return rows[0]["found"]


async def _forget_name(vault: Vault, person: Person) -> None:
    person.name = NOBODY
    person.id_number = vault.encrypt("", place="person.id_number", row=person.id)
    person.id_number_index = secrets.token_hex(32)
    person.phone_index = None
    await person.save(update_fields=["name", "id_number", "id_number_index", "phone_index"])

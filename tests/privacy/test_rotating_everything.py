"""Whatever a village has encrypted, cell or file, comes under a new key and reads the same."""

import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.backups import ledger
from backend.foundation import clock, db
from backend.foundation.key_ring import KeyRing
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.foundation.vault import Vault, VaultError, key_number
from backend.identity.actions import second_factors
from backend.identity.models import SecondFactor
from backend.letters import snapshot
from backend.letters.models import LetterPiece
from backend.objections import wishes
from backend.objections.models import Objection
from backend.privacy import ciphers, jobs
from backend.privacy.actions import rotating
from backend.privacy.ciphers import Cell
from backend.proofs import attachments
from backend.proofs.models import Attachment
from backend.registration import secrets
from backend.registration.models import AssistanceContact, FilingRow
from backend.registration.published_forms import FORMS
from backend.repeats import actions as repeats
from backend.repeats.models import KeptAnswer
from tests.databases import as_owner, empty
from tests.factories import a_citizen
from tests.permissions import scene as village
from tests.privacy.rings import ALONE, ROTATED, rotate, under

pytestmark = pytest.mark.anyio

NOT_IN_THE_VILLAGE = {
    "assistance_contact.phone",
    "filing_row.secrets",
    "kept_answer.body",
    "letter_piece.title",
    "objection.wish",
    "second_factor.offered",
    "second_factor.secret",
}
"""Kinds of cells of which the village has none; they have a test of their own."""


async def stored(cell: Cell) -> list[dict[str, Any]]:
    return await db.connection().execute_query_dict(
        f"SELECT id, {cell.row} AS row, {cell.column} AS cell FROM {cell.table}"
        f" WHERE length({cell.column}) > 0 ORDER BY id"
    )


async def in_the_clear(vault: Vault) -> dict[str, list[bytes]]:
    """Every cell of the portal as it reads, by place."""
    return {
        cell.place: [
            vault.decrypt_bytes(bytes(row["cell"]), place=cell.place, row=row["row"])
            for row in await stored(cell)
        ]
        for cell in ciphers.cells()
    }


async def answered() -> repeats.Answer:
    return repeats.Answer(body=b"{}", keep=True)


async def as_rotation(statement: str) -> None:
    async with db.transaction():
        await rotating.allow_rotation()
        await db.connection().execute_query(statement)


@pytest.fixture(scope="module")
async def affairs(services: Services, connected: None) -> AsyncIterator[None]:
    """A village with a bit of everything, built once."""
    await empty()
    await village.build(services)
    yield
    await empty()


@pytest.mark.usefixtures("affairs")
async def test_every_kind_of_cell_reads_the_same_under_the_new_key_alone(
    services: Services,
) -> None:
    before = await in_the_clear(services.vault)
    assert {place for place, values in before.items() if not values} <= NOT_IN_THE_VILLAGE

    assert await rotate(under(services, ROTATED)) == 0

    assert await in_the_clear(Vault(ALONE)) == before
    assert await rotate(under(services, ROTATED)) == 0, "a second run has nothing to do"
    back = KeyRing(secrets=ROTATED.secrets, waiting=frozenset({2}), index_key=ROTATED.index_key)
    assert await rotate(under(services, back)) == 0


@pytest.mark.usefixtures("affairs")
async def test_a_cell_moved_to_any_other_place_is_noticed(services: Services) -> None:
    """Every kind of cell against every other column, and against every other row of its own."""
    kinds = ciphers.cells()
    for cell in kinds:
        rows = await stored(cell)
        for row in rows[:1]:
            for other in kinds:
                if other.place != cell.place:
                    with pytest.raises(VaultError):
                        services.vault.decrypt_bytes(
                            bytes(row["cell"]), place=other.place, row=row["row"]
                        )
            for elsewhere in rows[1:]:
                with pytest.raises(VaultError):
                    services.vault.decrypt_bytes(
                        bytes(row["cell"]), place=cell.place, row=elsewhere["row"]
                    )


@pytest.mark.usefixtures("affairs")
async def test_files_are_encrypted_anew_and_the_old_ones_go_an_hour_later(
    services: Services,
) -> None:
    attachment = await Attachment.filter(discarded_at=None).order_by("id").first()
    assert attachment is not None
    content = await attachments.content_of(services, attachment)
    new = under(services, ROTATED)

    await rotate(new)

    turned = await Attachment.get(id=attachment.id)
    assert key_number(await services.storage.get(turned.sha256)) == 2
    assert await attachments.content_of(under(services, ALONE), turned) == content
    # Whoever had read the row a moment ago still finds the file.
    assert await attachments.content_of(new, attachment) == content
    with clock.stopped(clock.now() + timedelta(hours=1, minutes=1)):
        await jobs.delete_outlived(services)
    with pytest.raises(FileMissing):
        await services.storage.get(attachment.sha256)
    assert await attachments.content_of(new, turned) == content


@pytest.mark.usefixtures("affairs")
async def test_the_backup_follows_the_new_files(services: Services, database_url: str) -> None:
    moment = clock.now()
    later = ROTATED.with_new_key().with_waiting_in_use()
    await rotate(under(services, later))

    async with db.snapshot(database_url) as reader:
        new = await ledger.keys_since(reader, moment)

    kept = await Attachment.filter(discarded_at=None).values_list("sha256", flat=True)
    assert kept
    assert set(kept) <= new
    back = KeyRing(secrets=later.secrets, waiting=frozenset({2, 3}), index_key=later.index_key)
    assert await rotate(under(services, back)) == 0


@pytest.mark.usefixtures("affairs")
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("proof_snapshot", "content = '\\x02'"),
        ("proof_snapshot", "sha256 = repeat('0', 64)"),
        ("letter_file", "sha256 = repeat('0', 64)"),
        ("filing_row", "faulty = NOT faulty, secrets = NULL"),
    ],
)
async def test_rows_that_never_change_do_so_for_rotation_alone_and_in_their_ciphers_alone(
    table: str, change: str
) -> None:
    update = f"UPDATE {table} SET {change}"
    with as_owner(), pytest.raises(Exception, match=r"append-only|do not change"):
        await db.connection().execute_query(update)
    if change.startswith("content"):
        return
    with as_owner(), pytest.raises(Exception, match=r"append-only|do not change"):
        await as_rotation(update)


@pytest.mark.usefixtures("affairs")
async def test_rows_that_never_change_cannot_be_deleted_by_rotation_either() -> None:
    with as_owner(), pytest.raises(IntegrityError, match="append-only"):
        await as_rotation("DELETE FROM proof_snapshot")


def test_every_file_of_the_storage_is_encrypted_or_has_a_reason() -> None:
    known = {(file.table, file.column) for file in ciphers.FILES}
    assert {(table, column) for table, column, _ in ledger.KEPT} == (
        known | ciphers.READABLE_FILES.keys()
    )


async def test_kinds_of_cells_that_the_village_has_not_are_bound_to_their_place_as_well(
    services: Services, database: None
) -> None:
    vault = services.vault
    objection, piece, contact, row = Objection(), LetterPiece(), AssistanceContact(), FilingRow()
    wishes.put(vault, objection, "李四")
    snapshot.put_title(vault, piece, "照片")
    secrets.put_assisting_phone(vault, contact, "13900000001")
    form = next(each for each in FORMS.values() if any(column.secret for column in each.asked))
    hidden = next(column.code for column in form.asked if column.secret)
    secrets.put_cells(vault, form, row, {hidden: "13900000001"})
    visitor = await a_citizen(services)
    stepped_up = dataclasses.replace(visitor, stepped_up_at=clock.now())
    await second_factors.offer(services, stepped_up)
    factor = await SecondFactor.get(person_id=visitor.person_id)
    await repeats.once(
        vault, repeats.Key(asker_id=uuid4(), key=uuid4(), question="?"), answered, together=True
    )
    kept = await KeptAnswer.get()
    found: dict[str, tuple[UUID, bytes | None]] = {
        "objection.wish": (objection.id, objection.wish),
        "letter_piece.title": (piece.id, piece.title),
        "assistance_contact.phone": (contact.id, contact.phone),
        "filing_row.secrets": (row.id, row.secrets),
        "second_factor.offered": (factor.id, factor.offered),
        "kept_answer.body": (kept.id, kept.body),
    }

    assert found.keys() | {"second_factor.secret"} == NOT_IN_THE_VILLAGE
    places = {cell.place: cell for cell in ciphers.cells()}
    for place, (row_id, cipher) in found.items():
        assert places[place].row == "id"
        assert cipher is not None
        assert vault.decrypt_bytes(cipher, place=place, row=row_id)

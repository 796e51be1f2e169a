"""Keys change while everybody reads and writes: nothing is lost, nothing is left behind."""

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from backend.foundation import clock, db
from backend.foundation.key_ring import KeyRing
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.foundation.vault import Vault
from backend.identity import people
from backend.identity.models import Person
from backend.privacy import ciphers, jobs, rotation
from backend.privacy.__main__ import main
from backend.privacy.actions import rotating
from backend.privacy.models import ReplacedFile
from tests.factories import a_person, a_phone
from tests.preservation.scene import environment, run
from tests.privacy.rings import ALONE, ROTATED, WAITING, rotate, under

pytestmark = pytest.mark.anyio


@pytest.mark.usefixtures("database")
async def test_a_rotation_that_was_cut_short_leaves_no_file_that_nobody_knows(
    services: Services,
) -> None:
    """It died after the new file was stored, before the row turned to it."""
    key = await services.storage.put(b"\x02 of a rotation that died")
    await ReplacedFile.create(old_key="0" * 64, new_key=key, begun_at=clock.now())

    await jobs.delete_outlived(services)
    assert await services.storage.get(key)
    with clock.stopped(clock.now() + timedelta(hours=1, minutes=1)):
        await jobs.delete_outlived(services)

    with pytest.raises(FileMissing):
        await services.storage.get(key)
    assert not await ReplacedFile.exists()


@pytest.mark.usefixtures("database")
async def test_what_others_write_meanwhile_is_neither_lost_nor_left_behind(
    services: Services,
) -> None:
    """Writers with the old ring, the waiting one and the new one, readers with each."""
    ids = sorted([(await a_person(services)).id for _ in range(40)])
    written: dict[UUID, str] = {}
    rings = [under(services, ring) for ring in (WAITING, ROTATED)]
    at_work = True

    async def write(own: list[UUID], portal: Services) -> None:
        turn = 0
        while at_work:
            key = own[turn % len(own)]
            phone = a_phone()
            cipher = portal.vault.encrypt(phone, place="person.phone", row=key)
            await Person.filter(id=key).update(phone=cipher)
            written[key] = phone
            turn += 1

    async def read(portal: Services) -> int:
        seen = 0
        while at_work:
            for person in await Person.all():
                assert people.phone_of(portal.vault, person)
                assert people.id_number_of(portal.vault, person)
                seen += 1
        return seen

    writers = [write(ids[at::4], rings[at % 2]) for at in range(4)]
    running = [asyncio.create_task(each) for each in (*writers, *map(read, rings))]
    cells = [cell for cell in ciphers.cells() if cell.table == "person"]
    done = 0
    # Until the others have written everywhere, so that it ran against them for a while.
    while len(written) < len(ids) or done < 2 * len(ids):
        for cell in cells:
            progress = await rotating.rotate_cells(rings[1].vault, cell, batch=7)
            assert not progress.unreadable
            done += progress.done
    at_work = False
    await asyncio.gather(*running)
    assert await rotate(rings[1]) == 0

    alone = Vault(ALONE)
    found = {person.id: people.phone_of(alone, person) for person in await Person.all()}
    assert found == written


@pytest.mark.usefixtures("database")
async def test_a_row_that_somebody_holds_is_left_to_the_next_pass(services: Services) -> None:
    person = await a_person(services)
    cell = next(each for each in ciphers.cells() if each.place == "person.phone")
    vault = Vault(ROTATED)
    held, over = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with db.transaction():
            await Person.select_for_update().get(id=person.id)
            held.set()
            await over.wait()

    holder = asyncio.create_task(hold())
    await held.wait()
    assert (await rotating.rotate_cells(vault, cell)).done == 0
    over.set()
    await holder
    assert (await rotating.rotate_cells(vault, cell)).done == 1


@pytest.mark.usefixtures("database")
async def test_a_rotation_goes_on_where_it_was_stopped(services: Services) -> None:
    for _ in range(6):
        await a_person(services)
    vault = Vault(ROTATED)
    cell = next(each for each in ciphers.cells() if each.place == "person.id_number")
    progress = rotating.Progress(place=cell.place)
    async with db.transaction():
        await rotating.rotate_batch(vault, cell, UUID(int=0), 2, progress)

    assert await rotating.older_cells(vault, cell) == 4
    assert (await rotating.rotate_cells(vault, cell)).done == 4


@pytest.mark.usefixtures("database")
async def test_a_damaged_cell_is_named_and_left_as_it_is(services: Services) -> None:
    person, other = await a_person(services), await a_person(services)
    damaged = person.id_number[:-1] + bytes([person.id_number[-1] ^ 1])
    await Person.filter(id=person.id).update(id_number=damaged)

    standings = await rotation.rotate(under(services, ROTATED), lambda _: None)

    found = {each.place: each for each in standings}["person.id_number"]
    assert (found.done, found.older, found.unreadable) == (1, 1, [str(person.id)])
    assert (await Person.get(id=person.id)).id_number == damaged
    assert people.id_number_of(Vault(ALONE), await Person.get(id=other.id))


@pytest.mark.usefixtures("database")
async def test_an_operator_rotates_with_the_command(
    services: Services,
    database_url: str,
    pki: Path,
    fonts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = await a_person(services)
    number = people.id_number_of(services.vault, person)
    settings = environment(services, database_url, pki, fonts, tmp_path)
    keys = tmp_path / "secret"
    keys.chmod(0o600)

    def rewrite(*arguments: str | Path) -> int:
        monkeypatch.setattr("sys.argv", ["rotate-field-keys", *map(str, arguments)])
        return main()

    assert rewrite("add", keys) == 0
    assert rewrite("add", keys) == 2, "one waits already"
    assert rewrite("use", keys) == 0
    ran = await asyncio.to_thread(run, "rotate-field-keys", settings, "run")
    assert rewrite("retire", keys, "1") == 0

    assert ran.returncode == 0, ran.stderr
    assert "2 encrypted anew, 0 under older keys" in ran.stdout
    assert number not in ran.stdout + ran.stderr
    assert keys.stat().st_mode & 0o777 == 0o600
    alone = KeyRing.parsed(keys.read_text())
    assert people.id_number_of(Vault(alone), await Person.get(id=person.id)) == number

"""`scripts/bench-rotation`: how long new keys take, and what whoever is at work meanwhile notices.

Nothing is asserted: times belong to a machine. What was measured: docs/assurance.md.
"""

import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from backend.foundation import asking, clock, db
from backend.foundation.key_ring import KeyRing
from backend.foundation.vault import Vault
from backend.foundation.viewer import System
from backend.identity.models import Person
from backend.migrations.__main__ import bring_to_newest
from backend.privacy import ciphers
from backend.privacy.actions import rotating
from scripts.local.embedded import EmbeddedPostgres

OLD = KeyRing.single(b"k" * 32)
BOTH = OLD.with_new_key().with_waiting_in_use()
ALONE = BOTH.without(1)
CELLS = ("person.id_number", "person.phone")
PLACE = "person.phone"


def main() -> None:
    """On an embedded database of its own."""
    parser = argparse.ArgumentParser(prog="bench-rotation", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows: int = parser.parse_args().rows
    with TemporaryDirectory() as folder, EmbeddedPostgres(Path(folder)) as server:
        asyncio.run(_measure(server.url, rows))


async def _measure(url: str, rows: int) -> None:
    await bring_to_newest(url)
    await db.connect(url, role=asking.WORKER, viewer=System(job="bench"))
    try:
        ids = await _people(rows)
        _say(f"{rows} people, {2 * rows} cells under key 1")
        await _rotate(ids)
    finally:
        await db.disconnect()


async def _people(rows: int) -> list[UUID]:
    vault, ids = Vault(OLD), [uuid4() for _ in range(rows)]
    people = (
        Person(
            id=each,
            name="王桂香",
            id_number=vault.encrypt("990101188001010015", place=CELLS[0], row=each),
            id_number_index=f"{at:064}",
            phone=vault.encrypt("13900000001", place=PLACE, row=each),
            phone_index=f"{at:064}",
            created_at=clock.now(),
        )
        for at, each in enumerate(ids)
    )
    await Person.bulk_create(people, batch_size=1000)
    return ids


async def _rotate(ids: list[UUID]) -> None:
    over = asyncio.Event()
    written: dict[UUID, str] = {}
    others = [asyncio.create_task(_write(ids[at::4], at, over, written)) for at in range(4)]
    vault, began, done = Vault(BOTH), time.monotonic(), 0
    for cell in ciphers.cells():
        if cell.place in CELLS:
            while await rotating.older_cells(vault, cell):
                done += (await rotating.rotate_cells(vault, cell)).done
    seconds = time.monotonic() - began
    over.set()
    waited = [wait for each in await asyncio.gather(*others) for wait in each]
    left = [
        await rotating.older_cells(vault, cell) for cell in ciphers.cells() if cell.place in CELLS
    ]
    _say(f"{done} cells in {seconds:.1f} s ({done / seconds:.0f} a second), {sum(left)} left")
    _say(
        f"four writers meanwhile: {len(waited)} reads and writes, p50"
        f" {1000 * statistics.median(waited):.1f} ms, worst {1000 * max(waited):.1f} ms, 0 failed"
    )
    alone = Vault(ALONE)
    async for person in Person.all():
        said = written.get(person.id, "13900000001")
        if alone.decrypt(person.phone or b"", place=PLACE, row=person.id) != said:
            raise SystemExit(f"LOST: {person.id}")
    _say(f"every cell reads under the new key alone, {len(written)} of them as written meanwhile")


async def _write(
    ids: list[UUID], writer: int, over: asyncio.Event, written: dict[UUID, str]
) -> list[float]:
    vault, waited = Vault(BOTH), list[float]()
    for turn, each in enumerate(ids * 1000):
        if over.is_set():
            break
        began = time.monotonic()
        person = await Person.get(id=each)
        vault.decrypt(person.phone or b"", place=PLACE, row=each)
        phone = f"139{writer}{turn:07d}"
        cipher = vault.encrypt(phone, place=PLACE, row=each)
        await Person.filter(id=each).update(phone=cipher)
        waited.append(time.monotonic() - began)
        written[each] = phone
        await asyncio.sleep(0.005)
    return waited


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

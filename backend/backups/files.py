"""The stored files: copied once, since what a key names never changes."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Iterable

from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.foundation.storage import FileMissing, Storage, key_of

FOLDER = "files/"
_AT_ONCE = 8
_TOLD_EVERY = 1000


async def keys_in(place: Place) -> set[str]:
    """Keys of the files that are there."""
    return {_key(entry.name) for entry in await place.entries(FOLDER)}


async def copy(
    storage: Storage, place: Place, keys: Iterable[str], say: Callable[[str], None]
) -> set[str]:
    """Copies files into the place; returns the keys of those that the storage does not have.

    They are missing there too, and an older backup may have them: it is not ours to give up.
    """
    lost: set[str] = set()

    async def one(key: str) -> None:
        try:
            content = await storage.get(key)
        except FileMissing:
            lost.add(key)
            return
        await place.put(name_of(key), content)

    await _some_at_once(keys, one, say, "copied")
    return lost


async def bring_back(
    place: Place, storage: Storage, keys: Iterable[str], say: Callable[[str], None]
) -> None:
    """Puts files of the place into the storage, each checked against its name.

    Raises Refused for a file that changed.
    """

    async def one(key: str) -> None:
        content = await place.get(name_of(key))
        if key_of(content) != key:
            raise Refused(f"The backup's file {key} is damaged: take it from another backup.")
        await storage.put(content)

    await _some_at_once(keys, one, say, "brought back")


def name_of(key: str) -> str:
    """The name of a file in a place."""
    return f"{FOLDER}{key[:2]}/{key[2:]}"


def _key(name: str) -> str:
    return name.removeprefix(FOLDER).replace("/", "")


async def _some_at_once(
    keys: Iterable[str],
    work: Callable[[str], Awaitable[None]],
    say: Callable[[str], None],
    did: str,
) -> None:
    waiting = sorted(keys, reverse=True)
    total = len(waiting)
    done = itertools.count(1)

    async def worker() -> None:
        while waiting:
            await work(waiting.pop())
            if (number := next(done)) % _TOLD_EVERY == 0:
                say(f"files: {number} of {total} {did}")

    try:
        async with asyncio.TaskGroup() as tasks:
            for _ in range(_AT_ONCE):
                tasks.create_task(worker())
    except* (Refused, OSError) as errors:
        raise errors.exceptions[0] from None

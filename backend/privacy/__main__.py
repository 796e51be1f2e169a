"""`scripts/rotate-field-keys`: new keys for what is encrypted, while everything goes on.

In this order, docs/operations.md says why: `add` to the file of the keys, restart all processes,
`use`, restart all processes, `run`; and once no backup needs it, `retire` an older key. `count`
tells what is under older keys.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import asyncpg

from backend import bootstrap
from backend.foundation import asking
from backend.foundation.key_ring import KeyRing
from backend.foundation.viewer import System
from backend.privacy import rotation
from backend.privacy.rotation import Standing
from backend.settings import Settings, SettingsError


def main() -> int:
    """0 when all is done; 1 while something is under an older key; 2 when it cannot be told."""
    arguments = _arguments()
    try:
        match arguments.command:
            case "add":
                return _rewrite(arguments.file, KeyRing.with_new_key)
            case "use":
                return _rewrite(arguments.file, KeyRing.with_waiting_in_use)
            case "retire":
                return _rewrite(arguments.file, lambda ring: ring.without(arguments.number))
            case command:
                return _told(asyncio.run(_looked(counting=command == "count")))
    except (SettingsError, ValueError, OSError, asyncpg.PostgresError) as error:
        sys.stderr.write(f"rotate-field-keys: {error}\n")
        return 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="rotate-field-keys",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("add", "one more key, which reads and does not write yet"),
        ("use", "lets the key that waits write"),
        ("retire", "takes an older key out of the file; keep it with the backups that need it"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("file", type=Path, help="the file of PORTAL_SECRET_FILE")
        if name == "retire":
            command.add_argument("number", type=int, help="of the key")
    commands.add_parser("run", help="brings everything under the key that writes; may run again")
    commands.add_parser("count", help="how many cells are under older keys")
    return parser.parse_args()


def _rewrite(path: Path, change: Callable[[KeyRing], KeyRing]) -> int:
    ring = change(KeyRing.parsed(path.read_text(encoding="ascii")))
    owner, fresh = path.stat(), path.with_name(f"{path.name}.new")
    # Whole or not at all, closed to others throughout, and of the same account as before.
    opened = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as file:
        os.fchown(opened, owner.st_uid, owner.st_gid)
        file.write(ring.written())
        file.flush()
        os.fsync(opened)
    fresh.rename(path)
    numbers = ", ".join(str(number) for number in sorted(ring.secrets))
    _say(f"keys {numbers}; {ring.writing} writes. Restart every process that reads this file.")
    return 0


async def _looked(*, counting: bool) -> Sequence[Standing]:
    async with bootstrap.opened(
        Settings.from_environ(), role=asking.WORKER, viewer=System(job="rotate-field-keys")
    ) as services:
        _say(f"key {services.vault.writing} writes")
        if counting:
            return await rotation.count(services)
        return await rotation.rotate(services, _say)


def _told(standings: Sequence[Standing]) -> int:
    for each in standings:
        if each.older:
            _say(f"UNDER AN OLDER KEY {each.place}: {each.older}")
        for row in each.unreadable[:20]:
            _say(f"UNREADABLE {each.place} {row}")
    left = sum(each.older for each in standings)
    done = sum(each.done for each in standings)
    _say(f"{done} encrypted anew, {left} under older keys")
    return 1 if left else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

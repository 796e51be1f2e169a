"""`scripts/sweep-storage`: files of the storage that no row names.

A process that dies between storing a file and recording it leaves one behind. It is told in a line
each, and removed with --delete alone, while no job runs; what was removed is in the audit log.
Exit status 1 when there are any that are older than a day, and were not removed.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

import asyncpg

from backend.backups.orphans import actions, finding
from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.foundation import asking, clock, db
from backend.settings import Settings, SettingsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Tells, and with --delete removes; 2 when the surroundings are at fault, which it says."""
    parser = argparse.ArgumentParser(prog="sweep-storage", description=__doc__)
    parser.add_argument("--delete", action="store_true", help="remove them, while no job runs")
    options = parser.parse_args(arguments)
    try:
        return asyncio.run(_run(Settings.from_environ(), delete=options.delete))
    except (SettingsError, Refused, clock.WrongClock, OSError, asyncpg.PostgresError) as error:
        sys.stderr.write(f"sweep-storage: {error}\n")
        return 2


async def _run(settings: Settings, *, delete: bool) -> int:
    place = Place(settings.storage)
    # Without it no row of a tenant would be seen, and every file taken for an orphan.
    database = await asyncpg.connect(settings.database_url, server_settings=asking.EVERYTHING)
    await db.connect(settings.database_url, pool=1, viewer=actions.SWEEPER)
    try:
        found = await (actions.sweep if delete else finding.orphans)(database, place)
    finally:
        await db.disconnect()
        await database.close()
    for each in found:
        sys.stdout.write(f"{each.written_at:%Y-%m-%d %H:%M} {each.size:>10} {each.name}\n")
    done = "removed" if delete else "that no row names"
    sys.stdout.write(f"{len(found)} files {done}\n")
    return 1 if found and not delete else 0


if __name__ == "__main__":
    sys.exit(main())

"""`scripts/check-invariants`: whether anything is lost or doubled; exit status 1 if so.

Reads one moment of the database and changes nothing. That stored files are what the record says is
asked of scripts/verify-archive.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Mapping, Sequence

import asyncpg

from backend.operations import invariants
from backend.operations.invariants import Fault, Invariant


def main() -> int:
    """0 when all hold, 1 when one is broken, 2 when the database cannot be read."""
    parser = argparse.ArgumentParser(
        prog="check-invariants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rows", type=int, default=20, help="show at most so many of each")
    arguments = parser.parse_args()
    try:
        found = asyncio.run(invariants.faults(os.environ["DATABASE_URL"]))
    except KeyError:
        sys.stderr.write("check-invariants: DATABASE_URL is missing\n")
        return 2
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        sys.stderr.write(f"check-invariants: {error}\n")
        return 2
    sys.stdout.write(told(found, most=arguments.rows))
    return 1 if any(found.values()) else 0


def told(found: Mapping[Invariant, Sequence[Fault]], *, most: int) -> str:
    """What was found, in lines."""
    lines: list[str] = []
    for invariant, faults in found.items():
        if not faults:
            lines.append(f"holds   {invariant.name}")
            continue
        lines.append(f"BROKEN  {invariant.name}: {len(faults)}. {invariant.why}")
        lines += [f"        {fault.row_id}: {fault.detail}" for fault in faults[:most]]
        if len(faults) > most:
            lines.append(f"        and {len(faults) - most} more (--rows)")
    broken = sum(bool(faults) for faults in found.values())
    lines.append(f"{broken} of {len(found)} are broken." if broken else f"All {len(found)} hold.")
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())

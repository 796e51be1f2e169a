"""export-archive: a package of every finished case into a folder, and an index of them.

A package that is there is not made again, so that a run that was interrupted goes on where it
stopped. A case in which something happened since becomes a second package beside the first.
"""

import argparse
import asyncio
import csv
import hashlib
import os
import sys
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from backend import bootstrap
from backend.foundation import spreadsheets
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.foundation.vault import VaultError
from backend.foundation.viewer import System
from backend.preservation import casefile, container, manifest, packages, queries
from backend.preservation.casefile import CaseIncomplete
from backend.proofs.models import ProofSnapshot
from backend.settings import Settings

INDEX = "index.csv"
COLUMNS = ("archival_code", "number", "package", "size", "sha256", "manifest_sha256", "files")
_SECONDS_BETWEEN_LINES = 5
_SYSTEM = System(job="export-archive")
_PIECE = 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What export-archive may be told."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder for packages and index")
    parser.add_argument(
        "--organisation", metavar="CODE", help="only cases of the committee with this credit code"
    )
    parser.add_argument("--year", type=int, help="only cases numbered in this year")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """0 when every case has its package, 1 when one could not be made."""
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        return asyncio.run(_export(settings, arguments))
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted; the same command goes on. The index is the one before.\n")
        return 130


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    total: int
    made: int = 0
    there: int = 0
    failed: int = 0
    told: float = field(default_factory=time.monotonic)

    def tell(self) -> None:
        """Says how far it is, every few seconds."""
        if time.monotonic() - self.told > _SECONDS_BETWEEN_LINES:
            self.told = time.monotonic()
            sys.stderr.write(f"{self.made + self.there + self.failed} of {self.total}\n")


async def _export(settings: Settings, arguments: argparse.Namespace) -> int:
    out: Path = arguments.out
    async with bootstrap.opened(settings, pool=2, viewer=_SYSTEM) as services:
        tally = _Tally(await queries.count(arguments.organisation, arguments.year))
        with _replaced(out / INDEX, "w") as file:
            lines = csv.writer(file)
            lines.writerow(COLUMNS)
            async for decided in _finished(arguments):
                package = await _packed(services, decided, out, tally)
                if package is not None:
                    lines.writerow(map(spreadsheets.plain, _line(package)))
                tally.tell()
    sys.stdout.write(
        f"{tally.made} packages made, {tally.there} there already, {tally.failed} failed\n"
    )
    return 1 if tally.failed else 0


async def _finished(arguments: argparse.Namespace) -> AsyncGenerator[ProofSnapshot]:
    last: ProofSnapshot | None = None
    while page := await queries.finished(arguments.organisation, arguments.year, after=last):
        for decided in page:
            yield decided
        last = page[-1]


async def _packed(
    services: Services, decided: ProofSnapshot, out: Path, tally: _Tally
) -> Path | None:
    """The package of a case, made unless it is there; None when it cannot be made."""
    try:
        case = await casefile.case_of(decided.proof_id)
        place = out / packages.name_of(case)
        if await asyncio.to_thread(place.exists):
            tally.there += 1
            return place
        with _replaced(place, "wb") as file:
            await packages.write(services, case, file)
    except (CaseIncomplete, FileMissing, VaultError, OSError, ValueError) as error:
        tally.failed += 1
        sys.stdout.write(f"{decided.number} {type(error).__name__}\n")
        return None
    tally.made += 1
    return place


@contextmanager
def _replaced(place: Path, mode: str) -> Generator[IO[Any]]:
    """A file that takes its place when it is whole and on the disk, or not at all."""
    half = place.with_name(f".{place.name}.new")
    encoding, newline = (None, None) if "b" in mode else ("utf-8", "")
    try:
        with half.open(mode, encoding=encoding, newline=newline) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)


def _line(place: Path) -> tuple[str | int, ...]:
    """What the index says of a package, read from the package itself."""
    digest = hashlib.sha256()
    with place.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
        members = {member.path: member for member in container.read(file)}
        listed = container.content(file, members[manifest.NAME])
    told = manifest.parsed(listed)
    sums = (digest.hexdigest(), hashlib.sha256(listed).hexdigest())
    return (
        told.archival_code,
        told.number,
        place.name,
        place.stat().st_size,
        *sums,
        len(told.files),
    )

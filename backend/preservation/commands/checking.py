"""check-package: the four-property check (四性检测) of a package, wherever it comes from.

Asks no database. Trusted are the certificates of --trust-roots, or else of PORTAL_TRUST_ROOTS.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from backend.foundation.intake.counter import Intake
from backend.foundation.sealing.inspector import SealInspector
from backend.preservation.checking import report
from backend.preservation.checking.examining import Examiner
from backend.preservation.checking.report import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What check-package may be told."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the package")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--trust-roots",
        type=Path,
        default=_place("PORTAL_TRUST_ROOTS"),
        help="PEM bundle of the certification authorities of seals",
    )
    parser.add_argument(
        "--revocation-lists",
        type=Path,
        default=_place("PORTAL_REVOCATION_LISTS"),
        help="folder of their *.crl files",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the package passes, 1 when it fails. ValueError or OSError for the surroundings."""
    if arguments.trust_roots is None:
        raise ValueError("PORTAL_TRUST_ROOTS is not set, and --trust-roots not given")
    found = asyncio.run(_examine(arguments))
    sys.stdout.write(f"{report.as_json(found) if arguments.json else report.as_text(found)}\n")
    return 0 if found.passed else 1


async def _examine(arguments: argparse.Namespace) -> Report:
    inspector = SealInspector(arguments.trust_roots, crls=arguments.revocation_lists)
    examiner = Examiner(inspector=inspector, intake=Intake())
    with arguments.file.open("rb") as package:
        return await examiner.examine(package)


def _place(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else None

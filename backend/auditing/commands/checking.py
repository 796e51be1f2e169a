"""check-proof: what a proof proves. Needs the proof and the log's public key, nothing else.

A proof that a log only grew needs the older checkpoint too, as --old.
"""

import argparse
import sys
from pathlib import Path

from backend.auditing import proving
from backend.auditing.commands.options import add_keys, keys_of
from backend.auditing.merkle import ProofInvalid
from backend.auditing.notes import LONGEST_NOTE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What check-proof may be told."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the proof")
    parser.add_argument("--old", type=Path, metavar="CHECKPOINT", help="the older checkpoint")
    add_keys(parser)


def run(arguments: argparse.Namespace) -> int:
    """0 when it proves what it says, 1 when it proves nothing."""
    old = _read(arguments.old, LONGEST_NOTE) if arguments.old else None
    try:
        proven = proving.check(
            _read(arguments.file, proving.LONGEST_PROOF), keys_of(arguments), old
        )
    except ProofInvalid as invalid:
        sys.stdout.write(f"WRONG: {invalid}.\n")
        return 1
    sys.stdout.write(f"{proven}\n")
    return 0


def _read(file: Path, longest: int) -> str:
    with file.open("rb") as content:
        return content.read(longest).decode("utf-8", errors="replace")

"""make-key: a key for the log. Writes the private key into FILE and prints the public one.

NAME is the log's origin for good: the portal's host and what it is, portal.example.gov.cn/audit.
To replace a key, make another one of the same name and add the old public key to its file, in a
line of its own; whoever verifies gives both as --key.
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

from backend.auditing.notes import Signer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What make-key must be told."""
    parser.add_argument("name", metavar="NAME", help="the log's origin")
    parser.add_argument("file", type=Path, metavar="FILE", help="must not exist yet")


def run(arguments: argparse.Namespace) -> int:
    """0; OSError or ValueError for the surroundings."""
    signer = Signer.made(arguments.name, secrets.token_bytes(32))
    handle = os.open(arguments.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{signer.secret()}\n")
    sys.stdout.write(f"{signer.public}\n")
    return 0

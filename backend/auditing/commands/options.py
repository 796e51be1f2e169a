"""What several commands are told in the same words."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from backend.auditing.notes import PublicKey


def add_database(parser: argparse.ArgumentParser) -> None:
    """--database."""
    parser.add_argument(
        "--database", metavar="URL", help="postgres://…, by default DATABASE_URL; only read"
    )


def database_of(arguments: argparse.Namespace) -> str:
    """The database that is asked for; ValueError for none."""
    url = arguments.database or os.environ.get("DATABASE_URL")
    if not url:
        raise ValueError("name a database with --database or DATABASE_URL")
    return url


def add_keys(parser: argparse.ArgumentParser) -> None:
    """--key, once or more."""
    parser.add_argument(
        "--key",
        action="append",
        required=True,
        metavar="PUBLIC",
        help="the log's public key, name+id+base64, or a file with it; again for an earlier one",
    )


def keys_of(arguments: argparse.Namespace) -> Sequence[PublicKey]:
    """The keys whose signatures count; ValueError for what is none."""
    return [PublicKey.parsed(_text_of(each)) for each in arguments.key]


def _text_of(given: str) -> str:
    path = Path(given)
    return path.read_text(encoding="ascii").strip() if path.is_file() else given

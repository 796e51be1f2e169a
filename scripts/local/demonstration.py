"""The demonstration data of a local run, and what a person is told when the portal is up."""

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.local.processes import PROJECT, run_to_end

Account = dict[str, Any]
COLUMNS = {"role": "role", "name": "name", "phone": "signs in with"}


def seed(environ: Mapping[str, str]) -> list[Account]:
    """Fills in the demonstration data where it is missing; returns the accounts to sign in with.

    scripts/seed-demo prints them as one JSON object on a line of its own.
    """
    said = run_to_end([PROJECT / "scripts" / "seed-demo"], environ).splitlines()
    answers = [json.loads(line) for line in said if line.startswith("{")]
    return [account for answer in answers for account in answer.get("accounts", [])]


def announce(url: str, accounts: list[Account], logs: Path) -> None:
    print(f"\n  portal    {url}")
    print(f"  GraphQL   {url}/graphql")
    print(f"  logs      {logs}\n")
    print(table(accounts))


def table(accounts: list[Account]) -> str:
    """The accounts in aligned columns; fields it does not know are left out."""
    rows = [list(COLUMNS.values())]
    rows += [[str(account.get(field, "")) for field in COLUMNS] for account in accounts]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  " + "  ".join(map(padded, row, widths)).rstrip() + "\n" for row in rows if accounts
    )


def padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def display_width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)

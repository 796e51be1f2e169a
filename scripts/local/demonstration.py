"""The demonstration data of a local run, and what a person is told when the portal is up."""

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.local.processes import PROJECT, run_to_end

Account = dict[str, Any]
Seeded = dict[str, Any]
"""What a seeder told: the `accounts`, and of a sandbox also a `key` and the `papers`."""
COLUMNS = {"role": "role", "name": "name", "phone": "signs in with"}


PAPER_COLUMNS = {
    "number": "number",
    "code": "verification code",
    "standing": "standing",
    "holder": "holder",
    "title": "title",
}


def seed(environ: Mapping[str, str], *, sandbox: bool = False) -> Seeded:
    """Fills in the demonstration data where it is missing; returns what a person needs to know.

    scripts/seed-demo and scripts/seed-sandbox print it as one JSON object on a line of its own.
    """
    seeder = PROJECT / "scripts" / ("seed-sandbox" if sandbox else "seed-demo")
    said = run_to_end([seeder], environ).splitlines()
    answers = [json.loads(line) for line in said if line.startswith("{")]
    return {"accounts": []} | (answers[-1] if answers else {})


def announce(url: str, seeded: Seeded, logs: Path) -> None:
    print(f"\n  portal    {url}")
    print(f"  GraphQL   {url}/graphql")
    if "key" in seeded:
        print(f"  exchange  {url}/exchange")
        print(f"  test key  {seeded['key']}")
    print(f"  logs      {logs}\n")
    print(table(seeded["accounts"], COLUMNS))
    if "papers" in seeded:
        print(table(seeded["papers"], PAPER_COLUMNS))


def table(listed: list[Account], columns: Mapping[str, str]) -> str:
    """The accounts or papers in aligned columns; fields it does not know are left out."""
    rows = [list(columns.values())]
    rows += [[str(each.get(field, "")) for field in columns] for each in listed]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  " + "  ".join(map(padded, row, widths)).rstrip() + "\n" for row in rows if listed
    )


def padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def display_width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)

"""The limits of connections in docs/operations.md are those of the code."""

import re
from functools import reduce
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "operations.md"
BACKEND = PROJECT / "backend"
CLIENT = re.compile(r"\bhttpx\.(?:(?:Async)?Client|get|post|request)\(")
NAMED = re.compile(
    r"`(?P<module>[a-z0-9_.]+)\.(?P<name>[A-Z_]{3,}(?:\.[a-z_]+)?)` (?P<value>[0-9][0-9,]*)"
)
PARTNERS = 9
"""Systems that are asked over a network or a socket; see docs/security.md."""


def section() -> str:
    _, _, rest = PAGE.read_text(encoding="utf-8").partition("\n## Connections, and what")
    return rest.partition("\n## ")[0]


def untrue(text: str) -> list[str]:
    """Values that the code does not have."""
    found = []
    for each in NAMED.finditer(text):
        value = reduce(getattr, each["name"].split("."), import_module(f"backend.{each['module']}"))
        if float(value) != float(each["value"].replace(",", "")):
            found.append(f"{each['module']}.{each['name']} is {value}")
    return found


def test_every_limit_is_that_of_the_code() -> None:
    assert untrue(section()) == []
    assert len(NAMED.findall(section())) >= 3 * PARTNERS


def test_another_value_is_noticed() -> None:
    assert untrue("`web.main.POOL` 21") == ["web.main.POOL is 20"]


def test_each_partner_of_the_settings_has_a_row() -> None:
    rows = [line for line in section().splitlines() if line.startswith("| ")][2:]
    assert len({row.split("|")[1].strip() for row in rows}) >= PARTNERS


def test_one_client_asks_all_partners() -> None:
    """Each client of its own would read the trusted roots anew, and could follow redirects."""
    own = [
        str(path.relative_to(BACKEND))
        for path in BACKEND.rglob("*.py")
        if CLIENT.search(path.read_text(encoding="utf-8"))
    ]
    assert own == ["foundation/outgoing.py"]

"""Nothing is locked below a version that mends a known hole (reliability goal S14)."""

from importlib.metadata import version

import pytest
from packaging.version import Version

from tests.scripts.test_locks import locked

FLOORS = {
    "strawberry-graphql": (
        "0.341",
        "CVE-2024-47082, CVE-2026-35523, CVE-2026-47706 and -47707; floods of subscriptions",
    ),
    "graphql-core": ("3.3.0rc1", "CVE-2026-75507, CVE-2026-75508"),
    "starlette": (
        "1.3.1",
        "CVE-2025-54121, CVE-2025-62727, CVE-2026-48710, -48817, -48818, -54282, -54283",
    ),
    "python-multipart": ("0.0.27", "GHSA-pp6c-gr5w-3c5g, -v9pg-7xvm-68hf, -vffw-93wf-4j4q"),
    "tortoise-orm": ("0.16.6", "CVE-2020-11010; 1.1 for transactions of a server that restarts"),
    "asyncpg": ("0.21", "PYSEC-2020-24"),
    "weasyprint": (
        "70",
        "CVE-2025-68616, CVE-2026-49452, CVE-2026-55073, GHSA-r543-q48m-4c9j, -35jj-wx47-4w8r",
    ),
    "pyhanko": ("0.38", "no advisory; 0.36.2 mends signature objects used again in comparisons"),
    "authlib": ("1.9", "CVE-2025-62706, CVE-2026-27962, CVE-2026-44681"),
}
"""The first version that will do, and what is wrong with those before it."""
WATCHED = ("portal", "development")


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_is_locked_below_its_floor(name: str) -> None:
    floor, why = FLOORS[name]
    entries = [locked(lock)[name] for lock in WATCHED]
    versions = {entry.split("==")[1].split()[0] for entry in entries}
    assert all(Version(version) >= Version(floor) for version in versions), why


def test_what_is_installed_is_what_is_locked() -> None:
    for name in FLOORS:
        assert locked("development")[name].startswith(f"{name}=={version(name)} "), name

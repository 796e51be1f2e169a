"""The locks: every package by hash, no registry's address, one set of versions."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
REQUIREMENTS = PROJECT / "requirements"
LOCKS = ("portal", "demo", "development")


def locked(lock: str) -> dict[str, str]:
    """Name → the whole entry: version, condition and hashes."""
    text = (REQUIREMENTS / f"{lock}.txt").read_text()
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    return {entry.split("==")[0]: entry.strip() for entry in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_by_hash_without_an_address(lock: str) -> None:
    entries = locked(lock)
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries.values())
    assert not re.search(r"://|--(extra-)?index|--find-links", str(entries))


@pytest.mark.parametrize(("smaller", "larger"), [("portal", "demo"), ("demo", "development")])
def test_a_larger_lock_holds_the_smaller_one(smaller: str, larger: str) -> None:
    assert locked(smaller).items() <= locked(larger).items()


def test_the_locks_are_made_from_what_the_project_declares() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    assert_pinned(project["dependencies"], locked("portal"))
    assert_pinned(project["dependencies"] + extras["demo"], locked("demo"))
    assert_pinned(extras["demo"] + extras["dev"], locked("development"))


def assert_pinned(requirements: list[str], entries: dict[str, str]) -> None:
    for requirement in requirements:
        pinned = re.match(r"([\w.-]+)(?:\[.*\])?==([\w.]+)", requirement)
        assert pinned, requirement
        name, version = pinned[1].lower().replace("_", "-"), pinned[2]
        assert entries[name].startswith(f"{name}=={version} "), requirement

"""Debian packages: what is asked for when, and the line a person gets who may not install."""

import os
from pathlib import Path

import pytest

from scripts.local import debian
from scripts.local.narration import Refused

PACKAGE_LIST = Path(__file__).resolve().parents[2] / "scripts" / "debian-packages.txt"


@pytest.fixture
def machine_with_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary account without sudo, on a Debian that has none of the packages."""
    query = tmp_path / "dpkg-query"
    query.write_text("#!/bin/sh\nexit 1\n")
    query.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_tools_that_judge_our_files_are_needed_by_the_tests_only(tmp_path: Path) -> None:
    running = debian.needed_packages(PACKAGE_LIST, environment=tmp_path, tests=False)
    testing = debian.needed_packages(PACKAGE_LIST, environment=tmp_path, tests=True)
    assert "fonts-noto-cjk" in running
    assert {"poppler-utils", "qpdf"} <= set(testing) - set(running)


def test_an_unknown_condition_in_the_list_is_an_error(tmp_path: Path) -> None:
    package_list = tmp_path / "packages.txt"
    package_list.write_text("qpdf sometimes  # nobody knows when\n")
    with pytest.raises(KeyError, match="sometimes"):
        debian.needed_packages(package_list, environment=tmp_path, tests=True)


@pytest.mark.usefixtures("machine_with_nothing")
def test_who_may_not_install_gets_the_exact_line() -> None:
    with pytest.raises(Refused) as refusal:
        debian.ensure_packages(["fonts-noto-cjk", "qpdf"])
    line = "apt-get install --yes --no-install-recommends fonts-noto-cjk qpdf"
    assert str(refusal.value).endswith(line)


@pytest.mark.usefixtures("machine_with_nothing")
def test_without_a_redis_anywhere_the_package_is_asked_for_unless_an_address_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.version_info", (3, 13, 0))
    assert "redis-server" in debian.needed_packages(PACKAGE_LIST, environment=tmp_path, tests=False)
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    assert "redis-server" not in debian.needed_packages(
        PACKAGE_LIST, environment=tmp_path, tests=False
    )

"""The virtual environment: when its packages are installed, and when they are left alone."""

import venv
from pathlib import Path

import pytest

from scripts.local.environment import Environment
from scripts.local.narration import Refused

# Real pip takes seconds to put in and has no part in what is decided here.
STAND_IN_PIP = """
from pathlib import Path
calls = Path(__file__).with_name("calls")
calls.write_text(calls.read_text() + "x" if calls.exists() else "x")
if calls.with_name("refuses").exists():
    raise SystemExit("No matching distribution found for nowhere==1")
"""


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment with three locks and a pip that only counts how often it is asked."""
    for lock in ("portal", "demo", "development"):
        (tmp_path / f"{lock}.txt").write_text("# first\n")
    made = Environment(tmp_path / "venv", tmp_path)
    venv.create(made.folder)
    pip = next(made.folder.glob("lib/python*/site-packages")) / "pip"
    pip.mkdir()
    (pip / "__main__.py").write_text(STAND_IN_PIP)
    return made


def pip_calls(environment: Environment) -> int:
    return sum(len(calls.read_text()) for calls in environment.folder.glob("**/pip/calls"))


def test_packages_are_installed_once_per_lock_and_again_when_it_changes(
    environment: Environment, tmp_path: Path
) -> None:
    for _ in range(3):
        environment.ensure("demo")
    assert pip_calls(environment) == 1
    (tmp_path / "demo.txt").write_text("# second\n")
    environment.ensure("demo")
    assert pip_calls(environment) == 2


def test_what_the_tests_need_serves_a_run_as_well_but_not_the_reverse(
    environment: Environment,
) -> None:
    environment.ensure("demo")
    environment.ensure("development")
    environment.ensure("demo")
    assert pip_calls(environment) == 2


def test_a_failed_installation_is_told_and_tried_again(environment: Environment) -> None:
    refuses = next(environment.folder.glob("**/pip")) / "refuses"
    refuses.touch()
    with pytest.raises(Refused, match="No matching distribution found for nowhere==1"):
        environment.ensure("demo")
    refuses.unlink()
    environment.ensure("demo")
    assert pip_calls(environment) == 2


def test_an_environment_whose_python_went_away_is_made_again(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    environment.ensure("demo")
    environment.python.unlink()
    environment.python.symlink_to("/nowhere/python3")
    environment.ensure("demo")
    assert environment.python.exists()

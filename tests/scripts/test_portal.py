"""scripts/run with stand-in processes: it comes up, heals, refuses clearly, and stops whole."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.local.embedded import free_port

# Nothing connects to them: the stand-in processes are what these tests are about.
ELSEWHERE = {"DATABASE_URL": "postgres://elsewhere/x", "REDIS_URL": "redis://elsewhere/0"}


class Run:
    """A local run in a copy of the project, whose output is read line by line."""

    def __init__(self, project: Path, *command: str, **environ: str) -> None:
        self.port = free_port()
        settings = {"PORTAL_PORT": str(self.port), "PYTHONUNBUFFERED": "1"}
        outside = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scripts.local.portal", *command],
            cwd=project,
            env=outside | settings | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""

    def read_until(self, words: str) -> str:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return line
        pytest.fail(f"{words!r} was never said:\n{self.said}")

    def finish(self, sent: signal.Signals | None = None) -> int:
        if sent is not None:
            # To the whole group, as a terminal does with Ctrl-C.
            os.killpg(self.process.pid, sent)
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode


@pytest.fixture
def up(project: Path) -> Iterator[Run]:
    """A run that has come up, with its database and Redis elsewhere."""
    yield from _running(project, **ELSEWHERE)


@pytest.fixture
def up_with_servers(project: Path) -> Iterator[Run]:
    """A run that has come up on its own PostgreSQL and Redis."""
    yield from _running(project)


def _running(project: Path, **environ: str) -> Iterator[Run]:
    run = Run(project, **environ)
    run.read_until("Ready after")
    yield run
    if run.process.poll() is None:
        run.finish(signal.SIGTERM)


def processes_of(project: Path) -> list[str]:
    """The command lines of everything that still works in the project's folder."""
    found: list[str] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            folder = (process / "cwd").readlink()
            command = (process / "cmdline").read_text()
        except OSError:
            continue  # It ended while we looked, or it is not ours to look at.
        if folder.is_relative_to(project):
            found.append(command)
    return found


def test_ctrl_c_stops_everything(project: Path, up_with_servers: Run) -> None:
    assert len(processes_of(project)) >= 6  # the run, signing, web, worker, PostgreSQL, Redis
    assert up_with_servers.finish(signal.SIGINT) == 0
    assert processes_of(project) == []
    assert not (project / "var" / "environment").exists()


def test_it_tells_the_address_and_the_accounts(up: Run) -> None:
    assert f"http://localhost:{up.port}" in up.said
    assert re.search(r"居民\s+张三\s+13800000000", up.said)


@pytest.mark.parametrize(
    ("command", "environ"),
    [(("--sandbox",), {}), ((), {"PORTAL_SANDBOX": "1"})],
    ids=["by its name", "by the environment"],
)
def test_a_sandbox_is_a_portal_in_a_folder_of_its_own_that_tells_its_key_and_papers(
    project: Path, command: tuple[str, ...], environ: dict[str, str]
) -> None:
    show = ("sh", "-c", "echo sandbox $PORTAL_SANDBOX in $PORTAL_STORAGE")
    run = Run(project, *command, *show, **ELSEWHERE, **environ)

    assert run.finish() == 0, run.said
    assert "test key  mzt_secret" in run.said
    assert re.search(r"1号\s+C0DE\s+VALID", run.said)
    assert f"sandbox 1 in {project / 'var' / 'sandbox' / 'storage'}" in run.said
    assert not (project / "var" / "logs").exists()


def test_a_killed_worker_runs_again(project: Path, up: Run) -> None:
    for _ in range(2):
        os.kill(_process_running("backend.worker", project), signal.SIGKILL)
        line = up.read_until("runs again as process")
        assert line.startswith("The worker process ended (SIGKILL)")
    assert up.finish(signal.SIGINT) == 0


def test_when_the_database_dies_everything_stops_with_a_sentence(
    project: Path, up_with_servers: Run
) -> None:
    pid_file = project / "var" / "postgres" / "data" / "postmaster.pid"
    os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)
    assert up_with_servers.finish() == 1
    assert "PostgreSQL ended (SIGKILL)" in up_with_servers.said
    assert processes_of(project) == []


def test_a_second_run_in_the_same_folder_is_refused(project: Path, up: Run) -> None:
    second = Run(project, **ELSEWHERE)
    assert second.finish() == 1
    assert f"already running from this folder, as process {up.process.pid}" in second.said
    assert "Traceback" not in second.said


def test_a_killed_run_leaves_nothing_in_the_way_of_the_next(
    project: Path, up_with_servers: Run
) -> None:
    up_with_servers.finish(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while processes_of(project) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert processes_of(project) == []
    again = Run(project, "true")
    assert again.finish() == 0, again.said


def test_a_taken_port_is_refused_before_anything_starts(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = Run(project, PORTAL_PORT=str(taken.getsockname()[1]))
        assert run.finish() == 1
    assert "cannot be used" in run.said
    assert not (project / "var" / "postgres").exists()


def test_addresses_from_outside_replace_the_embedded_servers(project: Path) -> None:
    script = "import json, os; print(json.dumps(dict(os.environ)))"
    run = Run(project, sys.executable, "-c", script, **ELSEWHERE)
    assert run.finish() == 0, run.said
    environ = json.loads(next(line for line in run.said.splitlines() if line.startswith("{")))
    assert environ.items() >= ELSEWHERE.items()
    assert environ["PORTAL_ENVIRONMENT"] == "development"
    assert not (project / "var" / "postgres").exists()
    assert not (project / "var" / "redis").exists()


def test_a_failing_command_gives_its_status(project: Path) -> None:
    run = Run(project, "sh", "-c", "exit 7", **ELSEWHERE)
    assert run.finish() == 7, run.said


def test_failing_migrations_stop_the_run_with_their_error(project: Path) -> None:
    (project / "backend" / "migrations.py").write_text("raise SystemExit('no such column')")
    run = Run(project, **ELSEWHERE)
    assert run.finish() == 1
    assert "no such column" in run.said
    assert "Traceback" not in run.said
    assert processes_of(project) == []


def _process_running(module: str, project: Path) -> int:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            working = (process / "cwd").readlink() == project
            command = (process / "cmdline").read_text().split("\0")
        except OSError:
            continue
        if working and module in command:
            return int(process.name)
    pytest.fail(f"{module} does not run")

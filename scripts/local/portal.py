"""Runs the portal on this machine: servers, migrations, demonstration data, web and worker."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

from scripts.local import demonstration
from scripts.local.configuration import Address, portal_settings, write_shell_file
from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis, EmbeddedServer
from scripts.local.narration import Refused, speak, step
from scripts.local.processes import run_to_end
from scripts.local.supervision import Supervised, web_process, worker_process

PROJECT = Path(__file__).resolve().parents[2]
VAR = PROJECT / "var"
LOGS = VAR / "logs"
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    address = Address.from_environ(os.environ)
    with only_run_here():
        address.check_free()
        try:
            with everything_stops() as running:
                return run(running, address, sys.argv[1:])
        except KeyboardInterrupt:
            return 0


def run(running: ExitStack, address: Address, command: list[str]) -> int:
    """Brings the portal up; then runs the command if there is one, else stays until Ctrl-C."""
    began = time.monotonic()
    servers, urls = start_servers(running)
    settings = urls | portal_settings(VAR, address, os.environ)
    environ = os.environ | settings
    with step("migrations"):
        run_to_end([sys.executable, "-m", "backend.migrations"], environ)
    with step("demonstration data"):
        accounts = demonstration.seed(environ)
    processes = start_processes(running, address, environ)
    write_shell_file(VAR / "environment", settings)
    running.callback((VAR / "environment").unlink)
    demonstration.announce(environ["PORTAL_PUBLIC_URL"], accounts, LOGS)
    print(f"Ready after {time.monotonic() - began:.1f} s. Ctrl-C stops everything.", flush=True)
    if command:
        return subprocess.run(command, env=environ, check=False).returncode
    return watch(servers, processes)


@contextmanager
def only_run_here() -> Iterator[None]:
    """Holds var/run.lock; the kernel lets go of it however this process ends."""
    LOGS.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (VAR / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise Refused(
                f"The portal is already running from this folder, as process {lock.read()}: "
                "stop it there with Ctrl-C first."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextmanager
def everything_stops() -> Iterator[ExitStack]:
    """Stops what was started, last first; another Ctrl-C does not cut that short."""
    for each in STOPPING_SIGNALS:
        signal.signal(each, signal.default_int_handler)
    with ExitStack() as running:
        try:
            yield running
        finally:
            for each in STOPPING_SIGNALS:
                signal.signal(each, signal.SIG_IGN)
            print()
            with step("stopping"):
                running.close()


def start_servers(running: ExitStack) -> tuple[list[EmbeddedServer], dict[str, str]]:
    """Starts the servers that no address was given for, and returns theirs."""
    servers = [
        (name, server)
        for name, server in (
            ("DATABASE_URL", EmbeddedPostgres(VAR / "postgres")),
            ("REDIS_URL", EmbeddedRedis(VAR / "redis")),
        )
        if not os.environ.get(name)
    ]
    for _, server in servers:
        with step(server.name) as detail:
            running.enter_context(server)
            for remark in server.remarks:
                detail(remark)
    return [server for _, server in servers], {name: server.url for name, server in servers}


def start_processes(
    running: ExitStack, address: Address, environ: Mapping[str, str]
) -> list[Supervised]:
    processes = [
        web_process(LOGS, environ, address.local_url),
        worker_process(LOGS, environ),
    ]
    with step("web and worker"):
        for process in processes:
            process.start()
            running.callback(process.stop)
        for process in processes:
            process.wait_until_ready()
    return processes


def watch(servers: list[EmbeddedServer], processes: list[Supervised]) -> NoReturn:
    """Starts web and worker again when they die; gives up when a server does."""
    while True:
        time.sleep(0.2)
        for server in servers:
            server.check_alive()
        for process in processes:
            process.revive()


if __name__ == "__main__":
    sys.exit(speak(main))

"""Runs the portal on this machine: servers, migrations, signing, demonstration data, web, worker.

With `--sandbox`, or PORTAL_SANDBOX in the environment, a sandbox: another portal, in a folder of
its own, with made-up papers and a test key.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from scripts.local import demonstration
from scripts.local.configuration import Address, portal_settings, write_shell_file
from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis, EmbeddedServer
from scripts.local.narration import Refused, speak, step
from scripts.local.processes import run_to_end
from scripts.local.supervision import (
    Supervised,
    authority_process,
    signing_process,
    web_process,
    without_keys,
    worker_process,
)

PROJECT = Path(__file__).resolve().parents[2]
VAR = PROJECT / "var"
SANDBOX = "--sandbox"
OWNER_URL = "DATABASE_OWNER_URL"
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    address = Address.from_environ(os.environ)
    place, command = place_of(sys.argv[1:], os.environ)
    with only_run_in(place):
        address.check_free()
        try:
            with everything_stops() as running:
                return run(running, place, address, command)
        except KeyboardInterrupt:
            return 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a portal keeps what it writes, and which portal it is."""

    folder: Path
    sandbox: bool

    @property
    def logs(self) -> Path:
        return self.folder / "logs"


def place_of(arguments: list[str], environ: Mapping[str, str]) -> tuple[Place, list[str]]:
    """The portal that is asked for, and the command to run in it, if any."""
    named = arguments[:1] == [SANDBOX]
    if named or environ.get("PORTAL_SANDBOX", "").lower() in {"1", "true"}:
        return Place(folder=VAR / "sandbox", sandbox=True), arguments[named:]
    return Place(folder=VAR, sandbox=False), arguments


def run(running: ExitStack, place: Place, address: Address, command: list[str]) -> int:
    """Brings the portal up; then runs the command if there is one, else stays until Ctrl-C."""
    began = time.monotonic()
    servers, urls = start_servers(running, place)
    owner = {name: urls.pop(name) for name in (OWNER_URL,) if name in urls}
    settings = urls | portal_settings(place.folder, address, os.environ)
    if place.sandbox:
        # Fonts are no data: both portals use the built ones.
        fonts = os.environ.get("PORTAL_FONTS", str(VAR / "fonts"))
        settings |= {"PORTAL_SANDBOX": "1", "PORTAL_FONTS": fonts}
    environ = os.environ | settings
    with step("migrations"):
        run_to_end([sys.executable, "-m", "backend.migrations"], environ | owner)
    signing = start_signing(running, place, environ)
    with step("demonstration data"):
        seeded = demonstration.seed(environ, sandbox=place.sandbox)
    processes = [*signing, *start_processes(running, place, address, without_keys(environ))]
    write_shell_file(place.folder / "environment", settings | owner)
    running.callback((place.folder / "environment").unlink)
    demonstration.announce(environ["PORTAL_PUBLIC_URL"], seeded, place.logs)
    print(f"Ready after {time.monotonic() - began:.1f} s. Ctrl-C stops everything.", flush=True)
    if command:
        return subprocess.run(command, env=environ, check=False).returncode
    return watch(servers, processes)


@contextmanager
def only_run_in(place: Place) -> Iterator[None]:
    """Holds the folder's run.lock; the kernel lets go of it however this process ends."""
    place.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place.folder / "run.lock").open("a+") as lock:
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


def start_servers(running: ExitStack, place: Place) -> tuple[list[EmbeddedServer], dict[str, str]]:
    """Starts the servers that no address was given for, and returns theirs."""
    servers: list[EmbeddedServer] = []
    urls: dict[str, str] = {}
    if not os.environ.get("DATABASE_URL"):
        postgres = EmbeddedPostgres(place.folder / "postgres")
        servers.append(_started(running, postgres))
        urls |= {"DATABASE_URL": postgres.login_url, OWNER_URL: postgres.url}
    if not os.environ.get("REDIS_URL"):
        redis = EmbeddedRedis(place.folder / "redis")
        servers.append(_started(running, redis))
        urls["REDIS_URL"] = redis.url
    return servers, urls


def _started(running: ExitStack, server: EmbeddedServer) -> EmbeddedServer:
    with step(server.name) as detail:
        running.enter_context(server)
        for remark in server.remarks:
            detail(remark)
    return server


def start_signing(running: ExitStack, place: Place, environ: Mapping[str, str]) -> list[Supervised]:
    """Starts the process that holds the keys, with which the demonstration data enrol seals.

    With it starts the authority that gives time stamps, where that is this machine's own.
    """
    processes = [
        *development_authority(place, environ),
        signing_process(place.logs, environ),
    ]
    with step("keys of seals, signing"):
        run_to_end([sys.executable, "-m", "scripts.demo.keys"], environ)
        start_all(running, processes)
    return processes


def start_processes(
    running: ExitStack, place: Place, address: Address, environ: Mapping[str, str]
) -> list[Supervised]:
    processes = [
        web_process(place.logs, environ, address.local_url),
        worker_process(place.logs, environ),
    ]
    with step("web and worker"):
        start_all(running, processes)
    return processes


def start_all(running: ExitStack, processes: list[Supervised]) -> None:
    """Side by side; returns when all are ready."""
    for process in processes:
        process.start()
        running.callback(process.stop)
    for process in processes:
        process.wait_until_ready()


def development_authority(place: Place, environ: Mapping[str, str]) -> list[Supervised]:
    """Where it is this machine's own that gives time stamps."""
    address = urlsplit(environ.get("PORTAL_TSA_URLS", ""))
    if "PORTAL_TSA_URLS" in os.environ or address.port is None:
        return []
    return [authority_process(place.folder / "pki", place.logs, environ, address.port)]


def watch(servers: list[EmbeddedServer], processes: list[Supervised]) -> NoReturn:
    """Starts signing, web and worker again when they die; gives up when a server does."""
    while True:
        time.sleep(0.2)
        for server in servers:
            server.check_alive()
        for process in processes:
            process.revive()


if __name__ == "__main__":
    sys.exit(speak(main))

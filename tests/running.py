"""A running portal: the real web and worker processes, as operators start them."""

import asyncio
import base64
import itertools
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import httpx

from backend.migrations.__main__ import bring_to_newest
from scripts.local.embedded import free_port

ROOT = Path(__file__).resolve().parent.parent
# Of one Redis: portals that run side by side must not take each other's messages.
_QUEUES = itertools.count(1)


@dataclass
class RunningPortal:
    """Addresses, environment and processes of one portal."""

    address: str
    environment: dict[str, str]
    folder: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Starts `web` or `worker`; what it says goes to `<name>.log`."""
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", f"backend.{name}"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        log.close()

    def kill(self, name: str) -> None:
        """SIGKILL: no good-bye."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def stop(self) -> None:
        """SIGTERM to all."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=20)

    def log_of(self, name: str) -> str:
        """What a process has said so far."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")

    def wait_until_ready(self) -> None:
        """Returns when web answers and the worker works."""
        end = time.monotonic() + 60
        while not self._is_ready():
            if time.monotonic() > end:
                raise TimeoutError(self.log_of("web") + self.log_of("worker"))
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        try:
            answer = httpx.get(f"{self.address}/healthz")
        except httpx.TransportError:
            return False
        return answer.status_code == 200 and "worker ready" in self.log_of("worker")


@contextmanager
def running(
    postgres_url: str, redis_url: str, fonts: Path, folder: Path, *, desk: bool = False
) -> Iterator[RunningPortal]:
    """Migrated, seeded, serving and working; `desk` puts cases on the committee's desk."""
    portal = _portal(postgres_url, redis_url, fonts, folder)
    _make_database(postgres_url, portal.environment["DATABASE_URL"])
    seeded = subprocess.run(
        [sys.executable, "-m", "scripts.demo.seeding", *(["--desk"] if desk else [])],
        cwd=ROOT,
        env=portal.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert seeded.returncode == 0, seeded.stderr
    portal.start("web")
    portal.start("worker")
    try:
        portal.wait_until_ready()
        yield portal
    finally:
        portal.stop()


def _portal(postgres_url: str, redis_url: str, fonts: Path, folder: Path) -> RunningPortal:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    database = f"/journey_{secrets.token_hex(6)}"
    (folder / "secret").write_bytes(base64.b64encode(secrets.token_bytes(32)))
    return RunningPortal(
        address=address,
        folder=folder,
        environment=os.environ
        | {
            "DATABASE_URL": urlunsplit(urlsplit(postgres_url)._replace(path=database)),
            "REDIS_URL": urlunsplit(urlsplit(redis_url)._replace(path=f"/{next(_QUEUES)}")),
            "PORTAL_ENVIRONMENT": "development",
            "PORTAL_PUBLIC_URL": address,
            "PORTAL_PORT": str(port),
            "PORTAL_STORAGE": str(folder / "storage"),
            "PORTAL_FONTS": str(fonts),
            "PORTAL_SEAL_KEYS": str(folder / "pki" / "seals"),
            "PORTAL_SEAL_PASSPHRASE_FILE": str(folder / "pki" / "passphrase"),
            "PORTAL_TRUST_ROOTS": str(folder / "pki" / "trust.pem"),
            "PORTAL_SECRET_FILE": str(folder / "secret"),
        },
    )


def _make_database(server_url: str, url: str) -> None:
    async def make() -> None:
        server = await asyncpg.connect(server_url)
        await server.execute(f'CREATE DATABASE "{urlsplit(url).path[1:]}"')
        await server.close()
        await bring_to_newest(url)

    asyncio.run(make())

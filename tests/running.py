"""A running portal: the real web and worker processes, as operators start them."""

import asyncio
import base64
import itertools
import json
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
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx

from backend.foundation.crash_points import CrashPoint
from backend.signing.settings import FileKeys
from scripts.demo.keys import ensure_audit_key, ensure_keys
from scripts.local.embedded import free_port
from tests.authority_services import started
from tests.databases import new_database

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
    seeded: dict[str, Any] = field(default_factory=dict)
    operations: dict[str, int] = field(
        default_factory=lambda: {name: free_port() for name in ("web", "worker")}
    )
    """The operations ports of the two that have one."""

    def start(self, name: str, *, crash_at: CrashPoint | None = None) -> None:
        """Starts `signing`, `web` or `worker`; what it says goes to `<name>.log`."""
        log = (self.folder / f"{name}.log").open("ab")
        port = self.operations.get(name)
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", f"backend.{name}"],
            cwd=ROOT,
            env=self.environment
            | ({"PORTAL_OPERATIONS_PORT": str(port)} if port else {})
            | ({"PORTAL_CRASH_AT": crash_at} if crash_at else {}),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        log.close()

    def kill(self, name: str) -> None:
        """SIGKILL: no good-bye."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def ending_of(self, name: str) -> int:
        """How a process ended that is about to."""
        return self.processes[name].wait(timeout=60)

    def stop(self) -> None:
        """SIGTERM to all."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=20)

    def scrape(self, name: str, path: str = "/metrics") -> httpx.Response:
        """What a process tells its operators."""
        return httpx.get(f"http://127.0.0.1:{self.operations[name]}{path}", timeout=30)

    def log_of(self, name: str) -> str:
        """What a process has said so far."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")

    def wait_until_it_signs(self) -> None:
        """Returns when the signing process answers."""
        end = time.monotonic() + 60
        while "signing ready" not in self.log_of("signing"):
            if time.monotonic() > end or self.processes["signing"].poll() is not None:
                raise TimeoutError(self.log_of("signing"))
            time.sleep(0.05)

    def wait_until_ready(self) -> None:
        """Returns when web answers and the worker works."""
        end = time.monotonic() + 60
        while not self._is_ready():
            if time.monotonic() > end:
                raise TimeoutError(self.log_of("web") + self.log_of("worker"))
            time.sleep(0.1)

    def wait_until_web_answers(self) -> None:
        """Returns when the web process reaches its database."""
        end = time.monotonic() + 60
        while not self._answers():
            if time.monotonic() > end:
                raise TimeoutError(self.log_of("web"))
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        return self._answers() and "worker ready" in self.log_of("worker")

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/health/ready").status_code == 200
        except httpx.TransportError:
            return False


@contextmanager
def running(
    postgres_url: str,
    redis_url: str,
    fonts: Path,
    folder: Path,
    *,
    desk: bool = False,
    sandbox: bool = False,
) -> Iterator[RunningPortal]:
    """Migrated, seeded, serving and working; `desk` puts cases on the committee's desk.

    A `sandbox` is seeded with its own papers, and `seeded` is what its seeder told.
    """
    database_url = asyncio.run(new_database(postgres_url, "journey"))
    portal = _portal(database_url, redis_url, fonts, folder)
    seeder = "scripts.demo.seeding"
    if sandbox:
        portal.environment["PORTAL_SANDBOX"] = "1"
        seeder = "scripts.sandbox.seeding"
    keys = FileKeys(folder=folder / "pki" / "seals", passphrase_file=folder / "pki" / "passphrase")
    ensure_keys(keys)
    portal.start("signing")
    try:
        portal.wait_until_it_signs()
        portal.seeded = _seeded(portal, seeder, desk=desk)
        with started(folder / "pki") as authority:
            portal.environment["PORTAL_TSA_URLS"] = f"{authority}/tsa"
            portal.environment["PORTAL_OCSP_URL"] = f"{authority}/ocsp"
            portal.start("web")
            portal.start("worker")
            portal.wait_until_ready()
            yield portal
    finally:
        portal.stop()


def _seeded(portal: RunningPortal, seeder: str, *, desk: bool) -> dict[str, Any]:
    seeded = subprocess.run(
        [sys.executable, "-m", seeder, *(["--desk"] if desk else [])],
        cwd=ROOT,
        env=portal.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert seeded.returncode == 0, seeded.stderr
    return json.loads(seeded.stdout.splitlines()[-1])


def _portal(database_url: str, redis_url: str, fonts: Path, folder: Path) -> RunningPortal:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    (folder / "secret").write_bytes(base64.b64encode(secrets.token_bytes(32)))
    ensure_audit_key(folder / "audit" / "key", folder / "audit" / "copies", "portal.test/audit")
    return RunningPortal(
        address=address,
        folder=folder,
        environment=os.environ
        | {
            "DATABASE_URL": database_url,
            "REDIS_URL": urlunsplit(urlsplit(redis_url)._replace(path=f"/{next(_QUEUES)}")),
            "PORTAL_ENVIRONMENT": "development",
            "PORTAL_PUBLIC_URL": address,
            "PORTAL_PORT": str(port),
            "PORTAL_STORAGE": str(folder / "storage"),
            "PORTAL_FONTS": str(fonts),
            "PORTAL_SIGNING_SOCKET": str(folder / "signing.sock"),
            "PORTAL_SEAL_KEYS": str(folder / "pki" / "seals"),
            "PORTAL_SEAL_PASSPHRASE_FILE": str(folder / "pki" / "passphrase"),
            "PORTAL_TRUST_ROOTS": str(folder / "pki" / "trust.pem"),
            "PORTAL_SECRET_FILE": str(folder / "secret"),
            "PORTAL_AUDIT_KEY_FILE": str(folder / "audit" / "key"),
            "PORTAL_AUDIT_COPIES": str(folder / "audit" / "copies"),
            "CERTIFICATE_LIBRARY_FOLDER": str(folder / "certificates"),
        },
    )

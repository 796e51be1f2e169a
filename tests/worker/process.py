"""The worker as operators start it: a process of its own, over the test's database and keys."""

import base64
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import backend
from scripts.demo.keys import ensure_audit_key

PROJECT = Path(backend.__file__).parent.parent


@dataclass(frozen=True)
class WorkerProcess:
    """A running worker and what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_until_it_says(self, words: str, *, times: int = 1) -> None:
        """Returns when the log has the words so many times; fails when the process ends."""
        end = time.monotonic() + 60
        while self.said().count(words) < times:
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)


@contextmanager
def worker_process(environment: Mapping[str, str], log: Path) -> Iterator[WorkerProcess]:
    """A worker that has said it is ready; killed at the end if it still runs."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "backend.worker"],
            cwd=PROJECT,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    worker = WorkerProcess(process, log)
    try:
        worker.wait_until_it_says("worker ready")
        yield worker
    finally:
        process.kill()
        process.wait()


def environment_of(
    *, database_url: str, redis_url: str, storage: Path, fonts: Path, pki: Path
) -> dict[str, str]:
    """The settings of a worker that shares the test's data; `storage` is also its own folder."""
    secret, audit = storage / "secret", storage / "audit"
    ensure_audit_key(audit / "key", audit / "copies", "portal.test/audit")
    secret.write_bytes(base64.b64encode(b"k" * 32))
    return {
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "PORTAL_ENVIRONMENT": "development",
        "PORTAL_PUBLIC_URL": "http://portal.test",
        "PORTAL_STORAGE": str(storage),
        "PORTAL_FONTS": str(fonts),
        "PORTAL_SIGNING_SOCKET": str(storage / "signing.sock"),
        "PORTAL_TRUST_ROOTS": str(pki / "trust.pem"),
        "PORTAL_SECRET_FILE": str(secret),
        "PORTAL_AUDIT_KEY_FILE": str(audit / "key"),
        "PORTAL_AUDIT_COPIES": str(audit / "copies"),
    }

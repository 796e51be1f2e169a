"""The portal's own three processes: started in order, started again when one dies."""

import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.local.processes import Child

READY_SECONDS = 60  # All are ready within 4 s; a loaded machine gets fifteen times that.
WORKER_READY = "worker ready"
AUTHORITY_READY = "running on"
SIGNING_READY = "signing ready"
SEAL_KEYS = "PORTAL_SEAL_"
"""What the names of settings begin with that are nobody's but the signing process's."""


class Supervised:
    """A process of the portal and the sign by which it is known to be ready."""

    def __init__(
        self,
        name: str,
        *arguments: str,
        log: Path,
        environ: Mapping[str, str],
        sign: Callable[[Child], bool],
    ) -> None:
        """`arguments` are what Python runs, by default the portal's process of this name."""
        self.name = name
        self.arguments = arguments or ("-m", f"backend.{name}")
        self.log = log
        self.environ = environ
        self.sign = sign
        self.child: Child | None = None
        log.unlink(missing_ok=True)

    def start(self) -> Child:
        self.child = Child(
            f"The {self.name} process",
            [sys.executable, *self.arguments],
            log=self.log,
            environ=self.environ,
        )
        return self.child

    def wait_until_ready(self) -> None:
        """Raises Refused with the end of its log when it dies or does not get ready."""
        child = self.child or self.start()
        child.wait_until(lambda: self.sign(child), seconds=READY_SECONDS)

    def revive(self) -> None:
        """Starts it again when it has died; one that cannot get ready again is refused."""
        if self.child is None or self.child.alive:
            return
        ended = self.child.ending()
        started = self.start()
        self.wait_until_ready()
        print(f"{self.child.name} ended ({ended}); runs again as process {started.process.pid}.")

    def stop(self) -> None:
        if self.child is not None:
            self.child.stop()


def authority_process(pki: Path, logs: Path, environ: Mapping[str, str], port: int) -> Supervised:
    """The services of the development PKI: time stamps, and which certificates are revoked."""
    return Supervised(
        "authority",
        *("-m", "scripts.pki", str(pki), str(port)),
        log=logs / "authority.log",
        environ=environ,
        sign=lambda child: AUTHORITY_READY in child.said(),
    )


def signing_process(logs: Path, environ: Mapping[str, str]) -> Supervised:
    """Ready when it says so in its log."""
    return Supervised(
        "signing",
        log=logs / "signing.log",
        environ=environ,
        sign=lambda child: SIGNING_READY in child.said(),
    )


def without_keys(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of web and worker, which need not know where keys are."""
    return {name: value for name, value in environ.items() if not name.startswith(SEAL_KEYS)}


def web_process(logs: Path, environ: Mapping[str, str], url: str) -> Supervised:
    """Ready when /health/ready answers 200: it reaches the database."""

    def answers(_: Child) -> bool:
        try:
            with urllib.request.urlopen(f"{url}/health/ready", timeout=5) as answer:  # noqa: S310 - http
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    return Supervised("web", log=logs / "web.log", environ=environ, sign=answers)


def worker_process(logs: Path, environ: Mapping[str, str]) -> Supervised:
    """Ready when it says so in its log."""
    return Supervised(
        "worker",
        log=logs / "worker.log",
        environ=environ,
        sign=lambda child: WORKER_READY in child.said(),
    )

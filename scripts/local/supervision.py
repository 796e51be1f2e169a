"""The portal's own two processes: started together, started again when one dies."""

import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.local.processes import Child

READY_SECONDS = 60  # Both are ready within 4 s; a loaded machine gets fifteen times that.
WORKER_READY = "worker ready"


class Supervised:
    """A process of the portal and the sign by which it is known to be ready."""

    def __init__(
        self, name: str, *, log: Path, environ: Mapping[str, str], sign: Callable[[Child], bool]
    ) -> None:
        self.name = name
        self.log = log
        self.environ = environ
        self.sign = sign
        self.child: Child | None = None
        log.unlink(missing_ok=True)

    def start(self) -> Child:
        self.child = Child(
            f"The {self.name} process",
            [sys.executable, "-m", f"backend.{self.name}"],
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


def web_process(logs: Path, environ: Mapping[str, str], url: str) -> Supervised:
    """Ready when /healthz answers 200: it reaches the database."""

    def answers(_: Child) -> bool:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:  # noqa: S310 - http
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

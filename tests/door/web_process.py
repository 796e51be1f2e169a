"""Web processes that share one listening socket, handed over as systemd does it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from tests.running import ROOT

# The kernel's number of the process is known to the shell that becomes it.
_HAND_OVER = 'LISTEN_PID=$$ LISTEN_FDS=1 exec scripts/serve 3<&"$0"'


class WebProcesses:
    """`start` begins one more and waits until it answers; all are killed at the end."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = os.environ | environment | {"PORTAL_HOSTS": "127.0.0.1 portal.test"}
        self._folder = folder
        self.started: list[subprocess.Popen[bytes]] = []
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=2048)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self.started:
            process.kill()
            process.wait()
        self._socket.close()

    def start(self) -> subprocess.Popen[bytes]:
        """One more on the same socket; returns when it serves."""
        fd = self._socket.fileno()
        log = self._folder / f"web-{len(self.started)}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                ["bash", "-c", _HAND_OVER, str(fd)],
                cwd=ROOT,
                env=self._environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[fd],
            )
        self.started.append(process)
        end = time.monotonic() + 60
        while "Application startup complete" not in log.read_text(encoding="utf-8"):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        httpx.get(f"{self.address}/health/live", timeout=20).raise_for_status()
        return process

    def log_of(self, place: int) -> str:
        """What a process has said."""
        return (self._folder / f"web-{place}.log").read_text(encoding="utf-8")


def ended_after(process: subprocess.Popen[bytes]) -> float:
    """SIGTERM; the seconds until it has ended by itself, with status 0 or by the signal."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    status = process.wait(timeout=20)
    assert status in {0, -signal.SIGTERM}, status
    return time.monotonic() - began

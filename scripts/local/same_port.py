"""Servers that come back at the same address, as restarted ones do."""

from pathlib import Path
from signal import Signals

from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis, EmbeddedServer


class _SamePort(EmbeddedServer):
    def _begin(self, pid_file: Path, *, working_in: Path, stop_signal: Signals) -> None:
        port = self.port
        super()._begin(pid_file, working_in=working_in, stop_signal=stop_signal)
        self.port = port or self.port


class SamePortRedis(_SamePort, EmbeddedRedis):
    """Redis that keeps its port over `stop` and `start`."""


class SamePortPostgres(_SamePort, EmbeddedPostgres):
    """PostgreSQL that keeps its port over `stop` and `start`."""

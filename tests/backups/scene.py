"""A portal that is backed up while it works, and what is left of it."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from signal import SIGQUIT, SIGTERM
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from scripts.local.accounts import server_account
from scripts.local.embedded import EmbeddedPostgres
from tests.databases import sibling

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What was there when the database was lost, and the place of its backups."""

    environment: dict[str, str]
    """Of the portal and of the commands."""
    place: Path
    password: Path
    storage: Path
    """Of the lost portal; only its keys are looked at."""
    dropped_after: datetime
    """A moment when everything was there, before somebody dropped a table."""
    last_written: int
    """The newest row that the database acknowledged, some seconds before its end."""
    numbers: list[str]
    """编号 of the papers that were issued."""


@dataclass(frozen=True)
class Target:
    """A folder to restore into, as an operator makes it."""

    folder: Path
    environment: dict[str, str]

    @property
    def data(self) -> Path:
        return self.folder / "postgres" / "data"

    def prepare(self) -> None:
        """Empty, and PostgreSQL's own where root restores."""
        self.data.mkdir(parents=True)
        self.folder.chmod(0o755)
        if account := server_account(self.data):
            os.chown(self.data, account.user_id, account.group_id)

    def restore(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """scripts/restore."""
        return command("restore", self.environment, self.data, *arguments)

    @contextmanager
    def started(self, password: Path) -> Generator[str]:
        """PostgreSQL with what was restored; the URL of the portal's database."""
        shutil.copy(password, self.data.parent / "password")
        name = urlsplit(self.environment["DATABASE_URL"]).path.lstrip("/")
        with EmbeddedPostgres(self.data.parent, durable=False) as server:
            yield sibling(server.url, name)


def command(
    name: str, environment: dict[str, str], *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    """A command of scripts/."""
    return subprocess.run(
        [ROOT / "scripts" / name, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@contextmanager
def following(environment: dict[str, str], folder: Path) -> Generator[None]:
    """scripts/backup follow until the end, its own or that of its database."""
    with (folder / "follow.log").open("ab") as log:
        process = subprocess.Popen(
            [ROOT / "scripts" / "backup", "follow", "--spool", folder / "spool"],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield
    finally:
        process.terminate()
        ended = process.wait(timeout=20)
    # SIGTERM meets one that is about to end by itself, too.
    assert ended in {0, 2, -SIGTERM}, (folder / "follow.log").read_text(encoding="utf-8")


def values(url: str, query: str, *arguments: Any) -> list[Any]:
    """The first column of what a query gives."""

    async def ask() -> list[Any]:
        database = await asyncpg.connect(url)
        try:
            return [row[0] for row in await database.fetch(query, *arguments)]
        finally:
            await database.close()

    return asyncio.run(ask())


def crash(server: EmbeddedPostgres) -> None:
    """The machine is gone: nothing is written any more."""
    assert server.child is not None
    server.child.process.send_signal(SIGQUIT)
    server.child.process.wait()
    server.child = None
    shutil.rmtree(server.data)

"""The account that runs PostgreSQL when the person at the keyboard is root.

PostgreSQL refuses to run as root. A project in root's home, which others may not enter, is the
common case on a bare machine, so the folders on the way are opened for passing through and no
more: listing and reading them stays as closed as it was.
"""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from scripts.local.narration import Refused

SERVER_ACCOUNT = "mianzheng"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """Whom a child process runs as."""

    user_id: int
    group_id: int

    @classmethod
    def of_owner(cls, path: Path) -> Self:
        status = path.stat()
        return cls(user_id=status.st_uid, group_id=status.st_gid)

    def lowered(self) -> list[str]:
        """The command prefix that gives up root for this account."""
        return [
            "setpriv",
            f"--reuid={self.user_id}",
            f"--regid={self.group_id}",
            "--clear-groups",
        ]


def server_account(data: Path) -> Account | None:
    """Whom to run PostgreSQL as: the owner of existing data, else our account; None: as we are."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return Account.of_owner(data)
    try:
        entry = pwd.getpwnam(SERVER_ACCOUNT)
    except KeyError:
        _make_account()
        entry = pwd.getpwnam(SERVER_ACCOUNT)
    return Account(user_id=entry.pw_uid, group_id=entry.pw_gid)


def let_pass(path: Path) -> list[Path]:
    """Makes every folder above `path` passable (o+x); returns those that had to be changed."""
    closed = [parent for parent in path.parents if not parent.stat().st_mode & stat.S_IXOTH]
    for folder in closed:
        folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    return closed


def _make_account() -> None:
    if shutil.which("useradd") is None:
        raise Refused(
            "PostgreSQL does not run as root and there is no useradd to make an account for it; "
            "run this as an ordinary user."
        )
    home = ["--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
    subprocess.run(["useradd", "--system", "--user-group", *home, SERVER_ACCOUNT], check=True)

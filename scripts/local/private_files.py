"""Files that hold a secret: readable by their owner alone, and never half written."""

import secrets
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Writes the text beside its place and moves it there whole, closed to others throughout."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600, exist_ok=False)
    fresh.write_text(text, encoding="utf-8")
    fresh.rename(path)


def kept_secret(path: Path) -> str:
    """A random text, fit for addresses, made once and kept in a private file."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(32))
    return path.read_text()

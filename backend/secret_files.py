"""Settings that are files, so that no listing of an environment shows what is in them."""

import base64
import binascii
from pathlib import Path

from starlette.config import Config
from starlette.datastructures import Secret

from backend.foundation.key_ring import KeyRing


def key_in(name: str, config: Config) -> Secret:
    """What the file of a setting holds, whatever it is. Raises ValueError naming the setting."""
    try:
        text = config(name, cast=Path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"Config '{name}' cannot be read: {error}") from error
    if not text:
        raise ValueError(f"Config '{name}' names an empty file.")
    return Secret(text)


def keys_in(name: str, config: Config) -> KeyRing:
    """The keys in the file of a setting. Raises ValueError naming the setting."""
    path = config(name, cast=Path)
    try:
        return KeyRing.parsed(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"Config '{name}' cannot be read: {error}") from error
    except ValueError as error:
        raise ValueError(f"Config '{name}' holds no keys: {error}.") from error


def secret_in(name: str, config: Config) -> Secret:
    """What the file of a setting holds: at least 32 bytes in base64. Raises ValueError."""
    path = config(name, cast=Path)
    try:
        text = path.read_text(encoding="ascii").strip()
        long_enough = len(base64.b64decode(text, validate=True)) >= 32
    except (OSError, UnicodeDecodeError, binascii.Error) as error:
        raise ValueError(f"Config '{name}' cannot be read: {error}") from error
    if not long_enough:
        raise ValueError(f"Config '{name}' must hold at least 32 bytes in base64.")
    return Secret(text)

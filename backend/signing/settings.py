"""What the environment tells the signing process, and nothing that web or worker need."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from starlette.config import Config

from backend.foundation.crash_points import CrashPoint
from backend.foundation.sealing.pkcs11_keys import Token
from backend.secret_files import secret_in
from backend.settings import (
    PartnerSettings,
    SettingsError,
    crash_point,
    is_development,
    partner_url,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileKeys:
    """Keys as PKCS#12 files."""

    folder: Path
    """PORTAL_SEAL_KEYS: one file per seal."""
    passphrase_file: Path
    """PORTAL_SEAL_PASSPHRASE_FILE: opens them; a file, so that it is in no environment dump."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningSettings:
    """The whole configuration of the signing process."""

    database_url: str
    """DATABASE_URL: postgres://…; may be another user's than that of web and worker."""
    socket: Path
    """PORTAL_SIGNING_SOCKET: where it answers."""
    clients: frozenset[int]
    """PORTAL_SIGNING_CLIENTS: numbers of the users who may ask, with commas (default its own)."""
    keys: FileKeys | Token | PartnerSettings
    """PORTAL_SEAL_PROVIDER: `files` (default), `token` (PKCS#11) or `platform` (of others)."""
    crash_at: CrashPoint | None
    """PORTAL_CRASH_AT, as in Settings."""

    @classmethod
    def from_environ(cls) -> Self:
        """Reads the environment; raises SettingsError naming what is missing or impossible."""
        config = Config()
        try:
            return cls._read(config)
        except (KeyError, ValueError) as error:
            raise SettingsError(str(error).strip("'\"")) from error

    @classmethod
    def _read(cls, config: Config) -> Self:
        return cls(
            database_url=config("DATABASE_URL"),
            socket=_socket(config("PORTAL_SIGNING_SOCKET", cast=Path)),
            clients=_users(config("PORTAL_SIGNING_CLIENTS", default=str(os.geteuid()))),
            keys=_keys(config),
            crash_at=crash_point(config),
        )


def _users(listed: str) -> frozenset[int]:
    numbers = [each.strip() for each in listed.split(",")]
    if not all(each.isascii() and each.isdigit() for each in numbers):
        raise ValueError("Config 'PORTAL_SIGNING_CLIENTS' must be user numbers with commas.")
    return frozenset(map(int, numbers))


def _keys(config: Config) -> FileKeys | Token | PartnerSettings:
    match config("PORTAL_SEAL_PROVIDER", default="files"):
        case "files":
            return FileKeys(
                folder=config("PORTAL_SEAL_KEYS", cast=Path),
                passphrase_file=config("PORTAL_SEAL_PASSPHRASE_FILE", cast=Path),
            )
        case "token":
            return Token(
                module=config("PORTAL_SEAL_MODULE", cast=Path),
                label=config("PORTAL_SEAL_TOKEN"),
                pin_file=config("PORTAL_SEAL_PIN_FILE", cast=Path),
                certificates=config("PORTAL_SEAL_CERTIFICATES", cast=Path, default=None),
            )
        case "platform":
            return _platform(config)
        case _:
            raise ValueError("Config 'PORTAL_SEAL_PROVIDER' must be files, token or platform.")


def _platform(config: Config) -> PartnerSettings:
    name = "PORTAL_SEAL_PLATFORM_URL"
    development = is_development(config("PORTAL_ENVIRONMENT", default="production"))
    return PartnerSettings(
        url=partner_url(name, config(name), development=development),
        secret=secret_in("PORTAL_SEAL_PLATFORM_SECRET_FILE", config),
    )


def _socket(path: Path) -> Path:
    # What the kernel has room for in an address, with the zero at its end (unix(7)).
    if len(os.fsencode(path)) >= 108:
        raise ValueError("Config 'PORTAL_SIGNING_SOCKET' must be shorter than 108 bytes.")
    return path

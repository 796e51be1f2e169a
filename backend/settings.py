"""Settings: everything the environment decides, read once, by concern.

Only `bootstrap` and the two process edges import this.
"""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from starlette.config import Config
from starlette.datastructures import URL, Secret


class SettingsError(Exception):
    """A setting is missing or impossible; the text names it and says what it should be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealSettings:
    """Where seals' keys are, and what their certificates chain up to."""

    keys: Path
    """PORTAL_SEAL_KEYS: folder of PKCS#12 files, one per seal."""
    passphrase_file: Path
    """PORTAL_SEAL_PASSPHRASE_FILE: opens them; a file, so that it is in no environment dump."""
    trust_roots: Path
    """PORTAL_TRUST_ROOTS: PEM bundle of the certification authorities of seals."""
    revocation_lists: Path | None
    """PORTAL_REVOCATION_LISTS: folder of their CRLs; without it a revoked seal is not noticed."""
    demonstration: bool
    """PORTAL_DEMONSTRATION_SEALS: whether documents say 演示印章 (default: in development)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BucketSettings:
    """Where files are when PORTAL_STORAGE is `s3://bucket/prefix`."""

    bucket: str
    prefix: str
    """A folder of the bucket, without slashes around it; empty for the whole bucket."""
    endpoint: str
    """PORTAL_S3_ENDPOINT: the store's address without the bucket; https outside development."""
    region: str
    """PORTAL_S3_REGION: what signatures name (default us-east-1, which MinIO and Ceph expect)."""
    access_key: Secret
    """PORTAL_S3_ACCESS_KEY_FILE: the name of the key."""
    secret_key: Secret
    """PORTAL_S3_SECRET_KEY_FILE: the key itself; a file, so that it is in no environment dump."""
    path_style: bool
    """PORTAL_S3_PATH_STYLE: the bucket in the path (default), not in the host name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The whole configuration of one process."""

    database_url: str
    """DATABASE_URL: postgres://…"""
    redis_url: str
    """REDIS_URL: redis://… or unix://…"""
    development: bool
    """PORTAL_ENVIRONMENT: development or production (default)."""
    public_url: str
    """PORTAL_PUBLIC_URL: where residents reach the portal; printed in every QR code."""
    host: str
    """PORTAL_HOST: address to listen on."""
    port: int
    """PORTAL_PORT: port to listen on."""
    storage: Path | BucketSettings
    """PORTAL_STORAGE: folder of the content-addressed files, or `s3://bucket/prefix`."""
    fonts: Path
    """PORTAL_FONTS: folder that scripts/build-fonts filled."""
    seals: SealSettings
    secret: Secret
    """PORTAL_SECRET_FILE: 32 bytes in base64; encrypts personal data. Lost means unreadable."""
    certificate_type: str
    """PORTAL_CERTIFICATE_TYPE: 证照类型代码: the defining body's USCC and 3 digits."""
    sms_url: str | None
    """PORTAL_SMS_URL: the SMS gateway's callback; absent in development: messages are logged."""

    @property
    def secret_bytes(self) -> bytes:
        """The decoded secret."""
        return base64.b64decode(str(self.secret))

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
        development = _is_development(config("PORTAL_ENVIRONMENT", default="production"))
        sms_url: str | None = config("PORTAL_SMS_URL", default=None)
        if sms_url is None and not development:
            raise ValueError("Config 'PORTAL_SMS_URL' is missing: residents sign in by message.")
        return cls(
            database_url=config("DATABASE_URL"),
            redis_url=config("REDIS_URL"),
            development=development,
            public_url=_base(config("PORTAL_PUBLIC_URL")),
            host=config("PORTAL_HOST", default="127.0.0.1"),
            port=config("PORTAL_PORT", cast=int, default=8000),
            storage=_storage(config, development=development),
            fonts=config("PORTAL_FONTS", cast=Path),
            seals=SealSettings(
                keys=config("PORTAL_SEAL_KEYS", cast=Path),
                passphrase_file=config("PORTAL_SEAL_PASSPHRASE_FILE", cast=Path),
                trust_roots=config("PORTAL_TRUST_ROOTS", cast=Path),
                revocation_lists=config("PORTAL_REVOCATION_LISTS", cast=Path, default=None),
                demonstration=config("PORTAL_DEMONSTRATION_SEALS", cast=bool, default=development),
            ),
            secret=_secret(config("PORTAL_SECRET_FILE", cast=Path)),
            certificate_type=config("PORTAL_CERTIFICATE_TYPE", default=_DEMONSTRATION_TYPE),
            sms_url=sms_url,
        )


# A made-up city's code with a right check character: no body has defined a national type for
# village proofs yet, so a real city sets its own.
_DEMONSTRATION_TYPE = "11360400MB0000000J001"


def _is_development(value: str) -> bool:
    if value not in {"development", "production"}:
        raise ValueError("Config 'PORTAL_ENVIRONMENT' must be development or production.")
    return value == "development"


def _base(value: str) -> str:
    url = URL(value)
    if url.scheme not in {"http", "https"} or not url.netloc:
        raise ValueError("Config 'PORTAL_PUBLIC_URL' must be an http or https address.")
    return value.rstrip("/")


def _storage(config: Config, *, development: bool) -> Path | BucketSettings:
    place: str = config("PORTAL_STORAGE")
    if "://" not in place:
        return Path(place)
    url = URL(place)
    if url.scheme != "s3" or not url.hostname or url.netloc != url.hostname:
        raise ValueError("Config 'PORTAL_STORAGE' must be a folder or s3://bucket/prefix.")
    return BucketSettings(
        bucket=url.hostname,
        prefix=url.path.strip("/"),
        endpoint=_endpoint(config("PORTAL_S3_ENDPOINT"), development=development),
        region=config("PORTAL_S3_REGION", default="us-east-1"),
        access_key=_key("PORTAL_S3_ACCESS_KEY_FILE", config),
        secret_key=_key("PORTAL_S3_SECRET_KEY_FILE", config),
        path_style=config("PORTAL_S3_PATH_STYLE", cast=bool, default=True),
    )


def _endpoint(value: str, *, development: bool) -> str:
    url = URL(value)
    if url.scheme not in {"https", "http"} or not url.hostname or url.path.strip("/"):
        raise ValueError("Config 'PORTAL_S3_ENDPOINT' must be an https address without a path.")
    if url.scheme == "http" and not development:
        raise ValueError("Config 'PORTAL_S3_ENDPOINT' must be https: files are personal data.")
    return value.rstrip("/")


def _key(name: str, config: Config) -> Secret:
    try:
        text = config(name, cast=Path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"Config '{name}' cannot be read: {error}") from error
    if not text:
        raise ValueError(f"Config '{name}' names an empty file.")
    return Secret(text)


def _secret(path: Path) -> Secret:
    try:
        text = path.read_text(encoding="ascii").strip()
        long_enough = len(base64.b64decode(text, validate=True)) >= 32
    except (OSError, UnicodeDecodeError, binascii.Error) as error:
        raise ValueError(f"Config 'PORTAL_SECRET_FILE' cannot be read: {error}") from error
    if not long_enough:
        raise ValueError("Config 'PORTAL_SECRET_FILE' must hold at least 32 bytes in base64.")
    return Secret(text)

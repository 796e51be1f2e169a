"""Settings: everything the environment decides, read once, by concern.

Only `bootstrap` and the two process edges import this.
"""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from starlette.config import Config
from starlette.datastructures import URL, Secret

from backend.foundation.crash_points import CrashPoint
from backend.foundation.key_ring import KeyRing
from backend.secret_files import key_in, keys_in, secret_in


class SettingsError(Exception):
    """A setting is missing or impossible; the text names it and says what it should be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealSettings:
    """Who signs with the keys of seals, and what their certificates chain up to."""

    signing_socket: Path
    """PORTAL_SIGNING_SOCKET: where the signing process answers."""
    trust_roots: Path
    """PORTAL_TRUST_ROOTS: PEM bundle of the certification authorities of seals."""
    revocation_lists: Path | None
    """PORTAL_REVOCATION_LISTS: folder of their CRLs; without it a revoked seal is not noticed."""
    timestamp_authorities: tuple[str, ...]
    """PORTAL_TSA_URLS: addresses of time-stamp authorities (RFC 3161), the preferred one first,
    with a space between; none: seals stay at PAdES B-B and end with their certificates."""
    ocsp_url: str | None
    """PORTAL_OCSP_URL: asked for the standing of certificates instead of what they name."""
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
class PartnerSettings:
    """A system of others that is asked, or told, over HTTP: the SMS gateway, a certificate library.

    Each has a secret of its own, so that none can sign for another or read what the portal keeps.
    """

    url: str
    """PORTAL_SMS_URL or CERTIFICATE_LIBRARY_URL; https outside development."""
    secret: Secret
    """PORTAL_SMS_SECRET_FILE or CERTIFICATE_LIBRARY_SECRET_FILE: 32 bytes in base64."""

    @property
    def secret_bytes(self) -> bytes:
        """The decoded secret."""
        return base64.b64decode(str(self.secret))


@dataclass(frozen=True, kw_only=True, slots=True)
class PlatformSettings:
    """The city's unified identity platform, by OpenID Connect."""

    issuer: str
    """PORTAL_OIDC_ISSUER: as the platform writes it, https outside development; without it people
    sign in by phone alone. The portal's address there is PORTAL_PUBLIC_URL with /platform/return.
    """
    client_id: str
    """PORTAL_OIDC_CLIENT_ID: what the platform calls the portal."""
    secret: Secret
    """PORTAL_OIDC_SECRET_FILE: the client secret."""
    id_number_claim: str
    """PORTAL_OIDC_ID_NUMBER_CLAIM: where the verified identity number is (default id_number)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditSettings:
    """Who signs the audit log, and where its checkpoints are copied to; for the worker alone."""

    key: Secret
    """PORTAL_AUDIT_KEY_FILE: what scripts/audit make-key wrote."""
    copies: Path
    """PORTAL_AUDIT_COPIES: a folder, best of another machine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The whole configuration of one process."""

    database_url: str
    """DATABASE_URL: postgres://…"""
    redis_url: str
    """REDIS_URL: redis://… or unix://…"""
    redis_password: Secret | None
    """REDIS_PASSWORD_FILE: Redis' password, when it has one and it is not in REDIS_URL."""
    development: bool
    """PORTAL_ENVIRONMENT: development or production (default)."""
    sandbox: bool
    """PORTAL_SANDBOX: whether all data are made up (default no); needs demonstration seals."""
    platform: PlatformSettings | None
    """PORTAL_OIDC_ISSUER and what goes with it."""
    second_factor_demanded: bool
    """PORTAL_STAFF_SECOND_FACTOR: whether staff enter their posts with one-time passwords only
    (default: yes, but not in development)."""
    public_url: str
    """PORTAL_PUBLIC_URL: where residents reach the portal; printed in every QR code."""
    hosts: tuple[str, ...]
    """PORTAL_HOSTS: the names, without ports, under which requests may come, with a space between
    (default: that of PORTAL_PUBLIC_URL, in development this machine's too)."""
    host: str
    """PORTAL_HOST: address to listen on."""
    port: int
    """PORTAL_PORT: port to listen on."""
    operations: tuple[str, int] | None
    """PORTAL_OPERATIONS_HOST (default 127.0.0.1) and PORTAL_OPERATIONS_PORT: where operators ask
    for health and metrics; None without a port."""
    storage: Path | BucketSettings
    """PORTAL_STORAGE: folder of the content-addressed files, or `s3://bucket/prefix`."""
    fonts: Path
    """PORTAL_FONTS: folder that scripts/build-fonts filled."""
    seals: SealSettings
    keys: KeyRing
    """PORTAL_SECRET_FILE: encrypts personal data, see key_ring. Lost means unreadable."""
    audit: AuditSettings | None
    """PORTAL_AUDIT_KEY_FILE; None in processes that do not keep the audit log."""
    certificate_type: str
    """PORTAL_CERTIFICATE_TYPE: 证照类型代码: the defining body's USCC and 3 digits."""
    sms: PartnerSettings | None
    """PORTAL_SMS_URL: the SMS gateway's callback; absent in development: messages are logged."""
    certificates: PartnerSettings | Path | None
    """CERTIFICATE_LIBRARY_URL, or in development CERTIFICATE_LIBRARY_FOLDER; None for neither."""
    crash_at: CrashPoint | None
    """PORTAL_CRASH_AT, in development only: where this process dies, see crash_points."""
    clock: Path | None
    """PORTAL_CLOCK, in development only: the file that clock.follow reads."""
    collector: str | None
    """OTEL_EXPORTER_OTLP_ENDPOINT: the collector of traces, asked at /v1/traces; None for none."""

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
        development = is_development(config("PORTAL_ENVIRONMENT", default="production"))
        demonstration: bool = config("PORTAL_DEMONSTRATION_SEALS", cast=bool, default=development)
        return cls(
            database_url=config("DATABASE_URL"),
            redis_url=config("REDIS_URL"),
            redis_password=_redis_password(config),
            development=development,
            sandbox=_is_sandbox(config, demonstration=demonstration),
            platform=_identity_platform(config, development=development),
            second_factor_demanded=config(
                "PORTAL_STAFF_SECOND_FACTOR", cast=bool, default=not development
            ),
            public_url=_base(config("PORTAL_PUBLIC_URL")),
            hosts=_hosts(config, development=development),
            host=config("PORTAL_HOST", default="127.0.0.1"),
            port=config("PORTAL_PORT", cast=int, default=8000),
            operations=_operations(config),
            storage=storage_in("PORTAL_STORAGE", "PORTAL_S3", config, development=development),
            fonts=config("PORTAL_FONTS", cast=Path),
            seals=SealSettings(
                signing_socket=config("PORTAL_SIGNING_SOCKET", cast=Path),
                trust_roots=config("PORTAL_TRUST_ROOTS", cast=Path),
                revocation_lists=config("PORTAL_REVOCATION_LISTS", cast=Path, default=None),
                timestamp_authorities=_addresses("PORTAL_TSA_URLS", config),
                ocsp_url=next(iter(_addresses("PORTAL_OCSP_URL", config)), None),
                demonstration=demonstration,
            ),
            keys=keys_in("PORTAL_SECRET_FILE", config),
            audit=_audit(config),
            certificate_type=config("PORTAL_CERTIFICATE_TYPE", default=_DEMONSTRATION_TYPE),
            sms=_sms(config, development=development),
            certificates=_certificates(config, development=development),
            crash_at=crash_point(config),
            clock=_clock(config),
            collector=next(iter(_addresses("OTEL_EXPORTER_OTLP_ENDPOINT", config)), None),
        )


# A made-up city's code with a right check character: no body has defined a national type for
# village proofs yet, so a real city sets its own.
_DEMONSTRATION_TYPE = "11360400MB0000000J001"


def is_development(value: str) -> bool:
    """Whether PORTAL_ENVIRONMENT says so. Raises ValueError for what is no environment."""
    if value not in {"development", "production"}:
        raise ValueError("Config 'PORTAL_ENVIRONMENT' must be development or production.")
    return value == "development"


def crash_point(config: Config) -> CrashPoint | None:
    """PORTAL_CRASH_AT. Raises ValueError for one that is none, and outside of development."""
    name: str | None = config("PORTAL_CRASH_AT", default=None)
    if name is None:
        return None
    _require_development("PORTAL_CRASH_AT", config)
    if name not in set(CrashPoint):
        raise ValueError(f"Config 'PORTAL_CRASH_AT' must be one of {', '.join(CrashPoint)}.")
    return CrashPoint(name)


def _clock(config: Config) -> Path | None:
    file: str | None = config("PORTAL_CLOCK", default=None)
    if file is None:
        return None
    _require_development("PORTAL_CLOCK", config)
    return Path(file)


def _require_development(name: str, config: Config) -> None:
    if not is_development(config("PORTAL_ENVIRONMENT", default="production")):
        raise ValueError(f"Config '{name}' is for development only.")


def logs_as_json() -> bool:
    """PORTAL_LOG: json or lines; in development lines, else json. Raises SettingsError."""
    config = Config()
    development = config("PORTAL_ENVIRONMENT", default="production") == "development"
    form: str = config("PORTAL_LOG", default="lines" if development else "json")
    if form not in {"json", "lines"}:
        raise SettingsError("Config 'PORTAL_LOG' must be json or lines.")
    return form == "json"


def _redis_password(config: Config) -> Secret | None:
    if config("REDIS_PASSWORD_FILE", default=None) is None:
        return None
    if URL(config("REDIS_URL")).password:
        raise ValueError("Give Redis' password in 'REDIS_PASSWORD_FILE' or 'REDIS_URL', not both.")
    return key_in("REDIS_PASSWORD_FILE", config)


def _operations(config: Config) -> tuple[str, int] | None:
    port: int | None = config("PORTAL_OPERATIONS_PORT", cast=int, default=None)
    if port is None:
        return None
    if not 0 < port < 65536:
        raise ValueError("Config 'PORTAL_OPERATIONS_PORT' must be from 1 to 65535.")
    return config("PORTAL_OPERATIONS_HOST", default="127.0.0.1"), port


def _addresses(name: str, config: Config) -> tuple[str, ...]:
    """Tokens and answers are signed, so that authorities are asked over plain HTTP too."""
    addresses = tuple(config(name, default="").split())
    for address in addresses:
        url = URL(address)
        if url.scheme not in {"http", "https"} or not url.hostname:
            raise ValueError(f"Config '{name}' must be addresses like http://tsa.example/tsa.")
    return addresses


def _is_sandbox(config: Config, *, demonstration: bool) -> bool:
    sandbox: bool = config("PORTAL_SANDBOX", cast=bool, default=False)
    if sandbox and not demonstration:
        raise ValueError(
            "Config 'PORTAL_SANDBOX' needs 'PORTAL_DEMONSTRATION_SEALS': "
            "a seal with legal force must not stand on made-up papers."
        )
    return sandbox


def _base(value: str) -> str:
    url = URL(value)
    if url.scheme not in {"http", "https"} or not url.netloc:
        raise ValueError("Config 'PORTAL_PUBLIC_URL' must be an http or https address.")
    return value.rstrip("/")


def _hosts(config: Config, *, development: bool) -> tuple[str, ...]:
    """What else a Host header says was made up, or leads here from a stranger's name."""
    named = config("PORTAL_HOSTS", default="").lower().split()
    if any("*" in name or "/" in name or ":" in name for name in named):
        raise ValueError("Config 'PORTAL_HOSTS' must be names without ports and wildcards.")
    own = URL(config("PORTAL_PUBLIC_URL")).hostname or ""
    return tuple(named) or (own, *(("localhost", "127.0.0.1") if development else ()))


def storage_in(
    name: str, bucket: str, config: Config, *, development: bool
) -> Path | BucketSettings:
    """The folder or bucket of a setting; those of the bucket begin with `bucket`. ValueError."""
    place: str = config(name)
    if "://" not in place:
        return Path(place)
    url = URL(place)
    if url.scheme != "s3" or not url.hostname or url.netloc != url.hostname:
        raise ValueError(f"Config '{name}' must be a folder or s3://bucket/prefix.")
    return BucketSettings(
        bucket=url.hostname,
        prefix=url.path.strip("/"),
        endpoint=_endpoint(f"{bucket}_ENDPOINT", config, development=development),
        region=config(f"{bucket}_REGION", default="us-east-1"),
        access_key=key_in(f"{bucket}_ACCESS_KEY_FILE", config),
        secret_key=key_in(f"{bucket}_SECRET_KEY_FILE", config),
        path_style=config(f"{bucket}_PATH_STYLE", cast=bool, default=True),
    )


def _endpoint(name: str, config: Config, *, development: bool) -> str:
    value: str = config(name)
    url = URL(value)
    if url.scheme not in {"https", "http"} or not url.hostname or url.path.strip("/"):
        raise ValueError(f"Config '{name}' must be an https address without a path.")
    if url.scheme == "http" and not development:
        raise ValueError(f"Config '{name}' must be https: files are personal data.")
    return value.rstrip("/")


def _audit(config: Config) -> AuditSettings | None:
    if config("PORTAL_AUDIT_KEY_FILE", default=None) is None:
        return None
    return AuditSettings(
        key=key_in("PORTAL_AUDIT_KEY_FILE", config),
        copies=config("PORTAL_AUDIT_COPIES", cast=Path),
    )


def _identity_platform(config: Config, *, development: bool) -> PlatformSettings | None:
    issuer: str | None = config("PORTAL_OIDC_ISSUER", default=None)
    if issuer is None:
        return None
    return PlatformSettings(
        issuer=partner_url("PORTAL_OIDC_ISSUER", issuer, development=development),
        client_id=config("PORTAL_OIDC_CLIENT_ID"),
        secret=key_in("PORTAL_OIDC_SECRET_FILE", config),
        id_number_claim=config("PORTAL_OIDC_ID_NUMBER_CLAIM", default="id_number"),
    )


def _certificates(config: Config, *, development: bool) -> PartnerSettings | Path | None:
    url: str | None = config("CERTIFICATE_LIBRARY_URL", default=None)
    folder: Path | None = config("CERTIFICATE_LIBRARY_FOLDER", cast=Path, default=None)
    if url and folder:
        raise ValueError(
            "Give 'CERTIFICATE_LIBRARY_URL' or 'CERTIFICATE_LIBRARY_FOLDER', not both."
        )
    if folder and not development:
        raise ValueError("Config 'CERTIFICATE_LIBRARY_FOLDER' is for development only.")
    if url is None:
        return folder
    return PartnerSettings(
        url=partner_url("CERTIFICATE_LIBRARY_URL", url, development=development),
        secret=secret_in("CERTIFICATE_LIBRARY_SECRET_FILE", config),
    )


def _sms(config: Config, *, development: bool) -> PartnerSettings | None:
    url: str | None = config("PORTAL_SMS_URL", default=None)
    if url is None and not development:
        raise ValueError("Config 'PORTAL_SMS_URL' is missing: residents sign in by message.")
    if url is None:
        return None
    return PartnerSettings(
        url=partner_url("PORTAL_SMS_URL", url, development=development),
        secret=secret_in("PORTAL_SMS_SECRET_FILE", config),
    )


def partner_url(name: str, value: str, *, development: bool) -> str:
    """An address of others. Raises ValueError naming the setting."""
    url = URL(value)
    if url.scheme not in {"https", "http"} or not url.hostname:
        raise ValueError(f"Config '{name}' must be an https address.")
    if url.scheme == "http" and not development:
        raise ValueError(f"Config '{name}' must be https: what it carries is personal data.")
    return value

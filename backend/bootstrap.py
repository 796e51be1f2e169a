"""From Settings to Services: opens and closes the database, the storage, the keys, the pool."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from backend.auditing.copies import CopyFolder
from backend.auditing.jobs import AuditLog
from backend.auditing.notes import Signer
from backend.complaints import access as complaints
from backend.foundation import asking, clock, crash_points, db
from backend.foundation.certificates import (
    CertificateLibrary,
    FolderLibrary,
    HttpLibrary,
    NoLibrary,
)
from backend.foundation.channels import CallbackChannel, Channel, LogChannel
from backend.foundation.db import AWAITED, PATIENT, Patience
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.documents.renderer import DocumentRenderer
from backend.foundation.identity_platform import IdentityPlatform
from backend.foundation.intake.counter import Intake
from backend.foundation.sealing.evidence import Evidence
from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.sealing.timestamps import TimestampAuthorities
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage, Storage
from backend.foundation.storage.s3 import S3Storage
from backend.foundation.vault import Vault
from backend.foundation.viewer import System
from backend.settings import BucketSettings, PartnerSettings, Settings, SettingsError

RULES = (
    "Config 'DATABASE_URL' names a user who owns the tables or is above the rules for rows: name"
    " that one in DATABASE_OWNER_URL for scripts/migrate alone, and here one of another name, which"
    " scripts/migrate then makes (docs/deploy.md, “Users of the database”)."
)
SIGNING_SECONDS = 1.5
"""Of a request: a token signs in 0.1 s. Nobody confirms what is signed while somebody waits."""
EVIDENCE_SECONDS = 1.5
"""Of a request: time stamps and OCSP take 0.7 s. Without them a job completes the file later."""
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    pool: int = 10,
    patience: Patience = PATIENT,
    role: str = asking.APPLICATION,
    viewer: System | None = None,
) -> AsyncGenerator[Services]:
    """The services of one process, with the database connected; closed in order at the end.

    `viewer` is asking in a process that answers no requests. Raises SettingsError in production
    for a login that row level security does not bind.
    """
    crash_points.arm(settings.crash_at)
    clock.follow(settings.clock)
    services = build(settings, awaited=patience is AWAITED)
    await db.connect(settings.database_url, pool=pool, patience=patience, role=role, viewer=viewer)
    try:
        if not settings.development and await db.login_rules():
            raise SettingsError(RULES)
        yield services
    finally:
        await services.documents.close()
        await db.disconnect()


@asynccontextmanager
async def traced(settings: Settings, process: str) -> AsyncGenerator[None]:
    """Tells what this process does to the collector, if the settings name one."""
    if settings.collector is None:
        yield
        return
    # Loading it takes 0.13 s and 18 MB, for those who collect.
    from backend.foundation import collector

    with collector.telling(settings.collector, f"mianzheng-{process}"):
        yield


def build(settings: Settings, *, awaited: bool = False) -> Services:
    """The services alone, nothing connected or started.

    `awaited` is for a process whose callers wait: signing and evidence must then fit a request.
    """
    seals = settings.seals
    authorities = TimestampAuthorities(seals.timestamp_authorities)
    return Services(
        storage=storage_at(settings.storage),
        intake=Intake(),
        documents=DocumentRenderer(templates=TEMPLATES, fonts=settings.fonts),
        glyphs=GlyphCoverage.load(settings.fonts),
        sealer=Sealer(_provider(seals.signing_socket, awaited=awaited), authorities),
        inspector=SealInspector(seals.trust_roots, crls=seals.revocation_lists),
        evidence=Evidence(
            seals.trust_roots,
            crls=seals.revocation_lists,
            authorities=authorities,
            ocsp_url=seals.ocsp_url,
            patience=EVIDENCE_SECONDS if awaited else None,
        ),
        channel=_channel(settings),
        certificates=_certificates(settings.certificates),
        vault=Vault(settings.keys),
        fonts=settings.fonts,
        public_url=settings.public_url,
        demonstration_seals=seals.demonstration,
        refuse_own_matter=complaints.refuse_own_matter,
        certificate_type=settings.certificate_type,
        platform=_platform(settings),
        second_factor_demanded=settings.second_factor_demanded,
        sandbox=settings.sandbox,
    )


def audit_log(settings: Settings) -> AuditLog | None:
    """The audit log to keep; None in development without one. SettingsError names what is wrong."""
    if settings.audit is None:
        if settings.development:
            return None
        raise SettingsError("Config 'PORTAL_AUDIT_KEY_FILE' is missing: the worker signs the log.")
    try:
        signer = Signer.parsed(str(settings.audit.key))
    except ValueError as error:
        raise SettingsError(f"Config 'PORTAL_AUDIT_KEY_FILE' holds no key: {error}.") from error
    return AuditLog(signer=signer, copies=CopyFolder(settings.audit.copies))


def _provider(socket: Path, *, awaited: bool) -> ProcessProvider:
    if not awaited:
        return ProcessProvider(socket)
    return ProcessProvider(
        socket, certificate_timeout=SIGNING_SECONDS, signing_timeout=SIGNING_SECONDS
    )


def storage_at(place: Path | BucketSettings) -> Storage:
    """The storage of a folder or a bucket."""
    if isinstance(place, Path):
        return DiskStorage(place)
    return S3Storage(
        place.bucket,
        prefix=place.prefix,
        endpoint=place.endpoint,
        region=place.region,
        access_key=str(place.access_key),
        secret_key=str(place.secret_key),
        path_style=place.path_style,
    )


def _channel(settings: Settings) -> Channel:
    if settings.sms is None:
        return LogChannel()
    return CallbackChannel(settings.sms.url, settings.sms.secret_bytes)


def _platform(settings: Settings) -> IdentityPlatform | None:
    platform = settings.platform
    if platform is None:
        return None
    return IdentityPlatform(
        platform.issuer,
        client_id=platform.client_id,
        secret=str(platform.secret),
        return_address=settings.public_url + "/platform/return",
        id_number_claim=platform.id_number_claim,
    )


def _certificates(place: PartnerSettings | Path | None) -> CertificateLibrary:
    match place:
        case None:
            return NoLibrary()
        case Path():
            return FolderLibrary(place)
        case PartnerSettings():
            return HttpLibrary(place.url, place.secret_bytes)

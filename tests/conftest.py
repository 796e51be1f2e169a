"""Real PostgreSQL and Redis per test process, development services, and a client per viewer."""

import os
import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
from hypothesis import settings

from backend import bootstrap
from backend.foundation import db
from backend.foundation.channels import LogChannel
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.documents.renderer import DocumentRenderer
from backend.foundation.intake.counter import Intake
from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage
from backend.foundation.vault import Vault
from backend.migrations.__main__ import bring_to_newest
from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis
from scripts.pki.authority import make_pki
from tests.portal import Portal

# How long an example takes depends on the machine; nothing in the suite is timed.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")

ROOT = Path(__file__).resolve().parent.parent
PASSPHRASE = "test passphrase"
SEALS = {
    "xiaoyang": "九江市柴桑区岷山乡小阳村村民委员会",
    "other": "九江市柴桑区岷山乡分水村村民委员会",
}


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def fonts() -> Path:
    """What scripts/build-fonts made; scripts/test builds them first."""
    return Path(os.environ.get("PORTAL_FONTS", ROOT / "var" / "fonts"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A server of this test process, or the one of TEST_DATABASE_URL."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    # Not in pytest's folder: another session that starts closes that one to PostgreSQL's account.
    with (
        TemporaryDirectory(prefix="postgres-") as folder,
        EmbeddedPostgres(Path(folder), durable=False) as server,
    ):
        yield server.url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with EmbeddedRedis(tmp_path_factory.mktemp("redis")) as server:
        yield server.url


@pytest.fixture(scope="session")
async def database_url(postgres_url: str) -> str:
    """A fresh, migrated database of this test process."""
    name = f"test_{secrets.token_hex(6)}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f'CREATE DATABASE "{name}"')
    await server.close()
    url = urlunsplit(urlsplit(postgres_url)._replace(path=f"/{name}"))
    await bring_to_newest(url)
    return url


@pytest.fixture(scope="session")
async def connected(database_url: str) -> AsyncIterator[None]:
    await db.connect(database_url)
    yield
    await db.disconnect()


@pytest.fixture
async def database(connected: None) -> None:
    """Every table empty."""
    rows = await db.connection().execute_query_dict(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        " AND tablename <> 'tortoise_migrations'"
    )
    tables = ", ".join(f'"{row["tablename"]}"' for row in rows)
    await db.connection().execute_script(f"TRUNCATE {tables} RESTART IDENTITY")


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A development PKI with the seals of SEALS."""
    folder = tmp_path_factory.mktemp("pki")
    make_pki(folder, SEALS, PASSPHRASE)
    return folder


@pytest.fixture(scope="session")
async def services(
    pki: Path, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Services]:
    """The real services in their development form."""
    built = Services(
        storage=DiskStorage(tmp_path_factory.mktemp("storage")),
        intake=Intake(),
        documents=DocumentRenderer(templates=bootstrap.TEMPLATES, fonts=fonts),
        glyphs=GlyphCoverage.load(fonts),
        sealer=Sealer(Pkcs12Keys(pki / "seals", PASSPHRASE)),
        inspector=SealInspector(pki / "trust.pem", crls=pki / "crl"),
        channel=LogChannel(),
        vault=Vault(b"k" * 32),
        fonts=fonts,
        public_url="http://portal.test",
        demonstration_seals=True,
        certificate_type="11360400MB0000000J001",
    )
    await built.documents.start()
    yield built
    await built.documents.close()


@pytest.fixture
def portal(services: Services, database: None) -> Portal:
    """GraphQL as the viewer of your choice."""
    return Portal(services)

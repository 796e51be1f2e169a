"""Real PostgreSQL and Redis, development services, and a client per viewer."""

import gc
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from backend import bootstrap
from backend.complaints import access as complaints
from backend.foundation import asking, db
from backend.foundation.certificates import NoLibrary
from backend.foundation.channels import LogChannel
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.documents.renderer import DocumentRenderer
from backend.foundation.intake.counter import Intake
from backend.foundation.key_ring import KeyRing
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.evidence import Evidence
from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.sealing.timestamps import TimestampAuthorities
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage
from backend.foundation.vault import Vault
from backend.foundation.viewer import System
from backend.seals.guard import GuardedProvider
from backend.web.main import POOL
from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis
from scripts.pki.authority import make_pki
from tests import authority_services, sent_sql
from tests.databases import as_owner, emptying_script, new_database
from tests.portal import Portal
from tests.sent_sql import SentSql

# How long an example takes depends on the machine; nothing in the suite is timed.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")

ROOT = Path(__file__).resolve().parent.parent
SERVER = "TEST_DATABASE_URL"
PASSPHRASE = "test passphrase"
SEALS = {
    "xiaoyang": "九江市柴桑区岷山乡小阳村村民委员会",
    "xiaoyang-next": "九江市柴桑区岷山乡小阳村村民委员会",
    "other": "九江市柴桑区岷山乡分水村村民委员会",
    "service": "九江市政务服务办公室",
    "portal": "九江市免证通运行中心",
}


def pytest_configure(config: pytest.Config) -> None:
    """What all processes of a run inherit."""
    # Hundreds of processes start in a run: where bytecode is not kept, each compiles it all.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # Tests arrange and look as the portal itself; every door says who is asking there.
    asking.enter(System(job="tests"))
    if config.getoption("numprocesses", None) and SERVER not in os.environ:
        servers = ExitStack()
        config.add_cleanup(servers.close)
        os.environ[SERVER] = servers.enter_context(_postgres())


def pytest_collection_finish() -> None:
    """Half a million objects of modules are no garbage: no test looks for any among them."""
    gc.freeze()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def fonts() -> Path:
    """What scripts/build-fonts made; scripts/test builds them first."""
    return Path(os.environ.get("PORTAL_FONTS", ROOT / "var" / "fonts"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The server of TEST_DATABASE_URL, or else of the run."""
    if SERVER in os.environ:
        yield os.environ[SERVER]
        return
    with _postgres() as url:
        yield url


@contextmanager
def _postgres() -> Iterator[str]:
    # Not in pytest's folder: another session that starts closes that one to PostgreSQL's account.
    with (
        TemporaryDirectory(prefix="postgres-") as folder,
        EmbeddedPostgres(Path(folder), durable=False, connections=300) as server,
    ):
        yield server.url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with EmbeddedRedis(tmp_path_factory.mktemp("redis")) as server:
        yield server.url


@pytest.fixture(scope="session")
async def database_url(postgres_url: str) -> str:
    """A fresh, migrated database of this test process."""
    return await new_database(postgres_url, "test")


@pytest.fixture(scope="session")
async def connected(database_url: str) -> AsyncIterator[None]:
    # This process answers, works and signs.
    await db.connect(database_url, pool=POOL, role=asking.WORKER)
    yield
    await db.disconnect()


@pytest.fixture(scope="session")
async def emptying(connected: None) -> str:
    """What empties every table of the database."""
    return await emptying_script()


@pytest.fixture
async def database(emptying: str) -> None:
    """Every table empty."""
    with as_owner():
        await db.connection().execute_script(emptying)


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A development PKI with the seals of SEALS."""
    folder = tmp_path_factory.mktemp("pki")
    # Some tests play on days of their own, of which none is earlier.
    make_pki(folder, SEALS, PASSPHRASE, begins=datetime(2026, 1, 1, tzinfo=UTC))
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
        sealer=Sealer(GuardedProvider(_custody(pki))),
        inspector=SealInspector(pki / "trust.pem", crls=pki / "crl"),
        evidence=Evidence(
            pki / "trust.pem", crls=pki / "crl", authorities=TimestampAuthorities(())
        ),
        channel=LogChannel(),
        certificates=NoLibrary(),
        vault=Vault(KeyRing.single(b"k" * 32)),
        fonts=fonts,
        public_url="http://portal.test",
        demonstration_seals=True,
        refuse_own_matter=complaints.refuse_own_matter,
        certificate_type="11360400MB0000000J001",
    )
    await built.documents.start()
    yield built
    await built.documents.close()


@pytest.fixture(scope="session")
def stolen(pki: Path) -> Sealer:
    """The keys of the seals without whoever guards them."""
    return Sealer(_custody(pki))


def _custody(pki: Path) -> KeyCustody:
    return KeyCustody(Pkcs12Keys(pki / "seals", PASSPHRASE))


@pytest.fixture
def stamping(services: Services, pki: Path) -> Iterator[Services]:
    """The same services with an authority to ask for time stamps."""
    with authority_services.started(pki) as address:
        yield authority_services.stamped_by(services, pki, address)


@pytest.fixture
def portal(services: Services, database: None) -> Portal:
    """GraphQL as the viewer of your choice."""
    return Portal(services)


@pytest.fixture
def sent() -> Iterator[SentSql]:
    """What the test sends to PostgreSQL."""
    with sent_sql.watched() as heard:
        yield heard


@pytest.fixture
def statements(sent: SentSql) -> Callable[[], int]:
    """How many statements were sent since the last time it was asked."""
    return lambda: len(sent.since())

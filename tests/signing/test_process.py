"""The signing process as operators start it, with keys in a token: what it does and never tells."""

import dataclasses
import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from asn1crypto import pem

import backend
from backend.foundation import db
from backend.foundation.sealing.answer import signer_of
from backend.foundation.sealing.pkcs11_keys import Token
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, SigningRefused
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.services import Services
from backend.seals.actions import using
from backend.seals.models import SealSignature
from backend.settings import PartnerSettings, SettingsError
from backend.signing.settings import FileKeys, SigningSettings
from scripts.local.supervision import without_keys
from scripts.pki.token import LABEL, make_token, softhsm_module
from tests.databases import as_owner
from tests.seals.village import COMMITTEE, a_person, a_village, an_active_seal

pytestmark = pytest.mark.anyio

PROJECT = Path(backend.__file__).parent.parent
DEPLOY = PROJECT / "docs" / "deploy.md"


@dataclass(frozen=True, kw_only=True)
class SigningProcess:
    """A running process, its socket, and what it says."""

    process: subprocess.Popen[bytes]
    socket: Path
    log: Path

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def seen(self, name: str) -> str:
        """What the kernel tells of it."""
        return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def token(pki: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("token")
    make_token(folder, pki, {"in-token": COMMITTEE})
    return folder


@pytest.fixture(scope="module")
async def signers_url(connected: None, database_url: str) -> AsyncIterator[str]:
    """The database as the user that docs/deploy.md tells operators to make."""
    role, password = f"signing_{secrets.token_hex(4)}", secrets.token_hex(8)
    (block,) = re.findall(r"```\n(CREATE ROLE .+?)```", DEPLOY.read_text("utf-8"), flags=re.DOTALL)
    made = block.replace("ROLE signing", f"ROLE {role}").replace("TO signing", f"TO {role}")
    with as_owner():
        await db.connection().execute_script(made.replace("…", password))
    parts = urlsplit(database_url)
    place = f"{role}:{password}@{parts.hostname or ''}" + (f":{parts.port}" if parts.port else "")
    yield urlunsplit(parts._replace(netloc=place))
    with as_owner():
        await db.connection().execute_script(f"DROP OWNED BY {role}; DROP ROLE {role}")


@pytest.fixture
def environment(signers_url: str, token: Path, tmp_path: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": signers_url,
        "PORTAL_SIGNING_SOCKET": str(tmp_path / "signing.sock"),
        "PORTAL_SEAL_PROVIDER": "token",
        "PORTAL_SEAL_MODULE": str(softhsm_module()),
        "PORTAL_SEAL_TOKEN": LABEL,
        "PORTAL_SEAL_PIN_FILE": str(token / "pin"),
        "PORTAL_SEAL_CERTIFICATES": str(token / "certs"),
        "SOFTHSM2_CONF": str(token / "softhsm2.conf"),
    }


@contextmanager
def signing(environment: dict[str, str], log: Path) -> Iterator[SigningProcess]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "backend.signing"],
            cwd=PROJECT,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    running = SigningProcess(
        process=process, socket=Path(environment["PORTAL_SIGNING_SOCKET"]), log=log
    )
    try:
        end = time.monotonic() + 60
        while "signing ready" not in running.said():
            assert process.poll() is None, running.said()
            assert time.monotonic() < end, running.said()
            time.sleep(0.05)
        yield running
    finally:
        process.terminate()
        assert process.wait(20) == 0, running.said()


async def test_it_signs_what_was_approved_and_never_tells_the_pin(
    services: Services,
    database: None,
    environment: dict[str, str],
    pki: Path,
    token: Path,
    tmp_path: Path,
) -> None:
    pin = (token / "pin").read_text()
    with signing(environment, tmp_path / "signing.log") as running:
        provider = ProcessProvider(running.socket)
        asking = dataclasses.replace(services, sealer=Sealer(provider))
        village = await a_village(asking)
        seal = await an_active_seal(asking, village, key_ref="in-token")
        document_id = uuid4()
        await using.warrant(
            seal_id=seal.id,
            document_id=document_id,
            approver_id=village.approver.id,
            handler_id=(await a_person(services, "周经办", 777)).id,
            content="居住证明 小阳证〔2026〕15号",
            holder="王*香",
        )
        digest = secrets.token_bytes(32)
        intent = await using.open_intent(document_id=document_id, digest=digest)
        order = SigningOrder(key_ref="in-token", digest=digest, intent_id=intent.id)

        signature = await provider.sign(order)

        with pytest.raises(SigningRefused, match="used before"):
            await provider.sign(order)
        environ, command, limits = (running.seen(name) for name in ("environ", "cmdline", "limits"))

    _, _, certificate = pem.unarmor((pki / "certs" / "seal-in-token.crt").read_bytes())
    assert signer_of(signature, digest) == certificate
    assert (await SealSignature.get()).intent_id == intent.id
    assert f"signed with in-token for intent {intent.id}" in running.said()
    assert re.search(r"Max core file size +0 +0 ", limits)
    for told in (environ, command, running.said()):
        assert pin not in told


async def test_a_process_that_ended_is_away(environment: dict[str, str], tmp_path: Path) -> None:
    with signing(environment, tmp_path / "signing.log") as running:
        provider = ProcessProvider(running.socket)
        assert (await provider.certificate_of("in-token")).subject == COMMITTEE

    with pytest.raises(KeyUnavailable) as refused:
        await provider.certificate_of("in-token")
    assert not refused.value.permanent


def _read(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> SigningSettings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return SigningSettings.from_environ()


def test_keys_are_in_files_unless_it_is_said_otherwise(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    assert isinstance(_read(monkeypatch, environment).keys, Token)
    monkeypatch.delenv("PORTAL_SEAL_PROVIDER")
    files = {"PORTAL_SEAL_KEYS": "seals", "PORTAL_SEAL_PASSPHRASE_FILE": "passphrase"}
    settings = _read(monkeypatch, files)
    assert settings.keys == FileKeys(folder=Path("seals"), passphrase_file=Path("passphrase"))
    assert settings.clients == {os.geteuid()}


def test_a_platform_is_asked_over_https_with_a_secret(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("c2hhcmVkIHdpdGggdGhlIHBsYXRmb3JtLCAzMiBieXRlcw==")
    platform = environment | {
        "PORTAL_SEAL_PROVIDER": "platform",
        "PORTAL_SEAL_PLATFORM_URL": "https://seals.example/",
        "PORTAL_SEAL_PLATFORM_SECRET_FILE": str(secret),
    }
    assert isinstance(_read(monkeypatch, platform).keys, PartnerSettings)
    with pytest.raises(SettingsError, match="PORTAL_SEAL_PLATFORM_URL"):
        _read(monkeypatch, {"PORTAL_SEAL_PLATFORM_URL": "http://seals.example/"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_SEAL_PROVIDER", "cloud"),
        ("PORTAL_SIGNING_CLIENTS", "portal"),
        ("PORTAL_SIGNING_CLIENTS", ""),
        ("PORTAL_SIGNING_SOCKET", "/run/" + "s" * 103),
    ],
)
def test_an_impossible_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=name):
        _read(monkeypatch, environment | {name: value})


def test_web_and_worker_are_not_told_where_keys_are() -> None:
    told = without_keys({"PORTAL_SEAL_PIN_FILE": "pin", "PORTAL_SIGNING_SOCKET": "signing.sock"})
    assert told == {"PORTAL_SIGNING_SOCKET": "signing.sock"}

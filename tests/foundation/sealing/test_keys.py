import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.provider import KeyUnavailable
from tests.foundation.sealing.authorities import COMMITTEE, Authority, new_authority

pytestmark = pytest.mark.anyio


@pytest.fixture
def folder(authority: Authority, tmp_path: Path) -> Path:
    shutil.copytree(authority.folder / "seals", tmp_path / "seals")
    return tmp_path / "seals"


async def opened_subject(keys: Pkcs12Keys) -> str:
    async with keys.open("xiaoyang") as key:
        return key.certificate.subject


async def refusal(keys: Pkcs12Keys, key_ref: str = "xiaoyang") -> KeyUnavailable:
    with pytest.raises(KeyUnavailable) as caught:
        async with keys.open(key_ref):
            pass
    assert caught.value.key_ref == key_ref
    return caught.value


async def test_a_key_is_opened_by_its_reference(authority: Authority) -> None:
    assert await opened_subject(authority.keys) == COMMITTEE


@pytest.mark.parametrize(
    "key_ref",
    ["", "../seals/xiaoyang", "/etc/passwd", "Xiaoyang", "a" * 65, "x\n", "x.p12", "小阳"],
)
async def test_a_reference_is_never_a_path(authority: Authority, key_ref: str) -> None:
    assert "a-z" in (await refusal(authority.keys, key_ref)).reason


async def test_a_missing_key_is_named(authority: Authority) -> None:
    refused = await refusal(authority.keys, "dayang")
    assert "'dayang'" in str(refused)
    assert refused.permanent


async def test_a_wrong_passphrase_is_told_without_showing_it(folder: Path) -> None:
    refused = await refusal(Pkcs12Keys(folder, "not the passphrase"))
    assert "passphrase" in refused.reason
    assert "not the passphrase" not in str(refused)


async def test_a_file_open_to_everybody_is_refused(folder: Path, authority: Authority) -> None:
    (folder / "xiaoyang.p12").chmod(0o604)
    assert "chmod 600" in (await refusal(Pkcs12Keys(folder, authority.passphrase))).reason


async def test_a_removed_key_is_unavailable_at_once(folder: Path, authority: Authority) -> None:
    keys = Pkcs12Keys(folder, authority.passphrase)
    await opened_subject(keys)
    (folder / "xiaoyang.p12").unlink()
    await refusal(keys)


async def test_a_replaced_key_is_used_at_once(
    folder: Path, authority: Authority, tmp_path: Path
) -> None:
    keys = Pkcs12Keys(folder, authority.passphrase)
    await opened_subject(keys)
    other = new_authority(tmp_path / "other", "乙村村民委员会")
    (other.folder / "seals/xiaoyang.p12").replace(folder / "xiaoyang.p12")
    assert await opened_subject(keys) == "乙村村民委员会"


async def test_a_key_without_certificate_is_refused(tmp_path: Path) -> None:
    bundle = pkcs12.serialize_key_and_certificates(
        None, ed25519.Ed25519PrivateKey.generate(), None, None, BestAvailableEncryption(b"x")
    )
    assert "no certificate" in (await refusal(keys_with(bundle, tmp_path))).reason


async def test_a_key_that_cannot_sign_a_pdf_is_refused(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, COMMITTEE)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .sign(key, None)
    )
    bundle = pkcs12.serialize_key_and_certificates(
        None, key, certificate, None, BestAvailableEncryption(b"x")
    )
    assert "elliptic-curve or RSA" in (await refusal(keys_with(bundle, tmp_path))).reason


async def test_rubbish_is_no_key(tmp_path: Path) -> None:
    assert "not a PKCS#12 file" in (await refusal(keys_with(b"rubbish", tmp_path))).reason


def keys_with(bundle: bytes, folder: Path) -> Pkcs12Keys:
    file = folder / "xiaoyang.p12"
    file.write_bytes(bundle)
    file.chmod(0o600)
    return Pkcs12Keys(folder, "x")

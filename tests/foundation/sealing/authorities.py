"""Development authorities to seal with and to forge with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asn1crypto.x509
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.keys import Pkcs12Keys, SealKey
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.sealing.spot import SealSpot
from scripts.pki.authority import make_pki
from tests.pressing import pressed

COMMITTEE = "江西省九江市柴桑区狮子街道小阳村村民委员会"
SPOT = SealSpot(page=2, x=400.0, y=300.0)


@dataclass(frozen=True, kw_only=True)
class Authority:
    """A development PKI on disk, with its doors."""

    folder: Path
    passphrase: str = "a passphrase for tests"

    @property
    def keys(self) -> Pkcs12Keys:
        return Pkcs12Keys(self.folder / "seals", self.passphrase)

    @property
    def sealer(self) -> Sealer:
        return Sealer(KeyCustody(self.keys))

    @property
    def inspector(self) -> SealInspector:
        return SealInspector(self.folder / "trust.pem", crls=self.folder / "crl")

    async def seal(self, pdf: bytes, face: bytes, *, spot: SealSpot = SPOT) -> bytes:
        return await pressed(
            self.sealer,
            pdf,
            key_ref="xiaoyang",
            face=face,
            spot=spot,
            reason="居住证明",
            location="江西",
        )


class KeySigner(Signer):
    """pyHanko's view of a key of ours, for signatures that the portal does not make."""

    def __init__(self, key: SealKey) -> None:
        certificates = (key.certificate.der, *key.certificate.chain)
        own, *chain = (asn1crypto.x509.Certificate.load(der) for der in certificates)
        super().__init__(signing_cert=own, cert_registry=SimpleCertificateStore.from_certs(chain))
        self._key = key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        assert digest_algorithm == "sha256"
        return self._key.sign(data)


def new_authority(folder: Path, organisation: str = COMMITTEE) -> Authority:
    authority = Authority(folder=folder)
    make_pki(folder, {"xiaoyang": organisation}, authority.passphrase)
    return authority


def reissue(authority: Authority, changes: Mapping[str, Any], *, key_ref: str = "xiaoyang") -> None:
    """Issue the certificate of the seal again, for the same key, with a changed description."""
    file = authority.folder / "certomancer.yml"
    description = yaml.safe_load(file.read_text("utf-8"))
    architecture = description["pki-architectures"]["development"]
    certificate = architecture["certs"][f"seal-{key_ref}"]
    del certificate["certificate-file"]
    certificate.update(changes)
    file.write_text(yaml.safe_dump(description, allow_unicode=True), "utf-8")
    (authority.folder / f"certs/seal-{key_ref}.crt").unlink()
    (authority.folder / f"seals/{key_ref}.p12").unlink()
    organisation = architecture["entities"][f"seal-{key_ref}"]["common-name"]
    make_pki(authority.folder, {key_ref: organisation}, authority.passphrase)


def self_signed(folder: Path) -> Authority:
    """An authority of one: a certificate with the committee's name that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, COMMITTEE)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    forger = Authority(folder=folder)
    (folder / "seals").mkdir()
    file = folder / "seals/xiaoyang.p12"
    encryption = BestAvailableEncryption(forger.passphrase.encode())
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(None, key, certificate, None, encryption)
    )
    file.chmod(0o600)
    return forger

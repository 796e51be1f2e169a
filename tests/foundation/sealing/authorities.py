"""Development authorities to seal with and to forge with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.sealing.spot import SealSpot
from scripts.pki.authority import make_pki

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
        return Sealer(self.keys)

    @property
    def inspector(self) -> SealInspector:
        return SealInspector(self.folder / "trust.pem", crls=self.folder / "crl")

    async def seal(self, pdf: bytes, face: bytes, *, spot: SealSpot = SPOT) -> bytes:
        return await self.sealer.seal(
            pdf,
            key_ref="xiaoyang",
            face=face,
            spot=spot,
            reason="居住证明",
            location="江西",
        )


def new_authority(folder: Path, organisation: str = COMMITTEE) -> Authority:
    authority = Authority(folder=folder)
    make_pki(folder, {"xiaoyang": organisation}, authority.passphrase)
    return authority


def reissue(authority: Authority, changes: Mapping[str, Any]) -> None:
    """Issue the certificate of the seal again, for the same key, with a changed description."""
    file = authority.folder / "certomancer.yml"
    description = yaml.safe_load(file.read_text("utf-8"))
    certificate = description["pki-architectures"]["development"]["certs"]["seal-xiaoyang"]
    del certificate["certificate-file"]
    certificate.update(changes)
    file.write_text(yaml.safe_dump(description, allow_unicode=True), "utf-8")
    (authority.folder / "certs/seal-xiaoyang.crt").unlink()
    (authority.folder / "seals/xiaoyang.p12").unlink()
    make_pki(authority.folder, {"xiaoyang": COMMITTEE}, authority.passphrase)

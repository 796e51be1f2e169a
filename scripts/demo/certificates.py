"""What the demonstration's certificate library holds of its resident: three papers of nobody.

Their numbers are impossible: a credit code with eight noughts, serials that are never given.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backend.foundation.certificates import Certificate, CertificateStatus
from backend.foundation.certificates.wire import answer_with
from backend.proofs.identifier import certificate_identifier
from scripts.demo.people import Account
from scripts.local.private_files import write_private

_DEFINED_BY = "11360400MB0000000J"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Issuer:
    name: str
    uscc: str


_POLICE = _Issuer(name="九江市公安局柴桑分局（演示）", uscc="11360404MB00000202")
_LAND = _Issuer(name="九江市柴桑区自然资源局（演示）", uscc="11360404MB00000303")


def write_certificates(folder: Path, account: Account) -> None:
    """Writes the resident's file for FolderLibrary anew."""
    answer = answer_with(certificates_of(account))
    write_private(folder / f"{account.id_number}.json", answer.decode())


def certificates_of(account: Account) -> list[Certificate]:
    """An identity card, a household register and a certificate of real estate."""
    return [
        _certificate(account, "居民身份证", "101", _POLICE, account.id_number, "20260105000001"),
        _certificate(account, "居民户口簿", "102", _POLICE, "演示000000000", "20260105000002"),
        _certificate(
            account,
            "不动产权证书",
            "103",
            _LAND,
            "赣（2026）柴桑区不动产权第0000000号（演示）",
            "20260105000003",
        ),
    ]


def _certificate(
    account: Account, name: str, kind: str, issuer: _Issuer, number: str, serial: str
) -> Certificate:
    type_code = _DEFINED_BY + kind
    return Certificate(
        name=name,
        type_code=type_code,
        number=number,
        identifier=certificate_identifier(type_code, issuer.uscc, serial, 1),
        issuer=issuer.name,
        issuer_code=issuer.uscc,
        issued_on=date(2026, 1, 5),
        valid_from=date(2026, 1, 5),
        valid_until=None,
        holder=account.name,
        status=CertificateStatus.VALID,
    )

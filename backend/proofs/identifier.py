"""The identifier of an e-certificate (电子证照标识, GB/T 36904-2018).

`1.2.156.3005.2 . type . issuer . serial . version . check`, where the check character is
ISO 7064 MOD 37,36 over type, issuer, serial and version joined, without the root and the dots.
"""

import re
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_36

ROOT = "1.2.156.3005.2"
"""电子证照根代码, the object identifier below which every e-certificate of the country lies."""
MAX_VERSION = 999

_CREDIT_CODE = "[0-9A-HJ-NPQRTUWXY]{18}"
_TYPE = re.compile(_CREDIT_CODE + "[0-9]{3}")
_ISSUER = re.compile(_CREDIT_CODE)
_SERIAL = re.compile("[0-9A-Z]+")
# Certificates older than the credit code name their issuer by a region code.
_IDENTIFIER = re.compile(
    re.escape(ROOT)
    + rf"\.({_CREDIT_CODE}[0-9]{{3}})\.({_CREDIT_CODE}|[0-9]{{6,12}})"
    + r"\.([0-9A-Z]+)\.((?!000)[0-9]{3})\.([0-9A-Z])"
)


class InvalidIdentifier(ValueError):
    """Not the identifier of an e-certificate, or its check character does not match."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CertificateIdentifier:
    """The parts of an identifier whose check character is right."""

    type_code: str
    issuer: str
    serial: str
    version: int

    def __str__(self) -> str:
        version = f"{self.version:03}"
        check = _check_character(self.type_code, self.issuer, self.serial, version)
        return ".".join((ROOT, self.type_code, self.issuer, self.serial, version, check))


def certificate_identifier(type_code: str, issuer_uscc: str, serial: str, version: int) -> str:
    """The identifier of version `version` (from 1) of the certificate `serial` of an issuer.

    `type_code` is a credit code and three digits; `serial` has digits and capital letters.
    Raises InvalidIdentifier for parts of another shape.
    """
    for part, shape in ((type_code, _TYPE), (issuer_uscc, _ISSUER), (serial, _SERIAL)):
        if not shape.fullmatch(part):
            raise InvalidIdentifier(f"{part!r} cannot be part of a certificate identifier")
    if not 1 <= version <= MAX_VERSION:
        raise InvalidIdentifier(f"version {version} is not between 1 and {MAX_VERSION}")
    return str(
        CertificateIdentifier(
            type_code=type_code, issuer=issuer_uscc, serial=serial, version=version
        )
    )


def parse(identifier: str) -> CertificateIdentifier:
    """The parts of an identifier. Raises InvalidIdentifier for another shape or a wrong check."""
    found = _IDENTIFIER.fullmatch(identifier)
    if found is None:
        raise InvalidIdentifier("not an e-certificate identifier")
    type_code, issuer, serial, version, check = found.groups()
    if check != _check_character(type_code, issuer, serial, version):
        raise InvalidIdentifier("the check character of the identifier does not match")
    return CertificateIdentifier(
        type_code=type_code, issuer=issuer, serial=serial, version=int(version)
    )


def _check_character(*parts: str) -> str:
    return mod_37_36.calc_check_digit("".join(parts))

"""What every certificate library promises, and an e-certificate by its metadata (GB/T 36903)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol


class LibraryAway(Exception):
    """The library cannot be reached, refuses us or answers nonsense; says why, nobody's data."""


class CertificateStatus(StrEnum):
    """证照状态 by the codes in use; what a library adds to them is OTHER, and so never valid."""

    VALID = "01"
    DETAINED = "02"
    REVOKED = "03"
    CANCELLED = "04"
    EXPIRED = "05"
    TRANSFERRED = "06"
    FORFEITED = "07"
    OTHER = "99"


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """One e-certificate 电子证照. Its repr hides what names the holder, so that no log shows it."""

    name: str
    """ZZMC 证照名称, at most 100 characters."""
    type_code: str
    """ZZLXDM 证照类型代码."""
    number: str = field(repr=False)
    """ZZBH 证照编号; an identity card's is the holder's identity number."""
    identifier: str = field(repr=False)
    """ZZBS 证照标识, as the library gives it: whether it is right is for the reader to ask."""
    issuer: str
    """ZZBFJG 证照颁发机构."""
    issuer_code: str
    """ZZBFJGDM 证照颁发机构代码: a credit code, or in old data a region code."""
    issued_on: date
    """ZZBFRQ 证照颁发日期."""
    valid_from: date | None
    """ZZYXQQSRQ 证照有效期起始日期; None for none given."""
    valid_until: date | None
    """ZZYXQJZRQ 证照有效期截止日期, the last good day; None for 长期."""
    holder: str = field(repr=False)
    """CZZT 持证主体; a marriage certificate names two."""
    status: CertificateStatus

    def holds_on(self, day: date) -> bool:
        """Whether it is good on that day: a library may be late to say that one has ended."""
        return (
            self.status is CertificateStatus.VALID
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day <= self.valid_until)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Holdings:
    """What a library holds of one person, in its own order."""

    certificates: tuple[Certificate, ...] = ()
    unreadable: int = 0
    """Entries that lack something or say what cannot be; told to the holder, never hidden."""


class CertificateLibrary(Protocol):
    """Tells what certificates a person holds."""

    @property
    def connected(self) -> bool:
        """Whether there is a library at all."""
        ...

    async def held_by(self, id_number: str, name: str) -> Holdings:
        """Everything this person holds, by 公民身份号码 and name. Raises LibraryAway."""
        ...


class NoLibrary:
    """A city without a library, or before it is connected."""

    connected = False

    async def held_by(self, id_number: str, name: str) -> Holdings:
        """Nothing."""
        del id_number, name
        return Holdings()

"""The JSON of a certificate library, with the pinyin keys of GB/T 36903 as field names.

Asked: `{"CZZT": name, "CZZTDM": identity number, "CZZTDMLXDM": "111"}`. Answered:
`{"certificates": [{"ZZMC": …, "ZZLXDM": …, …, "ZZZT": "01"}]}`. Dates are `2026-01-31` or
`20260131`; an end that is null, empty, `长期` or `9999-12-31` means that there is none.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from backend.foundation.certificates.contract import (
    Certificate,
    CertificateStatus,
    Holdings,
    LibraryAway,
)
from backend.foundation.errors import Problem
from backend.foundation.text import clean_text

MAX_CERTIFICATES = 200
"""Nobody holds so many: an answer with more is about somebody else too, and is not used."""

_RESIDENT_ID = "111"  # 公民身份号码 among the 持证主体代码类型代码.
_DATE = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})")
_ENDLESS = ("", "长期")
_KNOWN = frozenset(CertificateStatus)

log = logging.getLogger(__name__)


class _Unreadable(Exception):
    """An entry without a readable value under the key that is the text of this."""


def question(id_number: str, name: str) -> bytes:
    """What the library is asked about a person."""
    return _json({"CZZT": name, "CZZTDM": id_number, "CZZTDMLXDM": _RESIDENT_ID})


def holdings_in(answer: bytes) -> Holdings:
    """What an answer says. Raises LibraryAway for one that is no list of at most 200 entries."""
    certificates: list[Certificate] = []
    faults: list[str] = []
    for entry in _entries(answer):
        try:
            certificates.append(_certificate(entry))
        except _Unreadable as fault:
            faults.append(str(fault))
    if faults:
        log.warning("entries of the certificate library without readable %s", sorted(set(faults)))
    return Holdings(certificates=tuple(certificates), unreadable=len(faults))


def answer_with(certificates: Iterable[Certificate]) -> bytes:
    """An answer that says this: what stands in a file of FolderLibrary."""
    return _json({"certificates": [_entry(each) for each in certificates]})


def _entries(answer: bytes) -> list[object]:
    try:
        said = json.loads(answer)
    # Braces nested without end exhaust Python's stack before anything else.
    except (ValueError, RecursionError):
        raise LibraryAway("it answered what is not JSON") from None
    entries = _fields(said).get("certificates")
    if not isinstance(entries, list):
        raise LibraryAway("it answered without a list of certificates")
    found = cast("list[object]", entries)
    if len(found) > MAX_CERTIFICATES:
        raise LibraryAway(f"it answered with {len(found)} certificates")
    return found


def _certificate(entry: object) -> Certificate:
    fields = _fields(entry)
    return Certificate(
        name=_text(fields, "ZZMC", 100),
        type_code=_text(fields, "ZZLXDM", 40),
        number=_text(fields, "ZZBH", 100),
        identifier=_text(fields, "ZZBS", 150),
        issuer=_text(fields, "ZZBFJG", 100),
        issuer_code=_text(fields, "ZZBFJGDM", 40),
        issued_on=_date(fields, "ZZBFRQ"),
        valid_from=_date_or_none(fields, "ZZYXQQSRQ"),
        valid_until=_date_or_none(fields, "ZZYXQJZRQ"),
        holder=_text(fields, "CZZT", 200),
        status=_status(fields),
    )


def _entry(certificate: Certificate) -> dict[str, str | None]:
    return {
        "ZZMC": certificate.name,
        "ZZLXDM": certificate.type_code,
        "ZZBH": certificate.number,
        "ZZBS": certificate.identifier,
        "ZZBFJG": certificate.issuer,
        "ZZBFJGDM": certificate.issuer_code,
        "ZZBFRQ": certificate.issued_on.isoformat(),
        "ZZYXQQSRQ": certificate.valid_from and certificate.valid_from.isoformat(),
        "ZZYXQJZRQ": certificate.valid_until and certificate.valid_until.isoformat(),
        "CZZT": certificate.holder,
        "ZZZT": certificate.status.value,
    }


def _fields(value: object) -> Mapping[str, object]:
    """The object; what is none has no fields."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _text(fields: Mapping[str, object], key: str, limit: int) -> str:
    value = fields.get(key)
    if not isinstance(value, str):
        raise _Unreadable(key)
    try:
        return clean_text(value, field=key, max_length=limit)
    except Problem:
        raise _Unreadable(key) from None


def _date(fields: Mapping[str, object], key: str) -> date:
    found = _DATE.fullmatch(_text(fields, key, 10))
    if found is None:
        raise _Unreadable(key)
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        raise _Unreadable(key) from None


def _date_or_none(fields: Mapping[str, object], key: str) -> date | None:
    value = fields.get(key)
    if value is None or value in _ENDLESS:
        return None
    day = _date(fields, key)
    return None if day == date.max else day


def _status(fields: Mapping[str, object]) -> CertificateStatus:
    code = _text(fields, "ZZZT", 10)
    return CertificateStatus(code) if code in _KNOWN else CertificateStatus.OTHER


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()

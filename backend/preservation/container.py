"""The ZIP of a package, written in one way only, and read in no other.

Files lie one behind the other, uncompressed, without comments, extra fields or gaps, under plain
names, all dated alike. So a package is the same bytes wherever it is made, any other byte than
ours is noticed, and a hostile one can neither grow when it is read nor point anywhere. Format:
PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. The numbers below are ours: far more
than a case has, and little enough to be read by one process.
"""

import re
import struct
import zlib
from collections.abc import AsyncIterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import IO, BinaryIO

from backend.foundation.clock import CHINA

MOST_FILES = 500
MOST_BYTES = 1024 * 1024 * 1024
"""Of the whole package. A case has nine attachments of 10 MB at most, and a few sealed files."""
LARGEST_FILE = 64 * 1024 * 1024

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.[a-z0-9]{2,6}")
_LONGEST_NAME = 100
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_FORM = struct.Struct("<4s5H3L2H")
_CENTRAL_FORM = struct.Struct("<4s6H3L5H2L")
_END_FORM = struct.Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8
_STORED = 0
_REGULAR_FILE = 0o100644 << 16
_KIND_OF_FILE, _LINK = 0o170000 << 16, 0o120000 << 16


class ContainerFault(StrEnum):
    """Why a file is no package of ours."""

    NO_ZIP = "no-zip"
    """Not a ZIP, cut off, or with something before, behind or between what it lists."""
    TOO_LARGE = "too-large"
    UNSAFE_NAME = "unsafe-name"
    """Of another folder, of another system, or longer than ours."""
    DUPLICATE_NAME = "duplicate-name"
    LINK = "link"
    """It points somewhere instead of holding anything."""
    COMPRESSED = "compressed"
    ENCRYPTED = "encrypted"
    CHANGED = "changed"
    """The check sum of a file is another one, or its headers are not what we write."""


class ContainerRefused(Exception):
    """The file is no package: nothing of it was used."""

    def __init__(self, fault: ContainerFault, name: str = "") -> None:
        super().__init__(f"{fault.value} {name!a}" if name else fault.value)
        self.fault = fault


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A file of a package: its name, where its bytes begin, how many there are, and their CRC."""

    path: str
    start: int
    size: int
    crc: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A file to be packed, whole."""

    path: str
    content: bytes


async def write(out: IO[bytes], parts: AsyncIterable[Part], at: datetime) -> None:
    """Writes the parts, one in memory at a time, dated `at` by the clock of China.

    ValueError for a name, a size or a number of parts that `read` would refuse: there is no such
    package then, and what was written is to be thrown away.
    """
    date = _dos_date(at)
    members: list[Member] = []
    async for part in parts:
        member = Member(
            path=part.path,
            start=out.tell() + _LOCAL_FORM.size + len(part.path),
            size=len(part.content),
            crc=zlib.crc32(part.content),
        )
        _refuse_unwritable(member, members)
        out.write(_local(member, date) + part.content)
        members.append(member)
    begin = out.tell()
    out.writelines(_central(member, date) for member in members)
    out.write(_end(len(members), begin, out.tell() - begin))


def read(package: BinaryIO) -> list[Member]:
    """The files of a package in their order, every byte accounted for; raises ContainerRefused.

    Holds one file in memory at a time, and never more than LARGEST_FILE of it.
    """
    total = package.seek(0, 2)
    if total > MOST_BYTES:
        raise ContainerRefused(ContainerFault.TOO_LARGE)
    count, begin = _directory_of(package, total)
    package.seek(begin)
    directory = package.read(total - begin - _END_FORM.size)
    members: list[Member] = []
    date = 0
    for record, name in _records(directory, count):
        member, date = _listed(record, name, members)
        members.append(member)
    written = b"".join(_central(member, date) for member in members)
    if written != directory or _behind(members) != begin:
        raise ContainerRefused(ContainerFault.CHANGED)
    for member in members:
        _compare(package, member, date)
    return members


def content(package: BinaryIO, member: Member) -> bytes:
    """The bytes of a file that `read` has listed."""
    package.seek(member.start)
    return package.read(member.size)


def is_plain(path: str) -> bool:
    """Whether a name may stand in a package: lower case, ASCII, below the package's own folder."""
    return len(path) <= _LONGEST_NAME and _NAME.fullmatch(path) is not None


def _directory_of(package: BinaryIO, total: int) -> tuple[int, int]:
    """How many files there are, and where their list begins; it ends the package with its end."""
    if total < _END_FORM.size:
        raise ContainerRefused(ContainerFault.NO_ZIP)
    package.seek(total - _END_FORM.size)
    end = package.read(_END_FORM.size)
    mark, _, _, _, count, size, begin, _ = _END_FORM.unpack(end)
    if mark != _END:
        raise ContainerRefused(ContainerFault.NO_ZIP)
    if count > MOST_FILES or size > MOST_FILES * (_CENTRAL_FORM.size + 2 * _LONGEST_NAME):
        raise ContainerRefused(ContainerFault.TOO_LARGE)
    if begin + size + _END_FORM.size != total or end != _end(count, begin, size):
        raise ContainerRefused(ContainerFault.NO_ZIP)
    return count, begin


def _records(directory: bytes, count: int) -> Iterator[tuple[tuple[int, ...], bytes]]:
    place = 0
    for _ in range(count):
        if place + _CENTRAL_FORM.size > len(directory):
            raise ContainerRefused(ContainerFault.NO_ZIP)
        record = _CENTRAL_FORM.unpack_from(directory, place)
        lengths = record[10:13]
        yield record, directory[place + _CENTRAL_FORM.size :][: lengths[0]]
        place += _CENTRAL_FORM.size + sum(lengths)


def _listed(record: tuple[int, ...], name: bytes, before: list[Member]) -> tuple[Member, int]:
    """The file and date that its line of the list tells; what is hostile is called by its name."""
    flags, method, time, day, crc, packed, size = record[3:10]
    kind, start = record[15] & _KIND_OF_FILE, record[16]
    path = name.decode("ascii", "backslashreplace")
    faults = {
        ContainerFault.UNSAFE_NAME: not is_plain(path),
        ContainerFault.DUPLICATE_NAME: path in (each.path for each in before),
        ContainerFault.LINK: kind == _LINK,
        ContainerFault.ENCRYPTED: bool(flags & 1),
        ContainerFault.COMPRESSED: method != _STORED or packed != size,
        ContainerFault.TOO_LARGE: size > LARGEST_FILE,
    }
    for fault, present in faults.items():
        if present:
            raise ContainerRefused(fault, path)
    begin = start + _LOCAL_FORM.size + len(name)
    return Member(path=path, start=begin, size=size, crc=crc), day << 16 | time


def _compare(package: BinaryIO, member: Member, date: int) -> None:
    header = _local(member, date)
    package.seek(member.start - len(header))
    same = package.read(len(header)) == header
    if not same or zlib.crc32(package.read(member.size)) != member.crc:
        raise ContainerRefused(ContainerFault.CHANGED, member.path)


def _behind(members: list[Member]) -> int:
    """Where the list begins if no byte lies between the files, or before the first."""
    place = 0
    for member in members:
        begin = place + _LOCAL_FORM.size + len(member.path)
        if member.start != begin:
            return -1
        place = begin + member.size
    return place


def _refuse_unwritable(member: Member, before: list[Member]) -> None:
    if not is_plain(member.path) or member.path in (each.path for each in before):
        raise ValueError(f"{member.path!r} cannot be a name here")
    if member.size > LARGEST_FILE or member.start + member.size > MOST_BYTES:
        raise ValueError(f"{member.path} is too large")
    if len(before) == MOST_FILES:
        raise ValueError(f"more than {MOST_FILES} files")


def _local(member: Member, date: int) -> bytes:
    sizes = (member.crc, member.size, member.size, len(member.path), 0)
    header = _LOCAL_FORM.pack(_LOCAL, _VERSION, 0, _STORED, date & 0xFFFF, date >> 16, *sizes)
    return header + member.path.encode("ascii")


def _central(member: Member, date: int) -> bytes:
    header = _CENTRAL_FORM.pack(
        *(_CENTRAL, _UNIX | _VERSION, _VERSION, 0, _STORED, date & 0xFFFF, date >> 16),
        *(member.crc, member.size, member.size, len(member.path), 0, 0, 0, 0, _REGULAR_FILE),
        member.start - _LOCAL_FORM.size - len(member.path),
    )
    return header + member.path.encode("ascii")


def _end(count: int, begin: int, size: int) -> bytes:
    return _END_FORM.pack(_END, 0, 0, count, count, size, begin, 0)


def _dos_date(at: datetime) -> int:
    """Day and time as ZIP counts them since 1980, in steps of two seconds."""
    day = at.astimezone(CHINA)
    date = (day.year - 1980) << 9 | day.month << 5 | day.day
    return date << 16 | day.hour << 11 | day.minute << 5 | day.second // 2

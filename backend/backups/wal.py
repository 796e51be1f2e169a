"""The journal in a place: whole segments, and the beginning of the one that is being written."""

import gzip
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from backend.backups.places import Place
from backend.backups.refused import Refused

FOLDER = "wal/"
FOLLOWED = f"{FOLDER}followed.json"
_SEGMENT = re.compile(r"wal/([0-9A-F]{24})\.gz")
_PIECE = re.compile(r"wal/([0-9A-F]{24})\.part/([0-9A-F]{8})\.gz")
_HISTORY = re.compile(r"wal/([0-9A-F]{8}\.history)\.gz")
_LEVEL = 1
"""Of compression: it must keep up with whoever writes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segments:
    """What a place has of the journal; names are PostgreSQL's."""

    whole: frozenset[str]
    pieces: dict[str, tuple[int, ...]]
    """Of those that are not whole: where each piece begins."""
    histories: frozenset[str]
    names: tuple[str, ...]
    """Of the objects with segments and pieces."""

    @classmethod
    async def listed(cls, place: Place) -> "Segments":
        """As it is now."""
        names = [entry.name for entry in await place.entries(FOLDER)]
        whole = frozenset(found[1] for name in names if (found := _SEGMENT.fullmatch(name)))
        pieces: dict[str, tuple[int, ...]] = {}
        for name in names:
            if (found := _PIECE.fullmatch(name)) and found[1] not in whole:
                pieces[found[1]] = (*pieces.get(found[1], ()), int(found[2], 16))
        histories = frozenset(found[1] for name in names if (found := _HISTORY.fullmatch(name)))
        ours = tuple(name for name in names if _SEGMENT.fullmatch(name) or _PIECE.fullmatch(name))
        return cls(whole=whole, pieces=pieces, histories=histories, names=ours)

    def missing_after(self, first: str, size: int) -> list[str]:
        """Segments that lack between `first` and the newest, each without its time line."""
        have = {_number(name, size) for name in (*self.whole, *self.pieces)}
        begin = _number(first, size)
        newest = max((each for each in have if each >= begin), default=begin - 1)
        lacking = sorted(set(range(begin, newest + 1)) - have)
        return [f"{each // _per_file(size):08X}{each % _per_file(size):08X}" for each in lacking]

    def before(self, first: str) -> list[str]:
        """Names in the place of what comes before a segment, on whatever time line."""
        return [name for name in self.names if name[len(FOLDER) + 8 :] < first[8:]]


def name_of(file: str) -> str:
    """Where a segment or a history lies."""
    return f"{FOLDER}{file}.gz"


def piece_name(segment: str, offset: int) -> str:
    """Where a piece of a segment lies."""
    return f"{FOLDER}{segment}.part/{offset:08X}.gz"


def packed(content: bytes) -> bytes:
    """As it is written into a place; with a check sum."""
    return gzip.compress(content, compresslevel=_LEVEL, mtime=0)


async def bring_back(place: Place, segments: Segments, first: str, size: int, to: Path) -> None:
    """Writes the journal from a segment on into a folder, as restore_command wants it."""
    for file in sorted(segments.whole | segments.histories):
        if file.endswith(".history") or file[8:] >= first[8:]:
            (to / file).write_bytes(await _unpacked(place, name_of(file)))
    for segment, offsets in segments.pieces.items():
        if segment[8:] >= first[8:]:
            content = bytearray(size)
            for offset in offsets:
                piece = await _unpacked(place, piece_name(segment, offset))
                content[offset : offset + len(piece)] = piece
            (to / segment).write_bytes(content)


async def _unpacked(place: Place, name: str) -> bytes:
    try:
        return gzip.decompress(await place.get(name))
    except (OSError, EOFError, zlib.error) as error:
        if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
            raise
        raise Refused(
            f"The journal is damaged in {name}. With --at a moment before it can still be reached."
        ) from None


def _per_file(size: int) -> int:
    """Segments that share the middle eight digits of their names."""
    return (1 << 32) // size


def _number(name: str, size: int) -> int:
    return int(name[8:16], 16) * _per_file(size) + int(name[16:24], 16)

"""Sound recordings, told by the marks of their containers; nothing in the portal decodes them.

A container that holds moving pictures as well is no recording of sound. Sources: MP4 by ISO/IEC
14496-12 (8.4.3, handler types); Ogg by RFC 3533, Opus in it by RFC 7845, Vorbis by its own
specification I (4.2.1); WebM by RFC 9559 (DocType, CodecID); MP3 by ISO/IEC 11172-3 (2.4.2.3) and
ID3v2.4; WAVE by the Multimedia Programming Interface 1.0 of IBM and Microsoft.
"""

import re
from collections.abc import Callable, Mapping

_HANDLER = re.compile(rb"hdlr.{8}(soun|vide)", re.DOTALL)
_CODEC = re.compile(rb"\x86[\x80-\xbf]([AV]_[A-Z0-9_/]{3,})")
_EBML = b"\x1a\x45\xdf\xa3"
_OGG_HEADER = 27
"""Bytes of an Ogg page before its table of segments; the last one is the length of the table."""
_BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_LOW_BITRATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Thousands of bits a second of layer III, by their index: of MPEG 1, and of MPEG 2 and 2.5."""
_RATES = (44_100, 48_000, 32_000)
"""Samples a second of MPEG 1, by their index; MPEG 2 has half of them, 2.5 a quarter."""


def media_type_of(content: bytes) -> str | None:
    """The media type of a recording; None for whatever is none of the kinds that are taken."""
    for media_type, is_one in _KINDS.items():
        if is_one(content):
            return media_type
    return None


def _is_mp4(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and set(_HANDLER.findall(content)) == {b"soun"}


def _is_ogg(content: bytes) -> bool:
    if content[:4] != b"OggS" or len(content) <= _OGG_HEADER:
        return False
    packet = content[_OGG_HEADER + content[_OGG_HEADER - 1] :]
    return packet.startswith((b"OpusHead", b"\x01vorbis"))


def _is_webm(content: bytes) -> bool:
    if not content.startswith(_EBML) or b"webm" not in content[:64]:
        return False
    codecs = _CODEC.findall(content)
    return bool(codecs) and all(codec.startswith(b"A_") for codec in codecs)


def _is_wave(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WAVE"


def _is_mp3(content: bytes) -> bool:
    if content.startswith(b"ID3"):
        return True
    # Two bytes are a weak mark: a second frame has to stand where the first one ends.
    length = _frame_length(content[:4])
    return length is not None and _frame_length(content[length : length + 4]) is not None


def _frame_length(header: bytes) -> int | None:
    """Bytes of a frame of layer III, by its four first; None when they are none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return None
    version, bitrate, rate = (header[1] >> 3) & 3, header[2] >> 4, (header[2] >> 2) & 3
    if version == 1 or bitrate in {0, 15} or rate == 3:
        return None
    first = version == 3
    bits = (_BITRATES if first else _LOW_BITRATES)[bitrate] * 1000
    samples = _RATES[rate] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if first else 72) * bits // samples + ((header[2] >> 1) & 1)


_KINDS: Mapping[str, Callable[[bytes], bool]] = {
    "audio/mp4": _is_mp4,
    "audio/ogg": _is_ogg,
    "audio/webm": _is_webm,
    "audio/wav": _is_wave,
    "audio/mpeg": _is_mp3,
}

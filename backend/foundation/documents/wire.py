"""How a renderer and its press talk over a pipe: a length, a JSON message, and maybe bytes."""

import json
import struct
from collections.abc import Mapping
from typing import Any

HEADER = struct.Struct(">II")
"""Length of the message and length of the bytes after it."""


def pack(message: Mapping[str, Any], attachment: bytes = b"") -> bytes:
    """One frame. Lone surrogates survive, since JSON is written in ASCII."""
    text = json.dumps(message, ensure_ascii=True).encode("ascii")
    return HEADER.pack(len(text), len(attachment)) + text + attachment


def unpack(header: bytes) -> tuple[int, int]:
    """The two lengths that a header of `HEADER.size` bytes announces."""
    message, attachment = HEADER.unpack(header)
    return message, attachment

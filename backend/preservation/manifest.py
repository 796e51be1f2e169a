"""manifest.json: every file of a package with two hashes, and manifest.sha256, its own seal.

SHA-256 is what the rest of the portal counts in; SM3 (GB/T 32905) is what a Chinese archive checks
with, and would stand if the other were ever broken.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

NAME, SEAL = "manifest.json", "manifest.sha256"
SCHEMA = {"name": "mianzheng.archive-package", "version": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One file; `order` is 件内顺序号, from 1."""

    order: int
    path: str
    role: str
    title: str
    media_type: str
    size: int
    sha256: str
    sm3: str

    @classmethod
    def of(
        cls, order: int, path: str, role: str, title: str, media_type: str, content: bytes
    ) -> Self:
        """The line of a file with this content."""
        return cls(
            order=order,
            path=path,
            role=role,
            title=title,
            media_type=media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            sm3=sm3(content),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a package says of itself and of its files."""

    archival_code: str
    number: str
    identifier: str
    organisation: str
    """统一社会信用代码 of the issuer."""
    as_of: str
    files: tuple[Line, ...]


class ManifestRefused(ValueError):
    """These bytes are no manifest; the message says why in English, without what they say."""


def sm3(content: bytes) -> str:
    """SM3 (GB/T 32905-2016), 64 hex digits."""
    return hashlib.new("sm3", content).hexdigest()


def written(manifest: Manifest) -> bytes:
    """As the package has it."""
    content = {"schema": SCHEMA, **asdict(manifest)}
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def seal_of(content: bytes) -> bytes:
    """manifest.sha256, which `sha256sum -c` understands."""
    return f"{hashlib.sha256(content).hexdigest()}  {NAME}\n".encode()


def parsed(content: bytes) -> Manifest:
    """The manifest again, trusted no further than its shape; raises ManifestRefused."""
    try:
        told: Any = json.loads(content)
        if told["schema"] != SCHEMA:
            raise ManifestRefused("another schema or version")
        return Manifest(
            **{name: _text(told, name) for name in _TEXTS},
            files=tuple(_line(each) for each in told["files"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ManifestRefused("a field is missing, or of another type") from error
    except RecursionError as error:
        raise ManifestRefused("nested too deeply") from error
    except ValueError as error:
        raise ManifestRefused("no JSON in UTF-8, or values of another type") from error


_TEXTS = ("archival_code", "number", "identifier", "organisation", "as_of")


def _line(told: Mapping[str, Any]) -> Line:
    return Line(
        order=_number(told, "order"),
        path=_text(told, "path"),
        role=_text(told, "role"),
        title=_text(told, "title"),
        media_type=_text(told, "media_type"),
        size=_number(told, "size"),
        sha256=_text(told, "sha256"),
        sm3=_text(told, "sm3"),
    )


def _text(told: Mapping[str, Any], name: str) -> str:
    text = told[name]
    # Reports repeat it on terminals: nothing that moves a cursor, and no half of a character.
    if not isinstance(text, str) or not text.isprintable():
        raise ManifestRefused(f"{name} is no line of text")
    return text


def _number(told: Mapping[str, Any], name: str) -> int:
    if type(told[name]) is not int:
        raise ManifestRefused(f"{name} is no number")
    return told[name]

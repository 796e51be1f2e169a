"""Files for everybody, read once: the built browser pages, and what the server's own pages need.

A process serves one release whole: what a later build writes is served by the next process. A
request looks its address up in a table, so that no path is ever made from what a stranger typed.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

FRONT_END = Path(__file__).resolve().parent.parent.parent / "frontend-static"
BUILT = FRONT_END / "dist"
PUBLIC = FRONT_END / "public"

IMMUTABLE = "public, max-age=31536000, immutable"
"""For names that carry the hash of what is in them."""
REVALIDATED = "no-cache"
"""May be kept, and must be asked for before each use."""

CODINGS = {"br": ".br", "gzip": ".gz"}
"""Content codings and the suffixes of their ready-made files, the smaller one first."""

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
}
# RFC 9110, 12.4.2. What is not a weight counts as a refusal of that coding, never as a fault.
_WEIGHT = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
# Less than any weight that can be written: plain bytes when nothing else was named.
_UNNAMED_IDENTITY = 0.0001


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """A file in one coding; the strong ETag is of these bytes and so of this coding alone."""

    content: bytes
    etag: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StaticFile:
    """What is served at one address, in each coding there is; always in `identity`."""

    media_type: str
    cache_control: str
    variants: Mapping[str, Variant]


Files: TypeAlias = Mapping[str, StaticFile]
"""Files by address."""


def read_files(*, built: Path = BUILT, public: Path = PUBLIC) -> Files:
    """The browser pages below `/`, as far as they are built, and the public files at `/static/`."""
    return _files_below(public, "/static/") | _files_below(built, "/")


def negotiate(accepted: str, offered: Collection[str]) -> str:
    """The coding to send for an Accept-Encoding (RFC 9110, 12.5.3): one of `offered`.

    The heaviest one that is accepted; of equals the smallest. When the client refuses everything
    it gets `identity`: a readable answer serves it better than 406.
    """
    weights = _weights(accepted)
    others = weights.get("*", 0.0)
    weights.setdefault("identity", weights.get("*", _UNNAMED_IDENTITY))
    candidates = [
        coding
        for coding in (*CODINGS, "identity")
        if coding in offered and weights.get(coding, others) > 0
    ]
    return max(candidates, key=lambda coding: weights.get(coding, others), default="identity")


def is_known(if_none_match: str, etag: str) -> bool:
    """Whether the client has these bytes already (RFC 9110, 13.1.2: the weak comparison)."""
    known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in known or known == {"*"}


def _weights(accepted: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        coding, *parameters = (piece.strip(" \t") for piece in part.split(";"))
        weights[coding] = _weight(parameters)
    return weights


def _weight(parameters: list[str]) -> float:
    if not parameters:
        return 1.0
    match = _WEIGHT.fullmatch(parameters[0])
    return float(match.group(1)) if match else 0.0


def _files_below(folder: Path, address: str) -> dict[str, StaticFile]:
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        address + name: _read(path, address + name)
        for name, path in sorted(names.items())
        if _is_served(folder, path) and not _is_twin(path)
    }


def _is_served(folder: Path, path: Path) -> bool:
    # A link may lead out of the folder; what begins with a dot is an editor's or a tool's.
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not path.is_symlink() and not hidden


def _is_twin(path: Path) -> bool:
    return path.suffix in CODINGS.values() and path.with_suffix("").is_file()


def _read(path: Path, address: str) -> StaticFile:
    twins = {coding: path.with_name(path.name + suffix) for coding, suffix in CODINGS.items()}
    variants = {"identity": path} | {
        coding: twin for coding, twin in twins.items() if _is_served(path.parent, twin)
    }
    return StaticFile(
        media_type=_MEDIA_TYPES.get(path.suffix, "application/octet-stream"),
        cache_control=IMMUTABLE if address.startswith("/assets/") else REVALIDATED,
        variants={coding: _variant(each.read_bytes()) for coding, each in variants.items()},
    )


def _variant(content: bytes) -> Variant:
    return Variant(content=content, etag=f'"{hashlib.sha256(content).hexdigest()[:32]}"')

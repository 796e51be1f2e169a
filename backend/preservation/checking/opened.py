"""A package as it was opened: its files, and what it says of itself as far as that has a shape."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from backend.preservation import container, manifest, materials
from backend.preservation.container import Member
from backend.preservation.manifest import Manifest, ManifestRefused

LARGEST_RECORD = 4 * 1024 * 1024
"""Bytes of a JSON or XML file; a case with a hundred steps has 0.1 MB."""


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package whose container is sound. What is None is missing or has no such shape."""

    file: BinaryIO
    members: Mapping[str, Member]
    manifest: Manifest | None
    metadata: Element | None
    content: Any
    application: Any
    timeline: Any
    seal_use: Any

    def bytes_of(self, path: str) -> bytes:
        """The content of a file; empty for one that is not there."""
        member = self.members.get(path)
        return b"" if member is None else container.content(self.file, member)

    def sealed(self) -> list[str]:
        """The sealed files, in the order in which they came to be."""
        return sorted(path for path in self.members if path.startswith("proof/sealed-"))

    def pdfs(self) -> list[str]:
        """Every PDF."""
        return [path for path in self.members if path.endswith(".pdf")]


def opened(package: BinaryIO) -> OpenedPackage:
    """Opens a package; raises ContainerRefused for what is none."""
    members = {each.path: each for each in container.read(package)}
    empty = OpenedPackage(package, members, None, None, None, None, None, None)
    return OpenedPackage(
        package,
        members,
        _manifest(empty),
        xml_of(empty, materials.METADATA),
        json_of(empty, materials.CONTENT),
        json_of(empty, materials.APPLICATION),
        json_of(empty, materials.TIMELINE),
        json_of(empty, materials.SEAL_USE),
    )


def json_of(package: OpenedPackage, path: str) -> Any:
    """A JSON file as a value; None for what is none, or too large or deep to be one of ours."""
    try:
        return json.loads(_record(package, path))
    except (ValueError, RecursionError):
        return None


def xml_of(package: OpenedPackage, path: str) -> Element | None:
    """An XML file as its root; None for what is none, or declares entities."""
    try:
        return ElementTree.fromstring(_record(package, path))
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        return None


def at(value: Any, *path: str) -> Any:
    """What lies on a path of keys in a JSON value; None where the path ends early."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text_at(value: Any, *path: str) -> str:
    """The same for a text; empty for what is no text."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def list_at(value: Any, *path: str) -> list[Any]:
    """The same for a list; empty for what is no list."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def told(root: Element | None, section: str, name: str) -> str:
    """The text of an element of the metadata; empty where there is none."""
    found = None if root is None else root.findtext(f"{section}/{name}")
    return (found or "").strip()


def _manifest(package: OpenedPackage) -> Manifest | None:
    try:
        return manifest.parsed(_record(package, manifest.NAME))
    except ManifestRefused:
        return None


def _record(package: OpenedPackage, path: str) -> bytes:
    member = package.members.get(path)
    if member is None or member.size > LARGEST_RECORD:
        return b""
    return package.bytes_of(path)

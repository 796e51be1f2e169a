"""The feed of published changes: Atom 1.0 (RFC 4287), with ids that outlive any address."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID
from xml.etree import ElementTree as ET

from backend.changes import wording
from backend.changes.models import ChangeRequest

_ATOM = "http://www.w3.org/2005/Atom"
_FEED = UUID("6c0d3a52-5c1e-4c58-9a0e-52a1c0a3b7d4")
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""An empty feed needs a moment too."""


def atom(public_url: str, requests: Sequence[ChangeRequest]) -> bytes:
    """The document, newest first. Each request comes with its `organisation`."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    page = f"{public_url}/catalogue/changes"
    _put(feed, "id", _FEED.urn)
    _put(feed, "title", "证明事项目录调整")
    _put(feed, "updated", max((each.changed_at for each in requests), default=_BEGINNING))
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{page}.atom")
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    for each in requests:
        feed.append(_entry(page, each))
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(page: str, request: ChangeRequest) -> ET.Element:
    entry = ET.Element("entry")
    _put(entry, "id", request.id.urn)
    _put(entry, "title", request.title)
    _put(entry, "updated", request.changed_at)
    if request.published_at:
        _put(entry, "published", request.published_at)
    _put(ET.SubElement(entry, "author"), "name", request.organisation.name)
    ET.SubElement(entry, "link", rel="alternate", href=f"{page}/{request.number}")
    state = wording.STATES[request.state].zh
    _put(entry, "summary", f"{state}，自 {request.effective_from} 起。{request.summary}")
    return entry


def _put(parent: ET.Element, name: str, value: str | datetime) -> None:
    text = value.isoformat() if isinstance(value, datetime) else value
    ET.SubElement(parent, name).text = text

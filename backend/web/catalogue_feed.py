"""Every version of every item as an Atom feed, the newest first, page by page (RFC 4287, 5005)."""

from collections.abc import Mapping
from datetime import datetime
from xml.etree import ElementTree as ET

from backend.catalogue import queries
from backend.catalogue.models import ProofItemVersion
from backend.catalogue.wording import MEASURES
from backend.foundation import clock
from backend.foundation.pages import MAX_PAGE, PageRequest
from backend.web.catalogue_pages import LANES

MEDIA_TYPE = "application/atom+xml"
PATH = "/catalogue/feed.atom"
_ATOM = "http://www.w3.org/2005/Atom"
_BEGINNING = datetime(2000, 1, 1, tzinfo=clock.CHINA)
"""When a catalogue without items was changed last: the element is mandatory."""


async def feed(site: str, after: str | None) -> bytes:
    """The versions recorded before a place, at most MAX_PAGE; `site` is the portal's address.

    Entries last: the id of each is the address of its version. Raises CURSOR_INVALID.
    """
    page = await queries.latest_versions(PageRequest.asked(MAX_PAGE, after))
    updated = page.positions[0].at if page.positions else _BEGINNING
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _say(root, "title", "证明事项目录的变化（免证通）")
    _say(root, "id", site + PATH)
    _say(root, "updated", updated.isoformat())
    author = ET.SubElement(root, "author")
    _say(author, "name", "免证通")
    _link(root, "alternate", f"{site}/catalogue", "text/html")
    _link(root, "self", site + PATH + (f"?after={after}" if after else ""), MEDIA_TYPE)
    if page.has_next:
        _link(root, "next", f"{site}{PATH}?after={page.positions[-1].to_cursor()}", MEDIA_TYPE)
    for row in page.items:
        root.append(_entry(site, row))
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(site: str, row: ProofItemVersion) -> ET.Element:
    address = f"{site}/catalogue/items/{row.item.code}/{row.version}"
    entry = ET.Element("entry")
    _say(entry, "title", f"{row.name}（第{row.version}版）")
    _say(entry, "id", address)
    _say(entry, "updated", row.recorded_at.isoformat())
    _link(entry, "alternate", address, "text/html")
    ET.SubElement(entry, "category", {"term": row.lane, "label": LANES[row.lane].zh})
    if row.measure:
        ET.SubElement(entry, "category", {"term": row.measure, "label": MEASURES[row.measure].zh})
    _say(entry, "summary", _summary(row))
    return entry


def _summary(row: ProofItemVersion) -> str:
    told: Mapping[str, object] = {
        "清单": row.item.published_list.title,
        "适用地区": row.region_name,
        "办理事项": row.purpose,
        "索要单位": row.demanding_unit,
        "处理方式": MEASURES[row.measure].zh if row.measure else "",
        "可以这样办": row.go_instead,
        "依据": row.legal_basis,
        "生效日期": row.effective_from,
        "失效日期": row.effective_to,
        "核对情况": "待核实" if row.confidence.needs_confirmation else "",
    }
    return "；".join(f"{name}：{value}" for name, value in told.items() if value)


def _say(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": address, "type": media_type})

"""What a printed proof carries for machines: its words as JSON, its metadata by GB/T 36903-2018.

Both are made of the content that is printed, so that they come out the same when it is printed
again, and say nothing that the page does not say (`templates/proofs/proof.schema.json`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from backend.foundation.documents.embedding import EmbeddedFile, Relationship
from backend.proofs import identifier, snapshot

SCHEMA = "mianzheng-proof-1"

_PRINTED = (
    "title", "number", "identifier", "version", "supersedes", "verification_code",
    "verification_url", "statement", "purpose", "recipient", "issuer", "preparer",
    "person_in_charge", "issued_on", "valid_until", "demo_seal",
)  # fmt: skip
"""The keys of a snapshot that a page shows whole; a new one stays out until it is printed."""

_RESIDENT_ID = ("公民身份号码", "111")
_CREDIT_CODE = ("统一社会信用代码", "001")
"""持证主体代码类型 and its code."""


def of(content: Mapping[str, Any]) -> list[EmbeddedFile]:
    """The files for the proof with this content."""
    dated = date.fromisoformat(content["issued_on"])
    return enclosed(words_of(content), metadata_of(content), dated=dated)


def enclosed(
    words: Mapping[str, Any], metadata: Mapping[str, str | None], *, dated: date
) -> list[EmbeddedFile]:
    """`metadata.xml` and `proof.json`; in the metadata, None says that the page has no such thing.

    The JSON is Data: the page was laid out from these values (ISO 32000-2, 7.11.3). The metadata
    are a Supplement: they say some of it again, in the words of a certificate library.
    """
    return [
        EmbeddedFile(
            name="metadata.xml",
            description="证照元数据（GB/T 36903-2018）",
            dated=dated,
            relationship=Relationship.SUPPLEMENT,
            content=_xml(metadata),
        ),
        EmbeddedFile(
            name="proof.json",
            description="本证明的机器可读内容",
            dated=dated,
            relationship=Relationship.DATA,
            content=snapshot.canonical(dict(words)).encode(),
        ),
    ]


def words_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the page says, under the keys of the snapshot."""
    words = {key: content[key] for key in _PRINTED}
    return {"schema": SCHEMA, "subject": _subject(content), **words}


def metadata_of(content: Mapping[str, Any]) -> dict[str, str | None]:
    """The pinyin keys of GB/T 36903-2018 in its order, then what is ours (扩展业务信息, KZ)."""
    issuer, subject = content["issuer"], _subject(content) or {}
    kind, code = _CREDIT_CODE if "uscc" in subject else _RESIDENT_ID
    return {
        "ZZMC": content["title"],
        "ZZLXDM": identifier.parse(content["identifier"]).type_code,
        "ZZBH": content["number"],
        "ZZBS": content["identifier"],
        "ZZBFJG": issuer["name"],
        "ZZBFJGDM": issuer["uscc"],
        "ZZBFRQ": content["issued_on"],
        "CZZT": subject.get("name"),
        "CZZTDM": subject.get("uscc") or subject.get("id_number"),
        "CZZTDMLX": kind if subject else None,
        "CZZTDMLXDM": code if subject else None,
        "ZZYXQQSRQ": content["issued_on"],
        "ZZYXQJZRQ": content["valid_until"],
        "KZ_ZMYT": content["purpose"],
        "KZ_JSDW": content["recipient"],
        "KZ_FZR": content["person_in_charge"],
        "KZ_JBR": content["preparer"],
        "KZ_QDZZBH": content["supersedes"] and content["supersedes"]["number"],
        "KZ_YZM": content["verification_code"],
        "KZ_CYWZ": content["verification_url"],
        "KZ_YSYZ": "是" if content["demo_seal"] else None,
    }


def _subject(content: Mapping[str, Any]) -> dict[str, str] | None:
    """Who is named in the line above the text; without a number that line is not printed."""
    subject = content["subject"]
    for key in ("uscc", "id_number"):  # Snapshots of free-form/v1 have no `uscc`.
        if subject.get(key):
            return {"name": subject["name"], key: subject[key]}
    return None


def _xml(metadata: Mapping[str, str | None]) -> bytes:
    root = Element("metadata", standard="GB/T 36903-2018")
    for key, value in metadata.items():
        if value:
            SubElement(root, key).text = value
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)

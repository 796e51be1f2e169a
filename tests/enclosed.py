"""Files inside a PDF: whether they follow a published schema, and say what its page says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

from backend.foundation.documents.filters import chinese_date
from tests.foundation.documents.reading import lines_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TYPES = {
    "object": dict, "array": list, "string": str,
    "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosed:
    """A file inside a PDF, and what it says it is."""

    content: bytes
    media_type: str
    relationship: str


def files_in(pdf: bytes) -> dict[str, Enclosed]:
    """In the order of the document."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            name: Enclosed(
                content=spec.get_file().read_bytes(),
                media_type=spec.get_file().mime_type,
                relationship=str(spec.obj.AFRelationship),
            )
            for name, spec in document.attachments.items()
        }


def metadata_in(xml: bytes) -> dict[str, str]:
    """The pinyin keys of a `metadata.xml` and their values."""
    root = ET.fromstring(xml)  # noqa: S314 -- our own file.
    assert root.attrib == {"standard": "GB/T 36903-2018"}
    return {element.tag: element.text or "" for element in root}


def unsaid(values: Any, pdf: bytes) -> list[str]:
    """What stands in `values` (of JSON) and on no page; days as the page writes them."""
    page = "".join(lines_of(pdf))
    return [each for each in _told(values) if "".join(each.split()) not in page]


def _told(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _told(each)
    elif isinstance(value, list):
        for each in value:
            yield from _told(each)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, str) and _DAY.fullmatch(value):
        yield chinese_date(value)
    else:
        yield str(value)


def faults_of(value: Any, schema: Mapping[str, Any], at: str = "") -> list[str]:
    """Where `value` breaks the schema; knows the keywords that our schemas use."""
    if "oneOf" in schema:
        fitting = [each for each in schema["oneOf"] if not faults_of(value, each)]
        return [] if len(fitting) == 1 else [f"{at}: {len(fitting)} of oneOf"]
    if "const" in schema or "enum" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        return [] if value in allowed else [f"{at}: {value!r}"]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if type(value) not in [_TYPES[each] for each in types]:
        return [f"{at}: no {types}"]
    if isinstance(value, str):
        return [] if re.search(schema.get("pattern", ""), value) else [f"{at}: {value!r}"]
    if isinstance(value, list):
        return [
            fault
            for number, each in enumerate(value)
            for fault in faults_of(each, schema["items"], f"{at}/{number}")
        ]
    return _faults_of_object(value, schema, at) if isinstance(value, dict) else []


def _faults_of_object(value: dict[str, Any], schema: Mapping[str, Any], at: str) -> list[str]:
    assert schema["additionalProperties"] is False
    known = schema["properties"]
    faults = [f"{at}/{key}: missing" for key in schema["required"] if key not in value]
    faults += [f"{at}/{key}: unknown" for key in value if key not in known]
    for key in value.keys() & known.keys():
        faults += faults_of(value[key], known[key], f"{at}/{key}")
    return faults

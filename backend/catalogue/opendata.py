"""The catalogue as open data: CSV and JSON of every list and every version, with their schema."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from backend.catalogue import queries
from backend.catalogue.models import (
    Completeness,
    Confidence,
    Lane,
    Measure,
    ProofClass,
    ProofItemVersion,
    PublishedList,
    SourceAttribute,
)
from backend.foundation import spreadsheets

SCHEMA = {"name": "mianzheng.catalogue", "version": 1}
"""Grows when a field changes its meaning or goes; a new field is no new version."""
SUMS = "SHA256SUMS"
"""`sha256sum -c SHA256SUMS` checks everything else."""

_TEXT: Mapping[str, Any] = {"type": "string"}
_NUMBER: Mapping[str, Any] = {"type": "integer", "minimum": 1}
_REGION: Mapping[str, Any] = {"type": ["string", "null"], "pattern": "^[0-9]{12}$"}
_DAY: Mapping[str, Any] = {"type": ["string", "null"], "format": "date"}
_MOMENT: Mapping[str, Any] = {"type": "string", "format": "date-time"}


def _one_of(kind: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [each.value for each in kind]}


_LIST_FIELDS: Mapping[str, Any] = {
    "code": _TEXT,
    "title": _TEXT,
    "region_name": _TEXT,
    "region": _REGION,
    "issued_by": _TEXT,
    "document_no": _TEXT,
    "published": _TEXT,
    "source": _TEXT,
    "completeness": _one_of(Completeness),
}
_ITEM_FIELDS: Mapping[str, Any] = {
    "code": _TEXT,
    "version": _NUMBER,
    "newest": {"type": "boolean"},
    "recorded_at": _MOMENT,
    "list": _TEXT,
    "type_code": _TEXT,
    "lane": _one_of(Lane),
    "region_name": _TEXT,
    "region": _REGION,
    "item_no": _TEXT,
    "name": _TEXT,
    "purpose": _TEXT,
    "demanding_unit": _TEXT,
    "issuing_unit": _TEXT,
    "measure": {"enum": [*(each.value for each in Measure), None]},
    "cancel_reason": _TEXT,
    "proof_class": {"enum": [*(each.value for each in ProofClass), None]},
    "source_attribute": {"enum": [*(each.value for each in SourceAttribute), None]},
    "validity": _TEXT,
    "go_instead": _TEXT,
    "legal_basis": _TEXT,
    "batch": _TEXT,
    "document_no": _TEXT,
    "source": _TEXT,
    "confidence": _one_of(Confidence),
    "effective_from": _DAY,
    "effective_to": _DAY,
}
_README = """\
证明事项目录（免证通）

lists.csv              已知的各份清单，包括只见到标题的
items.csv              各清单的证明事项，每个版本一行；newest 为 true 的是现行版本
catalogue.json         同样的内容，供程序读取；catalogue.schema.json 是它的 JSON Schema
SHA256SUMS             每个文件的 SHA-256；运行 sha256sum -c SHA256SUMS 可以核对

空格表示清单没有写明，不是“没有”。confidence 不是 A 的，没有读到原文全文，待核实，请以发布单位的
原文为准。

The catalogue of proofs (Mianzheng)

lists.csv              the lists we know, those of which we know the title only among them
items.csv              their items, one line for each version; newest is true for what holds now
catalogue.json         the same for programs, described by catalogue.schema.json
SHA256SUMS             the SHA-256 of every file; check with: sha256sum -c SHA256SUMS

An empty cell means that the list does not tell, not that there is nothing. Where confidence is not
A, the original was not read in full: confirm with whoever published it.
"""


async def package_files() -> dict[str, bytes]:
    """Every file of the package by its name; the same data give the same bytes."""
    lists = [_told(row, _LIST_FIELDS) for row in await queries.published_lists()]
    items = [_item(row) for row in await queries.every_version()]
    files = {
        "README.txt": _README.encode(),
        "lists.csv": _csv(lists, _LIST_FIELDS),
        "items.csv": _csv(items, _ITEM_FIELDS),
        "catalogue.json": _json({"schema": SCHEMA, "lists": lists, "items": items}),
        "catalogue.schema.json": _json(json_schema()),
    }
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    return files | {SUMS: "".join(sums).encode()}


def json_schema() -> dict[str, Any]:
    """What catalogue.json holds (JSON Schema, draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "证明事项目录",
        "type": "object",
        "required": ["schema", "lists", "items"],
        "properties": {
            "schema": {
                "type": "object",
                "properties": {name: {"const": value} for name, value in SCHEMA.items()},
            },
            "lists": {"type": "array", "items": _object(_LIST_FIELDS)},
            "items": {"type": "array", "items": _object(_ITEM_FIELDS)},
        },
    }


def _object(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(fields), "properties": dict(fields)}


def _item(row: ProofItemVersion) -> dict[str, Any]:
    of_item = {
        "code": row.item.code,
        "list": row.item.published_list_id,
        "type_code": row.item.type_code,
        "newest": row.version == row.item.version,
    }
    told = _told(row, [name for name in _ITEM_FIELDS if name not in of_item])
    return {name: (of_item | told)[name] for name in _ITEM_FIELDS}


def _told(row: PublishedList | ProofItemVersion, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _csv(rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> bytes:
    # With a byte order mark, without which spreadsheets misread Chinese.
    written = io.StringIO()
    table = csv.DictWriter(written, list(columns), lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else spreadsheets.plain(value)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"

"""Trusted documents: outside of development the portal executes the operations of its own pages.

The pages' generator writes them into `schema/`, each under the hash of its text (GraphQL over
HTTP, appendix “Persisted Documents”); a request names one by that hash.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias, cast

from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, parse

from backend.foundation.graphql.limits import MAX_TOKENS, check
from backend.web.schema import portal

SCHEMA = Path(__file__).resolve().parent.parent.parent / "schema"
CURRENT = "operations.json"
RELEASED = "operations-released.json"
"""What every release so far sends: open pages and cached shells of earlier ones still do."""

TrustedDocuments: TypeAlias = Mapping[str, DocumentNode]
"""Prepared documents by their id, `sha256:` and 64 hexadecimal digits."""


class OperationsRefused(Exception):
    """The process must not start; the text says which operation, why, and what to do."""


def load(folder: Path = SCHEMA, *, required: bool) -> TrustedDocuments:
    """The operations of this release and of earlier ones, each hashed, measured and validated anew.

    Raises OperationsRefused for the first one that is not as it should be, and, when they are
    `required`, for their absence.
    """
    if not (folder / CURRENT).exists():
        if required:
            raise OperationsRefused(
                f"schema/{CURRENT} is missing: without it no page can ask anything. "
                "Run “npm run gen” in frontend-static, which writes it."
            )
        return {}
    return _documents(folder / RELEASED) | _documents(folder / CURRENT)


def _documents(path: Path) -> dict[str, DocumentNode]:
    if not path.exists():
        return {}
    return {
        identifier: _prepared(path.name, identifier, entry)
        for identifier, entry in _entries(path).items()
    }


def _entries(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version, entries = content["version"], content["operations"]
    except (ValueError, KeyError, TypeError) as error:
        raise OperationsRefused(f"schema/{path.name} cannot be read: {error!r}.") from error
    if version != 1 or not isinstance(entries, dict):
        raise OperationsRefused(f"schema/{path.name} is not of version 1, the only one known here.")
    return cast("dict[str, Any]", entries)


def _prepared(file: str, identifier: str, entry: Any) -> DocumentNode:
    try:
        name, kind, body = entry["name"], entry["type"], entry["body"]
        return checked(identifier, name, kind, body)
    except (KeyError, TypeError, AttributeError) as error:
        raise _refusal(file, identifier, entry, f"is not name, type and body: {error!r}") from error
    except (ValueError, GraphQLError) as error:
        raise _refusal(file, identifier, entry, str(error)) from error


def checked(identifier: str, name: str, kind: str, body: str) -> DocumentNode:
    """The document, or ValueError or GraphQLError with what the operation “is” or “does”."""
    if identifier != identifier_of(body):
        raise ValueError("is not the text that was hashed: one of the two was changed by hand")
    document = parse(body, no_location=True, max_tokens=MAX_TOKENS)
    found = [
        (each.name and each.name.value, each.operation.value)
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode)
    ]
    if found != [(name, kind)]:
        raise ValueError(f"is called a {kind}, but its text has {found}")
    # Without variables every page counts as the longest: what passes here passes always.
    check(document, {})
    faults = portal.faults_of(document)
    if faults:
        raise ValueError(f"does not fit schema/portal.graphql: {faults[0].message}")
    return document


def name_of(document: DocumentNode) -> str:
    """The operation's name in a trusted document, which has one."""
    (name,) = (
        each.name.value
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode) and each.name
    )
    return name


def identifier_of(body: str) -> str:
    """The id of a document: the SHA-256 of its text in UTF-8."""
    return "sha256:" + hashlib.sha256(body.encode()).hexdigest()


def _refusal(file: str, identifier: str, entry: Any, fault: str) -> OperationsRefused:
    name = cast("dict[str, Any]", entry).get("name") if isinstance(entry, dict) else None
    remedy = "Run “npm run gen” in frontend-static, which writes the file anew."
    if file == RELEASED:
        remedy = (
            "Pages of an earlier release may still send it: give the schema back what it asks for "
            "or, when none of those pages can be open any more, delete the entry."
        )
    return OperationsRefused(f"schema/{file}: operation {name} ({identifier}) {fault}. {remedy}")

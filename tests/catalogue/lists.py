"""Entries of lists for tests, and viewers who import them."""

from datetime import date
from typing import Any
from uuid import uuid4

from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Confidence, Lane
from backend.foundation.viewer import Official, Role


def an_entry(**changes: Any) -> ListedItem:
    """A negative item of a national list in force."""
    cells: dict[str, Any] = {
        "list_id": "NEG-X-1",
        "lane": Lane.NEGATIVE,
        "region_name": "全国",
        "region": "000000000000",
        "document_no": "民发〔2020〕20号",
        "item_no": "1",
        "type_code": "KINSHIP",
        "name": "亲属关系证明",
        "go_instead": "户籍所在地派出所",
        "legal_basis": "公通字〔2016〕21号",
        "source": "example",
        "confidence": Confidence.A,
        "effective_from": date(2020, 2, 1),
        "effective_to": None,
    }
    return ListedItem(**(cells | changes))


def an_official_of(role: str) -> Official:
    """Somebody acting in one post."""
    return Official(
        person_id=uuid4(),
        session_id=uuid4(),
        organisation_id=uuid4(),
        region="360404204000",
        roles=frozenset({Role(role)}),
    )

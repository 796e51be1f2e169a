"""Whose archive it is: only its owner reads it."""

from tortoise.queryset import QuerySet

from backend.archive.models import ArchivedItem
from backend.foundation.viewer import Citizen


def visible_to(viewer: Citizen) -> QuerySet[ArchivedItem]:
    """The base of every query over archived items."""
    return ArchivedItem.filter(owner_id=viewer.person_id)

"""Whose looks somebody may read: those at her own papers."""

from tortoise.queryset import QuerySet

from backend.disclosures.models import Disclosure
from backend.foundation.viewer import Citizen


def visible_to(viewer: Citizen) -> QuerySet[Disclosure]:
    """The base of every query over looks."""
    return Disclosure.filter(holder_id=viewer.person_id)

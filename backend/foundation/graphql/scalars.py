"""Typed identifiers from outside: shape is checked at the edge, meaning by the context."""

import re
from datetime import datetime
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

RegionCode = NewType("RegionCode", str)
"""统计用区划代码: 12 digits, province to committee."""

Sha256 = NewType("Sha256", str)
"""The SHA-256 of a file: 64 lower-case hex digits."""

_REGION = re.compile(r"[0-9]{12}")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def _parse_region(value: object) -> RegionCode:
    if not isinstance(value, str) or not _REGION.fullmatch(value):
        raise GraphQLError("RegionCode: 12 digits are needed")
    return RegionCode(value)


def _parse_sha256(value: object) -> Sha256:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise GraphQLError("Sha256: 64 hexadecimal characters are needed")
    return Sha256(value.lower())


def _parse_moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    # A time without an offset is eight hours wrong for one of the two sides.
    if moment is None or moment.utcoffset() is None:
        raise GraphQLError("DateTime: an ISO time with its offset is needed, like …T08:00:00+08:00")
    return moment


SCALARS: dict[object, ScalarDefinition] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="Date with time (isoformat), always with its offset from UTC.",
        serialize=datetime.isoformat,
        parse_value=_parse_moment,
    ),
    RegionCode: strawberry.scalar(
        name="RegionCode",
        description="统计用区划代码: 12 digits, e.g. 360404204202.",
        serialize=str,
        parse_value=_parse_region,
    ),
    Sha256: strawberry.scalar(
        name="Sha256",
        description="The SHA-256 of a file: 64 hexadecimal characters.",
        serialize=str,
        parse_value=_parse_sha256,
    ),
}
"""For `StrawberryConfig(scalar_map=…)`."""

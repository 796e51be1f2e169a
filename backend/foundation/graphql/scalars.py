"""Typed identifiers from outside: shape is checked at the edge, meaning by the context."""

import re
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


SCALARS: dict[object, ScalarDefinition] = {
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

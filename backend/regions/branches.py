"""Branches of the region tree, read from the 12-digit code itself."""

from enum import StrEnum

# Where a code may end: province, city, county, township, committee (GB/T 2260, GB/T 10114).
_LEVELS = (2, 4, 6, 9, 12)


class Level(StrEnum):
    """The five steps of the tree, broadest first."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    COMMITTEE = "committee"


_LEVEL_OF_LENGTH: dict[int, Level] = dict(zip(_LEVELS, Level, strict=True))


class CommitteeKind(StrEnum):
    """居委会, 村委会, or a quasi unit of a farm, park or enterprise (类似村、居委会的单位)."""

    RESIDENTS_COMMITTEE = "residents_committee"
    VILLAGE_COMMITTEE = "village_committee"
    OTHER = "other"


def prefix(code: str) -> str:
    """The digits shared by everything below `code`: `360404204000` → `360404204`."""
    used = len(code.rstrip("0"))
    for length in _LEVELS:
        if used <= length:
            return code[:length]
    raise ValueError("a region code has 12 digits")


def within(code: str, branch: str) -> bool:
    """Whether `code` is `branch` or lies below it."""
    return code.startswith(prefix(branch))


def holding(code: str) -> list[str]:
    """The places in whose branch `code` lies, the broadest first and itself last."""
    lengths = [length for length in _LEVELS if length <= len(prefix(code))]
    return [code[:length].ljust(12, "0") for length in lengths]


def level(code: str) -> Level:
    """The level of a code, from the zeros it ends in."""
    return _LEVEL_OF_LENGTH[len(prefix(code))]


def committee_kind(code: str) -> CommitteeKind:
    """The kind of a committee: 001–199 居委会, 200–399 村委会, 400 and more quasi units.

    Never from the urban-rural code (城乡分类代码): a 村委会 in a town carries an urban one.
    """
    segment = int(code[9:])
    if segment < 200:
        return CommitteeKind.RESIDENTS_COMMITTEE
    return CommitteeKind.VILLAGE_COMMITTEE if segment < 400 else CommitteeKind.OTHER

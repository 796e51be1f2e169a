"""Small lists to import, written as the tree they describe."""

from backend.regions import branches
from backend.regions.listing import RegionRow

JIANGXI = {
    "360000000000": "江西省",
    "360400000000": "九江市",
    "360404000000": "柴桑区",
    "360404204000": "岷山乡",
    "360404204200": "春华村委会",
    "360404204201": "分水村委会",
    "360404204202": "小阳村委会",
    "360404204203": "金盘村委会",
}
ZHEJIANG = {"330000000000": "浙江省", "330200000000": "宁波市", "330203000000": "海曙区"}
BEIJING = {
    "110000000000": "北京市",
    "110100000000": "市辖区",
    "110101000000": "东城区",
    "110101001000": "东华门街道",
    "110101001001": "多福巷社区居委会",
}


def rows_of(names: dict[str, str]) -> list[RegionRow]:
    """The rows of a list; a parent is the nearest code above."""
    return [
        RegionRow(line, code, name, branches.level(code), _parent(code, names))
        for line, (code, name) in enumerate(names.items(), start=2)
    ]


def _parent(code: str, names: dict[str, str]) -> str | None:
    above = [other for other in names if other != code and branches.within(code, other)]
    return max(above, default=None)

"""What a code says by itself."""

import pytest

from backend.regions import branches
from backend.regions.branches import CommitteeKind, Level


@pytest.mark.parametrize(
    ("code", "level", "prefix"),
    [
        ("360000000000", Level.PROVINCE, "36"),
        ("360400000000", Level.CITY, "3604"),
        ("360404000000", Level.COUNTY, "360404"),
        ("360404204000", Level.TOWNSHIP, "360404204"),
        ("360404204202", Level.COMMITTEE, "360404204202"),
        # Zeros inside a segment belong to it.
        ("500000000000", Level.PROVINCE, "50"),
        ("130130000000", Level.COUNTY, "130130"),
        ("441900003000", Level.TOWNSHIP, "441900003"),
        ("330203001010", Level.COMMITTEE, "330203001010"),
    ],
)
def test_the_zeros_of_a_code_tell_its_level(code: str, level: Level, prefix: str) -> None:
    assert branches.level(code) is level
    assert branches.prefix(code) == prefix


@pytest.mark.parametrize(
    ("segment", "kind"),
    [
        ("001", CommitteeKind.RESIDENTS_COMMITTEE),
        ("199", CommitteeKind.RESIDENTS_COMMITTEE),
        ("200", CommitteeKind.VILLAGE_COMMITTEE),
        ("399", CommitteeKind.VILLAGE_COMMITTEE),
        ("400", CommitteeKind.OTHER),
        ("598", CommitteeKind.OTHER),
    ],
)
def test_the_last_three_digits_tell_the_kind_of_a_committee(
    segment: str, kind: CommitteeKind
) -> None:
    assert branches.committee_kind("360404204" + segment) is kind


def test_a_branch_holds_itself_and_what_lies_below() -> None:
    assert branches.within("360404204202", "360404000000")
    assert branches.within("360404000000", "360404000000")
    assert not branches.within("360404000000", "360404204202")
    assert not branches.within("360405204202", "360404000000")

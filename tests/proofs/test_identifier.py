"""The certificate identifier, on public identifiers of real certificates."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.proofs.identifier import InvalidIdentifier, certificate_identifier, parse

ROOT = "1.2.156.3005.2."
REAL = [
    ROOT + "11100000000013338W011.11430000006122244L.20230000403.001.U",
    ROOT + "11100000000013338W009.11330105002500287C.2025052201.002.0",
    ROOT + "11100000MB03271699022.340100.000000016.001.9",
]
OURS = ROOT + "11421200000000001X001.54421202ME000001XB.20260101000001.001.X"
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize("identifier", [*REAL, OURS])
def test_a_real_identifier_is_read_and_written_back(identifier: str) -> None:
    assert str(parse(identifier)) == identifier


def test_a_new_identifier_ends_in_its_check_character() -> None:
    made = certificate_identifier(
        "11421200000000001X001", "54421202ME000001XB", "20260101000001", 1
    )
    assert made == OURS


def test_a_correction_has_the_next_version() -> None:
    made = certificate_identifier("11100000000013338W009", "11330105002500287C", "2025052201", 2)
    assert made == REAL[1]


@pytest.mark.parametrize(
    "parts",
    [
        ("11421200000000001X", "54421202ME000001XB", "1", 1),
        ("11421200000000001X001", "340100", "1", 1),
        ("11421200000000001X001", "54421202ME000001XB", "", 1),
        ("11421200000000001X001", "54421202ME000001XB", "a1", 1),
        ("11421200000000001X001", "54421202ME000001XB", "1.2", 1),
        ("11421200000000001X001", "54421202ME000001XB", "1\n", 1),
        ("11421200000000001X001", "54421202ME000001XB", "1", 0),
        ("11421200000000001X001", "54421202ME000001XB", "1", 1000),
    ],
)
def test_parts_of_another_shape_are_refused(parts: tuple[str, str, str, int]) -> None:
    with pytest.raises(InvalidIdentifier):
        certificate_identifier(*parts)


@pytest.mark.parametrize(
    "identifier",
    ["", OURS[:-1] + "Y", OURS.lower(), OURS + " ", OURS.replace(ROOT, "1.2.156.3005.3."),
     ROOT + "11421200000000001X001.54421202ME000001XB.20260101000001.000.X"],
)  # fmt: skip
def test_a_wrong_identifier_is_refused(identifier: str) -> None:
    with pytest.raises(InvalidIdentifier):
        parse(identifier)


@given(
    st.text(ALPHANUMERIC, min_size=1, max_size=32), st.integers(1, 999), st.integers(0, 80),
    st.sampled_from(ALPHANUMERIC),
)  # fmt: skip
def test_every_wrong_character_is_noticed(
    serial: str, version: int, place: int, wrong: str
) -> None:
    right = certificate_identifier("11421200000000001X001", "54421202ME000001XB", serial, version)
    assert parse(right).serial == serial
    assert parse(right).version == version
    assume(len(ROOT) + place < len(right))
    changed = right[: len(ROOT) + place] + wrong + right[len(ROOT) + place + 1 :]
    assume(changed != right)
    with pytest.raises(InvalidIdentifier):
        parse(changed)

"""Identity numbers: checksum, a real date, never the area."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import ric

from backend.foundation.errors import Problem, ProblemCode
from backend.identity import resident_id
from backend.identity.resident_id import Sex

TODAY = date(2026, 11, 22)


def number_for(born: str, order: str = "001", area: str = "990101") -> str:
    body = area + born + order
    return body + ric.calc_check_digit(body + "0")


numbers = st.builds(
    number_for,
    st.dates(date(1800, 1, 1), date(1899, 12, 31)).map(lambda day: day.strftime("%Y%m%d")),
    st.integers(1, 999).map(lambda order: f"{order:03}"),
)


def refusal(typed: str) -> ProblemCode:
    with pytest.raises(Problem) as refused:
        resident_id.parse(typed, today=TODAY)
    assert refused.value.field == "idNumber"
    return refused.value.code


@pytest.mark.parametrize(
    ("typed", "born", "sex"),
    [
        ("11010519491231002X", date(1949, 12, 31), Sex.FEMALE),
        ("440524188001010014", date(1880, 1, 1), Sex.MALE),
        ("990101188001010015", date(1880, 1, 1), Sex.MALE),
        ("990101188001010023", date(1880, 1, 1), Sex.FEMALE),
        ("990102189912310036", date(1899, 12, 31), Sex.MALE),
    ],
)
def test_a_right_number_tells_birth_date_and_sex(typed: str, born: date, sex: Sex) -> None:
    parsed = resident_id.parse(typed, today=TODAY)
    assert (parsed.value, parsed.birth_date, parsed.sex) == (typed, born, sex)


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X",
        "11010519491231002x\n",
    ],
)
def test_the_same_number_typed_differently_is_the_same(typed: str) -> None:
    assert resident_id.parse(typed, today=TODAY).value == "11010519491231002X"


@pytest.mark.parametrize("typed", ["１１０１０５１９４９１２３１００２Ｘ", "11010519491231002ｘ"])
def test_full_width_characters_get_their_own_problem(typed: str) -> None:
    assert refusal(typed) is ProblemCode.FULL_WIDTH_DIGITS


def test_a_right_checksum_on_an_impossible_date_is_refused() -> None:
    assert refusal("990101187002290018") is ProblemCode.ID_NUMBER_DATE


def test_a_birth_date_to_come_is_refused_and_today_is_not() -> None:
    tomorrow = (TODAY + timedelta(days=1)).strftime("%Y%m%d")
    assert refusal(number_for(tomorrow)) is ProblemCode.ID_NUMBER_DATE
    born_today = number_for(TODAY.strftime("%Y%m%d"))
    assert resident_id.parse(born_today, today=TODAY).birth_date == TODAY


@pytest.mark.parametrize(
    "typed",
    ["", "99010118800101001", "9901011880010100155", "99010118800101001A", "X" * 18,
     "990101880101001", "٩٩٠١٠١١٨٨٠٠١٠١٠٠١٥", "99010118800101001\x005", "\ud800" * 18],
)  # fmt: skip
def test_another_shape_is_refused(typed: str) -> None:
    assert refusal(typed) is ProblemCode.ID_NUMBER_INVALID


@given(numbers)
def test_every_number_with_a_right_checksum_is_accepted(number: str) -> None:
    assert resident_id.parse(number, today=TODAY).value == number


@given(numbers, st.integers(0, 17), st.sampled_from("0123456789"))
def test_every_wrong_digit_is_noticed(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    with pytest.raises(Problem):
        resident_id.parse(number[:place] + digit + number[place + 1 :], today=TODAY)


def test_the_area_is_never_checked() -> None:
    assert resident_id.parse(number_for("18800101", area="000000"), today=TODAY)


def test_the_number_does_not_show_in_a_log() -> None:
    assert "1880" not in repr(resident_id.parse("990101188001010015", today=TODAY))

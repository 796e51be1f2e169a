"""Pages: every row once, in order, whatever shares a moment; and no forged place."""

import base64
import json
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import DEFAULT_PAGE, MAX_PAGE, PageRequest, Position, page_of
from backend.identity.models import Person

database_test = pytest.mark.anyio

# Back to 1000: the portal stores no year of fewer digits.
moments = st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year >= 1000)
places = st.builds(Position, moments, st.uuids())


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


async def people(count: int) -> list[Person]:
    """So many people who registered at one of three moments, newest first."""
    chance, start = random.Random(count), datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        Person(
            id=UUID(int=chance.getrandbits(128)),
            name="王桂香",
            id_number=b"",
            id_number_index=uuid4().hex,
            phone=b"",
            phone_index=uuid4().hex,
            created_at=start + timedelta(microseconds=chance.randrange(3)),
        )
        for _ in range(count)
    ]
    await Person.bulk_create(rows)
    return sorted(rows, key=lambda row: (row.created_at, row.id), reverse=True)


@given(places)
def test_a_place_comes_back_from_its_cursor(place: Position) -> None:
    assert Position.from_cursor(place.to_cursor()) == place


@given(places)
def test_a_cursor_is_safe_in_a_url(place: Position) -> None:
    assert place.to_cursor().replace("-", "").replace("_", "").isalnum()


@given(
    st.one_of(
        st.text(),
        st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ).map(encoded),
        st.tuples(st.text(), st.uuids().map(str)).map(encoded),
        st.tuples(moments.map(datetime.isoformat), st.text()).map(encoded),
    )
)
def test_a_forged_cursor_is_a_problem_of_its_own(cursor: str) -> None:
    with pytest.raises(Problem) as refused:
        PageRequest.asked(None, cursor)

    assert (refused.value.code, refused.value.field) == (ProblemCode.CURSOR_INVALID, "after")


@given(st.integers().filter(lambda size: not 1 <= size <= MAX_PAGE))
def test_a_page_of_an_impossible_size_is_refused(size: int) -> None:
    with pytest.raises(Problem) as refused:
        PageRequest.asked(size, None)

    assert (refused.value.code, refused.value.field) == (ProblemCode.PAGE_SIZE_INVALID, "first")


def test_who_does_not_say_how_many_gets_a_usual_page() -> None:
    assert PageRequest.asked(None, None) == PageRequest(first=DEFAULT_PAGE, after=None)


@database_test
@pytest.mark.parametrize("size", [1, 7, 44, 45, 46, 100])
async def test_walking_the_pages_meets_every_row_once_and_in_order(
    database: None, size: int
) -> None:
    expected = await people(45)
    met: list[UUID] = []
    after, more = None, True

    while more:
        page = await page_of(Person.all(), PageRequest.asked(size, after), order="created_at")
        met += [row.id for row in page.items]
        assert await page.count() == 45
        after, more = page.positions[-1].to_cursor(), page.has_next

    assert met == [row.id for row in expected]


@database_test
async def test_rows_that_arrive_between_two_pages_move_nothing(database: None) -> None:
    expected = await people(10)
    first = await page_of(Person.all(), PageRequest(first=5), order="created_at")
    await Person(
        name="李新",
        id_number=b"",
        id_number_index=uuid4().hex,
        phone=b"",
        phone_index=uuid4().hex,
        created_at=datetime(2027, 1, 1, tzinfo=UTC),
    ).save()

    second = await page_of(
        Person.all(), PageRequest(first=5, after=first.positions[-1]), order="created_at"
    )

    assert [row.id for row in second.items] == [row.id for row in expected[5:]]
    assert not second.has_next


@database_test
async def test_an_empty_list_is_an_empty_page(database: None) -> None:
    page = await page_of(Person.all(), PageRequest(), order="created_at")

    assert (page.items, page.positions, page.has_next, await page.count()) == ([], [], False, 0)


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00.000000+1400", "9999-12-31T23:59:59.999999-1400"]
)
def test_a_cursor_from_before_or_after_all_time_is_refused(moment: str) -> None:
    with pytest.raises(Problem) as refused:
        PageRequest.asked(None, encoded([moment, str(uuid4())]))

    assert refused.value.code is ProblemCode.CURSOR_INVALID

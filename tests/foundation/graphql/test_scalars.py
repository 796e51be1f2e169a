"""What comes from outside is read by one rule per kind, or refused at the edge."""

from datetime import UTC, datetime

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.graphql.scalars import SCALARS

MOMENT = SCALARS[datetime]


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_read_as_it_was_written(moment: datetime) -> None:
    assert MOMENT.parse_value is not None
    assert MOMENT.serialize is not None
    assert MOMENT.parse_value(MOMENT.serialize(moment)) == moment


@pytest.mark.parametrize("typed", ["2026-11-22T08:00:00", "2026-11-22", "soon", "", 0, None])
def test_a_moment_without_its_offset_is_no_moment(typed: object) -> None:
    assert MOMENT.parse_value is not None
    with pytest.raises(GraphQLError, match="offset"):
        MOMENT.parse_value(typed)

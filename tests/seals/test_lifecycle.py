"""The table of seal states, walked whole."""

import pytest

from backend.foundation.lifecycle import WrongState
from backend.seals.lifecycle import LIFECYCLE, SealReason, SealState, SealSuspended

ROWS = {
    ("enrolled", "activate"): "active",
    ("suspended", "activate"): "active",
    ("active", "suspend"): "suspended",
    ("enrolled", "retire"): "retired",
    ("active", "retire"): "retired",
    ("suspended", "retire"): "retired",
}


@pytest.mark.parametrize("state", SealState)
@pytest.mark.parametrize("verb", ["enrol", "activate", "suspend", "retire"])
def test_every_state_allows_the_verbs_of_the_table_and_no_other(
    state: SealState, verb: str
) -> None:
    expected = ROWS.get((state.value, verb))
    if expected is None:
        with pytest.raises(WrongState):
            LIFECYCLE.after(state, verb)
    else:
        assert LIFECYCLE.after(state, verb) == expected


def test_a_retired_seal_is_never_used_again() -> None:
    assert not [row for row in LIFECYCLE if row[0] is SealState.RETIRED]


def test_an_event_comes_back_from_its_payload_as_it_was() -> None:
    from uuid import uuid4

    event = SealSuspended(
        seal_id=uuid4(), organisation_id=uuid4(), reason=SealReason.ELECTION.value
    )
    assert SealSuspended.from_payload(event.payload()) == event

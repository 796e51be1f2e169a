"""The table of seal states, walked whole."""

import pytest

from backend.foundation.lifecycle import WrongState
from backend.seals.lifecycle import (
    DECISIONS,
    LIFECYCLE,
    DecisionState,
    SealReason,
    SealState,
    SealSuspended,
)

ROWS = {
    ("enrolled", "activate"): "active",
    ("suspended", "activate"): "active",
    ("active", "suspend"): "suspended",
    ("enrolled", "retire"): "retired",
    ("active", "retire"): "retired",
    ("suspended", "retire"): "retired",
    ("enrolled", "compromise"): "compromised",
    ("active", "compromise"): "compromised",
    ("suspended", "compromise"): "compromised",
    ("retired", "compromise"): "compromised",
    ("active", "hand_over"): "retired",
    ("suspended", "hand_over"): "retired",
    ("compromised", "hand_over"): "compromised",
}


@pytest.mark.parametrize("state", SealState)
@pytest.mark.parametrize(
    "verb", ["enrol", "activate", "suspend", "retire", "compromise", "hand_over"]
)
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
    out = [row for row in LIFECYCLE if row[0] is SealState.RETIRED]
    assert {state for _, _, state in out} == {SealState.COMPROMISED}


def test_an_event_comes_back_from_its_payload_as_it_was() -> None:
    from uuid import uuid4

    event = SealSuspended(
        seal_id=uuid4(), organisation_id=uuid4(), reason=SealReason.ELECTION.value
    )
    assert SealSuspended.from_payload(event.payload()) == event


def test_every_state_can_be_compromised_and_nothing_leads_out_of_it() -> None:
    assert {state for state, verb, _ in LIFECYCLE if verb == "compromise"} == set(SealState) - {
        SealState.COMPROMISED
    }
    out = {state for before, _, state in LIFECYCLE if before is SealState.COMPROMISED}
    assert out == {SealState.COMPROMISED}


def test_nothing_but_two_persons_verbs_makes_a_seal_active() -> None:
    assert {verb for _, verb, state in LIFECYCLE if state is SealState.ACTIVE} == {"activate"}


def test_a_decision_ends_once() -> None:
    assert {state for state, _, _ in DECISIONS} == {DecisionState.ASKED}
    assert {state for _, _, state in DECISIONS} == set(DecisionState) - {DecisionState.ASKED}

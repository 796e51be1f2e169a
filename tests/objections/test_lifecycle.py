"""The table of an objection's states, walked whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.lifecycle import WrongState
from backend.objections.lifecycle import LIFECYCLE, OPEN, ObjectionState

VERBS = sorted({verb for _, verb, _ in LIFECYCLE})
ENDS = set(ObjectionState) - OPEN


@pytest.mark.parametrize("state", sorted(ENDS))
def test_nothing_follows_an_end(state: ObjectionState) -> None:
    assert not [verb for verb in VERBS if LIFECYCLE.allows(state, verb)]


@pytest.mark.parametrize("state", sorted(OPEN))
def test_an_open_objection_can_always_come_to_an_end(state: ObjectionState) -> None:
    assert {result for start, _, result in LIFECYCLE if start is state} & ENDS


@given(st.lists(st.sampled_from(VERBS), max_size=40))
def test_only_a_holder_or_an_answer_ends_an_objection(verbs: list[str]) -> None:
    state, last = ObjectionState.FILED, ""
    for verb in verbs:
        if LIFECYCLE.allows(state, verb):
            state, last = LIFECYCLE.after(state, verb), verb

    ended_by = {"declined": "decline", "withdrawn": "withdraw", "corrected": "correct"}
    assert state in OPEN or ended_by[state] == last


@given(st.sampled_from(list(ObjectionState)), st.sampled_from(VERBS))
def test_a_verb_the_table_does_not_know_is_refused(state: ObjectionState, verb: str) -> None:
    if LIFECYCLE.allows(state, verb):
        return
    with pytest.raises(WrongState):
        LIFECYCLE.after(state, verb)

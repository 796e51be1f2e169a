"""The table of a key request's states, walked whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.exchange.lifecycle import KEY_REQUESTS, KeyRequestState
from backend.foundation.lifecycle import WrongState

VERBS = sorted({verb for _, verb, _ in KEY_REQUESTS})
ENDED_BY = {
    KeyRequestState.GRANTED: "grant",
    KeyRequestState.DECLINED: "decline",
    KeyRequestState.WITHDRAWN: "withdraw",
}


def test_every_state_but_the_first_is_an_end_with_its_own_verb() -> None:
    assert {result: verb for _, verb, result in KEY_REQUESTS} == ENDED_BY
    assert set(ENDED_BY) == set(KeyRequestState) - {KeyRequestState.FILED}


@given(st.lists(st.sampled_from(VERBS), max_size=20))
def test_the_first_verb_decides_and_the_rest_is_refused(verbs: list[str]) -> None:
    state = KeyRequestState.FILED
    for place, verb in enumerate(verbs):
        if place == 0:
            state = KEY_REQUESTS.after(state, verb)
        else:
            with pytest.raises(WrongState):
                KEY_REQUESTS.after(state, verb)

    assert state is KeyRequestState.FILED or ENDED_BY[state] == verbs[0]

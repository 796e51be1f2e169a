"""The tables of grants and scans, walked whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.lifecycle import WrongState
from backend.sharing.lifecycle import LIFECYCLE, SCAN_LIFECYCLE, GrantState, ScanState

VERBS = sorted({verb for _, verb, _ in LIFECYCLE})
SCAN_VERBS = sorted({verb for _, verb, _ in SCAN_LIFECYCLE})


def test_every_state_of_a_grant_can_be_reached() -> None:
    reached = {GrantState.GRANTED}
    for _ in GrantState:
        reached |= {result for state, _, result in LIFECYCLE if state in reached}

    assert reached == set(GrantState)


@given(st.lists(st.sampled_from(VERBS), max_size=30))
def test_a_grant_that_ended_is_never_used_or_given_a_new_link_again(verbs: list[str]) -> None:
    state, ended = GrantState.GRANTED, False
    for verb in verbs:
        if not LIFECYCLE.allows(state, verb):
            with pytest.raises(WrongState):
                LIFECYCLE.after(state, verb)
            continue
        assert not (ended and verb != "withdraw")
        state = LIFECYCLE.after(state, verb)
        ended = ended or state is not GrantState.GRANTED


@given(st.lists(st.sampled_from(SCAN_VERBS), max_size=10))
def test_a_scan_is_agreed_to_only_after_it_asked_and_never_after_a_refusal(
    verbs: list[str],
) -> None:
    state, done = ScanState.OPENED, list[str]()
    for verb in verbs:
        if SCAN_LIFECYCLE.allows(state, verb):
            state = SCAN_LIFECYCLE.after(state, verb)
            done.append(verb)

    assert done in ([], ["ask"], ["ask", "agree"], ["ask", "refuse"])

"""The table of a proof's states, walked whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.lifecycle import WrongState
from backend.proofs.lifecycle import LIFECYCLE, ProofState

VERBS = sorted({verb for _, verb, _ in LIFECYCLE})
DECIDED = {ProofState.REJECTED, ProofState.WITHDRAWN, ProofState.REVOKED, ProofState.SUPERSEDED}


@pytest.mark.parametrize("state", sorted(DECIDED))
def test_nothing_follows_an_end(state: ProofState) -> None:
    assert not [verb for verb in VERBS if LIFECYCLE.allows(state, verb)]


def test_an_expired_proof_can_still_be_corrected_and_stays_expired() -> None:
    allowed = [verb for verb in VERBS if LIFECYCLE.allows(ProofState.EXPIRED, verb)]

    assert allowed == ["correct"]
    assert LIFECYCLE.after(ProofState.EXPIRED, "correct") is ProofState.EXPIRED


def test_every_state_can_be_reached_from_a_request() -> None:
    reached = {ProofState.REQUESTED}
    for _ in ProofState:
        reached |= {result for state, _, result in LIFECYCLE if state in reached}

    assert reached == set(ProofState)


@given(st.lists(st.sampled_from(VERBS), max_size=40))
def test_no_path_leads_to_a_seal_without_check_and_approval(verbs: list[str]) -> None:
    state, done = ProofState.REQUESTED, list[str]()
    for verb in verbs:
        if LIFECYCLE.allows(state, verb):
            state = LIFECYCLE.after(state, verb)
            done.append(verb)

    if state in {ProofState.SEALED, ProofState.ISSUED}:
        assert done.index("check") < done.index("approve") < done.index("seal")


@given(st.sampled_from(list(ProofState)), st.sampled_from(VERBS))
def test_a_verb_the_table_does_not_know_is_refused(state: ProofState, verb: str) -> None:
    if LIFECYCLE.allows(state, verb):
        return
    with pytest.raises(WrongState) as caught:
        LIFECYCLE.after(state, verb)

    assert (caught.value.found, caught.value.verb) == (state, verb)

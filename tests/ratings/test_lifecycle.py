"""The table of a repair's states, walked whole, and its term under a random clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import deadlines
from backend.foundation.lifecycle import WrongState
from backend.ratings import terms
from backend.ratings.access import DECIDING, SETTLING
from backend.ratings.lifecycle import ENDED, LIFECYCLE, RepairState, RepairVerb
from backend.ratings.models import Repair
from backend.ratings.terms import Stage

VERBS = [verb for verb in RepairVerb if verb is not RepairVerb.OPEN]
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 10, 31))


@pytest.mark.parametrize("state", sorted(ENDED))
def test_nothing_follows_an_end(state: RepairState) -> None:
    assert not [verb for verb in VERBS if LIFECYCLE.allows(state, verb)]


@pytest.mark.parametrize("state", sorted(set(RepairState) - ENDED))
def test_every_open_repair_can_come_to_an_end(state: RepairState) -> None:
    reached, new = {state}, {state}
    while new:
        new = {after for before, _, after in LIFECYCLE if before in new} - reached
        reached |= new
    assert reached & ENDED


@given(st.lists(st.sampled_from(VERBS), max_size=60))
def test_whatever_is_done_a_repair_ends_for_a_rater_who_was_asked(verbs: list[RepairVerb]) -> None:
    state, done = RepairState.OPENED, list[RepairVerb]()
    for verb in verbs:
        if LIFECYCLE.allows(state, verb):
            state = LIFECYCLE.after(state, verb)
            done.append(verb)

    if state in ENDED | {RepairState.RECTIFIED, RepairState.EXPLAINED, RepairState.APPEALED}:
        assert RepairVerb.CALL_BACK in done
    if state is RepairState.ANSWERED:
        assert done[-1] is RepairVerb.ANSWER
        assert done[-2] in {RepairVerb.RECTIFY, RepairVerb.EXPLAIN}
    if state is RepairState.EXCLUDED:
        assert done[-2:] == [RepairVerb.APPEAL, RepairVerb.EXCLUDE]


@given(st.sampled_from(list(RepairState)), st.sampled_from(VERBS))
def test_a_verb_the_table_does_not_know_is_refused(state: RepairState, verb: RepairVerb) -> None:
    if LIFECYCLE.allows(state, verb):
        return
    with pytest.raises(WrongState):
        LIFECYCLE.after(state, verb)


def test_every_verb_is_somebodys_and_nobody_decides_her_own_appeal() -> None:
    assert {*SETTLING, *DECIDING, RepairVerb.REPLY} == set(VERBS)
    assert not set(SETTLING) & set(DECIDING)


@given(DAYS, st.integers(0, 30), st.integers(0, 30), st.booleans())
def test_an_appeal_neither_costs_nor_gains_working_days(
    opened: date, until_appeal: int, until_decision: int, extended: bool
) -> None:
    repair = Repair()
    terms.begin(repair, opened, Stage.REPAIR)
    if extended:
        terms.extend(repair, opened)
    appealed = opened + timedelta(days=until_appeal)
    decided = appealed + timedelta(days=until_decision)
    left = deadlines.remaining_working_days(appealed, repair.due_on)

    terms.rest(repair, appealed)
    assert deadlines.working_days_between(appealed, repair.due_on) == 5
    terms.resume(repair, decided)

    assert deadlines.working_days_between(decided, repair.due_on) == left or left == 0
    assert repair.due_on >= decided
    assert repair.days_left is None


def test_every_term_has_its_source() -> None:
    assert all(terms.term_of(stage).source and terms.term_of(stage).days for stage in Stage)

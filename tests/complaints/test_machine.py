"""Whatever the offices do, and whenever: no complaint is without a term, and no rule is broken."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.complaints import terms
from backend.complaints.actions import advancing, timekeeping
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import (
    ENDED,
    LIFECYCLE,
    ComplaintContinued,
    ComplaintState,
    ComplaintVerb,
)
from backend.complaints.models import Complaint, ComplaintKind, ComplaintStep, StepReader
from backend.foundation import clock, deadlines
from backend.foundation.db import transaction
from tests.complaints.cases import DEFENCES, MONDAY, TOLD, VERBS, Cast, a_cast, a_complaint
from tests.complaints.complaining import REOPEN
from tests.portal import Portal

pytestmark = pytest.mark.anyio

MINE = "query ($id: UUID!) { myComplaint(id: $id) { mayReopen } }"

_S, _V = ComplaintState, ComplaintVerb
ONCE = (_V.EXTEND, _V.OBJECT, _V.BEGIN, _V.REOPEN)
LETTERS = {_V.ORDER, _V.TRANSFER, _V.ANSWER}
WAITING = {_S.FOUNDED, _S.UNFOUNDED, _S.PUBLICISED, _S.RECTIFIED, _S.TRANSFERRED}
"""Where a complaint may wait for a letter."""
STARTS = (
    TOLD,
    (*TOLD, "find"),
    (*TOLD, "dismiss", "answer"),
    (*TOLD, "find", "order", "confirm"),
)
"""Mere chance would seldom come as far as to a finding."""


def broken_rules(
    row: Complaint, steps: Sequence[ComplaintStep], letters: Sequence[ComplaintLetter] = ()
) -> list[str]:
    """What must never be true of a complaint, whatever was tried."""
    verbs = [step.verb for step in steps]
    pending = [each for each in letters if each.ended_at is None]
    sent = sorted((each.step_serial, each.verb) for each in letters if each.step_serial)
    walked = ComplaintState.FILED
    for step in steps[1:]:
        walked = LIFECYCLE.after(walked, step.verb)
    rules = {
        "a state without its term": (row.due_on is None) != (row.state in ENDED),
        "due on a rest day": row.due_on is not None and not works(row.due_on),
        "ordered for a rest day": row.rectify_by is not None and not works(row.rectify_by),
        "rests and is not asked": (row.term_left is None) == (row.state is ComplaintState.WAITING),
        "a missed day forgotten": row.missed != (ComplaintVerb.MISS in verbs),
        "the accused has it": row.accused_id in {row.lead_id, row.handler_id},
        "a step without a version": row.version != len(steps),
        "steps that lead elsewhere": walked is not row.state,
        "done twice": any(verbs.count(verb) > 1 for verb in ONCE)
        or verbs.count(_V.CLOSE) > 1 + verbs.count(_V.REOPEN),
        "waits for a letter and went on": bool(pending) and row.state not in WAITING,
        "two letters at once": len(pending) > 1,
        "done without its letter": sent
        != [(step.serial, step.verb) for step in steps if step.verb in LETTERS],
        "taken up without a day": row.decide_by is None
        and row.state not in {*ENDED, ComplaintState.FILED},
    }
    return [rule for rule, is_broken in rules.items() if is_broken]


def works(day: date) -> bool:
    return deadlines.add_working_days(day, 0).on == day


async def supplement(row: Complaint) -> None:
    """What the complainant does when she was asked."""
    async with transaction():
        locked = await Complaint.filter(id=row.id).select_for_update().get()
        terms.resume(locked, clock.today())
        await advancing.advance(
            timekeeping.SYSTEM,
            locked,
            ComplaintVerb.SUPPLEMENT,
            ComplaintContinued,
            reader=StepReader.NEITHER,
        )


async def possible(cast: Cast, row: Complaint) -> list[str]:
    """What somebody may do now, as each is told by her page."""
    found = {name for name in DEFENCES if LIFECYCLE.allows(row.state, name)}
    for viewer in (cast.handler, cast.lead, cast.above):
        page = await cast.reads(row.id, viewer)
        found |= {verb.lower() for verb in page["verbs"]} & VERBS.keys()
        if page["pendingLetter"]:
            found |= {"take back", "send the letter"}
    if (await cast.asks(MINE, cast.complainant, id=str(row.id)))["mayReopen"]:
        found.add("reopen")
    return sorted(found)


async def does(cast: Cast, verb: str, row: Complaint) -> None:
    """It is done, as the page promised; what is sent goes through the jobs of every day."""
    if verb == "send the letter":
        await cast.sends_letter(row.id)
        return
    if verb == "reopen":
        answer = await cast.asks(REOPEN, cast.complainant, id=str(row.id), words="还是要我开。")
    else:
        answer = await cast.does(verb, row.id)
    assert "code" not in answer, "a page offers only what is possible"


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moves=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), max_size=14),
    kind=st.sampled_from(ComplaintKind),
    start=st.sampled_from(STARTS),
    helped=st.integers(0, 6),
)
async def test_whatever_happens_whenever_no_rule_is_broken(
    portal: Portal,
    moves: list[tuple[int, int]],
    kind: ComplaintKind,
    start: tuple[str, ...],
    helped: int,
) -> None:
    now = MONDAY
    with clock.stopped(now):
        cast = await a_cast(portal)
        row = await a_complaint(cast, kind=kind)
        await cast.walks(row.id, start[:helped])
    for choice, days in moves:
        now += timedelta(days=days)
        with clock.stopped(now):
            await timekeeping.keep_time(row.id)
            row = await Complaint.get(id=row.id)
            if row.state is ComplaintState.WAITING and choice % 2:
                await supplement(row)
            elif able := await possible(cast, row):
                await does(cast, able[choice % len(able)], row)
        row = await Complaint.get(id=row.id)
        steps = await ComplaintStep.filter(complaint_id=row.id).order_by("serial")
        letters = await ComplaintLetter.filter(complaint_id=row.id)
        assert broken_rules(row, steps, letters) == []


def test_the_rules_would_notice_what_must_not_be() -> None:
    row = Complaint(
        state=ComplaintState.WAITING,
        version=7,
        due_on=date(2026, 11, 22),
        rectify_by=date(2026, 11, 22),
        missed=True,
    )
    row.accused_id = row.handler_id = row.id
    steps = [
        ComplaintStep(verb=verb)
        for verb in (ComplaintVerb.FILE, ComplaintVerb.ACCEPT, ComplaintVerb.DISPATCH)
    ]
    letters = [ComplaintLetter(verb=_V.ORDER), ComplaintLetter(verb=_V.ANSWER, step_serial=7)]
    assert set(broken_rules(row, steps, [*letters, letters[0]])) == {
        "due on a rest day",
        "ordered for a rest day",
        "rests and is not asked",
        "a missed day forgotten",
        "the accused has it",
        "a step without a version",
        "steps that lead elsewhere",
        "taken up without a day",
        "waits for a letter and went on",
        "two letters at once",
        "done without its letter",
    }

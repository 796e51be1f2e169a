"""What the days ask for: reminders, the office above, going on unanswered, a day missed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.complaints import jobs, terms
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complaint, ComplaintKind, Reminder
from backend.complaints.terms import Stage
from backend.foundation import clock, deadlines
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxEvent
from backend.notices.models import Notice, NoticeKind
from tests.complaints.cases import (
    MONDAY,
    ORDERED,
    TOLD,
    Cast,
    a_cast,
    a_complaint,
    reactions_follow,
    told,
)
from tests.portal import Portal
from tests.sent_sql import SentSql

pytestmark = pytest.mark.anyio

DAYS = st.dates(date(2026, 1, 5), date(2027, 12, 1))


async def passes(cast: Cast, days: int) -> None:
    """The clock runs on that day after MONDAY, twice."""
    with clock.stopped(MONDAY + timedelta(days=days)):
        for _ in range(2):
            await jobs.keep_time(cast.services)
        await reactions_follow(cast.services)


async def events(name: str) -> int:
    return await OutboxEvent.filter(name=name).count()


async def test_who_has_it_is_reminded_twice_and_at_the_end_the_office_above_is_told(
    portal: Portal,
) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, TOLD)
    seen: list[tuple[int, int, int]] = []
    for days in range(12):
        await passes(cast, days)
        found = await Complaint.get(id=row.id)
        assert found.due_on == date(2026, 11, 23)
        seen.append(
            (
                int(found.reminded),
                await events("complaint.reminded"),
                await events("complaint.escalated"),
            )
        )
    # Monday to Sunday, and from Tuesday of the second week on it is over.
    assert seen == [
        *[(0, 0, 0)] * 3,
        (50, 1, 0),
        *[(80, 2, 0)] * 4,
        *[(100, 2, 1)] * 4,
    ]
    assert found.escalated_to == "360400000000"
    assert await told(NoticeKind.COMPLAINT_REMINDED) == {cast.lead.person_id}
    overdue = {cast.lead.person_id, cast.above.person_id}
    assert await told(NoticeKind.COMPLAINT_ESCALATED) == overdue
    assert found.version == 4, "whoever has the page open may go on"


async def test_a_page_that_was_read_before_a_reminder_still_holds(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        before = await cast.walks(row.id, TOLD)
    await passes(cast, 9)
    with clock.stopped(MONDAY + timedelta(days=9)):
        found = await cast.does("find", row.id, version=before["version"])
    assert (found["state"], found["reminded"]) == ("FOUNDED", "NONE")


async def test_each_term_that_is_over_is_told_once(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
    await passes(cast, 2)
    assert await told(NoticeKind.COMPLAINT_ESCALATED) == {
        cast.handler.person_id,
        cast.above.person_id,
    }
    with clock.stopped(MONDAY + timedelta(days=2)):
        await cast.does("accept", row.id)
    await passes(cast, 3)
    await passes(cast, 4)
    assert await events("complaint.escalated") == 2
    assert await AuditEntry.filter(deed="complaint.escalate").count() == 2


async def test_nobody_above_is_no_reason_to_stop(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast, handler_id=cast.above.organisation_id)
    await passes(cast, 3)
    found = await Complaint.get(id=row.id)
    assert (found.reminded, found.escalated_to) == (Reminder.OVER, None)
    assert await told(NoticeKind.COMPLAINT_ESCALATED) == {cast.above.person_id}


async def test_the_accused_is_not_told_as_the_office_above(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast, accused_id=cast.above.organisation_id)
    await passes(cast, 3)
    assert (await Complaint.get(id=row.id)).escalated_to is None
    assert await told(NoticeKind.COMPLAINT_ESCALATED) == {cast.handler.person_id}


async def test_a_supplement_that_did_not_come_does_not_stop_the_lead(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, (*TOLD, "ask"))
    await passes(cast, 7)
    assert (await Complaint.get(id=row.id)).state is ComplaintState.WAITING
    await passes(cast, 8)
    found = await Complaint.get(id=row.id)
    assert (found.state, found.due_on) == (ComplaintState.INVESTIGATING, date(2026, 12, 1))
    assert await events("complaint.reminded") == 0
    assert await told(NoticeKind.COMPLAINT_CONTINUED) == {cast.lead.person_id}


async def test_an_order_is_missed_on_the_day_after_its_last(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, ORDERED)
    await passes(cast, 7)
    assert (await Complaint.get(id=row.id)).missed is False
    await passes(cast, 8)
    found = await Complaint.get(id=row.id)
    assert (found.state, found.missed) == (ComplaintState.OVERDUE, True)
    assert await told(NoticeKind.ACCUSATION_MISSED) == {cast.clerk.person_id}
    assert await told(NoticeKind.COMPLAINT_MISSED) == {cast.lead.person_id}
    with clock.stopped(MONDAY + timedelta(days=8)):
        late = await cast.does("confirm", row.id)
    assert (late["state"], late["missed"]) == ("RECTIFIED", True)


async def test_an_ordered_office_is_reminded_of_its_day_too(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, TOLD)
    await passes(cast, 4)
    assert await told(NoticeKind.ACCUSATION_REMINDED) == set(), "the lead's own term"
    with clock.stopped(MONDAY + timedelta(days=4)):
        await cast.walks(row.id, ("find", "order"))
    for days in range(4, 12):
        await passes(cast, days)
    assert (await Complaint.get(id=row.id)).state is ComplaintState.RECTIFYING
    assert await told(NoticeKind.ACCUSATION_REMINDED) == {cast.clerk.person_id}
    reminded = await Notice.filter(kind=NoticeKind.ACCUSATION_REMINDED)
    assert len(reminded) == 2, "at half of it, and at four fifths"
    assert "2026年11月27日" in reminded[0].body


async def test_what_is_at_an_end_is_left_alone(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.does("decline", row.id)
    await passes(cast, 300)
    assert await events("complaint.reminded") + await events("complaint.escalated") == 0


async def test_one_statement_finds_them_however_many_there_are(
    portal: Portal, sent: SentSql
) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        for _ in range(3):
            await a_complaint(cast)
        sent.since()
        await jobs.keep_time(cast.services)
    assert len(sent.since()) == 1


def a_row(on: date, days: int) -> Complaint:
    row = Complaint(kind=ComplaintKind.COMPLAINT)
    terms.begin(row, on, days)
    row.decide_by = row.due_on
    return row


@given(start=DAYS, days=st.integers(1, 15), passed=st.integers(0, 40), rested=st.integers(0, 60))
def test_what_rests_keeps_what_was_left_and_never_more(
    start: date, days: int, passed: int, rested: int
) -> None:
    row = a_row(start, days)
    due = row.due_on
    assert due is not None
    asked = start + timedelta(days=passed)
    left = deadlines.remaining_working_days(asked, due)
    terms.rest(row, asked, 5)
    assert row.term_left == left <= days
    again = asked + timedelta(days=rested)
    terms.resume(row, again)
    assert row.due_on is not None
    assert row.term_left is None
    assert row.decide_by == row.due_on
    if asked > due:
        assert row.due_on == due, "what was over is over"
    else:
        # On a rest day, a term without any day left ends on the next working day.
        first = deadlines.add_working_days(again, 0).on
        assert row.due_on == first or deadlines.remaining_working_days(again, row.due_on) == left
        assert row.due_on >= due
        assert row.due_on >= again


@given(start=DAYS, days=st.integers(1, 15), other=st.integers(0, 10))
def test_whoever_goes_on_later_is_due_no_earlier(start: date, days: int, other: int) -> None:
    due: list[date] = []
    for rested in (0, other):
        row = a_row(start, days)
        terms.rest(row, start, 5)
        terms.resume(row, start + timedelta(days=rested))
        assert row.due_on is not None
        due.append(row.due_on)
    assert due == sorted(due)


@given(start=DAYS, days=st.integers(0, 15), passed=st.integers(-3, 60))
def test_marks_are_passed_in_their_order_and_the_last_only_when_it_is_over(
    start: date, days: int, passed: int
) -> None:
    row = a_row(start, days)
    today = start + timedelta(days=passed)
    reached, tomorrow = (terms.reached(row, day) for day in (today, today + timedelta(days=1)))
    assert reached <= tomorrow
    assert row.due_on is not None
    assert (reached is Reminder.OVER) == (today > row.due_on)


@given(on=DAYS, stage=st.sampled_from(Stage), kind=st.sampled_from(ComplaintKind))
def test_every_term_ends_on_a_working_day(on: date, stage: Stage, kind: ComplaintKind) -> None:
    for region in ("360000000000", "360400000000", "360404000000", "360404204000"):
        term = terms.term_of(kind, region, stage)
        assert term.source
        row = a_row(on, term.days)
        assert row.due_on == deadlines.add_working_days(row.due_on or on, 0).on

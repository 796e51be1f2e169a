"""Talks with the head of an office: who may hold one, who reads it, and what may not be in it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tortoise.exceptions import OperationalError

from backend import reactions
from backend.complaints.models import Complainant, Complaint
from backend.foundation import clock, db
from backend.foundation.outbox import OutboxEvent
from backend.identity.models import Post
from backend.notices.models import Notice, NoticeKind
from backend.oversight.models import Talk
from tests.complaints.cases import MONDAY, TOLD, WORDS, Cast, a_cast, a_complaint
from tests.databases import as_owner
from tests.oversight.questions import AGREED, OWN_TALKS, RECORD, TALKS, a_talk
from tests.portal import Portal

pytestmark = pytest.mark.anyio


@pytest.fixture
async def cast(portal: Portal) -> Cast:
    with clock.stopped(MONDAY):
        return await a_cast(portal)


async def told_of(cast: Cast, *, agrees: bool = False) -> Complaint:
    """A complaint that the accused knows of."""
    row = await a_complaint(cast, agrees=agrees)
    await cast.walks(row.id, TOLD)
    return row


async def test_an_office_above_records_a_talk_and_both_sides_read_it(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        row = await told_of(cast)
        talk = await cast.asks(RECORD, cast.above, **a_talk(cast, row.id))
    told = {
        "heldOn": "2026-11-16",
        "participants": "局长、分管副局长",
        "agreed": AGREED,
        "dueOn": "2026-11-30",
        "office": "九江市柴桑区民政局",
        "heldBy": "九江市政务服务管理局",
        "complaintNumbers": [row.number],
    }
    assert talk == {"id": talk["id"]} | told
    for document, viewer in ((TALKS, cast.above), (TALKS, cast.handler), (OWN_TALKS, cast.clerk)):
        (edge,) = (await cast.asks(document, viewer))["edges"]
        assert edge["node"] == told


async def test_a_talk_may_be_about_no_complaint(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        talk = await cast.asks(RECORD, cast.handler, **a_talk(cast))
    assert talk["complaintNumbers"] == []


async def test_the_office_is_told_of_a_talk_once(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await cast.asks(RECORD, cast.above, **a_talk(cast))
        (event,) = await OutboxEvent.filter(name="talk.recorded")
        for job in [*reactions.REACTIONS[reactions.EVENTS[event.name]]] * 2:
            await job(cast.services, **reactions.arguments_of(event.name, event.payload))
    (notice,) = await Notice.filter(kind=NoticeKind.TALK_RECORDED)
    assert (notice.person_id, notice.organisation_id) == (cast.clerk.person_id, cast.accused.id)
    assert AGREED in notice.body
    assert "2026年11月30日" in notice.body


async def test_a_second_press_is_the_same_talk(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        typed = a_talk(cast)
        first = await cast.asks(RECORD, cast.above, **typed)
        assert await cast.asks(RECORD, cast.above, **typed) == first
    assert await Talk.all().count() == 1


@pytest.mark.parametrize("trace", ["王桂香", WORDS[:20]])
async def test_a_talk_with_a_trace_of_who_complained_is_refused(cast: Cast, trace: str) -> None:
    with clock.stopped(MONDAY):
        # Even if she agreed to be named, and even if the talk is about another complaint.
        await told_of(cast, agrees=True)
        for field in ("participants", "agreed"):
            refused = await cast.asks(RECORD, cast.above, **a_talk(cast, **{field: trace}))
            assert refused == {"code": "COMPLAINANT_SHOWN", "field": field}


async def test_a_talk_cannot_be_about_what_the_office_was_not_told(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        untold = await a_complaint(cast)
        refused = await cast.asks(RECORD, cast.above, **a_talk(cast, untold.id))
        assert refused == {"code": "NOT_FOUND", "field": "complaintIds"}
        known = await told_of(cast)
        about = {"organisationId": str(cast.other.organisation_id)}
        refused = await cast.asks(RECORD, cast.above, **a_talk(cast, known.id, **about))
        assert refused == {"code": "NOT_FOUND", "field": "complaintIds"}


async def test_what_was_taken_back_is_not_named_any_more(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        row = await told_of(cast)
        await cast.asks(RECORD, cast.above, **a_talk(cast, row.id))
        await Complaint.filter(id=row.id).update(state="withdrawn")
    (edge,) = (await cast.asks(OWN_TALKS, cast.clerk))["edges"]
    assert edge["node"]["complaintNumbers"] == []


async def test_a_supervising_office_is_talked_to_by_one_above_only(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        neighbour = a_talk(cast, organisationId=str(cast.other.organisation_id))
        assert (await cast.asks(RECORD, cast.handler, **neighbour))["code"] == "FORBIDDEN"
        own = a_talk(cast, organisationId=str(cast.handler.organisation_id))
        assert (await cast.asks(RECORD, cast.handler, **own))["code"] == "FORBIDDEN"
        above = a_talk(cast, organisationId=str(cast.above.organisation_id))
        assert (await cast.asks(RECORD, cast.handler, **above))["code"] == "NOT_FOUND"
        assert "id" in await cast.asks(RECORD, cast.above, **neighbour)


async def test_nobody_records_a_talk_with_an_office_that_she_complained_of(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        row = await told_of(cast)
        mine = Complainant.filter(complaint_id=row.id)
        await mine.update(person_id=cast.above.person_id)
        for about in ((row.id,), ()):
            refused = await cast.asks(RECORD, cast.above, **a_talk(cast, *about))
            assert refused["code"] == "OWN_CASE"


async def test_nobody_records_a_talk_with_an_office_that_she_serves_too(cast: Cast) -> None:
    await Post.filter(person_id=cast.clerk.person_id).update(person_id=cast.above.person_id)
    with clock.stopped(MONDAY):
        assert (await cast.asks(RECORD, cast.above, **a_talk(cast)))["code"] == "OWN_CASE"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"heldOn": "2026-11-17"}, "DATE_INVALID", "heldOn"),
        ({"dueOn": "2026-11-15"}, "DATE_INVALID", "dueOn"),
        ({"agreed": " "}, "TEXT_EMPTY", "agreed"),
        ({"participants": "长" * 201}, "TEXT_TOO_LONG", "participants"),
    ],
)
async def test_what_cannot_be_is_refused(
    cast: Cast, changes: dict[str, str], code: str, field: str
) -> None:
    with clock.stopped(MONDAY):
        refused = await cast.asks(RECORD, cast.above, **a_talk(cast, **changes))
    assert refused == {"code": code, "field": field}


async def test_at_most_twenty_complaints_are_named(cast: Cast) -> None:
    many = [f"00000000-0000-4000-8000-{n:012d}" for n in range(21)]
    with clock.stopped(MONDAY):
        refused = await cast.asks(RECORD, cast.above, **a_talk(cast, complaintIds=many))
    assert refused == {"code": "TOO_MANY_AT_ONCE", "field": "complaintIds"}


@pytest.mark.parametrize("table", ["talk", "talk_complaint"])
async def test_a_talk_stays_as_it_was_written(cast: Cast, table: str) -> None:
    with clock.stopped(MONDAY):
        row = await told_of(cast)
        await cast.asks(RECORD, cast.above, **a_talk(cast, row.id))
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = gen_random_uuid()"):
        with pytest.raises(OperationalError, match=table), as_owner():
            await db.connection().execute_script(change)


async def test_supervisors_of_another_branch_read_no_talk(cast: Cast) -> None:
    with clock.stopped(MONDAY + timedelta(days=1)):
        await cast.asks(RECORD, cast.above, **a_talk(cast))
    elsewhere = replace(cast.other, region="360423000000")
    assert (await cast.asks(TALKS, elsewhere))["totalCount"] == 0

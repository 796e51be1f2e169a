"""The day of a published request: all its items at once, once, and in few statements."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from backend.catalogue.models import ProofItem, ProofItemVersion
from backend.changes import jobs
from backend.changes.actions import drafting
from backend.changes.models import ChangeRequest
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Role
from backend.notices import jobs as notices
from backend.notices.models import Notice
from tests.changes.offices import (
    AFTER,
    FILE,
    MONDAY,
    Offices,
    an_entry,
    id_of,
    new_entries,
    offices,
)
from tests.factories import an_official
from tests.portal import Portal

pytestmark = pytest.mark.anyio


async def published(everybody: Offices, count: int) -> ChangeRequest:
    """A request with so many new items, which holds from today on."""
    with clock.stopped(MONDAY):
        drafted = await drafting.draft(everybody.clerk, "标题", "理由", new_entries(count))
        request = {"id": str(drafted.id), "version": drafted.version}
        request = await everybody.does(FILE, everybody.clerk, request)
        request = await everybody.reviews(everybody.legal, request, "LEGAL")
        request = await everybody.reviews(everybody.policy, request, "POLICY")
    await everybody.publishes(request, AFTER.date())
    return await ChangeRequest.get(id=drafted.id)


@pytest.mark.parametrize("count", [1, 5_000])
async def test_it_takes_as_many_statements_for_thousands_as_for_one(
    portal: Portal, services: Services, statements: Callable[[], int], count: int
) -> None:
    everybody = await offices(portal, services)
    request = await published(everybody, count)
    statements()
    with clock.stopped(AFTER):
        await jobs.enforce_published(services, change_id=request.id)
    # Rows go in messages of a thousand: five of each of two tables, in place of one.
    assert statements() <= 25 + 2 * (count // 1_000)
    assert await ProofItem.filter(published_list_id__startswith="REG-").count() == count


async def test_two_workers_and_a_second_run_make_one_version(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await published(everybody, 3)

    async def at_work() -> None:
        with clock.stopped(AFTER):
            await jobs.enforce_due(services)

    await asyncio.gather(*(at_work() for _ in range(3)))
    await at_work()
    own = ProofItemVersion.filter(item__published_list_id__startswith="REG-")
    assert await own.values_list("version", flat=True) == [1, 1, 1]
    assert (await ChangeRequest.get(id=request.id)).version == request.version + 1


async def test_an_item_changes_and_ends_on_the_same_day_as_it_was_published_for(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    first = await published(everybody, 2)
    with clock.stopped(AFTER):
        await jobs.enforce_published(services, change_id=first.id)
    kept, gone = await ProofItem.all().order_by("-published_list_id", "position").limit(2)
    request = await everybody.consults(
        {"kind": "CHANGE", "itemCode": kept.code, "itemVersion": 1, "measure": "COMMITMENT",
         "legalBasis": "新的依据"},
        {"kind": "END", "itemCode": gone.code, "itemVersion": 1, "cancelReason": "DATA_SHARING"},
        an_entry(),
    )  # fmt: skip
    day = AFTER.date() + timedelta(days=30)
    await everybody.publishes(request, day)
    for days, version in ((29, 1), (30, 2), (31, 2)):
        with clock.stopped(AFTER + timedelta(days=days)):
            await jobs.enforce_due(services)
        versions = await ProofItem.filter(id__in=[kept.id, gone.id]).values_list("version")
        assert {row[0] for row in versions} == {version}
    await kept.refresh_from_db()
    await gone.refresh_from_db()
    assert (kept.measure, kept.effective_from, kept.effective_to) == ("COMMITMENT", day, None)
    assert gone.effective_to == day - timedelta(days=1)
    newest = await ProofItemVersion.get(item_id=gone.id, version=2)
    assert newest.cancel_reason == "能够通过数据共享、部门协助解决"
    assert await ProofItem.filter(published_list_id=kept.published_list_id).count() == 3


async def test_those_whose_turn_it_is_are_told_once_and_the_filer_is_not(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    county = await an_official(services, everybody.department, Role.LEGAL_REVIEWER, name="乡司法")
    request = await everybody.files()
    for _ in range(2):
        await notices.tell_legal_reviewers_of_change(services, change_id=id_of(request))
    told = await Notice.all().values_list("person_id", flat=True)
    assert sorted(told) == sorted([everybody.legal.person_id, county.person_id])


async def test_the_department_learns_what_to_mend_and_from_when_on_it_holds(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.consults()
    await everybody.publishes(request, AFTER.date() + timedelta(days=3))
    await notices.tell_office_of_publication(services, change_id=id_of(request))
    other = await everybody.files(an_entry(name="另一证明"))
    await everybody.reviews(
        everybody.legal, other, "LEGAL", verdict="RETURN", reason="请写明条款。"
    )
    await notices.tell_office_of_return(services, change_id=id_of(other))
    bodies = await Notice.filter(person_id=everybody.clerk.person_id).values_list("body", flat=True)
    assert [any(words in body for body in bodies) for words in ("起生效", "请写明条款。")] == [
        True,
        True,
    ]

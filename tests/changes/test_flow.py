"""A change of the catalogue goes from its department through reviews and the public to its day."""

from datetime import timedelta

import pytest

from backend.catalogue import queries as catalogue
from backend.catalogue.models import PublishedList
from backend.changes import jobs
from backend.foundation import clock
from backend.foundation.services import Services
from tests.changes.offices import (
    AFTER,
    DAYS,
    MONDAY,
    Offices,
    an_entry,
    id_of,
    offices,
)
from tests.portal import Portal

pytestmark = pytest.mark.anyio

DAY = AFTER.date() + timedelta(days=10)


async def in_force(everybody: Offices, *entries: dict[str, object]) -> str:
    """Puts entries into the catalogue at once; the code of the first."""
    request = await everybody.publishes(await everybody.consults(*entries), AFTER.date())
    with clock.stopped(AFTER):
        await jobs.enforce_published(everybody.portal.services, change_id=id_of(request))
    found = await catalogue.proof_items(
        catalogue.Wanted(list_code=f"REG-{everybody.department.uscc}"), catalogue.PageRequest()
    )
    return found.items[0].item.code


async def test_a_change_holds_from_its_day_on_and_not_before(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.consults(an_entry())
    assert (request["state"], request["number"]) == ("CONSULTING", "2026-0001")
    assert request["consultationEndsOn"] == str(MONDAY.date() + timedelta(days=DAYS))
    published = await everybody.publishes(request, DAY)
    assert (published["state"], published["effectiveFrom"]) == ("PUBLISHED", str(DAY))
    own = f"REG-{everybody.department.uscc}"
    for days in (-3, -1, 0, 1):
        with clock.stopped(AFTER + timedelta(days=10 + days)):
            await jobs.enforce_due(services)
        assert await PublishedList.filter(code=own).exists() is (days >= 0)
    listed = await PublishedList.get(code=own)
    assert (listed.title, listed.region) == (
        "九江市柴桑区民政局证明事项清单",
        everybody.department.region,
    )
    [row] = (
        await catalogue.proof_items(catalogue.Wanted(list_code=own), catalogue.PageRequest())
    ).items
    assert (row.name, row.version, row.effective_from) == ("家庭经济状况证明", 1, DAY)
    assert (row.source, row.confidence) == ("/catalogue/changes/2026-0001", "A")
    told = await everybody.reads(request)
    assert told["state"] == "IN_FORCE"
    assert [(step["verb"], step["office"]) for step in told["steps"]] == [
        ("FILE", "九江市柴桑区民政局"),
        ("REVIEW_LEGALLY", "九江市司法局"),
        ("REVIEW_POLICY", "九江市政务服务办公室"),
        ("PUBLISH", "九江市政务服务办公室"),
        ("ENFORCE", None),
    ]


async def test_a_change_that_holds_from_today_needs_no_waiting(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.publishes(await everybody.consults(), AFTER.date())
    with clock.stopped(AFTER):
        await jobs.enforce_published(services, change_id=id_of(request))
    assert (await everybody.reads(request))["state"] == "IN_FORCE"

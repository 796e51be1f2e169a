"""The worklist: counters that agree with the lists, and news without losing one's place."""

import pytest
from playwright.async_api import Page, expect

from backend.proofs.worklist import Stage
from scripts.demo import people
from scripts.walk.person import PATIENCE_MS
from tests.browser.desk.office import Office, row_of

pytestmark = pytest.mark.anyio

STAGES = [stage.name for stage in Stage]
FILLED_BY_THE_DEMONSTRATION = {
    "TO_CHECK", "TO_APPROVE", "MINE", "WAITING_FOR_RESIDENT", "OVERDUE", "ALL",
}  # fmt: skip


async def test_every_counter_tells_how_long_its_list_is(office: Office) -> None:
    async with office.browser_of(people.PREPARER, width=390) as preparer:
        lengths = {}
        for stage in STAGES:
            await preparer.opens(f"/desk?stage={stage}")
            lengths[stage] = await preparer.page.locator(".data tbody tr").count()
            assert await counter(preparer.page, stage) == lengths[stage], stage

    filled = {stage for stage in STAGES if lengths[stage] > 0}
    assert filled >= FILLED_BY_THE_DEMONSTRATION


async def counter(page: Page, stage: str) -> int:
    return int(await page.locator(f".stage[href='/desk?stage={stage}'] .stage-count").inner_text())


async def test_a_request_appears_in_the_list_and_its_counter_without_a_reload(
    office: Office,
) -> None:
    resident = office.resident("程小兰")
    async with office.browser_of(people.PREPARER, width=1280) as preparer:
        page = preparer.page
        await preparer.opens("/desk?stage=TO_CHECK")
        before = await page.locator(".data tbody tr").count()
        await page.evaluate("window.loadedOnce = true")
        await page.locator("#q").focus()

        case = office.request(resident)

        row = row_of(page, case)
        await expect(row).to_be_visible(timeout=PATIENCE_MS)
        await expect(row).to_contain_text("程小兰")
        assert await counter(page, "TO_CHECK") == before + 1
        assert await page.locator(".data tbody tr").count() == before + 1
        # Polite: read out when the reader has finished, and it takes no focus.
        await expect(page.get_by_role("status").filter(has_text="有新的办件")).to_contain_text(
            f"待核实 {before + 1} 件"
        )
        await expect(page.locator("#q")).to_be_focused()
        assert await page.evaluate("window.loadedOnce")


async def test_what_was_chosen_and_where_one_is_stay_when_a_case_arrives(office: Office) -> None:
    first = office.check(office.request(office.resident("胡大海")))
    resident = office.resident("沈小满")
    async with office.browser_of(people.APPROVER, width=390) as approver:
        page = approver.page
        await approver.opens("/desk?stage=TO_APPROVE")
        tick = row_of(page, first).get_by_role("checkbox")
        await tick.check()
        link = row_of(page, first).get_by_role("link")
        await link.focus()

        second = office.check(office.request(resident))

        await expect(row_of(page, second)).to_be_visible(timeout=PATIENCE_MS)
        await expect(tick).to_be_checked()
        await expect(row_of(page, second).get_by_role("checkbox")).not_to_be_checked()
        await expect(link).to_be_focused()
        await expect(page.locator(".bulk-count")).to_have_text("已选 1 件")
        await approver.shows("desk-news")

"""Approving several cases: one step-up, one result each, and what failed stays chosen."""

import pytest
from playwright.async_api import expect

from scripts.demo import people
from scripts.walk.person import PATIENCE_MS
from tests.browser.desk.office import Office, row_of

pytestmark = pytest.mark.anyio


async def test_of_four_chosen_cases_one_fails_and_says_why_and_stays_chosen(
    office: Office,
) -> None:
    resident = office.resident("郑秋生")
    about_the_approver = {
        "name": people.APPROVER.name,
        "idNumber": people.APPROVER.id_number,
        "relation": "ENTRUSTED",
    }
    good = [office.check(office.request(resident, title=f"居住证明{n}")) for n in "一二三"]
    own = office.check(office.request(resident, title="任职证明", subject=about_the_approver))
    session = office.new_session(people.APPROVER)
    async with office.browser_of(people.APPROVER, width=1280, session=session) as approver:
        page = approver.page
        await approver.opens("/desk?stage=TO_APPROVE")
        for case in (*good, own):
            await row_of(page, case).get_by_role("checkbox").check()
        await approver.presses("批量审批")
        confirmation = page.locator("#bulk")
        await expect(confirmation.get_by_role("link")).to_have_count(4)
        await approver.shows("bulk-confirmation")

        await approver.presses("确认批准 4 件")
        await approver.enters_code()

        results = page.locator("#results")
        await expect(results).to_contain_text("批准 3 件；1 件没有批准", timeout=PATIENCE_MS)
        await expect(results.locator(".result.good")).to_have_count(3)
        failed = results.locator(".result.bad")
        await expect(failed).to_contain_text("任职证明（陈建国）")
        await expect(failed).to_contain_text("不能办理自己申请的、与自己或本单位有关的事")
        await expect(row_of(page, own).get_by_role("checkbox")).to_be_checked()
        await expect(row_of(page, good[0])).to_have_count(0)
        await expect(page.locator(".bulk-count")).to_have_text("已选 1 件")
        await approver.shows("bulk-results")

        # Her identity is known now: no second code.
        await approver.presses("批量审批")
        await approver.presses("确认批准 1 件")
        await expect(results).to_contain_text("批准 0 件；1 件没有批准", timeout=PATIENCE_MS)
        await expect(page.locator("#code")).to_have_count(0)
    for case in good:
        office.numbers(resident, case)

"""A case between colleagues, with its duplicates and files, and as the township sees it."""

import pytest
from playwright.async_api import expect

from scripts.demo import people
from scripts.walk.person import PATIENCE_MS
from tests.browser.desk.office import Office
from tests.uploaded_files import a_jpeg, a_pdf

pytestmark = pytest.mark.anyio


async def test_a_colleague_takes_a_case_over_and_both_see_who_handles_it(office: Office) -> None:
    case = office.request(office.resident("罗小莲"))
    async with (
        office.browser_of(people.PREPARER, width=390) as preparer,
        office.browser_of(people.APPROVER, width=1280) as approver,
    ):
        for official in (preparer, approver):
            await official.opens(f"/desk/cases/{case}")
        await preparer.presses("认领")
        await preparer.sees("由您办理")
        await preparer.fills(note="已和小组长约好明天上门。")
        await preparer.presses("保存备注")
        # Without a reload, and nobody asked for it.
        await approver.sees("李春兰正在办理")
        await approver.sees("已和小组长约好明天上门。")

        await approver.presses("接手办理")
        await approver.sees("从李春兰手里接过来？")
        await approver.shows("case-take-over")
        await approver.presses("确定接手")

        await approver.sees("由您办理")
        await preparer.sees("陈建国正在办理")
        await expect(preparer.page.locator("#note")).to_have_value("")


async def test_whoever_steps_out_of_a_case_is_out_and_a_colleague_sees_it(office: Office) -> None:
    case = office.request(office.resident("罗小满"))
    async with (
        office.browser_of(people.PREPARER, width=360) as preparer,
        office.browser_of(people.APPROVER, width=1280) as approver,
    ):
        for official in (preparer, approver):
            await official.opens(f"/desk/cases/{case}")
        await preparer.presses("我要回避")
        await preparer.sees("也不能撤回回避")
        await preparer.ticks("当事人是我的亲属（夫妻、直系血亲、三代以内旁系血亲、近姻亲）")
        await preparer.shows("case-recusal")
        await preparer.presses("确定回避")

        await preparer.sees("您已经回避")
        await preparer.sees("由乡镇（街道）指派工作人员")
        await expect(preparer.page.get_by_role("button", name="退回补正")).to_have_count(0)
        await preparer.shows("case-recused")
        # Without a reload, and nobody asked for it.
        await approver.sees("已经回避：李春兰")
        await approver.sees("亲属关系")


async def test_a_possible_duplicate_is_told_with_the_way_to_it(office: Office) -> None:
    async with office.browser_of(people.PREPARER, width=390) as preparer:
        page = preparer.page
        await preparer.opens("/desk?stage=ALL&q=监护")
        await page.get_by_role("link", name="监护证明", exact=True).click()
        await preparer.is_at("/desk/cases/")
        warning = page.locator(".say.warning", has_text="可能重复")
        other = warning.get_by_role("link", name="监护情况证明（李秀英）")
        await expect(other).to_be_visible(timeout=PATIENCE_MS)
        earlier = page.locator("#part-history").get_by_role("link")
        await expect(earlier).to_have_text("监护情况证明（李秀英）")
        await preparer.shows("case-duplicate")

        await other.click()

        await expect(page.locator("h1")).to_have_text("监护情况证明")
        await expect(page.locator(".say.warning", has_text="可能重复")).to_contain_text("监护证明")


async def test_the_committee_opens_the_files_and_the_township_only_knows_of_them(
    office: Office,
) -> None:
    resident = office.resident("江有田")
    picture = office.attach(resident, a_jpeg(800, 600), "image/jpeg")
    document = office.attach(resident, a_pdf(), "application/pdf")
    case = office.request(resident, attachmentIds=[picture, document])
    async with office.browser_of(people.PREPARER, width=1280) as preparer:
        await preparer.opens(f"/desk/cases/{case}")
        photograph = preparer.page.locator(f"img[src='/files/attachments/{picture}']")
        await expect(photograph).to_have_js_property("naturalWidth", 800, timeout=PATIENCE_MS)
        async with preparer.page.expect_download() as download:
            await preparer.page.get_by_role("link", name="附件 2：PDF 文件").click()
        assert (await (await download.value).path()).read_bytes().startswith(b"%PDF-")

    async with office.browser_of(people.TOWNSHIP, width=390) as township:
        page = township.page
        await township.opens("/desk?stage=ALL")
        await expect(page.locator(".data input")).to_have_count(0)
        await page.locator(f"a[href='/desk/cases/{case}']").click()
        await township.sees("有 2 个附件，只有村（社区）工作人员可以打开。")
        await expect(page.locator(".files")).to_have_count(0)
        # It reads along: nothing to decide, to claim or to write.
        await township.sees("现在没有需要您办理的步骤")
        await expect(page.locator("main form, main button, .case-paper img")).to_have_count(0)
        main = page.locator("main")
        await expect(main).to_contain_text("江有田")
        await expect(main).not_to_contain_text(resident.phone)
        await township.shows("case-township")


async def test_a_refusal_tells_the_resident_where_to_go(office: Office) -> None:
    resident = office.resident("万长青")
    case = office.request(resident, title="护林补贴证明", text="请证明我领过护林补贴。")
    route = "请到岷山乡林业站（乡政府一楼，0792-6800001）查询发放名册。"
    async with office.browser_of(people.PREPARER, width=390) as preparer:
        page = preparer.page
        await preparer.opens(f"/desk/cases/{case}")
        await preparer.presses("不予出具")
        form = page.locator("#verb-reject")
        await form.get_by_role("radio", name="村（社区）无法核实").check()
        await preparer.fills(route=route, words="补贴由林业站发放，村里没有名册。")
        await preparer.presses("不予出具……")
        await expect(form.get_by_role("heading", name="请再确认一次")).to_be_focused()
        await preparer.shows("case-refusal")
        await preparer.presses("确定不予出具")
        await preparer.sees("已答复不予出具")

    async with office.browser_of(resident, width=390) as her:
        await her.opens(f"/progress/{case}")
        await her.sees(route)
        await her.sees("补贴由林业站发放，村里没有名册。")


async def test_those_who_run_the_portal_are_told_that_cases_are_not_for_them(
    office: Office,
) -> None:
    async with office.browser_of(people.OPERATOR, width=390) as operator:
        for path in ("/desk", "/desk/seal-register"):
            await operator.opens(path)
            await operator.sees("您现在的岗位不看办件")
            await expect(operator.page.get_by_text("再试一次")).to_have_count(0)
        await operator.opens("/desk/seals")
        await operator.sees("小阳村村民委员会")
        await expect(operator.page.get_by_role("alert")).to_have_count(0)

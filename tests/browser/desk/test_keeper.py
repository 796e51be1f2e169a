"""A keeper of a seal: the operator puts a seal on record, a region wants her word at each use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Locator, expect

from scripts.demo import people
from scripts.demo.client import Client, wait_until
from scripts.walk.person import PATIENCE_MS, Person
from tests.browser.desk.office import PATIENCE_SECONDS, Office

pytestmark = pytest.mark.anyio

ASKED = "{ sealUsesToConfirm { totalCount } }"
VILLAGE = people.ORGANISATIONS[0]


async def set_rule(operator: Person, rule: str, said: str = "规则已经生效。") -> None:
    """How the seals of the village are used from now on, and what she is told."""
    await operator.opens("/operator/sealing")
    await operator.fills(search="小阳村")
    await operator.page.locator(f"input[name='region'][value='{VILLAGE.region}']").check()
    await operator.page.get_by_label(rule).check()
    await operator.presses("定下规则")
    await operator.sees(said)


@asynccontextmanager
async def asked_at_each_use(office: Office) -> AsyncIterator[None]:
    """The village's keeper is asked while the context lasts."""
    office.confirmed(people.OPERATOR)
    async with office.browser_of(people.OPERATOR) as operator:
        await set_rule(operator, "每次由印章保管人确认")
        await operator.shows("sealing-rule-set")
        try:
            yield
        finally:
            await _loosen(office, operator)


async def _loosen(office: Office, operator: Person) -> None:
    """Without the keeper again, which two operators have to want."""
    await set_rule(operator, "批准后自动盖章", said="这是放宽")
    office.confirmed(people.ORDER_APPROVER)
    async with office.browser_of(people.ORDER_APPROVER) as second:
        await set_rule(second, "批准后自动盖章")


async def test_a_keeper_confirms_one_use_and_refuses_another_until_she_is_asked_again(
    office: Office,
) -> None:
    title = "无房屋居住情况说明"
    # In another browser of hers: when she confirms in one, the others keep their sessions.
    beside = office.new_session(people.KEEPER)
    async with asked_at_each_use(office):
        sealed = office.check(office.request(office.resident("孟春生")))
        refused = office.check(office.request(office.resident("柳秀英"), title=title))
        for case in (sealed, refused):
            office.approve(case)
        async with (
            office.browser_of(people.KEEPER, width=390) as keeper,
            office.browser_of(people.APPROVER, width=390) as approver,
        ):
            await keeper.opens("/desk/seals")
            await keeper.presses("用印确认：看等您确认的文件")
            await keeper.is_at("/desk/seal-uses")
            await expect(_uses(keeper)).to_have_count(2, timeout=PATIENCE_MS)
            # Whom it is for is masked: the keeper answers for the seal, not for the facts.
            await keeper.sees("柳*英")
            await _uses(keeper).filter(has_text=title).get_by_role("checkbox").check()
            await keeper.shows("seal-uses")
            await keeper.presses("不予用印")
            await keeper.page.locator("#refusal").fill("当事人信息需再核对。")
            await keeper.shows("seal-use-refused")
            await keeper.page.locator("form:has(#refusal) button").click()
            await keeper.enters_code()
            await keeper.sees("已记下。")
            await expect(_uses(keeper)).to_have_count(1)
            await keeper.presses("全选")
            await keeper.presses("确认用印 1 件")
            await keeper.sees("已确认 1 件，系统正在盖章。")
            await keeper.sees("没有等您确认的文件。")

            await approver.opens(f"/desk/cases/{sealed}")
            await expect(_issued(approver)).to_be_visible(timeout=PATIENCE_MS)
            await approver.opens(f"/desk/cases/{refused}")
            await approver.sees("印章保管人没有同意用印")
            await approver.sees("保管人的理由：当事人信息需再核对。")
            await approver.shows("case-not-to-be-sealed")
            await approver.presses("现在重试")
            wait_until(lambda: _asked(beside), seconds=PATIENCE_SECONDS)
            await keeper.opens("/desk/seal-uses")
            await keeper.presses("全选")
            await keeper.presses("确认用印 1 件")
            await expect(_issued(approver)).to_be_visible(timeout=PATIENCE_MS)


async def test_an_operator_puts_the_next_seal_of_a_village_on_record(office: Office) -> None:
    async with office.browser_of(people.OPERATOR, width=390) as operator:
        await operator.opens("/desk/seals")
        before = await operator.page.locator("article.card").count()
        await operator.presses("备案印章")
        await operator.is_at("/operator/new-seal")
        await operator.presses("查找单位")
        await expect(operator.page.get_by_role("alert")).to_contain_text("请填写统一社会信用代码")
        await operator.fills(uscc="93360404MA0000047M")
        await operator.presses("查找单位")
        await expect(operator.page.get_by_role("alert")).to_contain_text("没有这个代码的单位")
        await operator.shows("new-seal-unknown")

        await operator.fills(uscc=VILLAGE.uscc.lower())
        await operator.presses("查找单位")
        await operator.sees(VILLAGE.name)
        await operator.presses("备案")
        await expect(operator.page.get_by_role("alert")).to_contain_text("请填写密钥编号")
        await operator.ticks(people.KEEPER.name)
        await operator.fills(keyRef="nobody")
        await operator.presses("备案")
        mistake = operator.page.locator("#keyRef-mistake")
        await expect(mistake).to_be_visible()
        await operator.shows("new-seal")
        await operator.fills(keyRef=people.NEXT_SEAL_KEY)
        await operator.presses("备案")
        await operator.sees(f"“{VILLAGE.name}”已备案。")
        await operator.shows("new-seal-on-record")
        await operator.presses("看全部印章")
        await expect(operator.page.locator("article.card")).to_have_count(before + 1)


def _asked(keeper: Client) -> int:
    """How many uses wait for her."""
    asked: int = keeper.send(ASKED)["sealUsesToConfirm"]["totalCount"]
    return asked


def _uses(person: Person) -> Locator:
    return person.page.locator("main label.choice")


def _issued(person: Person) -> Locator:
    return person.page.locator(".case-state .tag.good", has_text="已办结")

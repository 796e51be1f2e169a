"""A department's key through the pages: asked for, granted, collected; suspended and resumed."""

from dataclasses import dataclass

from scripts.demo import people
from scripts.walk.person import Person

SYSTEM = "公租房资格审核系统"
CONTACT = "住房保障股 0792-6000005"
PURPOSE = "审核公共租赁住房申请时，核对居住和收入情况的证明，申请人不用再交纸质证明。"
NETWORK = "203.0.113.7"


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyRequest:
    """A clerk of a department and the portal's operator, both at work."""

    clerk: Person
    operator: Person

    async def play(self) -> None:
        """From the question to the key, and what the operator can do with its system."""
        await self._asks()
        await self._grants()
        await self._collects()
        await self._stops_and_resumes()

    async def _asks(self) -> None:
        clerk = self.clerk
        await clerk.opens("/department/keys")
        await clerk.shows("keys-before")
        await clerk.presses("申请密钥", "Ask for a key")
        await clerk.is_at("/department/keys/new")
        await clerk.submits()
        await clerk.shows("key-new-mistake")
        await clerk.opens("/department/keys/new")
        await clerk.fills(system=SYSTEM, contact=CONTACT)
        await clerk.shows("key-new-system")
        await clerk.submits()
        await clerk.fills(purpose=PURPOSE, legalBases=people.DEPARTMENT_BASES[0])
        await clerk.shows("key-new-purpose")
        await clerk.submits()
        for scope in ("scopes", "scopes-CONSENT"):
            await clerk.page.locator(f"#{scope}").check()
        await clerk.fills(regions="chaisang")
        await clerk.presses("查找", "Find")
        await clerk.ticks("江西省九江市柴桑区")
        await clerk.shows("key-new-scopes")
        await clerk.submits()
        await clerk.fills(ipRanges=NETWORK)
        await clerk.shows("key-new-networks")
        await clerk.submits()
        await clerk.sees(PURPOSE)
        await clerk.shows("key-new-check")
        await clerk.submits()
        await clerk.sees("等待答复", "Waits for an answer")
        await clerk.shows("keys-filed")

    async def _grants(self) -> None:
        operator = self.operator
        await operator.opens("/operator/key-requests")
        await operator.sees(PURPOSE)
        await operator.shows("key-requests")
        await operator.unfolds("不同意", "Decline")
        await operator.shows("key-request-decline")
        await operator.unfolds("不同意", "Decline")
        await operator.unfolds("同意", "Grant")
        await operator.shows("key-request-grant")
        await operator.presses("同意并通知领取", "Grant, to be collected")
        await operator.page.locator("#code").wait_for()
        await operator.shows("key-request-step-up")
        await operator.enters_code()
        await operator.sees("没有等待答复的申请", "No request waits for an answer")
        await operator.sees("现在没有人在等答复", "Nobody waits for an answer now")
        await operator.shows("key-requests-answered")

    async def _collects(self) -> None:
        """The secret is on the page until it is put away, and never again."""
        clerk = self.clerk
        await clerk.opens("/department/keys")
        await clerk.presses("领取密钥", "Collect the key")
        await clerk.sees("密钥只显示一次", "The key is shown only once")
        await clerk.shows("keys-granted")
        await clerk.presses("领取密钥", "Collect the key")
        await clerk.enters_code()
        secret = await clerk.page.locator("#secret").input_value()
        await clerk.shows("key-secret")
        await clerk.presses("我已保存好", "I have put it away")
        await clerk.sees("还没有使用过", "Not used yet")
        await clerk.page.reload()
        await clerk.shows("keys-collected")
        assert secret
        assert secret not in await clerk.page.content()

    async def _stops_and_resumes(self) -> None:
        operator = self.operator
        await operator.opens("/operator/clients")
        await operator.shows("clients")
        await operator.presses(SYSTEM)
        await operator.is_at("/operator/clients/")
        await operator.shows("client")
        await operator.presses("暂停接入", "Suspend")
        await operator.sees("确定就再按一次", "press “Suspend” again")
        await operator.shows("client-suspending")
        await operator.presses("暂停接入", "Suspend")
        await operator.fills(**{"resume-words": "已和信息中心核实，地址已改正。"})
        await operator.shows("client-suspended")
        await operator.presses("恢复接入", "Resume")
        await operator.page.locator("main .tag.good").first.wait_for()
        await operator.unfolds("直接签发密钥", "Issue a key directly")
        await operator.shows("client-issue-key")

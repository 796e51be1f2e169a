"""Operators help with accounts: one signs somebody out, two reset a lost second factor."""

import re

import pyotp
import pytest
from playwright.async_api import expect

from scripts.demo import people
from scripts.demo.client import Client
from scripts.demo.people import Account
from tests.browser.desk.office import Office

pytestmark = pytest.mark.anyio

OFFER = "mutation { offerSecondFactor { ... on SecondFactorOffer { secret } } }"
ENROL = """mutation($code: String!) { enrolSecondFactor(code: $code) {
  __typename ... on Problem { code } } }"""
ASK = """mutation($input: AskSecondFactorResetInput!) { askSecondFactorReset(input: $input) {
  __typename ... on Problem { code } } }"""
WHO = "{ me { name } }"


def enrolled(office: Office, account: Account) -> Client:
    """Signed in, with one-time passwords that nobody will find again."""
    client = office.new_session(account)
    client.confirm()
    secret = client.send(OFFER)["offerSecondFactor"]["secret"]
    client.send(ENROL, code=pyotp.TOTP(secret).now())
    return client


async def test_an_operator_signs_out_who_lost_a_phone_and_asks_for_a_reset(
    office: Office,
) -> None:
    lost = office.resident("林丢失")
    client = enrolled(office, lost)
    office.confirmed(people.OPERATOR)
    async with office.browser_of(people.OPERATOR, width=390) as operator:
        page = operator.page
        await operator.opens("/operator/people")
        await operator.presses("提交")
        await expect(page.get_by_role("alert")).to_contain_text("请填写身份证号")
        await operator.shows("people-mistakes")
        await operator.fills(name=lost.name, idNumber=lost.id_number)
        await page.get_by_label("在所有设备上退出登录").check()
        await page.get_by_label("手机或电脑丢失").check()
        await operator.shows("people-sign-out")
        await operator.presses("提交")
        await operator.sees("已在 1 台设备上退出登录")
        assert client.send(WHO)["me"] is None

        await operator.fills(name=lost.name, idNumber=lost.id_number)
        await page.get_by_label("解除丢失的动态口令").check()
        await operator.fills(words="本人持身份证到场，两位同事见证，凭证已存档。")
        await operator.presses("提交")
        await operator.sees("要由另一位管理员答复")
        await expect(page.get_by_role("button", name=re.compile("同意解除"))).to_have_count(0)
        await operator.shows("people-asked")


async def test_what_another_operator_asked_is_agreed_to_by_pressing_twice(
    office: Office,
) -> None:
    lost = office.resident("周遗失")
    enrolled(office, lost)
    asked = {"name": lost.name, "idNumber": lost.id_number, "words": "本人持身份证到场。"}
    office.confirmed(people.ORDER_APPROVER).send(ASK, input=asked)
    office.confirmed(people.OPERATOR)
    async with office.browser_of(people.OPERATOR) as operator:
        await operator.opens("/operator/people")
        card = operator.page.locator("main li.card", has_text=lost.name)
        await operator.shows("people-to-answer")
        await card.get_by_role("button", name="同意解除").click()
        await card.get_by_role("button", name="同意解除").click()
        await expect(card).to_contain_text("已解除")
        await operator.shows("people-reset")
    async with office.browser_of(lost, session=office.new_session(lost), width=390) as person:
        await person.opens("/account/safety")
        await person.sees("绑定动态口令")
        await person.shows("safety-without-factor")

"""Seals: stopped and let go on by the township, held up and tried again, registered and printed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import Locator, expect

from scripts.demo import people
from scripts.walk.person import PATIENCE_MS, Person
from tests.browser.desk.office import Office, row_of
from tests.foundation.documents.reading import characters_of, lines_of

pytestmark = pytest.mark.anyio

_TRY_AT_ONCE = """UPDATE outbox_delivery SET failures = 16, due_at = now()
  WHERE job = 'proofs.seal_proof' AND done_at IS NULL"""
_IS_PUT_OFF = """SELECT bool_and(due_at > now() + interval '1 minute') FROM outbox_delivery
  WHERE job = 'proofs.seal_proof' AND done_at IS NULL"""


@contextmanager
def key_away(office: Office) -> Iterator[None]:
    """The seal's key is not where it should be, as after a mount that failed."""
    key = Path(office.portal.environment["PORTAL_SEAL_KEYS"]) / f"{people.SEAL_KEY}.p12"
    hidden = key.rename(key.with_suffix(".away"))
    try:
        yield
    finally:
        hidden.rename(key)


async def put_off_the_next_try(office: Office) -> None:
    """After many failures the portal tries rarely: the next try is somebody's wish."""
    database = await asyncpg.connect(office.portal.environment["DATABASE_URL"])
    await database.execute(_TRY_AT_ONCE)
    while not await database.fetchval(_IS_PUT_OFF):  # noqa: ASYNC110 -- another process does it
        await asyncio.sleep(0.05)
    await database.close()


async def test_a_missing_key_is_told_in_plain_words_and_tried_again_when_it_is_back(
    office: Office,
) -> None:
    resident = office.resident("汤春花")
    case = office.check(office.request(resident))
    # Before her window opens: a confirmation outside of it would give the session another token.
    office.confirmed(people.APPROVER)
    async with office.browser_of(people.APPROVER, width=390) as approver:
        page = approver.page
        with key_away(office):
            await approver.opens("/desk?stage=STUCK")
            office.approve(case)
            await expect(row_of(page, case)).to_be_visible(timeout=PATIENCE_MS)
            await expect(row_of(page, case)).to_contain_text("盖章遇到问题")
            await expect(page.locator(".stage[aria-current] .stage-count")).to_have_text("1")

            await row_of(page, case).get_by_role("link").click()
            trouble = page.locator(".say.warning strong")
            await expect(trouble).to_have_text(
                "印章的密钥现在打不开，盖不了章。请印章保管人联系平台运行单位检查。"
            )
            await approver.shows("case-stuck")
            await approver.opens("/desk/seals")
            await approver.sees("请印章保管人联系平台运行单位检查")
            await approver.shows("seals-stuck")
            await put_off_the_next_try(office)
        await approver.opens(f"/desk/cases/{case}")
        await approver.presses("现在重试")
        await approver.sees("已要求重试")
        await expect(page.locator(".case-state .tag.good")).to_have_text(
            "✓ 已办结", timeout=PATIENCE_MS
        )


async def test_a_stopped_seal_stops_approval_until_two_of_the_township_start_it_again(
    office: Office,
) -> None:
    case = office.check(office.request(office.resident("邱大勇")))
    office.confirmed(people.APPROVER)
    async with (
        office.browser_of(people.TOWNSHIP, width=1280) as township,
        office.browser_of(people.SECOND_TOWNSHIP, width=1280) as second,
        office.browser_of(people.APPROVER, width=390) as approver,
    ):
        await township.opens("/desk/seals")
        await township.presses("停用")
        await township.presses("立即停用")
        await expect(township.page.get_by_role("alert")).to_contain_text("请选择原因")
        await township.page.get_by_label("原因").select_option(label="保管人变动")
        await township.page.get_by_label("说明").fill("保管人调离，等待交接。")
        await township.shows("seal-suspension")
        await township.presses("立即停用")
        await township.enters_code()
        await township.sees("已停用，等另一位有权的同事确认。")
        await expect(_stopped(township)).to_contain_text("保管人变动")

        await approver.opens(f"/desk/cases/{case}")
        await approver.presses("批准")
        await approver.presses("批准并用印")
        await expect(approver.page.get_by_role("alert")).to_have_text(
            "该村（社区）目前没有可用的电子印章，暂时不能审批。请联系乡镇（街道）启用印章。"
        )

        # To decline a stop is to ask for a new start, which who stopped it may agree to.
        await second.opens("/desk/seals")
        await second.sees("保管人调离，等待交接。")
        await second.presses("不同意")
        await second.page.get_by_label("为什么不同意").fill("已经交接，可以恢复使用。")
        await second.shows("seal-stop-declined")
        await second.page.locator("form").get_by_role("button", name="不同意").click()
        await second.enters_code()
        await second.sees("已办理。")
        # Her identity is known: no second code.
        await township.opens("/desk/seals")
        await township.sees("已经交接，可以恢复使用。")
        await township.presses("同意")
        await township.sees("已办理。")
        await approver.presses("批准并用印")
        await expect(approver.page.locator(".case-state .tag.good")).to_be_visible(
            timeout=PATIENCE_MS
        )


def _stopped(person: Person) -> Locator:
    tag = person.page.locator(".tag", has_text="已停用")
    return person.page.locator("article.card").filter(has=tag)


async def test_every_use_of_the_seal_is_in_the_register_and_on_its_print(office: Office) -> None:
    number = office.issue(office.resident("付玉兰"), title="自产自销证明")["number"]
    async with office.browser_of(people.KEEPER, width=1280) as keeper:
        page = keeper.page
        await keeper.opens("/desk/seal-register")
        lines = page.locator("table").last.locator("tbody tr")
        line = lines.filter(has_text=number)
        await expect(line).to_contain_text("自产自销证明")
        for person in ("付玉兰", "陈建国", "李春兰", "赵玉梅"):
            await expect(line).to_contain_text(person)
        await expect(line).to_contain_text("139****")
        await page.locator(".quarters summary").click()
        quarter = page.locator(".quarters tbody tr").first
        uses = await lines.count()
        await expect(quarter.locator("[data-label='用印次数']")).to_have_text(str(uses))
        await expect(quarter.locator("[data-label='份数']")).to_have_text(str(uses))
        await keeper.shows("seal-register-open")

        fingerprint = await line.locator("abbr").inner_text()
        heads = await page.locator("table").last.locator("thead th").all_inner_texts()
        assert len(heads) == 8
        printed = await page.pdf(format="A4", prefer_css_page_size=True)
    async with office.browser_of(people.TOWNSHIP, width=390) as township:
        await township.opens("/desk/seal-register")
        line = township.page.locator("tbody tr").filter(has_text=number)
        await expect(line.locator("[data-label='用印单位']")).to_have_text(
            people.ORGANISATIONS[0].name
        )

    lines_of_print = lines_of(printed)
    assert f"自产自销证明{number}" in "".join(lines_of_print)
    assert "打印" not in lines_of_print
    for whole in (*heads, "付玉兰", "陈建国", "李春兰", fingerprint):
        assert any(whole in line for line in lines_of_print), whole
    assert sum(line.count("赵玉梅") for line in lines_of_print) == uses
    # A4 without its right margin: nothing hangs over the edge.
    edges = [left for page in characters_of(printed) for _, left, _ in page]
    assert max(edges) < 595 - 34

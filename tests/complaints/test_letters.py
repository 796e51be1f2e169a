"""A step that needs a letter happens when that is issued; whom it is for reads it, nobody else."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from backend.complaints import jobs, receipts
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.models import Complainant, Complaint
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.viewer import SignedIn
from backend.identity.models import Post
from backend.letters import queries
from backend.letters.actions import producing
from backend.letters.models import Letter
from backend.notices.models import Notice, NoticeKind
from backend.seals.troubles import Trouble
from tests.complaints.cases import (
    ACCUSED_READ,
    MONDAY,
    ORDERED,
    TOLD,
    WORDS,
    Cast,
    a_cast,
    a_complaint,
    reactions_follow,
    told,
)
from tests.letters.office import APPROVE, LETTER, WITHDRAW, said_by
from tests.portal import Portal, Refused
from tests.sent_sql import SentSql
from tests.web.browser import open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

WAITING = """query { complaintCases(filter: {}) { edges { node {
  pendingLetter { verb approvers letter { id state title } } } } } }"""
MINE = """query ($id: UUID!) { myComplaint(id: $id) {
  answer steps { verb fileUrl } } }"""


async def a_case(portal: Portal, *verbs: str, **changes: Any) -> tuple[Cast, Complaint]:
    cast = await a_cast(portal)
    row = await a_complaint(cast, **changes)
    await cast.walks(row.id, verbs)
    return cast, row


async def printed(cast: Cast, letter_id: UUID, folder: Path) -> str:
    """The words on the sealed page, without breaks, once its seal was checked by others too."""
    letter = await queries.letter(letter_id)
    pdf = await queries.sealed_pdf(cast.services, letter)
    verdict = await cast.services.inspector.inspect(pdf)
    assert (verdict.problems, verdict.trusted) == ((), True)
    assert letter.number
    path = folder / f"{letter_id}.pdf"
    path.write_bytes(pdf)
    report = await said_by("pdfsig", "-nocert", path)
    assert "Signature is Valid" in report
    assert "Total document signed" in report
    return "".join((await said_by("pdftotext", path, "-")).split())


async def test_an_order_waits_for_its_letter_and_its_days_count_from_the_issue(
    portal: Portal, tmp_path: Path
) -> None:
    with clock.stopped(MONDAY):
        cast, row = await a_case(portal, *TOLD, "find")
        pressed = await cast.does("order", row.id, words="停止索要。\n公开说明。")
        assert (pressed["state"], pressed["rectifyBy"], pressed["verbs"]) == ("FOUNDED", None, [])
        pending = pressed["pendingLetter"]
        assert (pending["verb"], pending["approvers"]) == ("ORDER", ["邓主任"])
        assert pending["letter"]["state"] == "DRAFTED"
        again = await cast.does("order", row.id)
        assert again["code"] == "LETTER_PENDING"
    with clock.stopped(MONDAY + timedelta(days=2)):
        letter_id = await cast.sends_letter(row.id)
        ordered = await cast.reads(row.id)
    assert (ordered["state"], ordered["rectifyBy"]) == ("RECTIFYING", "2026-11-25")
    assert ordered["pendingLetter"] is None
    step = ordered["steps"][-1]
    assert (step["verb"], step["office"]) == ("ORDER", ordered["lead"]["name"])
    assert (await Complaint.get(id=row.id)).order_letter_id == letter_id
    page = await printed(cast, letter_id, tmp_path)
    for words in (f"{cast.accused.name}：", "1．停止索要。", "2．公开说明。", "5个工作日内完成"):
        assert words in page
    assert page.count("国办发〔2018〕47号") == 1, "the rule is named once"


async def test_an_overdue_complaint_is_handed_on_by_a_sealed_notice_and_not_before(
    portal: Portal, tmp_path: Path
) -> None:
    with clock.stopped(MONDAY):
        cast, row = await a_case(portal, *ORDERED)
        ordered = await Letter.get(subject_id=row.id)
    with clock.stopped(MONDAY + timedelta(days=8)):
        await jobs.keep_time(cast.services)
        await cast.walks(row.id, ("publicise",))
        pressed = await cast.does("transfer", row.id)
        assert (pressed["state"], pressed["pendingLetter"]["verb"]) == ("PUBLICISED", "TRANSFER")
        assert "CONFIRM" not in pressed["verbs"]
        assert (await cast.does("confirm", row.id))["code"] == "LETTER_PENDING"
        letter_id = await cast.sends_letter(row.id)
        assert (await cast.reads(row.id))["state"] == "TRANSFERRED"
    assert (await Complaint.get(id=row.id)).transfer_letter_id == letter_id
    page = await printed(cast, letter_id, tmp_path)
    assert ordered.number
    for words in ("投诉举报事项转办通知书", "中共九江市柴桑区纪律检查委员会：", ordered.number):
        assert words in page
    assert "2026年11月23日前完成整改" in page
    for trace in ("王桂香", WORDS[:12]):
        assert trace not in page


async def test_what_many_cases_wait_for_is_read_with_as_many_statements_as_for_one(
    portal: Portal, sent: SentSql
) -> None:
    cast, row = await a_case(portal, *TOLD, "find")
    await cast.does("order", row.id)

    async def statements_for(cases: int) -> int:
        sent.since()
        listed = await cast.asks(WAITING, cast.lead)
        drafts = [each["node"]["pendingLetter"]["letter"]["state"] for each in listed["edges"]]
        assert drafts == ["DRAFTED"] * cases
        return len(sent.since())

    one = await statements_for(1)
    for _ in range(3):
        another = await a_complaint(cast)
        await cast.walks(another.id, (*TOLD, "find"))
        await cast.does("order", another.id)
    assert await statements_for(4) == one


async def test_a_letter_that_is_taken_back_holds_up_nothing(portal: Portal) -> None:
    cast, row = await a_case(portal, *TOLD, "find")
    await cast.does("order", row.id)
    stranger = await cast.does("take back", row.id, viewer=cast.handler)
    assert stranger["code"] == "FORBIDDEN"
    freed = await cast.does("take back", row.id, words="期限写错了。")
    assert (freed["pendingLetter"], freed["verbs"]) == (None, ["ORDER"])
    assert (await cast.does("take back", row.id))["code"] == "NOT_FOUND"
    # Its approver does not sign the next one.
    await cast.does("order", row.id)
    pending = await ComplaintLetter.get(complaint_id=row.id, ended_at=None)
    gone = {"id": str(pending.letter_id), "words": "依据不对。"}
    await cast.asks(WITHDRAW, cast.approver, **gone)
    assert (await cast.does("order", row.id))["code"] == "LETTER_PENDING"
    await reactions_follow(cast.services)
    assert "code" not in await cast.does("order", row.id)


async def test_an_approved_letter_is_not_taken_back(portal: Portal) -> None:
    cast, row = await a_case(portal, *TOLD, "dismiss")
    await cast.does("answer", row.id)
    pending = await ComplaintLetter.get(complaint_id=row.id)
    await cast.asks(APPROVE, cast.approver, id=str(pending.letter_id))
    assert (await cast.does("take back", row.id))["code"] == "WRONG_STATE"
    assert (await Complaint.get(id=row.id)).answer is None


async def test_what_follows_a_letter_follows_once(portal: Portal) -> None:
    cast, row = await a_case(portal, *TOLD, "dismiss", "answer")
    before = await Complaint.get(id=row.id)
    letter_id = before.answer_letter_id
    assert letter_id
    await jobs.follow_letter(cast.services, letter_id=letter_id)
    await jobs.drop_letter(cast.services, letter_id=letter_id)
    assert (await Complaint.get(id=row.id)).version == before.version
    assert await ComplaintLetter.filter(step_serial=before.version).count() == 1


@pytest.mark.parametrize("named", [True, False])
async def test_an_answer_names_whom_it_is_for_if_she_told(
    portal: Portal, tmp_path: Path, named: bool
) -> None:
    with clock.stopped(MONDAY):
        cast, row = await a_case(portal, *TOLD, "dismiss")
        if not named:
            nobody = {"person_id": None, "name": None, "receipt_index": "0" * 64}
            await Complainant.filter(complaint_id=row.id).update(**nobody)
        await cast.walks(row.id, ("answer",))
        letter_id = (await Complaint.get(id=row.id)).answer_letter_id
    assert letter_id
    page = await printed(cast, letter_id, tmp_path)
    assert ("王桂香：" in page) is named
    assert "您于2026年11月16日提出" in page
    assert "10个工作日内申请重新办理一次" in page


async def files_at(cast: Cast, row: Complaint) -> tuple[str, str]:
    """Where the accused finds its order, and the complainant her answer."""
    seen = await cast.asks(ACCUSED_READ, cast.clerk, id=str(row.id))
    hers = await cast.asks(MINE, cast.complainant, id=str(row.id))
    theirs = {each["verb"]: each["fileUrl"] for each in seen["steps"] if each["fileUrl"]}
    own = {each["verb"]: each["fileUrl"] for each in hers["steps"] if each["fileUrl"]}
    assert (set(theirs), set(own)) == ({"ORDER"}, {"ANSWER"})
    return theirs["ORDER"], own["ANSWER"]


async def test_each_side_downloads_what_is_addressed_to_it_and_that_is_recorded(
    portal: Portal,
) -> None:
    cast, row = await a_case(portal, *ORDERED, "confirm", "answer")
    order, answer = await files_at(cast, row)
    async with open_browser(cast.services) as browser:

        async def status(address: str, viewer: SignedIn | None) -> int:
            browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
            return (await browser.client.get(address)).status_code

        assert await status(order, cast.clerk) == 200
        assert await status(answer, cast.complainant) == 200
        swapped = order.replace("orders", "answers"), answer.replace("answers", "orders")
        for address, viewer in (
            (answer, cast.clerk),
            (answer, cast.lead),
            (swapped[1], cast.clerk),
            (order, cast.complainant),
            (swapped[0], cast.complainant),
            (order, cast.other),
            (f"/files/complaints/orders/{uuid4()}.pdf", cast.clerk),
            (answer, None),
        ):
            assert await status(address, viewer) == 404, (address, viewer)
        assert await status(order, None) == 401
    looks = await AuditEntry.filter(deed="letter.file_read").values_list("actor_id", flat=True)
    assert set(looks) == {cast.clerk.person_id, cast.complainant.person_id}
    assert len(looks) == 2


async def test_a_receipt_code_opens_the_answer_in_a_form_and_in_no_address(portal: Portal) -> None:
    cast, row = await a_case(portal, *TOLD, "dismiss", "answer")
    code = receipts.code_for(cast.services.vault, "line", uuid4())
    index = receipts.index_of(cast.services.vault, code)
    mine = await cast.asks(MINE, cast.complainant, id=str(row.id))
    answer = mine["steps"][-1]["fileUrl"]
    await Complainant.filter(complaint_id=row.id).update(person_id=None, receipt_index=index)
    async with open_browser(cast.services) as browser:
        opened = await browser.client.post(answer, data={"receiptCode": code.lower()})
        wrong = await browser.client.post(answer, data={"receiptCode": "0" * 17})
        addressed = await browser.client.get(f"{answer}?receiptCode={code}")
        # As browsers send the form of a page that sends no referrer.
        form = await browser.client.post(
            answer, data={"receiptCode": code}, headers={"origin": "null"}
        )
    assert (opened.status_code, opened.headers["content-type"]) == (200, "application/pdf")
    assert [each.status_code for each in (wrong, addressed, form)] == [404, 404, 200]


@pytest.mark.parametrize("why", ["complained herself", "serves the accused"])
async def test_nobody_reads_or_signs_a_letter_of_her_own_case(portal: Portal, why: str) -> None:
    cast, row = await a_case(portal, *TOLD, "dismiss")
    if why == "complained herself":
        whose = Complainant.filter(complaint_id=row.id)
        await whose.update(person_id=cast.approver.person_id)
    else:
        await Post.filter(person_id=cast.clerk.person_id).update(person_id=cast.approver.person_id)
    await cast.does("answer", row.id)
    letter_id = str((await ComplaintLetter.get(complaint_id=row.id)).letter_id)
    assert (await cast.asks(APPROVE, cast.approver, id=letter_id))["code"] == "OWN_CASE"
    with pytest.raises(Refused) as refused:
        await cast.asks(LETTER, cast.approver, id=letter_id)
    assert refused.value.codes == ["OWN_CASE"]


async def test_other_offices_see_that_it_waits_and_not_the_letter(portal: Portal) -> None:
    cast, row = await a_case(portal, *TOLD, "find")
    await cast.does("order", row.id)
    for viewer in (cast.handler, cast.above):
        pending = (await cast.reads(row.id, viewer))["pendingLetter"]
        assert (pending["verb"], pending["letter"]) == ("ORDER", None)


async def test_the_office_is_told_of_what_waits_was_taken_back_and_is_stuck(
    portal: Portal,
) -> None:
    cast, row = await a_case(portal, *TOLD, "find")
    await cast.does("order", row.id)
    await cast.does("take back", row.id)
    await cast.does("order", row.id)
    pending = await ComplaintLetter.get(complaint_id=row.id, ended_at=None)
    await cast.asks(APPROVE, cast.approver, id=str(pending.letter_id))
    await producing.record_failure(pending.letter_id, "fail_render", trouble=Trouble.NOT_RENDERED)
    for _ in range(2):
        await reactions_follow(cast.services)
    lead, approver = cast.lead.person_id, cast.approver.person_id
    assert await told(NoticeKind.LETTER_TO_APPROVE) == {approver}
    assert await told(NoticeKind.LETTER_WITHDRAWN) == {lead}
    assert await told(NoticeKind.LETTER_STUCK) == {lead, approver}
    assert await Notice.filter(kind=NoticeKind.LETTER_TO_APPROVE).count() == 2
    (stuck,) = await Notice.filter(kind=NoticeKind.LETTER_STUCK, person_id=lead)
    assert "文件没有生成成功" in stuck.body
    assert (stuck.subject_id, stuck.organisation_id) == (
        pending.letter_id,
        cast.lead.organisation_id,
    )


async def test_more_demands_than_a_letter_takes_are_refused_where_they_are_typed(
    portal: Portal,
) -> None:
    cast, row = await a_case(portal, *TOLD, "find")
    answer = await cast.does("order", row.id, words="\n".join("一二三四五六七八九十百"))
    assert (answer["code"], answer["field"]) == ("TOO_MANY_AT_ONCE", "words")

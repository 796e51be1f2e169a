"""Sealed evidence: asked for once, drafted with one press, and hers as one PDF with every piece."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pikepdf
import pytest
from tortoise.exceptions import IntegrityError

from backend.complaints import bundles, evidence
from backend.complaints.actions import bundling
from backend.complaints.models import Complainant, Complaint, ComplaintBundle, ComplaintEvidence
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from backend.letters import keeping
from backend.letters import queries as letters
from backend.letters.actions import drafting
from backend.letters.models import Letter, LetterKind
from backend.notices import jobs as notices
from backend.notices.models import Notice, NoticeKind
from tests.complaints.bundling import (
    ASK,
    CASE,
    DRAFT,
    LOOK,
    OPEN,
    OUR_ONE,
    WITH_ITEM,
    Sealing,
    a_sealing_township,
)
from tests.complaints.complaining import (
    STRANGER,
    SUPPLEMENT,
    Village,
    a_picture,
    a_recording,
    a_village,
    brought_to,
    waiting,
)
from tests.factories import an_official
from tests.portal import Portal, Refused
from tests.uploaded_files import a_wav
from tests.web.browser import open_browser

pytestmark = pytest.mark.anyio


@pytest.fixture
async def village(portal: Portal) -> Village:
    return await a_village(portal)


@pytest.fixture
async def township(village: Village) -> Sealing:
    return await a_sealing_township(village)


async def with_evidence(village: Village) -> dict[str, Any]:
    """Her complaint with an entry of the catalogue and a photograph; the complaint's part."""
    picture = await a_picture(village.services, village.resident)
    filed = await village.files(attachmentIds=[str(picture)], **WITH_ITEM)
    return filed["complaint"]


async def fetched(village: Village, url: str) -> httpx.Response:
    """By a browser in which nobody is signed in."""
    async with open_browser(village.services) as browser:
        return await browser.client.get(url)


async def test_she_asks_once_and_may_ask_again_when_there_is_more(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)

    once = await township.asked(village.resident, id=complaint["id"])
    twice = await township.asked(village.resident, id=complaint["id"])

    assert once["mayAskForBundle"] is False
    assert [each["isReady"] for each in once["bundles"]] == [False]
    assert twice["bundles"] == once["bundles"]
    assert await OutboxEvent.filter(name="complaint.bundle_asked").count() == 1
    await township.issued(complaint["id"])
    await waiting({"complaint": complaint})
    said = {"id": complaint["id"], "words": "补充一句。"}
    assert (await village.asks(ASK, village.resident, id=complaint["id"]))["bundles"][0]["isReady"]
    await village.asks(SUPPLEMENT, village.resident, **said)
    again = await township.asked(village.resident, id=complaint["id"])
    assert [each["isReady"] for each in again["bundles"]] == [True, False]


async def test_the_handler_drafts_it_with_one_press_and_is_told_when_it_is_asked_for(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)
    before = await village.asks(CASE, village.township, id=complaint["id"])
    await township.asked(village.resident, id=complaint["id"])
    for _ in range(2):
        await notices.tell_handler_of_bundle(village.services, complaint_id=UUID(complaint["id"]))

    asked = await village.asks(CASE, village.township, id=complaint["id"])
    letter = await Letter.get(id=await township.drafted(complaint["id"]))
    after = await village.asks(CASE, village.township, id=complaint["id"])

    assert [each["mayDraftBundle"] for each in (before, asked, after)] == [False, True, False]
    told = await Notice.get(kind=NoticeKind.COMPLAINT_BUNDLE_ASKED)
    assert (told.person_id, told.subject_id) == (village.township.person_id, UUID(complaint["id"]))
    assert (letter.kind, letter.subject_id) == (
        LetterKind.EVIDENCE_BUNDLE,
        UUID(complaint["id"]),
    )
    content = letters.content_of(village.services.vault, letter)
    assert content["addressee"] == "投诉人"
    assert content["text"]["reference"] == complaint["number"]
    assert after["bundles"][0] == {
        "id": after["bundles"][0]["id"],
        "letterId": str(letter.id),
        "letterState": "DRAFTED",
        "pieces": 2,
    }


async def test_the_sealed_file_holds_every_piece_under_the_hash_that_she_was_shown(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)
    asked = await township.asked(village.resident, id=complaint["id"])
    letter = await township.issued(complaint["id"])
    await notices.tell_complainant_of_bundle(village.services, letter_id=letter.id)

    opened = await village.asks(OPEN, village.resident, id=complaint["id"])
    answer = await fetched(village, opened["files"][-1]["url"])

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment; ")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        inside = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    rows = await ComplaintEvidence.filter(complaint_id=complaint["id"]).order_by("position")
    pieces = [await fetched(village, each["url"]) for each in opened["files"][:-1]]
    assert sorted(inside) == ["01.json", "02.jpg", "letter.json"]
    assert [inside[name] for name in ("01.json", "02.jpg")] == [each.content for each in pieces]
    assert [each["sha256"] for each in asked["evidence"]] == [row.sha256 for row in rows]
    told = await Notice.get(kind=NoticeKind.COMPLAINT_BUNDLE_READY)
    assert told.person_id == village.resident.person_id


async def test_who_follows_by_a_receipt_code_asks_and_fetches_hers_too(
    village: Village, township: Sealing
) -> None:
    filed = await village.files(STRANGER, **WITH_ITEM)
    code = filed["receiptCode"]
    await township.asked(STRANGER, code=code)
    letter = await township.issued(filed["complaint"]["id"])
    await notices.tell_complainant_of_bundle(village.services, letter_id=letter.id)

    opened = await village.asks(OPEN, STRANGER, code=code)

    assert len(opened["files"]) == 2
    assert (await fetched(village, opened["files"][1]["url"])).status_code == 200
    assert not await Notice.filter(kind=NoticeKind.COMPLAINT_BUNDLE_READY).exists()


async def test_without_evidence_there_is_nothing_to_seal(village: Village) -> None:
    filed = await village.files()

    answer = await village.asks(ASK, village.resident, id=filed["complaint"]["id"])

    assert answer["code"] == "EVIDENCE_NONE"
    assert not await ComplaintBundle.exists()


async def test_a_draft_that_was_taken_back_gives_way_to_another(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)
    await township.asked(village.resident, id=complaint["id"])
    first = await township.drafted(complaint["id"])

    refused = await village.asks(DRAFT, village.township, id=complaint["id"])
    await drafting.withdraw(village.township, first, words="少了一件。")
    second = await township.drafted(complaint["id"])

    assert refused["code"] == "WRONG_STATE"
    assert second != first
    assert await ComplaintBundle.filter(letter_id=second).count() == 1
    asked_again = await township.asked(village.resident, id=complaint["id"])
    assert len(asked_again["bundles"]) == 1, "what is drafted holds everything there is"


async def test_of_two_presses_at_once_one_draft_stays(
    village: Village, township: Sealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = await with_evidence(village)
    await township.asked(village.resident, id=complaint["id"])
    whole = bundles.letter_for

    async def slow(*given: Any) -> Any:
        monkeypatch.setattr(bundles, "letter_for", whole)
        await township.drafted(complaint["id"])
        return await whole(*given)

    monkeypatch.setattr(bundles, "letter_for", slow)

    with pytest.raises(Problem) as refused:
        await bundling.draft(village.services, village.township, UUID(complaint["id"]))

    assert refused.value.code is ProblemCode.WRONG_STATE
    states = sorted([letter.state.value for letter in await Letter.all()])
    assert states == ["drafted", "withdrawn"]
    (wish,) = await bundles.of_complaint(UUID(complaint["id"]))
    assert wish.letter is not None
    assert wish.letter.state.value == "drafted"


async def test_the_lead_looks_at_it_on_record_and_does_not_draft_it(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)
    await brought_to(
        {"complaint": complaint},
        (await Complaint.get(id=complaint["id"])).state,
        lead_id=village.city.organisation_id,
    )
    await township.asked(village.resident, id=complaint["id"])

    drafted = await village.asks(DRAFT, village.city, id=complaint["id"])
    await township.issued(complaint["id"])
    case = await village.asks(CASE, village.city, id=complaint["id"])
    file = case["bundles"][0]["id"]
    looked = await village.asks(LOOK, village.city, id=complaint["id"], file=file)

    assert drafted["code"] == "FORBIDDEN"
    assert case["mayOpenFiles"] is True
    assert (await fetched(village, looked["url"])).status_code == 200
    look = await AuditEntry.get(deed="complaint.file_look")
    assert (look.actor_id, str(look.subject_id)) == (village.city.person_id, complaint["id"])
    assert look.details["file"] == file


async def test_the_accused_never_gets_at_a_file(village: Village, township: Sealing) -> None:
    picture = await a_picture(village.services, village.resident)
    filed = await village.files(
        accusedId=str(village.department.id), accusedName=None, attachmentIds=[str(picture)]
    )
    complaint = filed["complaint"]
    await brought_to(filed, (await Complaint.get(id=complaint["id"])).state)
    await township.asked(village.resident, id=complaint["id"])
    letter = await township.issued(complaint["id"])
    wish = await ComplaintBundle.get(complaint_id=complaint["id"])
    its_supervisor = await an_official(
        village.services, village.department, Role.SUPERVISOR, name="钱督查"
    )
    files = [str(wish.id), complaint["evidence"][0]["id"]]

    for file in files:
        answer = await village.asks(LOOK, its_supervisor, id=complaint["id"], file=file)
        assert answer["code"] == "NOT_FOUND"
        with pytest.raises(Refused):
            await village.asks(LOOK, village.clerk, id=complaint["id"], file=file)
    with pytest.raises(Problem):
        await letters.sealed_file(village.services, its_supervisor, letter.id)
    assert not await AuditEntry.filter(deed="complaint.file_look").exists()


async def test_an_office_that_neither_handles_nor_leads_opens_nothing(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)
    piece = complaint["evidence"][1]["id"]

    above = await village.asks(LOOK, village.city, id=complaint["id"], file=piece)
    other = await village.asks(LOOK, village.township, id=complaint["id"], file=complaint["id"])
    case = await village.asks(CASE, village.city, id=complaint["id"])

    assert (above["code"], other["code"]) == ("FORBIDDEN", "NOT_FOUND")
    assert case["mayOpenFiles"] is False


async def test_who_complained_herself_opens_and_drafts_nothing_in_her_office(
    village: Village, township: Sealing
) -> None:
    complaint = await with_evidence(village)
    await township.asked(village.resident, id=complaint["id"])
    office = await Organisation.get(id=village.township.organisation_id)
    colleague = await an_official(village.services, office, Role.SUPERVISOR, name="李督查")
    await Complainant.filter(complaint_id=complaint["id"]).update(person_id=colleague.person_id)

    drafted = await village.asks(DRAFT, colleague, id=complaint["id"])

    assert drafted["code"] == "OWN_CASE"
    assert not await Letter.exists()


async def test_anothers_complaint_is_not_asked_about(village: Village) -> None:
    complaint = await with_evidence(village)
    agent = await village.agent()

    for viewer in (agent, STRANGER):
        for document in (ASK, OPEN):
            answer = await village.asks(document, viewer, id=complaint["id"])
            assert answer["code"] == "NOT_FOUND"


async def test_the_database_knows_no_half_drafted_bundle(village: Village) -> None:
    complaint = await with_evidence(village)

    with pytest.raises(IntegrityError):
        await ComplaintBundle.create(
            complaint_id=complaint["id"], asked_at=clock.now(), letter_id=None, pieces=2
        )


async def test_each_piece_is_hers_at_once_under_a_name_that_tells_nothing(
    village: Village,
) -> None:
    complaint = await with_evidence(village)

    opened = await village.asks(OPEN, village.resident, id=complaint["id"])
    record, picture = [await fetched(village, each["url"]) for each in opened["files"]]

    number = complaint["number"]
    assert [each["id"] for each in opened["files"]] == [
        each["id"] for each in complaint["evidence"]
    ]
    assert record.headers["content-type"] == "application/json"
    assert record.headers["content-disposition"] == f'attachment; filename="{number}-01.json"'
    assert record.text == complaint["evidence"][0]["record"]
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.headers["content-disposition"] == f'inline; filename="{number}-02.jpg"'
    assert "sandbox" in picture.headers["content-security-policy"]
    assert picture.headers["cache-control"] == "no-store"


async def test_an_address_lives_five_minutes_and_opens_nothing_else(village: Village) -> None:
    complaint = await with_evidence(village)
    first, second = (await village.asks(OPEN, village.resident, id=complaint["id"]))["files"]
    path, until, signature = first["url"].rsplit("/", 2)
    ended = clock.now() + timedelta(minutes=5)

    later = await fetched(village, f"{path}/{int(until) + 1}/{signature}")
    swapped = await fetched(village, second["url"].replace(second["id"], first["id"]))
    endless = await fetched(village, f"{path}/{'9' * 30}/{signature}")
    forged = await fetched(village, f"{path}/{until}/%C3%A9")
    still = await fetched(village, first["url"])
    with clock.stopped(ended):
        over = await fetched(village, first["url"])

    assert {each.status_code for each in (later, swapped, endless, forged, over)} == {404}
    assert still.status_code == 200


async def test_an_agent_reads_and_fetches_what_her_enterprise_filed(
    village: Village,
) -> None:
    agent: Official = await village.agent()
    filed = await village.files(agent, **WITH_ITEM)

    opened = await village.asks(OPEN, agent, id=filed["complaint"]["id"])

    assert (await fetched(village, opened["files"][0]["url"])).status_code == 200
    assert await AuditEntry.filter(deed="complaint.files_open").count() == 1


async def test_an_agent_attaches_a_recording_which_the_handler_hears_on_record(
    village: Village,
) -> None:
    agent = await village.agent()
    sound = await a_recording(village.services, agent)
    filed = await village.files(agent, attachmentIds=[str(sound)])
    (piece,) = filed["complaint"]["evidence"]

    ours = await village.asks(OUR_ONE, agent, id=filed["complaint"]["id"])
    looked = await village.asks(
        LOOK, village.township, id=filed["complaint"]["id"], file=piece["id"]
    )
    heard = await fetched(village, looked["url"])

    assert ours["number"] == filed["complaint"]["number"]
    assert (piece["kind"], piece["mediaType"]) == ("SOUND", "audio/wav")
    assert (heard.content, heard.headers["content-type"]) == (a_wav(), "audio/wav")
    assert heard.headers["content-disposition"].startswith("inline; ")
    assert await AuditEntry.filter(deed="complaint.file_look").count() == 1


async def test_our_complaint_is_none_of_a_colleagues_own_affairs(village: Village) -> None:
    agent = await village.agent()
    filed = await village.files(village.resident)

    with pytest.raises(Refused) as refused:
        await village.asks(OUR_ONE, agent, id=filed["complaint"]["id"])

    assert refused.value.codes == ["NOT_FOUND"]


async def test_a_complaint_has_no_more_files_than_a_letter_holds(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = await village.files()
    await waiting(filed)
    pictures = [str(await a_picture(village.services, village.resident)) for _ in range(2)]
    said = {"id": filed["complaint"]["id"], "words": "补充说明。", "files": pictures}

    monkeypatch.setattr(evidence, "MOST_FILES", 1)
    many = await village.asks(SUPPLEMENT, village.resident, **said)
    monkeypatch.setattr(evidence, "MOST_FILES", 2)
    monkeypatch.setattr(evidence, "MOST_BYTES", 100)
    large = await village.asks(SUPPLEMENT, village.resident, **said)
    monkeypatch.undo()
    taken = await village.asks(SUPPLEMENT, village.resident, **said)

    assert (many["code"], many["field"]) == ("ATTACHMENT_TOO_MANY", "attachmentIds")
    assert (large["code"], large["field"]) == ("ATTACHMENT_TOO_LARGE", "attachmentIds")
    assert taken["__typename"] == "Complaint"
    assert evidence.MOST_FILES + 12 == keeping.MOST_PIECES, "and twelve records beside"
    assert evidence.MOST_BYTES < keeping.MOST_BYTES

"""Drafts are filled in, filed and superseded; what they declare fills tables that others read."""

from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from backend.catalogue.models import Measure
from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.foundation.viewer import Official, Role
from backend.registration import queries, secrets
from backend.registration.actions import drafting
from backend.registration.entries import Entry
from backend.registration.models import (
    Assistance,
    AssistanceContact,
    Filing,
    FilingRow,
    FormCode,
    Matter,
    ValidityUnit,
    VerificationNeed,
)
from tests.factories import an_official
from tests.portal import Portal, Refused
from tests.registration.office import (
    DELETE,
    DISCARD,
    FILE,
    HEAD,
    LIST,
    MATTER,
    MATTERS,
    NIL,
    OFFICES,
    RIGHT,
    START,
    a_bureau,
    a_clerk,
    a_workbook,
    does,
    handed_in,
    lines,
    put,
    read,
    signature,
)

pytestmark = pytest.mark.anyio


@pytest.fixture
async def clerk(services: Services, database: None) -> Official:
    return await a_clerk(services)


async def a_draft(portal: Portal, clerk: Official, form: FormCode, *rows: dict[str, str]) -> str:
    draft = await does(portal, clerk, START, form=form.name)
    for row in rows:
        await put(portal, clerk, draft["id"], row)
    return draft["id"]


async def filed(portal: Portal, clerk: Official, form: FormCode, *rows: dict[str, str]) -> str:
    draft = await a_draft(portal, clerk, form, *rows)
    head = lines(HEAD) if form is FormCode.ASSISTANCE else []
    answer = await does(portal, clerk, FILE, input=signature(draft, head=head))
    assert answer["state"] == "FILED", answer
    return draft


async def test_a_row_with_faults_is_kept_and_says_what_to_do(
    portal: Portal, clerk: Official
) -> None:
    draft = await a_draft(portal, clerk, FormCode.DEMANDED)

    row = await put(portal, clerk, draft, {"unit": "柴桑区民政局", "keep": "√"})

    assert [(each["column"], each["code"], each["cell"]) for each in row["faults"]] == [
        ("name", "EMPTY", None),
        ("issuer", "EMPTY", None),
        ("matter", "EMPTY", None),
        ("basis", "BASIS_NEEDED", None),
    ]
    found = await read(portal, clerk, draft)
    assert (found["rowCount"], found["faultyCount"], found["state"]) == (1, 1, "DRAFT")


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({}, "TEXT_EMPTY", "cells"),
        ({"name": "  "}, "TEXT_EMPTY", "cells"),
        ({"nonsense": "甲"}, "FORM_COLUMN_UNKNOWN", "cells"),
        ({"name": "甲" * 2001}, "TEXT_TOO_LONG", "name"),
    ],
)
async def test_what_is_no_row_of_the_form_is_refused(
    portal: Portal, clerk: Official, cells: dict[str, str], code: str, field: str
) -> None:
    draft = await a_draft(portal, clerk, FormCode.SUMMARY)

    assert await put(portal, clerk, draft, cells) == {"code": code, "field": field}


async def test_nothing_is_filed_before_it_is_whole(portal: Portal, clerk: Official) -> None:
    draft = await a_draft(portal, clerk, FormCode.DEMANDED)
    assert (await does(portal, clerk, FILE, input=signature(draft)))["code"] == "FILING_EMPTY"

    row = await put(portal, clerk, draft, {"name": "甲"})
    assert (await does(portal, clerk, FILE, input=signature(draft)))["code"] == "FILING_FAULTY"

    await does(portal, clerk, DELETE, filingId=draft, rowId=row["id"])
    await put(portal, clerk, draft, dict(RIGHT[FormCode.DEMANDED]))
    for field in ("leader", "contactName", "contactPhone"):
        refused = await does(portal, clerk, FILE, input=signature(draft, **{field: " "}))
        assert (refused["code"], refused["field"]) == ("TEXT_EMPTY", field)


async def test_a_nil_return_is_a_filing_and_needs_no_row(portal: Portal, clerk: Official) -> None:
    draft = await a_draft(portal, clerk, FormCode.MEASURES)

    assert (await does(portal, clerk, NIL, id=draft))["nil"]
    filed_ = await does(portal, clerk, FILE, input=signature(draft))

    assert (filed_["state"], filed_["nil"], filed_["rowCount"]) == ("FILED", True, 0)


async def test_who_has_rows_cannot_declare_nothing_and_a_row_takes_it_back(
    portal: Portal, clerk: Official
) -> None:
    draft = await a_draft(portal, clerk, FormCode.MEASURES)
    await does(portal, clerk, NIL, id=draft)

    await put(portal, clerk, draft, dict(RIGHT[FormCode.MEASURES]))

    assert not (await read(portal, clerk, draft))["nil"]
    assert (await does(portal, clerk, NIL, id=draft))["code"] == "FILING_HAS_ROWS"


async def test_a_later_filing_of_the_same_form_supersedes_the_earlier_one(
    portal: Portal, clerk: Official
) -> None:
    first = await filed(portal, clerk, FormCode.SUMMARY, dict(RIGHT[FormCode.SUMMARY]))
    other = await filed(portal, clerk, FormCode.MEASURES, dict(RIGHT[FormCode.MEASURES]))
    second = await filed(portal, clerk, FormCode.SUMMARY, dict(RIGHT[FormCode.SUMMARY]))

    found = await does(portal, clerk, LIST)

    states = {edge["node"]["id"]: edge["node"]["state"] for edge in found["edges"]}
    assert states == {first: "SUPERSEDED", other: "FILED", second: "FILED"}
    events = await OutboxEvent.filter(name="registration.filed").count()
    assert events == await AuditEntry.filter(deed="registration.filed").count() == 3


async def test_sheets_of_two_materials_stand_side_by_side(portal: Portal, clerk: Official) -> None:
    row = dict(RIGHT[FormCode.ASSISTANCE])
    for material in ("甲证明", "乙证明", "乙证明"):
        draft = await a_draft(portal, clerk, FormCode.ASSISTANCE, row)
        head = lines(HEAD | {"material": material, "validity": "长期"})
        await does(portal, clerk, FILE, input=signature(draft, head=head))

    found = await does(portal, clerk, LIST, state="FILED")
    assert sorted(edge["node"]["subject"] for edge in found["edges"]) == ["乙证明", "甲证明"]
    assert {each.validity_unit for each in await Assistance.all()} == {ValidityUnit.PERMANENT}
    assert await AssistanceContact.all().count() == 2


async def test_the_head_of_a_form_is_checked_when_it_is_filed(
    portal: Portal, clerk: Official
) -> None:
    draft = await a_draft(portal, clerk, FormCode.ASSISTANCE, dict(RIGHT[FormCode.ASSISTANCE]))

    head = lines(HEAD | {"validity": "看情况"})
    refused = await does(portal, clerk, FILE, input=signature(draft, head=head))

    assert (refused["code"], refused["field"]) == ("FILING_HEAD_FAULTY", "validity")


async def test_what_was_filed_does_not_change_any_more(
    services: Services, portal: Portal, clerk: Official
) -> None:
    done = await filed(portal, clerk, FormCode.SUMMARY, dict(RIGHT[FormCode.SUMMARY]))
    row = (await read(portal, clerk, done))["rows"]["edges"][0]["node"]["id"]

    assert (await put(portal, clerk, done, {"name": "甲"}, row))["code"] == "WRONG_STATE"
    deleted = await does(portal, clerk, DELETE, filingId=done, rowId=row)
    assert deleted["code"] == "WRONG_STATE"
    for verb in (NIL, DISCARD):
        assert (await does(portal, clerk, verb, id=done))["code"] == "WRONG_STATE"
    with pytest.raises(asyncpg.PostgresError, match="do not change"):
        await FilingRow.filter(id=row).update(cells={})
    with pytest.raises(asyncpg.PostgresError, match="do not change"):
        await FilingRow.filter(id=row).delete()


async def test_a_discarded_draft_leaves_nothing_behind(
    services: Services, portal: Portal, clerk: Official
) -> None:
    content = a_workbook(FormCode.SUMMARY, [RIGHT[FormCode.SUMMARY]])
    filing_id = await handed_in(services, clerk, FormCode.SUMMARY, content)
    key = (await Filing.get(id=filing_id)).workbook

    assert "at" in await does(portal, clerk, DISCARD, id=str(filing_id))

    assert not await Filing.exists(id=filing_id)
    assert not await FilingRow.exists(filing_id=filing_id)
    with pytest.raises(FileMissing):
        await services.storage.get(str(key))


async def test_an_office_cannot_pile_up_drafts(portal: Portal, clerk: Official) -> None:
    for _ in range(drafting.MAX_DRAFTS):
        await a_draft(portal, clerk, FormCode.SUMMARY)

    refused = await does(portal, clerk, START, form="SUMMARY")

    assert refused == {"code": "FILING_LIMIT", "field": None}


async def test_a_draft_waits_while_its_workbook_is_read(portal: Portal, clerk: Official) -> None:
    draft = await a_draft(portal, clerk, FormCode.SUMMARY)
    await Filing.filter(id=draft).update(workbook="0" * 64, rows_total=9, rows_done=3)

    found = await read(portal, clerk, draft)
    assert (found["beingRead"], found["rowsDone"], found["rowsTotal"]) == (True, 3, 9)
    assert (await put(portal, clerk, draft, {"name": "甲"}))["code"] == "WORKBOOK_BEING_READ"


async def test_matters_keep_their_addresses_and_end_when_they_are_no_longer_named(
    portal: Portal, clerk: Official
) -> None:
    row = dict(RIGHT[FormCode.MATERIALS])
    second = row | {"name": "收养申请书", "issuer": "申请人自备", "online": "须本人到场"}
    other = row | {"matter": "婚姻登记"}
    await filed(portal, clerk, FormCode.MATERIALS, row, second, other)
    found = (await does(portal, clerk, MATTERS, search="登记"))["edges"]
    assert [edge["node"]["name"] for edge in found] == ["婚姻登记", "收养登记"]
    kept = found[1]["node"]
    assert (kept["online"], kept["offlineReason"]) == (False, "须本人到场")
    assert kept["materials"][0] == {
        "alternatives": [
            {"name": "身份证", "issuer": "公安机关"},
            {"name": "户口本", "issuer": "公安机关"},
            {"name": "社保卡", "issuer": "人社部门"},
        ],
        "kind": "原件",
        "acceptsElectronic": True,
        "acceptsImage": False,
        "verification": VerificationNeed.ACCEPTED.name,
    }
    assert len(kept["materials"]) == 2

    await filed(portal, clerk, FormCode.MATERIALS, row)

    (left,) = (await does(portal, clerk, MATTERS))["edges"]
    assert left["node"]["id"] == kept["id"]
    assert left["node"]["online"]
    assert len(left["node"]["materials"]) == 1
    gone = await does(portal, clerk, MATTER, id=found[0]["node"]["id"])
    assert gone["endedAt"] is not None
    assert await does(portal, clerk, MATTER, id=str(uuid4())) is None


async def test_a_nil_return_ends_all_matters(portal: Portal, clerk: Official) -> None:
    await filed(portal, clerk, FormCode.MATERIALS, dict(RIGHT[FormCode.MATERIALS]))
    draft = await a_draft(portal, clerk, FormCode.MATERIALS)
    await does(portal, clerk, NIL, id=draft)
    await does(portal, clerk, FILE, input=signature(draft))

    assert (await does(portal, clerk, MATTERS))["totalCount"] == 0
    assert (await Matter.get()).ended_at is not None


async def test_matters_come_in_pages_by_name(portal: Portal, clerk: Official) -> None:
    row = dict(RIGHT[FormCode.MATERIALS])
    names = [f"事项{at}" for at in range(5)]
    await filed(portal, clerk, FormCode.MATERIALS, *(row | {"matter": name} for name in names))

    seen: list[str] = []
    after = None
    while True:
        page = await does(portal, clerk, MATTERS, first=2, after=after)
        seen += [edge["node"]["name"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == names


async def test_phones_of_staff_are_encrypted_and_shown_whole_to_their_office_alone(
    services: Services, portal: Portal, clerk: Official
) -> None:
    done = await filed(portal, clerk, FormCode.ASSISTANCE, dict(RIGHT[FormCode.ASSISTANCE]))
    supervisor = await a_supervisor(services)

    own = await read(portal, clerk, done)
    seen = await read(portal, supervisor, done)

    assert _phone(own) == "13900000001"
    assert _phone(seen) == "139****0001"
    assert own["contactPhone"] == "0792-6800301"
    assert seen["contactPhone"] == "079*****0301"
    contact = await AssistanceContact.get()
    assert secrets.assisting_phone_of(services.vault, contact) == "13900000001"
    stored = await db.connection().execute_query_dict(
        "SELECT row_to_json(filing_row)::text || row_to_json(filing)::text AS plain"
        " FROM filing_row, filing"
    )
    assert "13900000001" not in stored[0]["plain"]


async def test_a_supervisor_sees_who_has_filed_what_and_no_drafts(
    services: Services, portal: Portal, clerk: Official
) -> None:
    await filed(portal, clerk, FormCode.SUMMARY, dict(RIGHT[FormCode.SUMMARY]))
    nil = await a_draft(portal, clerk, FormCode.MEASURES)
    await does(portal, clerk, NIL, id=nil)
    await does(portal, clerk, FILE, input=signature(nil))
    draft = await a_draft(portal, clerk, FormCode.DEMANDED)
    supervisor = await a_supervisor(services)

    offices = await does(portal, supervisor, OFFICES)

    found = {edge["node"]["organisation"]["name"]: edge["node"] for edge in offices["edges"]}
    assert found["九江市柴桑区民政局"]["missing"] == ["DEMANDED", "MATERIALS", "ASSISTANCE"]
    assert [each["nil"] for each in found["九江市柴桑区民政局"]["filings"]] == [False, True]
    assert len(found["九江市柴桑区司法局"]["missing"]) == len(FormCode)
    assert (await does(portal, supervisor, LIST))["totalCount"] == 2
    with pytest.raises(Refused) as refused:
        await read(portal, supervisor, draft)
    assert refused.value.codes == ["NOT_FOUND"]


async def test_a_filed_form_tells_its_entries(
    services: Services, portal: Portal, clerk: Official
) -> None:
    demanded = RIGHT[FormCode.DEMANDED]
    cancelled = {k: v for k, v in demanded.items() if k not in {"keep", "basis"}} | {"cancel": "✓"}
    first = await filed(portal, clerk, FormCode.DEMANDED, dict(demanded), cancelled)
    second = await filed(portal, clerk, FormCode.MEASURES, dict(RIGHT[FormCode.MEASURES]))
    third = await filed(portal, clerk, FormCode.SUMMARY, dict(RIGHT[FormCode.SUMMARY]))
    told = [await queries.entries_of(await Filing.get(id=each)) for each in (first, second, third)]

    assert told[0][0] == Entry(
        name="婚姻状况证明",
        issuer="婚姻登记机关",
        demanding_unit="柴桑区民政局",
        matter="收养登记",
        legal_basis="《中国公民收养子女登记办法》第五条",
        keep=True,
        measures=(),
    )
    assert (told[0][1].keep, told[0][1].measures) == (False, (Measure.CANCEL,))
    assert told[1][0].measures == (Measure.DATA_SHARE, Measure.FLEXIBLE)
    assert told[1][0].other_way == "由窗口工作人员代为查询"
    assert told[2][0].measures == (Measure.DATA_SHARE, Measure.COMMITMENT)
    assert told[2][0].demanding_unit == "九江市柴桑区民政局"


async def test_the_day_on_the_form_is_today_unless_it_is_told(
    portal: Portal, clerk: Official
) -> None:
    draft = await a_draft(portal, clerk, FormCode.SUMMARY, dict(RIGHT[FormCode.SUMMARY]))
    earlier = clock.today() - timedelta(days=3)

    filed_ = await does(portal, clerk, FILE, input=signature(draft, filledOn=earlier.isoformat()))

    assert filed_["filledOn"] == earlier.isoformat()


async def a_supervisor(services: Services) -> Official:
    """Of the county's department of justice, which has forms to file itself."""
    bureau = await a_bureau(name="九江市柴桑区司法局", uscc="11360404MB0000033Q")
    return await an_official(services, bureau, Role.SUPERVISOR, name="周督查")


def _phone(filing: dict[str, object]) -> str:
    cells = filing["rows"]["edges"][0]["node"]["cells"]  # type: ignore[index] -- JSON
    return next(cell["text"] for cell in cells if cell["column"] == "phone")

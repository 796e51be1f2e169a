"""A filed form becomes a request: what the list has to say differently, and nothing invented."""

from typing import Any

import pytest

from backend.catalogue.models import CancelReason, Measure
from backend.changes.models import ChangeEntry, EntryKind
from backend.changes.registered import derived
from backend.changes.registers import Register
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.registration.actions import drafting
from backend.registration.entries import Entry
from backend.registration.models import FormCode
from tests.exchange.door import a_department
from tests.factories import an_official
from tests.portal import Portal
from tests.registration.office import RIGHT, filed

pytestmark = pytest.mark.anyio

DERIVE = """mutation ($filingId: UUID!) { deriveChangeRequest(filingId: $filingId) {
  ... on DerivedChangeRequest { leftOut request { id title reason entryCount state } }
  ... on Problem { code field } } }"""
REGISTER = Register(
    office="柴桑区民政局", uscc="11360404MB0000090M", region="360404000000", region_name="柴桑区"
)
LAW = "《中国公民收养子女登记办法》第五条"


def an_entry(**told: Any) -> Entry:
    usual: dict[str, Any] = {
        "name": "婚姻状况证明",
        "issuer": "婚姻登记机关",
        "demanding_unit": "柴桑区民政局",
        "matter": "收养登记",
        "legal_basis": LAW,
        "keep": True,
        "measures": (),
    }
    return Entry(**(usual | told))


@pytest.mark.parametrize(
    ("measures", "one", "others"),
    [
        ((), Measure.KEPT, ""),
        ((Measure.DATA_SHARE,), Measure.DATA_SHARE, ""),
        (
            (Measure.DATA_SHARE, Measure.COMMITMENT, Measure.DEPT_VERIFY),
            Measure.COMMITMENT,
            "也可以：数据共享、部门核验",
        ),
        ((Measure.NOT_YET,), Measure.NOT_YET, ""),
    ],
)
def test_of_several_measures_the_easiest_for_people_stands_in_the_list(
    measures: tuple[Measure, ...], one: Measure, others: str
) -> None:
    found = derived([an_entry(measures=measures)], [], REGISTER)
    (entry,) = found.entries
    assert (entry.kind, entry.words.measure, entry.words.go_instead) == (EntryKind.ADD, one, others)


def test_what_no_law_demands_is_cancelled_for_that() -> None:
    row = an_entry(keep=False, measures=(Measure.CANCEL,), legal_basis="无")
    (entry,) = derived([row], [], REGISTER).entries
    assert entry.words.cancel_reason is CancelReason.NO_LAW


def test_the_ground_that_the_form_tells_is_kept() -> None:
    told = CancelReason.ISSUER_CANNOT_VERIFY
    row = an_entry(keep=False, measures=(Measure.CANCEL,), cancel_reason=told)
    (entry,) = derived([row], [], REGISTER).entries
    assert entry.words.cancel_reason is told


@pytest.mark.parametrize(
    "told",
    [
        {"legal_basis": ""},
        {"legal_basis": "无"},
        {"keep": False, "measures": (Measure.CANCEL,)},
    ],
    ids=["kept without its law", "kept with none", "cancelled without a ground"],
)
def test_what_the_form_does_not_tell_is_not_invented(told: dict[str, Any]) -> None:
    found = derived([an_entry(**told), an_entry(name="居住证明")], [], REGISTER)
    assert found.left_out == ["婚姻状况证明"]
    assert [entry.words.name for entry in found.entries] == ["居住证明"]


def test_a_row_that_stands_twice_is_one_entry() -> None:
    assert len(derived([an_entry(), an_entry()], [], REGISTER).entries) == 1


@pytest.fixture
async def clerk(services: Services, database: None) -> Official:
    return await an_official(services, await a_department(), Role.DEPARTMENT_STAFF)


async def derive(portal: Portal, clerk: Official, filing_id: str) -> dict[str, Any]:
    data = await portal.execute(DERIVE, {"filingId": filing_id}, viewer=clerk)
    return data["deriveChangeRequest"]


async def test_an_office_drafts_its_request_from_the_form_it_filed(
    portal: Portal, services: Services, clerk: Official
) -> None:
    demanded = RIGHT[FormCode.DEMANDED]
    sparing = demanded | {"name": "居住证明", "basis": "无", "keep": "", "cancel": "√"}
    form = await filed(services, clerk, FormCode.DEMANDED, demanded, sparing)

    made = await derive(portal, clerk, form)

    request = made["request"]
    assert (made["leftOut"], request["entryCount"], request["state"]) == ([], 2, "DRAFT")
    assert "现行索取证明事项登记表" in request["reason"]
    entries = await ChangeEntry.filter(request_id=request["id"]).order_by("position")
    assert [(entry.name, entry.measure) for entry in entries] == [
        ("婚姻状况证明", Measure.KEPT),
        ("居住证明", Measure.CANCEL),
    ]


async def test_a_draft_and_a_nil_return_give_nothing_to_ask_for(
    portal: Portal, services: Services, clerk: Official
) -> None:
    draft = await drafting.start(clerk, FormCode.DEMANDED)
    assert (await derive(portal, clerk, str(draft.id)))["code"] == "WRONG_STATE"
    materials = await filed(services, clerk, FormCode.MATERIALS, RIGHT[FormCode.MATERIALS])
    assert (await derive(portal, clerk, materials))["code"] == "ENTRIES_EMPTY"


async def test_the_form_of_another_office_is_not_found(
    portal: Portal, services: Services, clerk: Official
) -> None:
    form = await filed(services, clerk, FormCode.DEMANDED, RIGHT[FormCode.DEMANDED])
    other = await a_department("九江市柴桑区水利局", "11360404MB0000057K")
    stranger = await an_official(services, other, Role.DEPARTMENT_STAFF, name="钱水利")
    assert (await derive(portal, stranger, form))["code"] == "NOT_FOUND"

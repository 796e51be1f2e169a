"""What a department may write of its items: complete, about its list, against what holds now."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.catalogue import actions as catalogue_actions
from backend.catalogue.models import (
    Lane,
    ProofClass,
    ProofItem,
    ProofItemVersion,
    SourceAttribute,
)
from backend.changes import entries, jobs
from backend.changes.actions import drafting
from backend.changes.entries import EntryWords, NewEntry
from backend.changes.models import ChangeEntry, EntryKind
from backend.changes.registers import Register
from backend.foundation import clock
from backend.foundation.errors import Problem
from backend.foundation.services import Services
from tests.changes.offices import (
    AFTER,
    ENTRIES,
    FILE,
    Offices,
    an_entry,
    id_of,
    new_entries,
    offices,
)
from tests.factories import SYSTEM
from tests.portal import Portal

pytestmark = pytest.mark.anyio

REGISTER = Register(
    office="柴桑区民政局", uscc="11360404MB0000090M", region="360404000000", region_name="柴桑区"
)


async def holding(everybody: Offices, *typed: dict[str, Any]) -> list[dict[str, Any]]:
    """Items that hold now, by the whole way; each as an entry names it."""
    request = await everybody.publishes(await everybody.consults(*typed), AFTER.date())
    with clock.stopped(AFTER):
        await jobs.enforce_published(everybody.portal.services, change_id=id_of(request))
    rows = await ChangeEntry.filter(request_id=id_of(request)).order_by("position")
    items = {row.code: row for row in await ProofItem.filter(code__in=[r.code for r in rows])}
    return [{"itemCode": row.code, "itemVersion": items[row.code].version} for row in rows]


async def test_class_source_and_validity_reach_the_list_and_stay_when_it_ends(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    told = {"proofClass": "FACT", "sourceAttribute": "OTHER", "validity": "3年"}
    [item] = await holding(everybody, an_entry(**told))
    row = await ProofItemVersion.get(item__code=item["itemCode"], version=item["itemVersion"])
    assert row.proof_class is ProofClass.FACT
    assert row.source_attribute is SourceAttribute.OTHER
    assert row.validity == "3年"
    with clock.stopped(AFTER):
        ending = {"kind": "END", "cancelReason": "NO_LAW"} | item
        request = await everybody.files(ending)
    entry = await ChangeEntry.get(request_id=id_of(request))
    assert (entry.proof_class, entry.validity) == (ProofClass.FACT, "3年")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "entries.0.name"),
        ({"measure": None}, "entries.0.measure"),
        ({"legalBasis": ""}, "entries.0.legalBasis"),
        ({"measure": "CANCEL", "legalBasis": ""}, "entries.0.cancelReason"),
        ({"lane": "NEGATIVE"}, "entries.0.goInstead"),
    ],
)
async def test_what_its_kind_asks_for_must_be_there(
    portal: Portal, services: Services, changes: dict[str, Any], field: str
) -> None:
    everybody = await offices(portal, services)
    answer = await everybody.drafts(an_entry(**changes))
    assert (answer["code"], answer["field"]) == ("TEXT_EMPTY", field)


async def test_a_proof_that_no_law_demands_needs_a_reason_and_no_law(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    entry = an_entry(measure="CANCEL", cancelReason="NO_LAW", legalBasis="")
    assert (await everybody.drafts(entry))["state"] == "DRAFT"


async def test_the_same_item_twice_is_refused_at_the_second(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    answer = await everybody.drafts(an_entry(), an_entry(name="另一证明"), an_entry())
    assert (answer["code"], answer["field"]) == ("ENTRY_TWICE", "entries.2.name")


async def test_a_draft_may_be_empty_but_is_not_filed_so(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    empty = await everybody.drafts(entries=[])
    assert (await everybody.does(FILE, everybody.clerk, empty))["code"] == "ENTRIES_EMPTY"


async def test_an_item_that_holds_is_changed_or_ended_and_not_added(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    [item] = await holding(everybody, an_entry())
    known = await everybody.drafts(an_entry())
    changed = await everybody.drafts(
        {"kind": "CHANGE", "measure": "DATA_SHARE", "legalBasis": "新的依据"} | item
    )
    ended = await everybody.drafts({"kind": "END", "cancelReason": "DATA_SHARING"} | item)
    assert known["code"] == "CATALOGUE_ITEM_KNOWN"
    page = await everybody.asks(ENTRIES, everybody.clerk, id=changed["id"])
    [node] = [edge["node"] for edge in page["edges"]]
    assert (node["name"], node["measure"]) == ("家庭经济状况证明", "DATA_SHARE")
    assert node["before"] == {"version": 1, "name": "家庭经济状况证明", "measure": "COMMITMENT"}
    page = await everybody.asks(ENTRIES, everybody.clerk, id=ended["id"])
    assert page["edges"][0]["node"]["legalBasis"] == an_entry()["legalBasis"]


async def test_another_name_is_another_item(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    [item] = await holding(everybody, an_entry())
    answer = await everybody.drafts(an_entry(kind="CHANGE", name="别的证明", **item))
    assert answer["code"] == "CATALOGUE_ITEM_IDENTITY"


async def test_only_items_of_the_own_list_can_be_changed(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    await catalogue_actions.ensure_catalogue(SYSTEM)
    for code in ("NEG-CN-2020-1-KINSHIP", "NONE", None):
        entry = {"kind": "END", "itemCode": code, "itemVersion": 1, "cancelReason": "NO_LAW"}
        assert (await everybody.drafts(entry))["code"] == "CATALOGUE_ITEM_NOT_YOURS"


async def test_what_was_written_against_an_older_version_is_refused_wherever_it_has_come_to(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    [item] = await holding(everybody, an_entry())
    end = {"kind": "END", "cancelReason": "COMMITMENT"} | item
    draft, filed = await everybody.drafts(end), await everybody.consults(end)
    await holding(
        everybody, {"kind": "CHANGE", "measure": "DEPT_VERIFY", "legalBasis": "新"} | item
    )

    late = await everybody.drafts(end)
    assert (late["code"], late["field"]) == ("CATALOGUE_ITEM_CHANGED", "entries.0.itemVersion")
    answer = await everybody.does(FILE, everybody.clerk, draft)
    assert answer["code"] == "CATALOGUE_ITEM_CHANGED"
    answer = await everybody.publishes(filed, AFTER.date() + timedelta(days=1))
    assert answer["code"] == "CATALOGUE_ITEM_CHANGED"


async def test_two_requests_for_one_item_are_not_both_published(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    first, second = await everybody.consults(), await everybody.consults()
    day = AFTER.date() + timedelta(days=9)
    assert (await everybody.publishes(first, day))["state"] == "PUBLISHED"
    assert (await everybody.publishes(second, day))["code"] == "CATALOGUE_ITEM_CHANGED"


async def test_an_item_that_ended_may_come_again_as_its_next_version(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    [item] = await holding(everybody, an_entry())
    await holding(everybody, {"kind": "END", "cancelReason": "NO_LAW"} | item)
    row = await ProofItem.get(code=item["itemCode"])
    # It ended on its first day, which is the only one on which it held.
    assert (row.effective_from, row.effective_to) == (AFTER.date(), AFTER.date())
    with clock.stopped(AFTER + timedelta(days=30)):
        again = await everybody.files(an_entry())
    page = await everybody.asks(ENTRIES, everybody.clerk, id=again["id"])
    assert page["edges"][0]["node"]["baseVersion"] == 2


async def test_a_workbook_of_five_thousand_rows_is_one_request_and_no_more_fit(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await drafting.draft(everybody.clerk, "标题", "理由", new_entries(5_000))
    assert request.entry_count == await ChangeEntry.filter(request_id=request.id).count() == 5_000
    with pytest.raises(Problem, match="ENTRIES_TOO_MANY"):
        await drafting.draft(everybody.clerk, "标题", "理由", new_entries(5_001))


async def test_entries_are_read_page_by_page_in_their_order(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.files(*(an_entry(name=f"证明{n}") for n in range(5)))
    names, after = list[str](), None
    while True:
        page = await everybody.asks(
            ENTRIES, everybody.legal, id=request["id"], first=2, after=after
        )
        names += [edge["node"]["name"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert names == [f"证明{n}" for n in range(5)]
    assert page["totalCount"] == 5


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_what_is_kept_of_an_entry_is_clean_and_cleaning_again_changes_nothing(
    name: str, purpose: str, unit: str
) -> None:
    words = EntryWords(lane=Lane.POSITIVE, name=name, purpose=purpose, demanding_unit=unit)
    with suppress(Problem):
        once = entries.cleaned([NewEntry(kind=EntryKind.ADD, words=words)])
        [row] = entries.rows_of(once, {}, REGISTER)
        assert entries.cleaned(once) == once
        assert row.code == entries.code_of(once[0], REGISTER)
        assert row.name == row.name.strip() != ""

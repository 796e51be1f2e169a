"""Whatever entry was in force, what is proposed is an entry that a department may file."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.catalogue.models import (
    CancelReason,
    Lane,
    Measure,
    ProofItem,
    ProofItemVersion,
)
from backend.changes import entries
from backend.changes.models import EntryKind
from backend.changes.registers import Register
from backend.proposals.models import ProposalGround
from backend.proposals.remedies import MARK, Demand, Remedy, entry_of, remedy_for

pytestmark = pytest.mark.anyio

TODAY = date(2026, 11, 23)
OFFICE = "九江市柴桑区民政局"
REGISTER = Register(
    office=OFFICE, uscc="11360404MB0000090M", region="360404000000", region_name="柴桑区"
)


def an_item(*, own: bool = False, **changes: Any) -> ProofItemVersion:
    """An entry of a list, of the department's own if `own`."""
    told: dict[str, Any] = {
        "name": "家庭经济状况证明",
        "purpose": "申请最低生活保障",
        "demanding_unit": OFFICE,
        "issuing_unit": "村（居）委会",
        "lane": Lane.DEPARTMENT,
        "measure": Measure.KEPT,
        "cancel_reason": "",
        "legal_basis": "《社会救助暂行办法》第十一条",
        "go_instead": "",
        "validity": "",
        "batch": "",
        "document_no": "",
        "version": 1,
        "effective_to": None,
    } | changes
    code = REGISTER.code_of(told["name"], told["purpose"], told["demanding_unit"])
    item = ProofItem(id=uuid4(), code=code if own else "LIST-1-1")
    item.published_list_id = REGISTER.code if own else "LIST-1"
    # What the database would have given: nothing here is stored.
    item._saved_in_db = True
    return ProofItemVersion(id=uuid4(), item=item, **told)


ITEMS = st.fixed_dictionaries(
    {
        "own": st.booleans(),
        "lane": st.sampled_from(Lane),
        "measure": st.one_of(st.none(), st.sampled_from(Measure)),
        "legal_basis": st.sampled_from(["", "无", "某条例第三条"]),
        "go_instead": st.sampled_from(["", "户口簿", "长" * 1000]),
        "cancel_reason": st.sampled_from(["", "没有法律法规明确规定", "另有规定"]),
        "effective_to": st.sampled_from([None, date(2026, 1, 1)]),
    }
)


@given(told=st.one_of(st.none(), ITEMS), is_own=st.booleans())
async def test_what_is_proposed_is_complete_and_keeps_nothing_without_a_law(
    connected: None, told: dict[str, Any] | None, is_own: bool
) -> None:
    item = None if told is None else an_item(**told)
    remedy = remedy_for(item, TODAY, is_own=is_own)
    demand = Demand(proof_name="某证明", matter="某事", office=OFFICE, item=item)
    own = item if item is not None and item.item.published_list_id == REGISTER.code else None

    [cleaned] = entries.cleaned([entry_of(remedy, demand, own)])
    newest = {} if own is None else {own.item.code: own}
    [row] = entries.rows_of([cleaned], newest, REGISTER)

    assert (remedy.measure is Measure.CANCEL) == (remedy.cancel_reason is not None)
    assert row.measure is remedy.measure
    assert row.kind is (EntryKind.ADD if own is None else EntryKind.CHANGE)
    assert remedy.measure is Measure.CANCEL or row.legal_basis not in {"", "无"}


@pytest.mark.parametrize(
    ("told", "ground", "measure", "reason"),
    [
        (None, ProposalGround.UNLISTED, Measure.CANCEL, CancelReason.OUTSIDE_KEPT_LIST),
        (
            {"measure": Measure.CANCEL, "cancel_reason": "没有法律法规明确规定的"},
            ProposalGround.ABOLISHED,
            Measure.CANCEL,
            CancelReason.NO_LAW,
        ),
        (
            {"effective_to": date(2026, 1, 1)},
            ProposalGround.ABOLISHED,
            Measure.CANCEL,
            CancelReason.OUTSIDE_KEPT_LIST,
        ),
        ({"measure": Measure.COMMITMENT}, ProposalGround.REPLACEABLE, Measure.COMMITMENT, None),
        (
            {"measure": Measure.DATA_SHARE, "legal_basis": ""},
            ProposalGround.REPLACEABLE,
            Measure.CANCEL,
            CancelReason.DATA_SHARING,
        ),
        ({"legal_basis": "无"}, ProposalGround.NO_BASIS, Measure.CANCEL, CancelReason.NO_LAW),
        ({}, ProposalGround.KEPT, Measure.COMMITMENT, None),
        (
            {"lane": Lane.NEGATIVE, "measure": None},
            ProposalGround.NOT_ISSUED,
            Measure.CANCEL,
            CancelReason.ISSUER_CANNOT_VERIFY,
        ),
    ],
)
async def test_by_what_the_entry_says(
    connected: None,
    told: dict[str, Any] | None,
    ground: ProposalGround,
    measure: Measure,
    reason: CancelReason | None,
) -> None:
    expected = Remedy(ground=ground, measure=measure, cancel_reason=reason)
    item = None if told is None else an_item(**told)
    assert remedy_for(item, TODAY, is_own=False) == expected


async def test_a_list_that_names_another_way_and_did_not_help_cancels_the_proof(
    connected: None,
) -> None:
    remedy = remedy_for(an_item(own=True, measure=Measure.SUBSTITUTE), TODAY, is_own=True)

    assert remedy.cancel_reason is CancelReason.OTHER_MATERIAL


async def test_a_cancelled_proof_says_so_where_people_read_what_to_show_once(
    connected: None,
) -> None:
    item = an_item(own=True, measure=Measure.CANCEL, go_instead="出示户口簿。")
    demand = Demand(proof_name=item.name, matter="", office=OFFICE, item=item)
    remedy = remedy_for(item, TODAY, is_own=True)

    marked = entry_of(remedy, demand, item).words.go_instead

    assert marked == f"出示户口簿。{MARK}"
    again = an_item(own=True, measure=Measure.CANCEL, go_instead=marked)
    assert entry_of(remedy, demand, again).words.go_instead == marked

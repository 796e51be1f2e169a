"""A receipt code opens the one complaint that it was given for, and nothing else does."""

import re
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.complaints import receipts
from backend.complaints.models import Complainant
from backend.foundation import clock, codes
from backend.foundation.errors import NotFound
from backend.foundation.key_ring import KeyRing
from backend.foundation.vault import Vault
from backend.foundation.viewer import Anonymous
from tests.complaints.complaining import (
    BY_RECEIPT,
    FILE,
    MONDAY,
    NAME,
    STRANGER,
    SUPPLEMENT,
    WITHDRAW,
    WORDS,
    Village,
    a_village,
    an_input,
    waiting,
)
from tests.portal import Portal

VAULT = Vault(KeyRing.single(b"v" * 32))
ELSEWHERE = Anonymous(source="another line")


@pytest.fixture
async def village(portal: Portal) -> Village:
    return await a_village(portal)


@pytest.mark.anyio
async def test_a_stranger_follows_her_complaint_by_its_code_from_anywhere(
    village: Village,
) -> None:
    filed = await village.files(STRANGER)
    code = filed["receiptCode"]

    shown = await village.asks(BY_RECEIPT, ELSEWHERE, code=code.lower().replace("-", " "))

    assert (shown["id"], shown["words"]) == (filed["complaint"]["id"], WORDS)


@pytest.mark.anyio
async def test_a_code_is_stored_as_a_keyed_hash_only(village: Village) -> None:
    code = (await village.files(STRANGER))["receiptCode"]

    row = await Complainant.get()
    assert row.receipt_index is not None
    assert re.fullmatch("[0-9a-f]{64}", row.receipt_index)
    assert row.receipt_index != receipts.index_of(VAULT, code), "keyed by the portal's own secret"
    assert code not in repr(dict(row))
    assert row.person_id is None


@pytest.mark.anyio
async def test_a_submit_whose_answer_was_lost_is_told_the_same_code_again(
    village: Village,
) -> None:
    token = uuid4()
    first, again = [await village.files(STRANGER, token=token) for _ in range(2)]
    assert first["receiptCode"] == again["receiptCode"]

    other = await village.files(ELSEWHERE, token=token)
    assert other["receiptCode"] != first["receiptCode"]
    with clock.stopped(MONDAY):
        asked = an_input(token=token, words="猜一猜。")
        answer = await village.asks(FILE, STRANGER, input=asked)
    assert answer["code"] == "TOKEN_REUSED"


@pytest.mark.anyio
async def test_residents_need_no_code(village: Village) -> None:
    assert (await village.files())["receiptCode"] is None


@pytest.mark.anyio
@pytest.mark.parametrize("typed", ["", "1234", "0" * 17, "用不着", "A" * 5000])
async def test_a_wrong_code_leads_nowhere_whatever_is_wrong_with_it(
    village: Village, typed: str
) -> None:
    await village.files(STRANGER)
    anothers = codes.new_code(lambda length: bytes(range(length)))

    for code in (typed, anothers):
        answer = await village.asks(BY_RECEIPT, STRANGER, code=code)
        assert (answer["code"], answer["field"]) == ("NOT_FOUND", None)


@pytest.mark.anyio
async def test_look_ups_of_one_source_are_limited_right_or_wrong(village: Village) -> None:
    code = (await village.files(STRANGER))["receiptCode"]
    with clock.stopped(MONDAY):
        for _ in range(receipts.LOOK_UPS.amount):
            answer = await village.asks(BY_RECEIPT, STRANGER, code="0")
            assert answer["code"] == "NOT_FOUND"
        for document in (BY_RECEIPT, WITHDRAW):
            answer = await village.asks(document, STRANGER, code=code)
            assert answer["code"] == "TOO_MANY_ATTEMPTS"
        assert "1 分钟" in answer["message"]
        shown = await village.asks(BY_RECEIPT, ELSEWHERE, code=code)
    assert shown["__typename"] == "Complaint"


@pytest.mark.anyio
async def test_every_verb_works_by_code(village: Village) -> None:
    filed = await village.enters(name="刘秀英")
    code = filed["receiptCode"]
    await waiting(filed)

    named = await village.asks(NAME, STRANGER, code=code, agrees=True)
    assert named["agreesToBeNamed"]
    added = await village.asks(SUPPLEMENT, STRANGER, code=code, words="补充说明。")
    assert added["state"] == "INVESTIGATING"
    taken = await village.asks(WITHDRAW, STRANGER, code=code)
    assert taken["state"] == "WITHDRAWN"


@pytest.mark.anyio
async def test_an_id_is_no_way_in_for_who_has_not_signed_in(village: Village) -> None:
    filed = await village.files(STRANGER)
    for viewer in (STRANGER, village.resident, await village.agent()):
        answer = await village.asks(WITHDRAW, viewer, id=filed["complaint"]["id"])
        assert answer["code"] == "NOT_FOUND"
        answer = await village.asks(WITHDRAW, viewer)
        assert answer["code"] == "NOT_FOUND"


@given(st.uuids(), st.uuids(), st.text(max_size=64), st.text(max_size=64))
def test_codes_are_those_of_their_submit_and_of_no_other(
    token: UUID, other_token: UUID, filer: str, other_filer: str
) -> None:
    code = receipts.code_for(VAULT, filer, token)

    assert codes.normalise(code) == code
    assert code == receipts.code_for(VAULT, filer, token)
    same = (filer, token) == (other_filer, other_token)
    assert (code == receipts.code_for(VAULT, other_filer, other_token)) == same


@given(st.text(max_size=120))
def test_whatever_is_typed_is_a_code_or_not_found(typed: str) -> None:
    try:
        index = receipts.index_of(VAULT, typed)
    except NotFound:
        return
    assert index == receipts.index_of(VAULT, codes.normalise(typed))


@given(st.uuids(), st.sampled_from(["", "-", " ", "—", "．"]), st.booleans())
def test_a_code_may_be_typed_in_many_ways(token: UUID, separator: str, lower: bool) -> None:
    code = receipts.code_for(VAULT, "line", token)
    typed = code.replace("-", separator)
    typed = typed.lower() if lower else typed

    assert receipts.index_of(VAULT, typed) == receipts.index_of(VAULT, code)

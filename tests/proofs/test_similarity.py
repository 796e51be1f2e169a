"""Whether two requests ask for the same: the rule, what the desk sees, what a resident is told."""

import json
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity.models import Person
from backend.proofs.examples import wording_examples
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, Relation
from backend.proofs.similarity import LIKENESS, Matter, alike, core, likeness, same_matter
from backend.proofs.wording import Subject
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof, an_id_number
from tests.portal import Portal
from tests.proofs.operations import DUPLICATES, SIMILAR

pytestmark = pytest.mark.anyio

# Few characters, so that generated texts have something in common.
TEXTS = st.text(alphabet="居住土地承包法院立案 （），AＡa1１证明情况", max_size=30)
MATTERS = st.builds(Matter, title=TEXTS, purpose=TEXTS, recipient=TEXTS)


@given(MATTERS, MATTERS)
def test_the_rule_does_not_depend_on_who_came_first(one: Matter, other: Matter) -> None:
    assert same_matter(one, other) == same_matter(other, one)


@given(TEXTS, TEXTS)
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(TEXTS)
def test_a_text_is_like_itself_unless_it_says_nothing(text: str) -> None:
    assert likeness(text, text) == (1 if core(text) else 0)


@given(TEXTS, TEXTS)
def test_widths_blanks_signs_and_words_of_form_do_not_matter(one: str, other: str) -> None:
    full_width = one.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

    assert likeness(f"　{full_width}情况证明。", other) == likeness(one, other)


@given(TEXTS, TEXTS)
def test_saying_more_does_not_hide_what_is_said(one: str, more: str) -> None:
    assert alike(one, f"{one}，{more}") == bool(core(one))


@given(st.text(max_size=2_000), st.text(max_size=2_000))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1


@given(MATTERS)
def test_requests_without_common_characters_are_never_the_same(matter: Matter) -> None:
    assert not same_matter(matter, Matter(title="迁坟", purpose="安葬", recipient="殡葬管理所"))


ALIKE = [
    ("居住证明", "居住情况证明", True),
    ("向人民法院立案，确认管辖", "法院立案", True),
    ("区法院", "柴桑区人民法院", True),
    ("家庭困难证明", "困难学生家庭情况证明", True),
    ("土地承包情况证明", "土地流转情况证明", False),
    ("柴桑区医疗保障局", "柴桑区民政局", False),
    ("居住证明", "监护情况证明", False),
    ("证明", "情况证明", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_the_threshold_parts_real_texts_rightly(one: str, other: str, expected: bool) -> None:
    assert (likeness(one, other) >= LIKENESS) is expected


def test_real_requests_for_different_things_are_different() -> None:
    matters = [
        Matter(title=each.title, purpose=each.purpose, recipient=each.recipient)
        for each in wording_examples()
    ]

    assert not [pair for pair in combinations(matters, 2) if same_matter(*pair)]


async def duplicates(portal: Portal, viewer: Any, case: Proof) -> list[str]:
    data = await portal.execute(DUPLICATES, {"id": str(case.id)}, viewer=viewer)
    return [each["id"] for each in data["duplicateCases"]]


async def test_the_desk_sees_what_the_same_person_asked_in_other_words(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    old = await a_proof(services, committee, applicant=resident, state=ProofState.ISSUED)
    again = await a_proof(
        services, committee, applicant=resident, title="居住情况证明", purpose="法院立案用"
    )
    await a_proof(services, committee, applicant=resident, title="土地承包情况证明")
    elsewhere = {"purpose": "孩子上学", "recipient": "区教育局"}
    await a_proof(services, committee, applicant=resident, **elsewhere)
    await a_proof(services, committee)  # another person, the same words
    for state in (ProofState.REJECTED, ProofState.WITHDRAWN):
        await a_proof(services, committee, applicant=resident, state=state)
    new = await a_proof(services, committee, applicant=resident)

    expected = [str(again.id), str(old.id)]
    assert await duplicates(portal, committee.preparer, new) == expected
    assert await duplicates(portal, committee.township, new) == expected


async def test_what_two_applicants_ask_about_one_person_is_a_duplicate(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    mother = Subject(name="李秀英", id_number=an_id_number(), relation=Relation.PARENT)
    old = await a_proof(services, committee, subject=mother)
    new = await a_proof(services, committee, subject=mother)

    assert await duplicates(portal, committee.preparer, new) == [str(old.id)]


async def test_without_a_number_the_name_counts_for_the_same_applicant_only(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    unnumbered = Subject(name="李秀英", id_number=None, relation=Relation.PARENT)
    numbered = Subject(name="李秀英", id_number=an_id_number(), relation=Relation.PARENT)
    namesake = Subject(name="李秀英", id_number=an_id_number(), relation=Relation.RELATIVE)
    await a_proof(services, committee, subject=unnumbered)
    old = await a_proof(services, committee, applicant=resident, subject=unnumbered)
    new = await a_proof(services, committee, applicant=resident, subject=numbered)
    other = await a_proof(services, committee, applicant=resident, subject=namesake)

    assert await duplicates(portal, committee.preparer, new) == [str(old.id)]
    assert await duplicates(portal, committee.preparer, other) == [str(old.id)]
    assert await duplicates(portal, committee.preparer, old) == [str(other.id), str(new.id)]


async def test_what_was_asked_more_than_a_year_ago_is_no_duplicate(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    with clock.stopped(clock.now() - timedelta(days=366)):
        await a_proof(services, committee, applicant=resident)
    with clock.stopped(clock.now() - timedelta(days=364)):
        recent = await a_proof(services, committee, applicant=resident)
    new = await a_proof(services, committee, applicant=resident)

    assert await duplicates(portal, committee.preparer, new) == [str(recent.id)]


async def test_duplicates_stay_within_the_committee(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    resident = await a_citizen(services)
    await a_proof(services, neighbours, applicant=resident)
    new = await a_proof(services, committee, applicant=resident)

    assert await duplicates(portal, committee.township, new) == []


async def similar(portal: Portal, viewer: Citizen, **changes: Any) -> list[str]:
    words = {
        "title": "居住证明",
        "purpose": "法院立案",
        "recipient": "区法院",
        "subjectName": None,
    }
    data = await portal.execute(SIMILAR, {"input": words | changes}, viewer=viewer)
    return [each["id"] for each in data["similarProofs"]]


async def test_a_resident_learns_that_she_has_such_a_proof_or_asked_for_it(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    made = {
        state: await a_proof(services, committee, state=state, applicant=resident)
        for state in ProofState
        if state is not ProofState.SUPERSEDED
    }
    over = {ProofState.REJECTED, ProofState.WITHDRAWN, ProofState.REVOKED, ProofState.EXPIRED}

    found = await similar(portal, resident)

    assert found == [str(made[state].id) for state in reversed(made) if state not in over]
    assert await similar(portal, resident, title="土地承包证明") == []
    assert await similar(portal, resident, purpose="孩子上学", recipient="区教育局") == []
    assert await similar(portal, await a_citizen(services, "陈卫东")) == []


async def test_a_proof_past_its_last_day_is_no_answer(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=resident)
    found = []
    for last_day in (clock.today(), clock.today() - timedelta(days=1), date(2020, 1, 1)):
        await Proof.filter(id=proof.id).update(valid_until=last_day)
        found.append(await similar(portal, resident))

    assert found == [[str(proof.id)], [], []]


async def test_a_proof_about_somebody_else_is_another_one(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    mother = Subject(name="李秀英", id_number=None, relation=Relation.PARENT)
    about_her = await a_proof(services, committee, applicant=resident, subject=mother)
    about_me = await a_proof(services, committee, applicant=resident)
    my_name = (await Person.get(id=resident.person_id)).name

    assert await similar(portal, resident) == [str(about_me.id)]
    assert await similar(portal, resident, subjectName="李 秀英") == [str(about_her.id)]
    assert await similar(portal, resident, subjectName=my_name) == [str(about_me.id)]
    assert await similar(portal, resident, subjectName="李") == []


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "字" * 30_000, "%", json.dumps({"a": 1})])
async def test_whatever_is_typed_so_far_can_be_asked_about(
    portal: Portal, services: Services, text: str
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    await a_proof(services, committee, applicant=resident)
    typed = dict.fromkeys(("title", "purpose", "recipient", "subjectName"), text)

    assert await similar(portal, resident, **typed) == []

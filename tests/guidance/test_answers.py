"""The rules of the answer: what binds, what suggests, which entry comes first, and why."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.catalogue.guide import Term
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Confidence, Lane, Measure
from backend.guidance import wording
from backend.guidance.answers import MOST_FINDINGS, Matched, Question, answer
from backend.guidance.candidates import heads_of, listed_candidate
from backend.guidance.models import GuideLane, LanePolicy, LaneRule, LaneStep
from backend.guidance.words import asked_for
from tests.catalogue.lists import an_entry

KINSHIP = (Term(phrase="亲属关系"), Term(phrase="是我妈"))
BOTH = ((LaneStep.CONSULTATION, LaneStep.DIRECTOR_SIGNATURE), (LaneStep.OUTSIDE_DEMAND,))


def a_department_item(**changes: object) -> ListedItem:
    return an_entry(
        **{
            "list_id": "DEPT-X",
            "lane": Lane.DEPARTMENT,
            "type_code": "",
            "name": "经济困难证明",
            "purpose": "申请法律援助",
            "demanding_unit": "法律援助机构",
            "go_instead": "",
            "measure": Measure.COMMITMENT,
            **changes,
        }
    )


def a_policy(rule: LaneRule, **changes: object) -> LanePolicy:
    columns = {"ways": [], "confidence": Confidence.A, "legal_basis": "条例", "source": "条例"}
    return LanePolicy(
        region="000000000000",
        version=1,
        rule=rule,
        set_at=datetime(2026, 1, 1, tzinfo=UTC),
        **{**columns, **changes},
    )


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("银行叫我证明我妈是我妈", ["我妈是我妈"]),
        ("公证处非要我开个我跟我妈是母女的证明", ["我跟我妈是母女的"]),
        ("要证明我妈是我妈怎么弄", ["我妈是我妈"]),
        ("老人还活着 村里给开个证名", ["老人还活着"]),
        ("果树旱死了要村里证明", ["果树旱死了"]),
        ("证明", []),
        ("", []),
    ],
)
def test_what_is_asked_for_stands_before_or_after_the_word_or_is_the_story(
    words: str, asked: list[str]
) -> None:
    assert asked_for(words) == asked


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("婚姻状况证明（婚姻关系证明、分居证明）", ["婚姻状况", "婚姻关系"]),
        ("居住证明或者居住登记证明", ["居住", "居住登记"]),
        ("证明居民婚姻状况", ["婚姻状况"]),
        ("公民曾用名证明", ["曾用名"]),
        ("指定监护人", ["指定监护人"]),
    ],
)
def test_a_listed_name_is_known_by_its_heads(name: str, heads: list[str]) -> None:
    assert heads_of(name) == heads


def test_a_lists_own_phrase_stops_and_is_told() -> None:
    entry = listed_candidate(an_entry(), KINSHIP)
    got = answer(Question(title="亲属关系证明"), [entry], None)
    assert got.lane is GuideLane.OTHER_AUTHORITY
    assert got.binding
    assert got.stopped_by is not None
    assert got.stopped_by.matched == (Matched(field="asked", words="亲属关系"),)


def test_an_entry_that_was_not_read_in_full_never_binds() -> None:
    entry = listed_candidate(an_entry(confidence=Confidence.B), KINSHIP)
    got = answer(Question(title="亲属关系证明"), [entry], None)
    assert got.lane is GuideLane.OTHER_AUTHORITY
    assert not got.binding


def test_a_synonym_suggests_and_never_binds() -> None:
    entry = listed_candidate(an_entry(), ())
    got = answer(Question(words="要证明我是他妈"), [entry], None)
    assert got.lane is GuideLane.OTHER_AUTHORITY
    assert not got.binding


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        (Question(title="经济困难证明", office="县法律援助中心"), {"asked", "office", "purpose"}),
        (Question(title="经济困难证明", purpose="申请法律援助"), {"asked", "office", "purpose"}),
        (Question(words="法律援助要经济困难证明"), {"asked", "office", "purpose"}),
        (Question(title="经济困难证明", purpose="助学"), set()),
        (Question(title="经济困难证明"), set()),
    ],
)
def test_a_departments_item_counts_only_for_its_office_or_purpose(
    question: Question, fields: set[str]
) -> None:
    got = answer(question, [listed_candidate(a_department_item(), ())], None)
    matched = got.leading.matched if got.leading else ()
    assert {each.field for each in matched} == fields
    assert not got.binding


@pytest.mark.parametrize("measure", [*Measure, None])
def test_every_measure_has_its_lane_and_its_sentence(measure: Measure | None) -> None:
    item = a_department_item(measure=measure, issuing_unit="公安派出所")
    got = answer(Question(words="法律援助要经济困难证明"), [listed_candidate(item, ())], None)
    kept = {Measure.KEPT, Measure.NOT_YET, Measure.HIGHER_LEVEL, None}
    assert got.leading is not None
    assert (got.lane is GuideLane.OTHER_AUTHORITY) is (measure in kept)
    assert (got.lane is GuideLane.ABOLISHED) is (measure is Measure.CANCEL)
    assert wording.advice(got.leading).zh


def test_what_spares_the_proof_comes_before_where_to_go_and_stops_all_the_same() -> None:
    entries = [
        listed_candidate(an_entry(name="经济困难证明"), (Term(phrase="经济困难"),)),
        listed_candidate(a_department_item(), ()),
    ]
    got = answer(Question(title="经济困难证明", purpose="申请法律援助"), entries, None)
    assert [each.lane for each in got.findings] == [
        GuideLane.REPLACED,
        GuideLane.OTHER_AUTHORITY,
    ]
    assert got.binding


def test_the_more_exact_name_of_a_positive_list_counts() -> None:
    entries = [
        listed_candidate(an_entry(name="身份证明", type_code=""), ()),
        listed_candidate(
            an_entry(list_id="POS", lane=Lane.POSITIVE, name="农民成员身份证明", type_code=""), ()
        ),
    ]
    assert answer(Question(title="农民成员身份证明"), entries, None).lane is GuideLane.OURS


@pytest.mark.parametrize(
    ("rule", "confidence", "stops"),
    [
        (LaneRule.ALLOW, Confidence.A, False),
        (LaneRule.ALLOW_WITH_REVIEW, Confidence.A, False),
        (LaneRule.REFUSE, Confidence.A, True),
        (LaneRule.REFUSE, Confidence.B, False),
    ],
)
def test_outside_the_lists_only_a_rule_that_was_read_in_full_refuses(
    rule: LaneRule, confidence: Confidence, stops: bool
) -> None:
    got = answer(Question(title="土地流转证明"), [], a_policy(rule, confidence=confidence))
    assert got.lane is GuideLane.THIRD_LANE
    assert got.binding is stops


def test_what_a_list_names_is_not_refused_as_outside_the_lists() -> None:
    ours = listed_candidate(an_entry(lane=Lane.POSITIVE, name="分户证明", type_code=""), ())
    got = answer(Question(title="分户证明"), [ours], a_policy(LaneRule.REFUSE))
    assert got.lane is GuideLane.OURS
    assert not got.binding


@pytest.mark.parametrize(
    ("done", "missing"),
    [
        (set(), (LaneStep.OUTSIDE_DEMAND,)),
        ({LaneStep.OUTSIDE_DEMAND}, ()),
        ({LaneStep.CONSULTATION, LaneStep.DIRECTOR_SIGNATURE}, ()),
        ({LaneStep.CONSULTATION}, (LaneStep.DIRECTOR_SIGNATURE,)),
        ({LaneStep.LEGAL_ADVISER}, (LaneStep.OUTSIDE_DEMAND,)),
    ],
)
def test_one_way_must_be_gone_to_its_end(
    done: set[LaneStep], missing: tuple[LaneStep, ...]
) -> None:
    policy = a_policy(LaneRule.ALLOW_WITH_REVIEW, ways=[list(way) for way in BOTH])
    assert policy.missing(frozenset(done)) == missing


_SPOKEN = "证明我妈是的开要单身、，。 亲属关系经济困难"
_WORDS = st.text(max_size=2_500) | st.text(alphabet=_SPOKEN, max_size=80)
_ENTRIES = [
    listed_candidate(an_entry(), KINSHIP),
    listed_candidate(a_department_item(), ()),
    *(
        listed_candidate(an_entry(list_id=f"L{n}", name=f"单身证明{n}", type_code=""), ())
        for n in range(3)
    ),
]


@given(title=_WORDS, purpose=_WORDS, text=_WORDS, office=_WORDS, words=_WORDS)
def test_any_words_get_one_answer_and_only_a_lists_phrases_stop(
    title: str, purpose: str, text: str, office: str, words: str
) -> None:
    question = Question(title=title, purpose=purpose, text=text, office=office, words=words)
    got = answer(question, _ENTRIES, None)
    assert got == answer(question, _ENTRIES, None)
    assert len(got.findings) <= MOST_FINDINGS + 1
    assert (got.lane is GuideLane.THIRD_LANE) is (not got.findings)
    for each in got.findings:
        assert each.matched
        assert not each.binding or each.candidate is _ENTRIES[0]
    assert got.binding is any(each.binding for each in got.findings)


@given(st.integers(min_value=1, max_value=60))
def test_however_much_is_written_little_of_it_is_compared(times: int) -> None:
    asked = asked_for("请证明我妈是我妈" * times * 40)
    assert sum(map(len, asked)) <= 2_000
    assert all(len(each) <= 40 for each in asked)

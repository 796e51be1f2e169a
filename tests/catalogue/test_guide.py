"""The guide: which requests are plainly not the committee's, and which must never be stopped."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.catalogue.actions import DATA
from backend.catalogue.guide import MAX_CLAUSES, Entry, Match, Term, match
from backend.catalogue.lists import read_terms

PHRASINGS = Path(__file__).parent / "data" / "phrasings.csv"

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.95


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    lines = (DATA / "national-negative-terms.csv").read_text(encoding="utf-8").splitlines()
    return [Entry(code=code, terms=terms) for code, terms in read_terms(lines).items()]


def asked(title: str, purpose: str, text: str, entries: list[Entry]) -> str:
    found = match(title, purpose, text, entries)
    return "" if found is None else found.entry.code


@pytest.fixture(scope="module")
def phrasings() -> list[dict[str, str]]:
    with PHRASINGS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_labelled_phrasings_are_judged_rightly(
    entries: list[Entry], phrasings: list[dict[str, str]]
) -> None:
    answers = [
        (row["code"], asked(row["title"], row["purpose"], row["text"], entries))
        for row in phrasings
    ]
    right = sum(expected == got != "" for expected, got in answers)
    stopped = sum(got != "" for _, got in answers)
    listed = sum(expected != "" for expected, _ in answers)
    assert len(answers) >= 300
    assert right / stopped >= LEAST_PRECISION
    assert right / listed >= LEAST_RECALL


def test_no_rightful_phrasing_is_stopped(
    entries: list[Entry], phrasings: list[dict[str, str]]
) -> None:
    rightful = [row for row in phrasings if not row["code"]]
    stopped = [
        row["title"]
        for row in rightful
        if asked(row["title"], row["purpose"], row["text"], entries)
    ]
    assert len(rightful) >= 100
    assert stopped == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("居住证明", "兹证明王桂香自2012年3月起一直在我村第三村民小组居住，居住满一年以上。"),
        ("监护情况证明", "兹证明吴小满的父母外出务工，日常由其祖母李秀英照料并共同居住。"),
        ("见义勇为事实证明", "兹证明我村村民黄志强在村口水库救起落水儿童一名，情况属实。"),
        (
            "困难学生家庭情况证明",
            "兹证明周晓雨家庭四口人，父亲因病长期不能劳动，家庭主要依靠母亲务农收入，生活比较困难。",
        ),
        ("少数民族村民居住证明", "兹证明其自2020年9月起随配偶在我村居住，与户主共同生活。"),
        ("情况说明", "我丈夫去世，请村里证明我家困难。"),
        ("牲畜死亡证明", "兹证明刘长根户两头耕牛因雷击死亡。"),
    ],
)
def test_a_rightful_request_that_mentions_a_listed_matter_is_not_stopped(
    title: str, text: str, entries: list[Entry]
) -> None:
    assert asked(title, "", text, entries) == ""


def test_a_match_names_the_words_that_led_to_it(entries: list[Entry]) -> None:
    found = match("关于王磊的无犯罪记录证明", "", "", entries)
    assert found is not None
    assert (found.entry.code, found.words) == ("NO_CRIME_RECORD", ("无犯罪记录",))


def test_words_never_repeat_what_the_resident_wrote_between_them(entries: list[Entry]) -> None:
    found = match("证明", "", "请证明李秀英是李建国的母亲。", entries)
    assert found is not None
    assert found.words == ("是…的母亲",)


@pytest.mark.parametrize(
    "title",
    [
        "未婚证明",
        "未婚情况证明",
        "证明（未婚）",
        "未 婚 证 明",
        "未婚的证明书",
        "《未婚证明》",
        "未婚",
    ],
)
def test_form_words_brackets_and_blanks_do_not_hide_the_matter(
    title: str, entries: list[Entry]
) -> None:
    assert asked(title, "", "", entries) == "MARITAL_STATUS"


def test_brackets_only_add_to_a_title_that_says_something(entries: list[Entry]) -> None:
    assert asked("居住证明（与户主系父子关系）", "", "", entries) == ""


def test_the_purpose_decides_only_when_title_and_text_say_nothing(entries: list[Entry]) -> None:
    assert asked("证明", "银行要证明我是我爸的儿子", "请开证明。", entries) == "KINSHIP"
    assert asked("集体分红证明", "向法院证明收入", "兹证明每年分红1200元。", entries) == ""


def test_a_statement_under_another_title_is_not_an_ask(entries: list[Entry]) -> None:
    text = "李秀英与李建国系母子关系。"
    assert asked("监护情况证明", "", f"兹证明{text}", entries) == ""
    assert asked("出国探亲证明", "", f"请证明{text}", entries) == "KINSHIP"


def test_whoever_writes_much_is_read_by_people(entries: list[Entry]) -> None:
    assert asked("证明", "", "本人未婚，" * MAX_CLAUSES, entries) == "MARITAL_STATUS"
    assert asked("证明", "", "本人未婚，" * (MAX_CLAUSES + 1), entries) == ""


def test_the_longest_phrase_decides_between_entries() -> None:
    birth = Entry(code="BIRTH", terms=(Term(phrase="出生"),))
    change = Entry(code="CHANGE", terms=(Term(phrase="户口因出生"),))
    for entries in ([birth, change], [change, birth]):
        assert match("户口因出生证明", "", "", entries) == Match(
            entry=change, words=("户口因出生",)
        )


def test_a_gap_spans_twelve_characters_and_no_more() -> None:
    entry = Entry(code="X", terms=(Term(phrase="是…母亲"),))
    assert match("是" + "某" * 12 + "母亲", "", "", [entry]) is not None
    assert match("是" + "某" * 13 + "母亲", "", "", [entry]) is None


@given(title=st.text(), purpose=st.text(), text=st.text())
def test_any_text_gets_an_answer(title: str, purpose: str, text: str) -> None:
    entry = Entry(code="X", terms=(Term(phrase="未婚"), Term(phrase="是…母亲")))
    match(title, purpose, text, [entry])


@given(st.text(alphabet="的了书证明情况未婚（(是请，。 "), st.text(alphabet="证明请系未婚，。的"))
def test_a_match_always_rests_on_words_that_are_there(title: str, text: str) -> None:
    entry = Entry(code="X", terms=(Term(phrase="未婚"),))
    found = match(title, "", text, [entry])
    if found is not None:
        assert found.words == ("未婚",)
        # A title is a name: marks and spaces inside it say nothing.
        name = re.sub("[（(，。 ]", "", title)
        assert "未婚" in name or "未婚" in text

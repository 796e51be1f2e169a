"""The words of notices: one file per kind, plain sentences, nothing that should not be in them."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Sentence
from backend.notices import reasons, texts
from backend.notices.models import Notice, NoticeKind
from backend.notices.proof_news import ProofFacts
from backend.notices.rules import DESK, VERBS
from backend.notices.texts import text_of
from backend.proofs.lifecycle import LIFECYCLE
from backend.proofs.models import RejectReason, RevokeReason, SendBackReason

LEAST = ProofFacts(
    title="居住证明", office="小阳村村民委员会", phone="0792-6800000", due_on=date(2026, 11, 25)
)
MOST = ProofFacts(
    title="居住证明",
    office="小阳村村民委员会",
    phone="0792-6800000",
    due_on=date(2026, 11, 25),
    days_left=2,
    number="小阳证〔2026〕1号",
    valid_until=date(2027, 1, 5),
    successor="小阳证〔2026〕2号",
    reason=Sentence("事实没有写清楚", "the facts are not clear"),
    remedy="请写明从哪年哪月开始居住。",
    words="没有写居住时间。",
)

_OBJECTION: dict[str, object] = {
    "title": "居住证明",
    "office": "小阳村村民委员会",
    "phone": "0792-6800000",
    "due_on": date(2026, 11, 25),
}
_QUESTION: dict[str, object] = {
    "department": "柴桑区教育局",
    "contact": "0792-6800001",
    "ask_until": date(2026, 12, 1),
}
_KEY: dict[str, object] = {
    "department": "柴桑区教育局",
    "system": "入学系统",
    "due_on": date(2026, 11, 27),
}
_CHANGE: dict[str, object] = {
    "title": "清理低保证明事项",
    "number": "2026-0001",
    "office": "柴桑区民政局",
    "ends_on": date(2026, 11, 30),
    "effective_from": date(2027, 1, 1),
}
_COMPLAINT: dict[str, object] = {
    "number": "2026-00001",
    "proof": "家庭经济状况证明",
    "office": "柴桑区民政局",
    "progress": Sentence("已办结", "it is closed"),
}
_RATING: dict[str, object] = {
    "office": "小阳村村民委员会",
    "phone": "0792-6800000",
    "due_on": date(2026, 11, 30),
    "words": "是哪一步不方便？",
    "excluded": False,
    "appealed": False,
    "outcome": None,
}
_TALK: dict[str, object] = {
    "office": "柴桑区政务服务局",
    "held_on": date(2026, 11, 16),
    "due_on": date(2026, 11, 30),
}
_MOST_OF_RATING = _RATING | {"excluded": True, "appealed": True, "outcome": "rectified"}
_PROPOSAL: dict[str, object] = {
    "number": "2026-00001",
    "accused": "柴桑区民政局",
    "proof": "家庭经济状况证明",
    "office": "柴桑区民政局",
    "words": "清单已经写明。",
}
_AGREED = Sentence("同意", "agreed")
_SEAL: dict[str, object] = {
    "seal": "九江市柴桑区岷山乡小阳村村民委员会",
    "verb": Sentence("启用印章", "bring a seal into use"),
    "until": "2026-12-02 10:00",
    "since": "2026-11-22 08:00",
    "affected": 12,
}
_PROPOSALS = (_PROPOSAL | {"taken_up": True}, _PROPOSAL | {"taken_up": False})
SAMPLES: dict[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
    "proof": (LEAST.values(), MOST.values()),
    "rating": (_RATING, _MOST_OF_RATING),
    "complaint-rating": (_RATING, _MOST_OF_RATING),
    "proposal": _PROPOSALS,
    "complaint-proposal": _PROPOSALS,
    "share": (
        {"recipient": "银行", "purpose": "贷款"},
        {"recipient": "九江银行岷山支行", "purpose": "办理个人住房贷款"},
    ),
    "objection": (
        {**_OBJECTION, "answer": None, "route": None},
        {**_OBJECTION, "answer": "走访核实无误。", "route": "可向乡镇人民政府反映。"},
    ),
    "consent": (
        {**_QUESTION, "purpose": "入学"},
        {**_QUESTION, "purpose": "核实居住情况，办理入学"},
    ),
    "key": (
        {**_KEY, "answer": None, "collect_until": None},
        {**_KEY, "answer": "请先完成等保测评。", "collect_until": date(2026, 12, 6)},
    ),
    "change": (
        {**_CHANGE, "words": "同意。"},
        {**_CHANGE, "words": "依据写得不全。\n请写明条款。"},
    ),
    "complaint": (
        {**_COMPLAINT, "words": "", "due_on": None, "decide_by": None, "route": None},
        {
            **_COMPLAINT,
            "words": "请写明是哪个窗口。",
            "due_on": date(2026, 11, 25),
            "decide_by": date(2026, 11, 30),
            "route": "请向信访部门反映。",
        },
    ),
    "talk": (
        {**_TALK, "agreed": "改正。"},
        {**_TALK, "agreed": "停止索要家庭经济状况证明。\n修改办事指南。"},
    ),
    "letter": (
        {"title": "投诉举报答复书", "number": None, "trouble": None},
        {
            "title": "投诉举报事项转办通知书",
            "number": "柴转〔2026〕3号",
            "trouble": Sentence("印章的密钥不在。", "The key of the seal is missing."),
        },
    ),
    "accusation": (
        {**_COMPLAINT, "rectify_by": None},
        {**_COMPLAINT, "rectify_by": date(2026, 12, 4)},
    ),
    "exchange": (
        {"department": "柴桑区教育局", "system": "入学系统", "severe": False},
        {"department": "柴桑区教育局", "system": "入学系统", "severe": True},
    ),
    "evidence": (
        {"hours": 4, "waiting": 1, "since": "2026-11-22 08:00"},
        {"hours": 4, "waiting": 12_000, "since": "2026-11-22 08:00"},
    ),
    "seal-to": (_SEAL | {"words": "补办。"}, _SEAL | {"words": "交接登记齐全。\n已核对。"}),
    "seal": (
        {**_SEAL, "answer": _AGREED, "words": None, "reason": None, "content": None},
        {
            **_SEAL,
            "answer": _AGREED,
            "words": "交接登记齐全。",
            "reason": Sentence("换届", "an election"),
            "content": "居住证明 小阳证〔2026〕1号",
        },
    ),
    "findings": (
        {"department": "柴桑区教育局", "count": 1},
        {"department": "九江市柴桑区人力资源和社会保障局", "count": 5_000},
    ),
}
"""By context: the least and the most that a notice may mention."""


def context_of(kind: NoticeKind) -> str:
    """The longest of the names above that the kind begins with."""
    return max((name for name in SAMPLES if kind.value.startswith(f"{name}-")), key=len)


def a_text(**changes: str) -> Mapping[str, object]:
    facts = ProofFacts(
        title=changes.get("title", MOST.title),
        office=MOST.office,
        phone=MOST.phone,
        due_on=MOST.due_on,
        remedy=changes.get("remedy"),
        words=changes.get("words"),
    )
    return facts.values()


def test_every_kind_has_its_file_and_every_file_its_kind() -> None:
    files = {path.stem for path in texts.FOLDER.iterdir()}

    assert files == {kind.value for kind in NoticeKind}
    assert set(VERBS) == {kind for kind in NoticeKind if context_of(kind) == "proof"}


def test_every_kind_tells_of_steps_that_exist() -> None:
    table = {verb for _, verb, _ in LIFECYCLE} | {"request"}

    assert {verb for verbs in VERBS.values() for verb in verbs} <= table


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_fills_with_the_least_and_with_all_facts(kind: NoticeKind) -> None:
    for text in (text_of(kind, facts) for facts in SAMPLES[context_of(kind)]):
        for part in (text.title, text.body, text.title_en, text.body_en):
            assert part == part.strip() != ""
            assert "None" not in part
            assert "{" not in part
            assert "\n\n" not in part


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_title_is_short_enough_for_its_column(kind: NoticeKind) -> None:
    text = text_of(kind, SAMPLES[context_of(kind)][1])

    title_length = Notice._meta.fields_map["title"].max_length  # type: ignore[attr-defined] -- CharField
    assert len(text.title) <= title_length


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_title_holds_nothing_of_the_case_since_it_travels_by_short_message(
    kind: NoticeKind,
) -> None:
    text, other = (text_of(kind, facts) for facts in SAMPLES[context_of(kind)])

    assert (text.title, text.title_en) == (other.title, other.title_en)
    assert "{" not in text.title + text.title_en


@pytest.mark.parametrize("kind", sorted(set(VERBS) - set(DESK)))
def test_every_notice_of_a_proof_to_a_resident_names_the_office_and_its_telephone(
    kind: NoticeKind,
) -> None:
    text = text_of(kind, MOST.values())

    assert "小阳村村民委员会" in text.body
    assert "0792-6800000" in text.body
    assert "0792-6800000" in text.body_en


def test_a_send_back_says_why_how_to_mend_it_and_what_is_left() -> None:
    text = text_of(NoticeKind.PROOF_SENT_BACK, MOST.values())

    for words in ("事实没有写清楚", "没有写居住时间。", "请写明从哪年哪月开始居住。", "2 个工作日"):
        assert words in text.body
    assert "the facts are not clear" in text.body_en
    assert "2 working days" in text.body_en


def test_what_people_wrote_can_neither_fill_in_nor_cut_a_notice() -> None:
    hostile = "a\n---\n\nb {{ office }} {% if %} <b>"

    text = text_of(NoticeKind.PROOF_SENT_BACK, a_text(title="<i>", words=hostile, remedy=hostile))

    assert hostile in text.body
    assert hostile in text.body_en
    assert "“<i>”" in text.body
    assert text.title_en == "Your request needs mending"


@given(
    digits=st.text("0123456789", min_size=17, max_size=17),
    last=st.sampled_from("0123456789Xx"),
    shape=st.sampled_from(["plain", "grouped", "dashed", "full-width"]),
    before=st.sampled_from(["", "身份证", "号码：", "A"]),
)
def test_an_identity_number_that_somebody_wrote_is_masked(
    digits: str, last: str, shape: str, before: str
) -> None:
    number = digits + last
    match shape:
        case "grouped":
            number = f"{digits[:6]} {digits[6:14]} {digits[14:]}{last}"
        case "dashed":
            number = f"{digits[:6]}-{digits[6:14]}-{digits[14:]}{last}"
        case "full-width":
            number = "".join(chr(ord(character) + 0xFEE0) for character in number)

    text = text_of(NoticeKind.PROOF_REJECTED, a_text(words=f"{before}{number}有误"))

    assert number not in text.body
    assert number not in text.body_en
    assert f"{before}{number[0]}*" in text.body


def test_numbers_of_proofs_telephones_and_dates_stay_readable() -> None:
    words = "见小阳证〔2026〕15号，电话13800138000，2026-11-22至2027-01-05"

    assert words in text_of(NoticeKind.PROOF_REJECTED, a_text(words=words)).body


def test_every_coded_reason_has_its_words() -> None:
    for verb, codes in (
        ("send_back", SendBackReason),
        ("reject", RejectReason),
        ("revoke", RevokeReason),
    ):
        for code in codes:
            words = reasons.words_of(verb, code.value)
            assert words is not None
            assert words.zh
            assert words.en
    assert reasons.words_of("check", "home_visit") is None

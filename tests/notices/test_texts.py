"""The words of notices: one file per kind, plain sentences, nothing that should not be in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.errors import Sentence
from backend.notices import reasons, texts
from backend.notices.models import Notice, NoticeKind
from backend.notices.rules import DESK, VERBS
from backend.notices.texts import Facts, text_of
from backend.proofs.lifecycle import LIFECYCLE
from backend.proofs.models import RejectReason, RevokeReason, SendBackReason

LEAST = Facts(
    title="居住证明", office="小阳村村民委员会", phone="0792-6800000", due_on=date(2026, 11, 25)
)
MOST = Facts(
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


def a_text(**changes: str) -> Facts:
    return Facts(
        title=changes.get("title", MOST.title),
        office=MOST.office,
        phone=MOST.phone,
        due_on=MOST.due_on,
        remedy=changes.get("remedy"),
        words=changes.get("words"),
    )


def test_every_kind_has_its_file_and_every_file_its_kind() -> None:
    files = {path.stem for path in texts.FOLDER.iterdir()}

    assert files == {kind.value for kind in NoticeKind}
    assert set(VERBS) == set(NoticeKind)


def test_every_kind_tells_of_steps_that_exist() -> None:
    table = {verb for _, verb, _ in LIFECYCLE} | {"request"}

    assert {verb for verbs in VERBS.values() for verb in verbs} <= table


@pytest.mark.parametrize("facts", [LEAST, MOST], ids=["least", "most"])
@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_fills_with_the_least_and_with_all_facts(kind: NoticeKind, facts: Facts) -> None:
    text = text_of(kind, facts)

    assert "居住证明" in text.body
    assert "居住证明" in text.body_en
    for part in (text.title, text.body, text.title_en, text.body_en):
        assert part == part.strip() != ""
        assert "None" not in part
        assert "{" not in part
        assert "\n\n" not in part
    title_length = Notice._meta.fields_map["title"].max_length  # type: ignore[attr-defined] -- CharField
    assert len(text.title) <= title_length


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_title_holds_nothing_of_the_case_since_it_travels_by_short_message(
    kind: NoticeKind,
) -> None:
    text, other = text_of(kind, LEAST), text_of(kind, MOST)

    assert (text.title, text.title_en) == (other.title, other.title_en)
    assert "{" not in text.title + text.title_en


@pytest.mark.parametrize("kind", sorted(set(NoticeKind) - set(DESK)))
def test_every_notice_to_a_resident_names_the_office_and_its_telephone(kind: NoticeKind) -> None:
    text = text_of(kind, MOST)

    assert "小阳村村民委员会" in text.body
    assert "0792-6800000" in text.body
    assert "0792-6800000" in text.body_en


def test_a_send_back_says_why_how_to_mend_it_and_what_is_left() -> None:
    text = text_of(NoticeKind.PROOF_SENT_BACK, MOST)

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

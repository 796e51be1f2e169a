"""Each form's own rules, cell by cell."""

from typing import Any

import pytest

from backend.registration.checking import faults_of, head_faults, kept
from backend.registration.models import FormCode, ValidityUnit
from backend.registration.published_forms import FORMS
from backend.registration.words import Validity, validity
from tests.registration.office import HEAD, RIGHT

D, M, N, A, S = (
    FormCode.DEMANDED,
    FormCode.MEASURES,
    FormCode.MATERIALS,
    FormCode.ASSISTANCE,
    FormCode.SUMMARY,
)


def told(form: FormCode, **changes: str) -> list[tuple[str, str]]:
    cells = {code: text for code, text in (RIGHT[form] | changes).items() if text}
    return [(fault.column, fault.code.value) for fault in faults_of(FORMS[form], cells)]


@pytest.mark.parametrize("form", FormCode)
def test_a_row_that_is_filled_in_as_the_form_asks_has_no_fault(form: FormCode) -> None:
    assert told(form) == []


@pytest.mark.parametrize(
    ("form", "changes", "faults"),
    [
        (D, {"name": ""}, [("name", "EMPTY")]),
        (D, {"matter": "甲" * 301}, [("matter", "TOO_LONG")]),
        (D, {"issuer": "公安\u202e机关"}, [("issuer", "UNSEEN")]),
        (D, {"issuer": "="}, [("issuer", "FORMULA")]),
        (D, {"keep": "要保留"}, [("keep", "NO_TICK")]),
        (D, {"keep": ""}, [("cancel", "TICK_NONE")]),
        (D, {"cancel": "√"}, [("keep", "TICK_BOTH")]),
        (D, {"basis": ""}, [("basis", "BASIS_NEEDED")]),
        (D, {"basis": "无"}, [("basis", "BASIS_NEEDED")]),
        (D, {"basis": "", "keep": "", "cancel": "✓"}, []),
        (M, {"share": "", "other": ""}, [("share", "TICK_NONE")]),
        (M, {"other": "√"}, [("other", "WORDS_NEEDED")]),
        (M, {"share": "", "other": "", "not_yet": "√"}, []),
        (M, {"share": ""}, []),
        (N, {"online": "否"}, [("online", "REASON_NEEDED")]),
        (N, {"online": "须采集指纹"}, []),
        (N, {"electronic": "可以"}, [("electronic", "NOT_YES_NO")]),
        (N, {"verification": "不需要"}, [("verification", "NOT_A_NEED")]),
        (N, {"issuer": "公安机关或人社部门"}, [("issuer", "ALTERNATIVES_DIFFER")]),
        (N, {"name": "身份证或或户口本"}, [("name", "ALTERNATIVE_EMPTY")]),
        (A, {"county": "", "township": "岷山乡"}, [("county", "PLACE_MISSING")]),
        (A, {"city": "", "county": ""}, [("city", "PLACE_MISSING")]),
        (A, {"county": ""}, []),
        (A, {"phone": "0792-6800000"}, [("phone", "NOT_A_PHONE")]),
        (S, {"opinion": "再议"}, [("opinion", "NOT_AN_OPINION")]),
        (S, {"opinion": "取消"}, [("reason", "CANCEL_REASON_NEEDED")]),
        (S, {"opinion": "取消", "reason": "太麻烦"}, [("reason", "NOT_A_CANCEL_REASON")]),
        (S, {"opinion": "取消", "reason": "保留清单以外的一律取消"}, []),
        (S, {"substitutes": ""}, [("substitutes", "SUBSTITUTE_NEEDED")]),
        (S, {"substitutes": "", "no_substitute": "须当面核对原件"}, []),
        (S, {"substitutes": "信息共享、找熟人"}, [("substitutes", "NOT_A_SUBSTITUTE")]),
        (S, {"basis": ""}, [("basis", "BASIS_NEEDED")]),
    ],
)
def test_every_rule_names_the_cell_that_breaks_it(
    form: FormCode, changes: dict[str, str], faults: list[tuple[str, str]]
) -> None:
    assert told(form, **changes) == faults


@pytest.mark.parametrize("form", FormCode)
def test_every_fault_says_in_two_languages_what_to_do(form: FormCode) -> None:
    form_ = FORMS[form]
    for fault in faults_of(form_, dict.fromkeys((each.code for each in form_.asked), "甲" * 2000)):
        assert fault.message
        assert fault.message_en
        assert "{" not in fault.message + fault.message_en


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7天", Validity(7, ValidityUnit.DAY)),
        ("６ 个月", Validity(6, ValidityUnit.MONTH)),
        ("3年", Validity(3, ValidityUnit.YEAR)),
        ("长期", Validity(None, ValidityUnit.PERMANENT)),
        ("三年左右", None),
        ("0天", None),
    ],
)
def test_how_long_a_material_holds_is_read_as_people_write_it(typed: str, meant: Any) -> None:
    assert validity(typed) == meant


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"material": ""}, [("material", "EMPTY")]),
        ({"validity": "看情况"}, [("validity", "NOT_A_VALIDITY")]),
    ],
)
def test_the_lines_above_the_rows_are_checked_too(
    changes: dict[str, str], faults: list[tuple[str, str]]
) -> None:
    found = head_faults(FORMS[A], HEAD | changes)

    assert [(fault.column, fault.code.value) for fault in found] == faults


def test_what_no_sheet_can_hold_stays_visible_as_lost() -> None:
    assert kept("  甲\x00乙\r\n丙\t ") == "甲\ufffd乙\n丙"

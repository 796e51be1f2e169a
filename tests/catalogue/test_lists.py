"""Reading list files: the product's own data, and an error for every wrong line."""

import pytest

from backend.catalogue.actions import DATA
from backend.catalogue.lists import read_entries, read_kinds, read_terms
from backend.catalogue.models import Confidence, Lane
from backend.catalogue.rows import ListError

HEADER = (
    "list_id,lane,region,document_no,item_no,code,name,go_instead,legal_basis,source,"
    "confidence,effective_from,effective_to"
)
ROW = "NEG-X-1,negative,000000000000,民发1号,1,KINSHIP,亲属关系证明,派出所,某法,某网,A,2020-02-01,"
NEXT = ROW.replace(",1,KINSHIP", ",2,KINSHIP")


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)


def test_the_national_list_has_its_twenty_entries_in_order() -> None:
    entries = read_entries(lines("national-negative-2020.csv"))
    assert [entry.item_no for entry in entries] == [str(number) for number in range(1, 21)]
    assert {entry.lane for entry in entries} == {Lane.NEGATIVE}
    assert {entry.region for entry in entries} == {"000000000000"}
    assert {entry.confidence for entry in entries} == {Confidence.A}
    assert all(entry.go_instead and entry.legal_basis and entry.source for entry in entries)
    assert len({entry.type_code for entry in entries}) == 20


def test_every_entry_of_the_national_list_has_phrases_that_ask_for_it() -> None:
    codes = {entry.type_code for entry in read_entries(lines("national-negative-2020.csv"))}
    terms = read_terms(lines("national-negative-terms.csv"))
    assert terms.keys() == codes
    assert all(len(phrases) >= 5 for phrases in terms.values())


def test_the_free_form_proof_is_promised_in_three_working_days() -> None:
    [kind] = read_kinds(lines("proof-kinds.csv"))
    assert (kind.code, kind.working_days, kind.retention_years) == ("free-form-proof", 3, 10)


def test_an_objection_to_it_is_answered_in_five_working_days() -> None:
    [kind] = read_kinds(lines("proof-kinds.csv"))
    assert kind.objection_days == 5


def test_a_byte_order_mark_and_columns_in_another_order_do_not_matter() -> None:
    columns, cells = HEADER.split(","), ROW.split(",")
    turned = [",".join(reversed(columns)), ",".join(reversed(cells))]
    assert read_entries(["\ufeff" + turned[0], turned[1]]) == read_entries([HEADER, ROW])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (NEXT + ",x", "line 3: 14 cells under 13 columns"),
        (NEXT.replace("000000000000", "36040420420"), "line 3: region '36040420420'"),
        (NEXT.replace(",negative,", ",grey,"), "line 3: lane 'grey' is none of positive, negative"),
        (NEXT.replace(",2,KINSHIP", ",0,KINSHIP"), "line 3: item_no '0'"),
        (NEXT.replace("KINSHIP", "Kinship"), "line 3: code 'Kinship'"),
        (NEXT.replace(",亲属关系证明,", ",,"), "line 3: name is empty"),
        (NEXT.replace("派出所", ""), "line 3: a negative entry says where to go instead"),
        (NEXT.replace("派出所", "派" * 1001), "line 3: go_instead has 1001 characters"),
        (NEXT.replace(",A,", ",D,"), "line 3: confidence 'D'"),
        (NEXT.replace("2020-02-01", "2020-02-30"), "line 3: effective_from '2020-02-30'"),
        (NEXT + "2020-01-31", "line 3: effective_to is before effective_from"),
        (ROW, "line 3: item 1 of NEG-X-1 stands in line 2 too"),
        (NEXT.replace("亲属", '"亲属'), "line 3: "),
    ],
)
def test_a_wrong_line_is_named(row: str, message: str) -> None:
    with pytest.raises(ListError) as refused:
        read_entries([HEADER + "\n", ROW + "\n", row + "\n"])
    assert str(refused.value).startswith(message)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ListError, match="line 1: column go_instead is missing"):
        read_entries([HEADER.replace("go_instead,", "")])


def test_a_phrase_stands_once_for_a_code() -> None:
    with pytest.raises(ListError, match="line 3: the phrase 未婚 stands twice"):
        read_terms(["code,phrase,unless\n", "MARITAL_STATUS,未婚,\n", "MARITAL_STATUS,未婚,\n"])

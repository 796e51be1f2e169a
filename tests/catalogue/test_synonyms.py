"""Other names of proofs: each leads to the listed proof that it is another name of."""

from backend.catalogue.actions import DATA
from backend.catalogue.lists import read_entries
from backend.catalogue.synonyms import groups, synonyms_of


def test_every_proof_of_the_national_list_has_other_names() -> None:
    lines = (DATA / "national-negative-2020.csv").read_text(encoding="utf-8").splitlines()
    nameless = [each.name for each in read_entries(lines) if not synonyms_of(each.name)]
    assert nameless == []


def test_no_other_name_stands_twice_for_one_proof() -> None:
    for listed, names in groups().items():
        assert len(names) == len(set(names)), listed


def test_a_name_within_a_longer_one_brings_its_other_names() -> None:
    assert "单身" in synonyms_of("申请人婚姻状况证明（原件）")
    assert synonyms_of("营业执照") == ()

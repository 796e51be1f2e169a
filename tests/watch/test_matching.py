"""When a declared material does not fit a list, or another office: each rule with its edges."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.catalogue.models import Lane, Measure
from backend.watch.matching import NATION, Alternative, Demand, Hit, Rule, hits, is_proof, stem
from backend.watch.models import FindingKind

COUNTY = "360404000000"
_LASTING = [Measure.KEPT, Measure.NOT_YET, Measure.HIGHER_LEVEL]
_REPLACING = [each for each in Measure if each not in {*_LASTING, Measure.CANCEL}]


def a_demand(*names: str, **changes: Any) -> Demand:
    issuer = changes.pop("issuer", "村委会")
    values: dict[str, Any] = {
        "organisation": uuid4(),
        "office": "九江市柴桑区民政局",
        "region": COUNTY,
        "matter": "临时救助",
        "matter_id": uuid4(),
        "alternatives": tuple(Alternative(name=name, issuer=issuer) for name in names),
        "accepted": frozenset(),
        "legal_basis": None,
    }
    return Demand(**(values | changes))


def a_rule(name: str = "收入证明", **changes: Any) -> Rule:
    values: dict[str, Any] = {
        "version": uuid4(),
        "region": "360000000000",
        "lane": Lane.DEPARTMENT,
        "measure": Measure.CANCEL,
        "name": name,
        "purpose": "",
        "demanding_unit": "",
        "legal_basis": "某条例第一条",
    }
    return Rule(**(values | changes))


def kinds(demand: Demand, *rules: Rule) -> list[FindingKind]:
    return [hit.kind for hit in hits([demand], rules)]


@pytest.mark.parametrize(
    "name",
    [
        "收入证明",
        "收入证明材料",
        "（村委会）收入证明",
        "收入 证明书",
        "收入证明〔原件〕",
    ],
)
def test_a_proof_is_known_by_its_head_whatever_stands_around_it(name: str) -> None:
    assert stem(name) == stem("收入证明")
    assert is_proof(name)


@pytest.mark.parametrize("name", ["居民身份证", "低保申请表", "营业执照", "承诺书", "证明人签字"])
def test_certificates_and_forms_are_no_proofs(name: str) -> None:
    assert not is_proof(name)
    assert kinds(a_demand(name)) == []


def test_what_a_list_cancelled_must_not_be_asked_for() -> None:
    rule = a_rule()
    (hit,) = hits([a_demand("收入证明")], [rule])
    assert (hit.kind, hit.rule) == (FindingKind.ABOLISHED_DEMANDED, rule.version)


@pytest.mark.parametrize("issuer", ["村（居）委会", "社区", "居民委员会"])
def test_what_committees_do_not_give_must_not_be_asked_of_them(issuer: str) -> None:
    negative = a_rule("疾病证明", lane=Lane.NEGATIVE, measure=None, region=NATION)
    assert kinds(a_demand("疾病证明", issuer=issuer), negative) == [FindingKind.ABOLISHED_DEMANDED]


def test_the_same_paper_of_a_hospital_is_no_matter_of_the_negative_list() -> None:
    negative = a_rule("疾病证明", lane=Lane.NEGATIVE, measure=None, region=NATION)
    kept = a_rule("疾病证明", measure=Measure.KEPT)
    assert kinds(a_demand("疾病证明", issuer="医疗机构"), negative, kept) == []


@pytest.mark.parametrize("measure", _REPLACING)
def test_what_can_be_replaced_is_told_unless_that_is_accepted(measure: Measure) -> None:
    rule = a_rule(measure=measure)
    assert kinds(a_demand("收入证明"), rule) == [FindingKind.REPLACEABLE_DEMANDED]


@pytest.mark.parametrize("measure", _REPLACING)
def test_who_accepts_what_takes_its_place_is_left_alone(measure: Measure) -> None:
    accepting = a_demand("收入证明", accepted=frozenset({measure}))
    assert kinds(accepting, a_rule(measure=measure)) == []
    assert kinds(accepting, a_rule()) == [FindingKind.ABOLISHED_DEMANDED]


def test_who_takes_a_commitment_instead_is_left_alone() -> None:
    rule = a_rule(measure=Measure.COMMITMENT)
    assert kinds(a_demand("收入证明", "告知承诺书"), rule) == []


def test_who_may_bring_something_else_is_not_made_to_bring_it() -> None:
    rule = a_rule(measure=Measure.DATA_SHARE)
    assert kinds(a_demand("收入证明", "工资流水"), rule) == []
    assert kinds(a_demand("收入证明", "工资流水"), a_rule()) == [FindingKind.ABOLISHED_DEMANDED]


@pytest.mark.parametrize("measure", _LASTING)
def test_a_list_that_keeps_it_with_its_basis_is_enough(measure: Measure) -> None:
    assert kinds(a_demand("收入证明"), a_rule(measure=measure)) == []


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [a_rule(measure=Measure.KEPT, legal_basis="")],
        [a_rule("残疾证明", measure=Measure.KEPT)],
        [a_rule(measure=Measure.KEPT, region="370000000000")],
    ],
    ids=["on no list", "kept without a basis", "another proof", "another province"],
)
def test_a_proof_that_no_list_there_gives_a_basis_has_none(rules: list[Rule]) -> None:
    assert kinds(a_demand("收入证明"), *rules) == [FindingKind.NO_LEGAL_BASIS]


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": "公积金提取"},
        {"demanding_unit": "公安局"},
        {"region": "370000000000"},
        {"region": "360404204000"},
    ],
    ids=["another matter", "another office", "another province", "a township of the county"],
)
def test_a_rule_for_others_lifts_nothing(changes: dict[str, str]) -> None:
    kept = a_rule(measure=Measure.KEPT)
    assert kinds(a_demand("收入证明"), a_rule(**changes), kept) == []


@pytest.mark.parametrize(
    "changes", [{"purpose": "临时救助申请"}, {"demanding_unit": "民政局"}, {"region": NATION}]
)
def test_a_rule_for_this_matter_office_or_the_nation_holds(changes: dict[str, str]) -> None:
    assert kinds(a_demand("收入证明"), a_rule(**changes)) == [FindingKind.ABOLISHED_DEMANDED]


def test_offices_of_one_county_that_do_a_matter_differently_contradict() -> None:
    kept = [a_rule(measure=Measure.KEPT), a_rule("居住证明", measure=Measure.KEPT)]
    asking = a_demand("收入证明", office="一局")
    sparing = a_demand("居住证明", office="二局")
    alike = a_demand("收入证明材料", office="三局")
    elsewhere = a_demand("居住证明", office="外县局", region="360402000000")
    found = hits([asking, sparing, alike, elsewhere], kept)
    assert {(hit.demand.office, hit.material, hit.other) for hit in found} == {
        ("一局", "收入证明", sparing.organisation),
        ("二局", "居住证明", asking.organisation),
        ("三局", "收入证明材料", sparing.organisation),
    }
    assert {hit.kind for hit in found} == {FindingKind.CONTRADICTION}


def test_one_office_with_two_papers_contradicts_nobody() -> None:
    office = uuid4()
    kept = [a_rule(measure=Measure.KEPT), a_rule("居住证明", measure=Measure.KEPT)]
    papers = [a_demand(name, organisation=office) for name in ("收入证明", "居住证明")]
    assert hits(papers, kept) == []


def test_what_names_no_matter_contradicts_nobody_and_falls_under_no_rule_for_one() -> None:
    kept = [a_rule(measure=Measure.KEPT), a_rule("居住证明", measure=Measure.KEPT)]
    untold = [a_demand(name, matter="") for name in ("收入证明", "居住证明")]
    assert hits(untold, [*kept, a_rule(purpose="公积金提取")]) == []


@pytest.mark.parametrize(
    ("told", "lacking"), [("某法第一条", False), ("无", True), ("", True), (None, True)]
)
def test_a_law_that_the_office_names_is_a_basis(told: str | None, lacking: bool) -> None:
    found = kinds(a_demand("收入证明", legal_basis=told))
    assert found == ([FindingKind.NO_LEGAL_BASIS] if lacking else [])


_NAMES = st.text("收入居住证明书（）()〔〕 Ａb或", max_size=12)


@given(
    st.lists(st.lists(_NAMES, min_size=1, max_size=3), max_size=5),
    st.lists(st.tuples(_NAMES, st.sampled_from([None, *Measure])), max_size=6),
)
def test_whatever_is_declared_is_judged_the_same_each_time_and_never_fails(
    declared: list[list[str]], listed: list[tuple[str, Measure | None]]
) -> None:
    demands = [a_demand(*names) for names in declared]
    rules = [a_rule(name, measure=measure) for name, measure in listed]
    found = hits(demands, rules)
    assert found == hits(demands, rules)
    versions = {rule.version for rule in rules}
    assert all(hit.rule is None or hit.rule in versions for hit in found)
    assert all(_is_of(hit) for hit in found)


def _is_of(hit: Hit) -> bool:
    return hit.material in {each.name for each in hit.demand.alternatives}

"""One entry, one line: whatever differs has another line, and the same has always the same."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.auditing import entries
from backend.auditing.merkle import leaf_hash

ROW: dict[str, Any] = {
    "id": 7,
    "at": "2026-11-22T04:05:06.000001",
    "actor_kind": "official",
    "actor_id": "5f0c5ad5-5f5c-4a8e-9f0b-1f4a5f5f5f5f",
    "organisation_id": None,
    "deed": "proof.approve",
    "subject_id": None,
    "details": '{"reason": "事实", "pages": 2}',
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def line(**changed: Any) -> bytes:
    return entries.line_of(ROW | changed)


def test_the_line_is_canonical_json_in_one_form_for_ever() -> None:
    # Whoever changes this makes every log that exists wrong.
    assert line().decode() == (
        '{"actor_id":"5f0c5ad5-5f5c-4a8e-9f0b-1f4a5f5f5f5f","actor_kind":"official",'
        '"at":"2026-11-22T04:05:06.000001Z","deed":"proof.approve",'
        '"details":{"pages":2,"reason":"事实"},"id":7,"organisation_id":null,"subject_id":null}'
    )
    assert entries.hash_of(ROW) == leaf_hash(line())
    assert leaf_hash(line()).hex() == (
        "06a14144cd1f15ada47d2d7ac7463ffd8a3b264c55185b46c942d28fcc574898"
    )


@given(VALUES, VALUES)
def test_two_details_have_one_line_only_if_they_are_one(first: object, second: object) -> None:
    lines = [line(details=json.dumps(each)) for each in (first, second)]
    texts = [json.dumps(each, sort_keys=True) for each in (first, second)]

    assert (lines[0] == lines[1]) == (texts[0] == texts[1])
    assert json.loads(lines[0])["details"] == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", '"1"'),
        ("1.0", "1.00"),
        ("1.5", '"1.5"'),
        ("true", "1"),
        ("null", '"null"'),
        ("[]", "{}"),
    ],
)
def test_what_looks_alike_is_not_the_same(one: str, other: str) -> None:
    assert line(details=one) != line(details=other)


def test_keys_stand_in_the_order_of_utf_16() -> None:
    details = json.dumps({"\ufb33": 1, "😀": 2, "b": 3, "a": 4})

    assert list(json.loads(line(details=details))["details"]) == ["a", "b", "😀", "\ufb33"]


def test_a_line_has_no_line_break_inside() -> None:
    assert b"\n" not in line(details=json.dumps({"a": "one\ntwo\r\u2028\u0085"}))

"""The budget of the departments' door comes from what departments legitimately ask."""

import math
from typing import Any

import pytest
from graphql import parse
from graphql.language import Lexer, Source, TokenKind

from backend.foundation.graphql.limits import check, measures
from backend.web.exchange_schema import LIMITS, exchange
from tests.exchange.door import OPERATIONS, operation

LARGEST: dict[str, dict[str, Any]] = {
    "VerifyProofs": {"proofs": [{}] * 100},
    "ConsentedProofs": {"first": 100},
    "ProofChanges": {"first": 100},
}
"""What each operation asks at most, where that depends on its variables."""
NAMES = sorted(path.stem for path in OPERATIONS.glob("*.graphql"))


def cost_of(name: str) -> int:
    (measure,) = measures(parse(operation(name)), LARGEST.get(name, {}), LIMITS)
    return measure.cost


def tokens_of(name: str) -> int:
    lexer, count = Lexer(Source(operation(name))), 0
    while lexer.advance().kind is not TokenKind.EOF:
        count += 1
    return count


def test_the_budget_is_half_more_than_the_largest_operation_costs() -> None:
    costs = {name: cost_of(name) for name in NAMES}

    assert math.ceil(1.5 * max(costs.values())) == LIMITS.cost, costs


def test_a_document_may_be_twice_as_long_as_the_longest_operation() -> None:
    tokens = {name: tokens_of(name) for name in NAMES}

    assert 2 * max(tokens.values()) <= LIMITS.tokens <= 5 * max(tokens.values()), tokens


@pytest.mark.parametrize("name", NAMES)
def test_every_legitimate_operation_fits_the_schema_and_the_limits(name: str) -> None:
    document = parse(operation(name))

    check(document, LARGEST.get(name, {}), LIMITS)
    assert exchange.faults_of(document) == []


def test_a_list_is_worth_its_length_and_one_that_cannot_be_read_the_most() -> None:
    document = parse(operation("VerifyProofs"))
    costs = [
        measures(document, variables, LIMITS)[0].cost
        for variables in ({"proofs": [{}]}, {"proofs": [{}] * 10}, {"proofs": "x"}, {})
    ]

    assert costs[1] - costs[0] == 9 * (costs[0] - 1)
    assert costs[2] == costs[3] == measures(document, LARGEST["VerifyProofs"], LIMITS)[0].cost

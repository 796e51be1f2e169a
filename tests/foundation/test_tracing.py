"""What a statement is called in a trace: verb and table, never a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import tracing

WORDS = st.sampled_from(
    [
        "SELECT",
        "FROM",
        "proof",
        "(",
        ")",
        "UPDATE",
        "INSERT INTO",
        "WITH",
        "AS",
        "$1",
        "'x'",
        ",",
        '"',
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('SELECT "id" FROM "proof" WHERE "id"=$1', "SELECT proof"),
        ('SELECT "id" FROM "proof" WHERE "id"=$1 FOR UPDATE', "SELECT proof"),
        ("SELECT id FROM proof WHERE id = $1 FOR NO KEY UPDATE OF proof", "SELECT proof"),
        ("SELECT count(*) FROM (SELECT id FROM notice) AS n", "SELECT notice"),
        ('UPDATE "person" SET "name"=$1', "UPDATE person"),
        ("DELETE FROM session WHERE id = $1", "DELETE session"),
        ("INSERT INTO a (x) VALUES ($1) ON CONFLICT (x) DO UPDATE SET x = $1", "INSERT a"),
        ("INSERT INTO a (x) SELECT y FROM b", "INSERT a"),
        (
            "WITH due AS (SELECT id FROM a FOR UPDATE SKIP LOCKED) UPDATE b AS d SET x = 1",
            "UPDATE b",
        ),
        (
            "WITH w AS (INSERT INTO a (x) VALUES ($1) RETURNING id) SELECT f($2, id) FROM w",
            "INSERT a",
        ),
        ("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", "statement"),
        ("", "statement"),
    ],
)
def test_a_statement_goes_by_what_it_does_to_which_table(text: str, name: str) -> None:
    assert tracing.summary(text) == name


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=300))
def test_any_text_has_a_short_name(text: str) -> None:
    verb, _, table = tracing.summary(text).partition(" ")

    assert verb in {"SELECT", "INSERT", "UPDATE", "DELETE", "statement"}
    assert table == "" or table.replace("_", "a").isalnum()


def test_without_a_collector_a_span_costs_and_tells_nothing() -> None:
    with tracing.span("job", "proofs.seal_proof", of="0" * 16) as span:
        span.tell("done")
    tracing.statement("SELECT 1", 0.1, failed=False)


def test_what_a_block_raises_leaves_it() -> None:
    with pytest.raises(ZeroDivisionError), tracing.span("request", "site"):
        raise ZeroDivisionError

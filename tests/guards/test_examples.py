"""No asynchronous test draws examples while it runs; tests.mangling says why."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]


def that_draw_while_running(source: str) -> list[str]:
    """Names of asynchronous functions that are handed Hypothesis' data object."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.AsyncFunctionDef) and "DataObject" in ast.unparse(node.args)
    ]


def test_no_asynchronous_test_draws_while_it_runs() -> None:
    found = {
        path.name: names
        for path in TESTS.rglob("test_*.py")
        if (names := that_draw_while_running(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_one_that_does_is_noticed() -> None:
    assert that_draw_while_running("async def test_it(data: st.DataObject): ...") == ["test_it"]

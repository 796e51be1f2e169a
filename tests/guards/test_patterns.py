"""No pattern of the server takes longer than its text is long: none repeats a repetition.

`(a+)+` tries every way to cut a text into pieces before it gives up (ReDoS).
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined] -- the standard library's own
from typing import Any

import pytest

BACKEND = Path(__file__).resolve().parents[2] / "backend"
ASKING = {"compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub"}
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
PARTED = {
    r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.[a-z0-9]{2,6}",
    r"[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)+",
}
"""Each repeated piece begins with a character that none of its own repetitions takes: there is one
way to cut a text."""
MANY = 100
"""Repeated fewer times, a piece costs no more than so much."""


def patterns_in(source: str) -> Iterator[str]:
    """Those that are written out where the module `re` is asked."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and (node.func.value.id, node.func.attr in ASKING) == ("re", True)
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node.args[0].value


def repeats_a_repetition(parsed: Iterable[Any], *, inside: bool = False) -> bool:
    """Whether an unbounded repetition stands in another one."""
    for operator, argument in parsed:
        unbounded = operator in REPEATS and argument[1] > MANY
        if unbounded and inside:
            return True
        parts = [
            part
            for each in (argument if isinstance(argument, list | tuple) else [argument])
            for part in (each if isinstance(each, list) else [each])
            if isinstance(part, _parser.SubPattern)
        ]
        if any(repeats_a_repetition(part, inside=inside or unbounded) for part in parts):
            return True
    return False


def test_no_pattern_repeats_a_repetition() -> None:
    found = {
        pattern: path.name
        for path in BACKEND.rglob("*.py")
        for pattern in patterns_in(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 30
    assert {each for each in found if repeats_a_repetition(_parser.parse(each))} == PARTED


@pytest.mark.parametrize("pattern", ["(a+)+", "(?:x*y?)*", "((a|b+)c?)*", "(a{1,}){2,}"])
def test_one_that_does_is_noticed(pattern: str) -> None:
    assert repeats_a_repetition(_parser.parse(pattern))
    assert list(patterns_in(f"re.compile(r'{pattern}')")) == [pattern]
    assert re.compile(pattern)

"""The words and places of the architecture: file names, states, transactions, broad excepts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import backend

BACKEND = Path(backend.__file__).parent
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "handler"}
FORBIDDEN_NAMES |= {"service", "misc"}
PROCESS_EDGES = {
    "worker/functions.py",
    "foundation/documents/press_process.py",
    "foundation/intake/inspection_process.py",
    "foundation/sealing/confinement.py",
}
LONGEST_FILE = 400
"""The guide says about 300; this is where “about” ends."""


def faults(root: Path) -> list[str]:
    """Every broken rule below `root`, as `file: rule`."""
    found: list[str] = []
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root).as_posix()
        if not place.startswith("migrations/0"):
            found += [f"{place}: {fault}" for fault in _faults_of(place, path)]
    return found


def _faults_of(place: str, path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if path.stem in FORBIDDEN_NAMES:
        yield "a name without a noun"
    if len(text.splitlines()) > LONGEST_FILE:
        yield "too long"
    if text.strip() and ast.get_docstring(tree) is None:
        yield "no sentence saying what it is for"
    yield from _misplaced(place, tree)


def _misplaced(place: str, tree: ast.Module) -> Iterator[str]:
    acts = "actions" in Path(place).with_suffix("").parts
    at_the_door = place == "foundation/db.py"
    rules = (
        (_sets_state, acts, "sets a state outside actions"),
        (_opens_transaction, acts or at_the_door, "opens a transaction outside actions"),
        (_imports_transactions, at_the_door, "imports tortoise.transactions"),
        (_catches_everything, place in PROCESS_EDGES, "catches Exception"),
    )
    for node in ast.walk(tree):
        yield from (fault for breaks, allowed, fault in rules if breaks(node) and not allowed)


def _sets_state(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(each, ast.Attribute) and each.attr == "state" for each in targets)


def _opens_transaction(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr)
        in {"transaction", "in_transaction"}
    )


def _imports_transactions(node: ast.AST) -> bool:
    # import-linter does not look inside packages of others.
    if isinstance(node, ast.ImportFrom):
        return node.module == "tortoise.transactions"
    names = node.names if isinstance(node, ast.Import) else []
    return any(each.name == "tortoise.transactions" for each in names)


def _catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler) or _raises_again(node):
        return False
    return node.type is None or (
        isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
    )


def _raises_again(node: ast.ExceptHandler) -> bool:
    last = node.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_the_rules_of_the_style_guide_hold() -> None:
    assert faults(BACKEND) == []


def test_each_broken_rule_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "proofs").mkdir()
    (tmp_path / "proofs" / "utils.py").write_text("x = 1\n")
    (tmp_path / "proofs" / "jobs.py").write_text(
        '"""Jobs."""\n\n\nasync def hurry(proof):\n    proof.state = "issued"\n'
        "    async with transaction():\n        pass\n"
        "    try:\n        pass\n    except Exception:\n        pass\n"
    )
    (tmp_path / "proofs" / "queries.py").write_text(
        '"""Reads."""\nfrom tortoise.transactions import atomic\n' + "x = 1\n" * 400
    )

    assert sorted(faults(tmp_path)) == [
        "proofs/jobs.py: catches Exception",
        "proofs/jobs.py: opens a transaction outside actions",
        "proofs/jobs.py: sets a state outside actions",
        "proofs/queries.py: imports tortoise.transactions",
        "proofs/queries.py: too long",
        "proofs/utils.py: a name without a noun",
        "proofs/utils.py: no sentence saying what it is for",
    ]

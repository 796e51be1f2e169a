"""Other names by which people ask for the proofs of the lists: 单身 for 婚姻状况证明.

They are ours; no list publishes them. They help to find an item and never stop a request.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.catalogue.rows import rows_of

FILE = Path(__file__).parent / "data" / "proof-synonyms.csv"
_COLUMNS = ("name", "synonym")
_LONGEST = 40
_PROOF = "证明"


def synonyms_of(name: str) -> tuple[str, ...]:
    """The other names of every listed proof whose head, before 证明, stands in this name."""
    found = (names for listed, names in groups().items() if listed.removesuffix(_PROOF) in name)
    return tuple(dict.fromkeys(each for names in found for each in names))


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """The other names by the listed name."""
    read: dict[str, list[str]] = {}
    for row in rows_of(FILE.read_text(encoding="utf-8").splitlines(keepends=True), _COLUMNS):
        read.setdefault(row.text("name", _LONGEST), []).append(row.text("synonym", _LONGEST))
    return {listed: tuple(names) for listed, names in read.items()}

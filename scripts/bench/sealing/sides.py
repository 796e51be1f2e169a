"""The ways to make a sealed page; each is loaded only in the process that is to use it."""

from importlib import import_module
from pathlib import Path
from typing import Protocol

from scripts.bench.sealing.keys import P256, RSA

_SIDES = {
    "ours": ("ours", P256),
    "WeasyPrint + pyHanko, P-256": ("obvious", P256),
    "WeasyPrint + pyHanko, RSA-2048": ("obvious", RSA),
    "Typst + pyHanko, P-256": ("typesetting", P256),
    "Typst + pyHanko, RSA-2048": ("typesetting", RSA),
}
"""The module of each, and which key it seals with."""
NAMES = tuple(_SIDES)


class Side(Protocol):
    """One way to make the page; built once per process."""

    async def proof(self, number: int) -> bytes:
        """The sealed page with this number."""
        ...

    async def close(self) -> None:
        """End what was started."""
        ...


def side(name: str, keys: Path, fonts: Path) -> Side:
    """A side, from a folder made by preparation.prepare and the built fonts."""
    module, key = _SIDES[name]
    return import_module(f"scripts.bench.sealing.{module}").side(keys, fonts, key)

"""Examples of requests that committees decide, to show a resident how others put it."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "wording-examples.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A request in good words: who, what, since when, for which purpose, for which office."""

    title: str
    purpose: str
    recipient: str
    text: str


@cache
def wording_examples() -> tuple[Example, ...]:
    """The examples in the order in which they are shown."""
    return tuple(Example(**each) for each in json.loads(_FILE.read_text(encoding="utf-8")))

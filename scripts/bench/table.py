"""The medians of both sides beside each other, with their ratio."""

import statistics
from collections import defaultdict
from operator import attrgetter
from typing import TypeAlias

from scripts.bench.visit import Cost

Costs: TypeAlias = defaultdict[str, list[Cost]]
"""By what was done; one for each visit."""

FIGURES = {
    "usable_ms": ("until usable", "ms", 0),
    "script_ms": ("script", "ms", 0),
    "thread_ms": ("main thread", "ms", 0),
    "heap_mb": ("script heap", "MB", 2),
}
HEAD = f"{'':32}{'portal':>10}{'by hand':>10}{'ratio':>8}"


def table(portal: Costs, by_hand: Costs) -> str:
    """One line per thing that was done and figure."""
    lines = [HEAD]
    for name, costs in portal.items():
        lines += [name, *(_line(each, costs, by_hand[name]) for each in FIGURES)]
    return "\n".join(lines)


def _line(figure: str, portal: list[Cost], by_hand: list[Cost]) -> str:
    title, unit, digits = FIGURES[figure]
    ours, theirs = (
        statistics.median(map(attrgetter(figure), costs)) for costs in (portal, by_hand)
    )
    label = f"{title}, {unit}"
    return f"    {label:28}{ours:10.{digits}f}{theirs:10.{digits}f}{ours / theirs:8.2f}"

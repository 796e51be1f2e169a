"""`scripts/bench-sealing`: the processor time of a sealed page, beside other ways of making it.

Nothing is asserted: times belong to a machine, ratios nearly. What they mean: docs/performance.md.
"""

import argparse
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdfium2 import PdfDocument

from scripts.bench.sealing import memory
from scripts.bench.sealing.preparation import prepare
from scripts.bench.sealing.process import Cost, Worker, cost_alone
from scripts.bench.sealing.sides import NAMES
from scripts.local.narration import Refused, speak, step

PROJECT = Path(__file__).resolve().parents[3]
FONTS = PROJECT / "var/fonts"
PROOFS = 20
ALONE = 3
"""So often each side makes one proof in a process of its own, which costs a second."""


def main() -> int:
    """scripts/bench-sealing [--proofs 20] | --memory [5000]"""
    arguments = argparse.ArgumentParser("scripts/bench-sealing", description=__doc__)
    arguments.add_argument("--proofs", type=int, default=PROOFS, help="measured for each side")
    arguments.add_argument(
        "--memory", type=int, nargs="?", const=5000, help="only the memory of a press, over so many"
    )
    given = arguments.parse_args()
    # Else every process compiles what it imports, and that is what its start would cost.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if given.memory:
        memory.watch(FONTS, given.memory)
        return 0
    if find_spec("typst") is None:
        raise Refused("The benchmark compares with Typst: pip install typst, for this run only.")
    with TemporaryDirectory(prefix="bench-") as folder:
        keys, drafts = Path(folder) / "keys", Path(folder) / "drafts"
        drafts.mkdir()
        with step("keys and a drawn seal"):
            prepare(keys, FONTS)
        print(_compared(keys, drafts, given.proofs))
        print(_breakdown(keys, given.proofs))
    return 0


def _compared(keys: Path, drafts: Path, proofs: int) -> str:
    """All sides in turn, each in a process that is kept; then each in a process of its own."""
    kept: defaultdict[str, list[Cost]] = defaultdict(list)
    before = os.getloadavg()[0]
    with _workers(keys) as workers:
        with step("the same page from every side"):
            _require_same_page([worker.warm_up(drafts) for worker in workers.values()])
        for number in range(1, proofs + 1):
            for side, worker in workers.items():
                kept[side].append(worker.cost_of(number))
    with step("each in a process of its own"):
        alone = {
            side: statistics.median(cost_alone(side, keys, FONTS) for _ in range(ALONE))
            for side in NAMES
        }
    load = f"load of the machine {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    return "\n".join([f"\nMedians of {proofs} proofs, {load}:\n", *_table(kept, alone)])


@contextmanager
def _workers(keys: Path) -> Generator[dict[str, Worker]]:
    with ExitStack() as running:
        yield {side: running.enter_context(Worker(side, keys, FONTS)) for side in NAMES}


def _require_same_page(files: list[Path]) -> None:
    said = [_said(file) for file in files]
    if any(each != said[0] for each in said):
        raise Refused("The sides print different pages, so that their times do not compare.")


def _said(file: Path) -> list[str]:
    """Every character of the page, sorted: where a line ends, and in which order parts are drawn,
    is each side's own."""
    document = PdfDocument(file)
    pages = [page.get_textpage().get_text_range() for page in document]
    return [f"{len(pages)} pages", *sorted("".join("".join(pages).split()))]


def _table(kept: dict[str, list[Cost]], alone: dict[str, float]) -> Iterator[str]:
    yield f"{'CPU, ms a proof':32}{'kept':>8}{'ours is':>9}{'alone':>8}{'file, kB':>10}"
    medians = {side: statistics.median(cost.seconds for cost in kept[side]) for side in kept}
    ours = medians[NAMES[0]]
    for side, median in medians.items():
        size = statistics.median(cost.bytes for cost in kept[side]) / 1000
        figures = f"{median * 1000:8.0f}{ours / median:8.2f}×{alone[side] * 1000:8.0f}{size:10.0f}"
        yield f"{side:32}{figures}"


def _breakdown(keys: Path, proofs: int) -> str:
    # With the environment of a press, so that the fonts are the same.
    environment = os.environ | {
        "FONTCONFIG_FILE": str(FONTS / "fonts.conf"),
        "XDG_CACHE_HOME": str(FONTS / "cache"),
    }
    command = [sys.executable, "-m", "scripts.bench.sealing.breakdown", str(keys), str(proofs)]
    return subprocess.run(
        command, env=environment, cwd=PROJECT, check=True, text=True, stdout=subprocess.PIPE
    ).stdout


if __name__ == "__main__":
    sys.exit(speak(main))

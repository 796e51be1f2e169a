"""`scripts/chaos`: approves papers while everything fails, and counts what is left.

Prints the seed, the schedule and the figures; exit status 1 when anything was lost, doubled or
damaged. The same seed gives the same schedule, though not the same run: where a process is when it
dies depends on the machine.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from backend.foundation import clock
from scripts.disorder import desk, reckoning
from scripts.disorder.reckoning import Reckoning
from scripts.disorder.schedule import Blow, Stroke, schedule
from scripts.disorder.stage import Stage, staged
from scripts.local.narration import speak, step

AMOUNTS = {
    "kills": (Blow.KILL_WORKER, 10),
    "freezes": (Blow.FREEZE_WORKER, 1),
    "signing-kills": (Blow.KILL_SIGNING, 1),
    "restarts": (Blow.RESTART_POSTGRES, 1),
    "flushes": (Blow.FLUSH_REDIS, 1),
    "absences": (Blow.STOP_REDIS, 1),
    "silences": (Blow.SILENCE_AUTHORITY, 1),
    "full-disks": (Blow.FILL_DISK, 1),
    "jumps": (Blow.JUMP_CLOCK, 1),
    "lies": (Blow.MISLEAD_AUTHORITY, 1),
}
"""Option, what it counts, and how many there are by default."""


def main(arguments: list[str] | None = None, *, database_url: str | None = None) -> int:
    """Everything; `arguments` are those of the command line, `database_url` as of stage.staged."""
    options = _options(arguments)
    blows = {blow: getattr(options, name.replace("-", "_")) for name, (blow, _) in AMOUNTS.items()}
    strokes = schedule(options.seed, proofs=options.proofs, workers=options.workers, blows=blows)
    print(f"seed {options.seed}: {options.proofs} approvals, {options.workers} workers")
    for stroke in strokes:
        print(f"  {stroke.told()}", flush=True)
    if options.keep:
        return run(options, strokes, options.keep, database_url)
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        return run(options, strokes, Path(folder), database_url)


def run(
    options: argparse.Namespace, strokes: list[Stroke], folder: Path, database_url: str | None
) -> int:
    """One day of disorder in the folder; the exit status."""
    began_at = clock.now()
    with staged(folder, workers=options.workers, database_url=database_url) as stage:
        with step("cases asked for and checked"):
            cases = desk.checked_cases(stage.address, options.proofs)
        approver = desk.Approver(stage.address, cases, options.rate)
        began = time.monotonic()
        with step("approvals, while it goes wrong"):
            approver.start()
            _strike_all(stage, strokes, approver)
            approver.join()
        if approver.error is not None:
            raise approver.error
        with step("until the last one is issued"):
            drained = reckoning.wait_until_issued(
                stage.environ["DATABASE_URL"], options.proofs, seconds=options.patience
            )
        spent = time.monotonic() - began
        with step("invariants, files"):
            found = reckoning.reckon(stage.environ, stage.kills, began_at)
    _tell(found, strokes, approver, spent=spent, drained=drained)
    return 0 if found.sound and found.figures["approved"] == options.proofs else 1


def _strike_all(stage: Stage, strokes: list[Stroke], approver: desk.Approver) -> None:
    for stroke in strokes:
        while approver.approved < stroke.after and approver.is_alive():
            time.sleep(0.02)
            stage.revive()
        time.sleep(stroke.pause)
        stage.strike(stroke)


def _tell(
    found: Reckoning,
    strokes: list[Stroke],
    approver: desk.Approver,
    *,
    spent: float,
    drained: float,
) -> None:
    figures = found.figures
    print(f"\n  approvals            {figures['approved']}")
    print(f"  issued               {figures['issued']}")
    print(f"  lost                 {figures['approved'] - figures['issued']}")
    print(f"  duplicate serials    {figures['duplicates']}")
    print(f"  gaps                 {figures['gaps']}")
    print(f"  file mismatches      {found.mismatches or 0}")
    print(f"  moments of other days {figures['misdated']}")
    print(f"  invariants           {found.broken or 'all hold'}")
    for blow, count in Counter(stroke.blow for stroke in strokes).items():
        print(f"  {count:4} × {blow}")
    print(f"  jobs cut off         {len(found.recoveries)}")
    print(
        f"  recovery             p50 {found.recovery(0.5):.2f} s,"
        f" p99 {found.recovery(0.99):.2f} s, worst {found.recovery(1):.2f} s"
    )
    print(f"  signed, not released {figures['unreleased']}")
    print(f"  without a stamp yet  {figures['unstamped']}")
    print(f"  requests of approver {approver.asked}, of which failed {len(approver.failed)}")
    for why, count in Counter(approver.failed).most_common():
        print(f"      {count} × {why}")
    print(f"  time                 {spent:.0f} s, of which {drained:.1f} s after the last approval")
    print("  nothing lost, nothing doubled" if found.sound else "  NOT SOUND")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--proofs", type=int, default=100, help="approvals (default 100)")
    parser.add_argument("--workers", type=int, default=2, help="workers (default 2)")
    parser.add_argument("--rate", type=float, default=2.0, help="approvals a second (default 2)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument(
        "--patience", type=float, default=400, help="seconds to wait at the end (default 400)"
    )
    parser.add_argument("--keep", type=Path, help="an empty folder for all data and logs")
    for name, (blow, usual) in AMOUNTS.items():
        parser.add_argument(f"--{name}", type=int, default=usual, help=f"{blow} (default {usual})")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(speak(main))

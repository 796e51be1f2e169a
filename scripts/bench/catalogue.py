"""`scripts/bench-catalogue`: how long a search of 50,000 items takes, and by which plan.

Nothing is asserted of times, which belong to a machine; a plan that reads the whole table fails.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from backend.catalogue import actions, search
from backend.catalogue.lists import ListedItem, read_items, read_regions
from backend.catalogue.models import Lane, Measure, ProofItem
from backend.catalogue.queries import Wanted, proof_items
from backend.foundation import db
from backend.foundation.pages import PageRequest
from backend.foundation.viewer import System
from backend.migrations.__main__ import bring_to_newest
from scripts.local.embedded import EmbeddedPostgres
from scripts.local.narration import speak

ITEMS = 50_000
ROUNDS = 20
PROMISE_MS = 50
SEARCHES = (
    *("亲属关系", "婚姻", "死", "证明", "无犯罪记录证明", "法律援助", "公安机关", "教育部 学历"),
    *("hunyin", "qinshu", "jingjikunnan", "shen", "wfzjl", "hyzk", "zm", "没有这个词"),
)
_FILES = {Lane.POSITIVE: "committee-positive.csv", Lane.DEPARTMENT: "department-items.csv"}


def main() -> int:
    """0 when every search was answered from an index, 1 when one read the whole table."""
    parser = argparse.ArgumentParser(prog="bench-catalogue", description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS)
    wanted = parser.parse_args().items
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        EmbeddedPostgres(Path(folder), durable=False) as server,
    ):
        return asyncio.run(_measure(server.url, wanted))


async def _measure(url: str, wanted: int) -> int:
    await bring_to_newest(url)
    await db.connect(url, pool=2, viewer=System(job="bench-catalogue"))
    try:
        rows = many(wanted)
        started = time.perf_counter()
        await actions.import_lists(System(job="bench-catalogue"), rows)
        _say(f"{len(rows)} items imported in {time.perf_counter() - started:.1f} s")
        await db.connection().execute_script("ANALYZE")
        _say(f"{'search':<24}{'found':>8}{'median ms':>11}{'p95 ms':>9}  plan")
        plans = [await _line(typed) for typed in SEARCHES]
        await _browsing()
    finally:
        await db.disconnect()
    return 0 if all(plans) else 1


def many(count: int) -> list[ListedItem]:
    """As many items, made of the real ones: each again for other places and offices."""
    regions = read_regions(_lines("region-names.csv"))
    real = [
        item for lane, name in _FILES.items() for item in read_items(_lines(name), lane, regions)
    ]
    places = [name for name in regions if name != "全国"]
    return [
        replace(
            real[n % len(real)],
            list_id=f"BENCH-{n % 97}",
            region_name=places[n % len(places)],
            region=regions[places[n % len(places)]],
            demanding_unit=f"{real[n % len(real)].demanding_unit}第{n // len(real)}窗口",
        )
        for n in range(count)
    ]


async def _line(typed: str) -> bool:
    wanted = Wanted(search=typed)
    times = [await _timed(wanted) for _ in range(ROUNDS)]
    plan = await _plan(typed)
    # What every proof is called narrows nothing: the first page comes in the order of an index.
    indexed = "Seq Scan" not in plan
    told = "by index" if indexed else "READS THE WHOLE TABLE"
    found = await (await proof_items(wanted, PageRequest())).count()
    _say(f"{typed:<24}{found:>8}{_figures(times)}  {told}")
    return indexed


async def _browsing() -> None:
    wishes = {
        "no search": Wanted(),
        "a measure": Wanted(measure=Measure.COMMITMENT),
        "a lane and a place": Wanted(lane=Lane.POSITIVE, region="421200000000"),
    }
    for name, wanted in wishes.items():
        times = [await _timed(wanted) for _ in range(ROUNDS)]
        _say(f"{name:<32}{_figures(times)}")


async def _timed(wanted: Wanted) -> float:
    started = time.perf_counter()
    await proof_items(wanted, PageRequest())
    return (time.perf_counter() - started) * 1000


async def _plan(typed: str) -> str:
    order = ("name_length", "published_list_id", "position", "id")
    found = search.narrowed(ProofItem.all(), typed).order_by(*order).limit(21)
    query = found.sql(params_inline=True)
    rows = await db.connection().execute_query_dict(f"EXPLAIN {query}")
    return "\n".join(row["QUERY PLAN"] for row in rows)


def _figures(times: Sequence[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    late = "  over the promise" if p95 > PROMISE_MS else ""
    return f"{statistics.median(times):>11.1f}{p95:>9.1f}{late}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _lines(name: str) -> list[str]:
    return (actions.DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)


if __name__ == "__main__":
    sys.exit(speak(main))

"""The memory of a press over many documents."""

import asyncio
import re
from pathlib import Path

from backend.foundation.documents.renderer import DocumentRenderer
from scripts.bench.sealing import page
from scripts.bench.sealing.worker import children

EVERY = 500
RARE = 10
"""Each tenth name needs a large font, as somewhat more than in a village."""


def watch(fonts: Path, proofs: int) -> None:
    """Prints the resident memory (RSS) of the press after each 500 documents."""
    asyncio.run(_watch(fonts, proofs))


async def _watch(fonts: Path, proofs: int) -> None:
    documents = DocumentRenderer(templates=page.TEMPLATES, fonts=fonts)
    await documents.start()
    try:
        print(f"{'documents':>10}{'RSS, MB':>10}{'of it heap':>12}", flush=True)
        for number in range(1, proofs + 1):
            content = page.snapshot(number, rare=number % RARE == 0)
            await documents.render(page.NAME, page.VERSION, content)
            if number == 1 or number % EVERY == 0:
                print(f"{number:10}{_memory('VmRSS'):10.0f}{_memory('RssAnon'):12.0f}", flush=True)
    finally:
        await documents.close()


def _memory(what: str) -> float:
    """MB of the press, which is the only process started here; RssAnon is without mapped files."""
    (press,) = children()
    status = Path(f"/proc/{press}/status").read_text("ascii")
    found = re.search(rf"^{what}:\s+(\d+) kB", status, re.MULTILINE)
    assert found, "Linux tells it of every process"
    return int(found[1]) / 1000

"""One printing process as seen from the portal: started, asked, and killed when it overruns."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.foundation import metrics
from backend.foundation.documents.fonts import CACHE, FONTCONFIG, FontsMissing
from backend.foundation.documents.wire import HEADER, pack, unpack

PROJECT = Path(__file__).parents[3]
PROGRAM = "backend.foundation.documents.press_process"

START_LIMIT = 60  # seconds; 1 s is usual; the first start on a slow disk reads 85 MB of fonts

REPLY_LIMIT = 30  # seconds; the press gives up by itself after 10 s of processor time, so this
# strikes when it hangs outside Python or the machine is starved of processor time.

RETIRED_AFTER = 1000  # jobs; Pango and its like keep some 15 kB of each document for good. A start
# takes a second of processor time, a thousandth of which is less than a document's own noise.


class PressDied(Exception):
    """The process ended in the middle of its work; somebody killed it, or memory ran out."""


class PressTooSlow(Exception):
    """The process did not answer in time and was killed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What the press says, and the document or picture when there is one."""

    message: dict[str, Any]
    attachment: bytes


class Press:
    """A process that does one job at a time; it is started when needed, again if it died.

    After RETIRED_AFTER jobs another one takes its place, so that its memory stays bounded.
    """

    def __init__(self, *, templates: Path, fonts: Path) -> None:
        self._templates = templates.resolve()
        self._fonts = fonts.resolve()
        self._process: Process | None = None
        self._done = 0

    async def start(self) -> None:
        """Have a running process; raises FontsMissing, PressDied or PressTooSlow."""
        if self._is_fit():
            return
        await self.stop()
        if not (self._fonts / FONTCONFIG).is_file():
            raise FontsMissing(self._fonts / FONTCONFIG)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", PROGRAM, str(self._templates), str(os.getpid()),
            stdin=PIPE, stdout=PIPE, cwd=PROJECT, env=self._environment(),
        )  # fmt: skip
        metrics.PRESS_STARTS.inc()
        await self._receive(self._process, START_LIMIT)
        self._done = 0

    def _is_fit(self) -> bool:
        running = self._process is not None and self._process.returncode is None
        return running and self._done < RETIRED_AFTER

    async def ask(self, job: Mapping[str, Any], attachment: bytes = b"") -> Reply:
        """Do `job`; raises PressDied or PressTooSlow, after which the process is gone."""
        await self.start()
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(pack(job, attachment))
        self._done += 1
        return await self._receive(self._process, REPLY_LIMIT)

    async def stop(self) -> None:
        """End the process, if there is one; it keeps nothing that could be lost."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()  # Reads the pipes to their end, which also closes them.

    async def _receive(self, process: Process, limit: float) -> Reply:
        assert process.stdout is not None
        try:
            async with asyncio.timeout(limit):
                message, attachment = unpack(await process.stdout.readexactly(HEADER.size))
                return Reply(
                    message=json.loads(await process.stdout.readexactly(message)),
                    attachment=await process.stdout.readexactly(attachment),
                )
        except TimeoutError:
            await self.stop()
            raise PressTooSlow(f"no answer within {limit} s") from None
        except asyncio.IncompleteReadError:
            await self.stop()
            raise PressDied("the process ended before it answered") from None
        except asyncio.CancelledError:
            # Whoever asked has gone; the next one must not read the answer to this question.
            await self.stop()
            raise

    def _environment(self) -> dict[str, str]:
        """Everything that could change the bytes of a document is fixed here, and nothing else."""
        return {
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "PYTHONHASHSEED": "0",
            "FONTCONFIG_FILE": str(self._fonts / FONTCONFIG),
            "XDG_CACHE_HOME": str(self._fonts / CACHE),
        }

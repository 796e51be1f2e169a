"""Documents for the portal and pictures of their pages, made in a pool of processes.

Layout is heavy, single-threaded and a parser of foreign text, so it runs in processes of its own:
the event loop stays free, a runaway document is killed alone, and the press holds no secrets.
"""

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from backend.foundation import metrics
from backend.foundation.documents.embedding import EmbeddedFile, headers_of
from backend.foundation.documents.glyphs import GlyphCoverage, name_of
from backend.foundation.documents.press import Press, PressDied, PressTooSlow, Reply
from backend.foundation.sealing.spot import SealSpot

__all__ = ["DocumentRenderer", "RenderFailed", "RenderedDocument", "SealSpot"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class RenderedDocument:
    """A PDF without a seal yet, and the spot for the seal's centre."""

    pdf: bytes
    pages: int
    seal_spot: SealSpot


class RenderFailed(Exception):
    """There is no document. `permanent` says whether trying again can help.

    `reason` is a short English sentence without personal data, fit for a log.
    """

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class DocumentRenderer:
    """Does as many jobs at a time as it has processes; the others wait their turn.

    A process starts with its first job or, warmed up beforehand, with `start`. It ends with
    `close`, or with the portal when that is killed.
    """

    def __init__(self, *, templates: Path, fonts: Path, processes: int = 1) -> None:
        self._fonts = fonts
        self._presses = [Press(templates=templates, fonts=fonts) for _ in range(processes)]
        self._idle: asyncio.Queue[Press] = asyncio.Queue()
        for press in self._presses:
            self._idle.put_nowait(press)
        self._unfinished = 0

    @property
    def unfinished(self) -> int:
        """How many jobs are in the making or wait; whoever need not queue can look first."""
        return self._unfinished

    async def start(self) -> None:
        """Warm up, before the first job; raises FontsMissing if `scripts/build-fonts` has not run.

        Whoever prints seldom does without: the first job then takes a second longer.
        """
        _ = self._coverage
        await asyncio.gather(*(press.start() for press in self._presses))

    async def close(self) -> None:
        """End all processes; documents in the making are lost."""
        await asyncio.gather(*(press.stop() for press in self._presses))

    async def render(
        self,
        template: str,
        version: str,
        content: Mapping[str, Any],
        *,
        preview: bool = False,
        files: Sequence[EmbeddedFile] = (),
    ) -> RenderedDocument:
        """Print the canonical snapshot `content`; equal arguments give equal bytes.

        `template` is a folder like `proofs/free-form`, `version` one in it like `v1`. A preview has
        the same lines on the same pages, under marks that nobody can take for a proof. `files`
        are embedded in the PDF, in the order of their names. Raises
        RenderFailed, permanently so for a character that no font can print (the reason names its
        code point), for a snapshot that does not fit the template, and for a document that
        exceeds the limits on processor time and memory.
        """
        self._refuse_unprintable(content)
        job = {
            "template": template,
            "version": version,
            "content": content,
            "preview": preview,
            "files": headers_of(files),
        }
        reply = await self._done(job, b"".join(file.content for file in files))
        for warning in reply.message["warnings"]:
            logger.warning("Template %s %s: %s", template, version, warning)
        page, x, y = reply.message["spot"]
        return RenderedDocument(
            pdf=reply.attachment,
            pages=reply.message["pages"],
            seal_spot=SealSpot(page=page, x=x, y=y),
        )

    async def draw(self, pdf: bytes, page: int, width: int) -> bytes:
        """Page `page` (from 1) of a PDF as PNG, `width` pixels wide, seal and fields included.

        Equal arguments give equal bytes. Raises RenderFailed, permanently so for a page that is not
        there and for what is no PDF.
        """
        reply = await self._done({"draw": {"page": page, "width": width}}, pdf)
        return reply.attachment

    async def _done(self, job: Mapping[str, Any], attachment: bytes = b"") -> Reply:
        self._unfinished += 1
        try:
            reply = await self._asked(job, attachment)
        except RenderFailed:
            metrics.PRESS_JOBS.labels("failed").inc()
            raise
        finally:
            self._unfinished -= 1
        refused = "failed" in reply.message
        metrics.PRESS_JOBS.labels("refused" if refused else "done").inc()
        if refused:
            raise RenderFailed(reply.message["failed"], permanent=True)
        return reply

    async def _asked(self, job: Mapping[str, Any], attachment: bytes) -> Reply:
        press = await self._idle.get()
        try:
            try:
                return await press.ask(job, attachment)
            except PressDied:
                # Killed from outside, most likely for the memory of somebody else. Once more.
                return await press.ask(job, attachment)
        except PressDied:
            raise RenderFailed("the press died twice over this job", permanent=False) from None
        except PressTooSlow as reason:
            raise RenderFailed(f"the press was killed: {reason}", permanent=False) from None
        finally:
            self._idle.put_nowait(press)

    @cached_property
    def _coverage(self) -> GlyphCoverage:
        return GlyphCoverage.load(self._fonts)

    def _refuse_unprintable(self, content: Mapping[str, Any]) -> None:
        for text in _strings(content):
            if missing := self._coverage.missing(text):
                names = ", ".join(name_of(char) for char in missing)
                raise RenderFailed(f"no font can print {names}", permanent=True)


def _strings(value: object) -> Iterator[str]:
    """Every string anywhere in a JSON value, keys excepted: those are ours."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)

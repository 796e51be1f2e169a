"""Judges a file that claims to be sealed. The file may come from anybody and be made to harm.

The judgement is about the seal only. Whether the portal issued a file is answered by the SHA-256
of the file in its own register, which is the primary test: a signature stays valid on copies that
were never issued. pyHanko's own verdict is not enough either, since it accepts an appended byte
and changed metadata; so nothing at all may follow what the seal covers.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from asn1crypto import pem
from pyhanko.keys import load_certs_from_pemder_data

from backend.foundation import clock
from backend.foundation.sealing.confinement import WorkFailed, confined
from backend.foundation.sealing.judging import report_on
from backend.foundation.sealing.report import SealReport

MAX_BYTES = 10 * 1024 * 1024  # a sealed proof of three pages has 0.2 MB
CPU_LIMIT = 2  # seconds; a sealed proof takes 0.03 s
PATIENCE = 5.0  # seconds; the bound promised for any upload, for a machine busy with others
MEMORY_LIMIT = 512 * 1024 * 1024  # bytes of address space, which counts libraries too


class InspectionFailed(Exception):
    """The file cannot be judged, and so is no proof; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SealInspector:
    """Inspects files against trusted root certificates and, when given, revocation lists."""

    def __init__(self, trust_roots: Path, *, crls: Path | None = None) -> None:
        """`trust_roots` is a PEM bundle, `crls` a folder of `*.crl` files that may be replaced.

        Raises OSError or ValueError when the bundle cannot be read or holds no certificate.
        """
        self._roots = trust_roots.read_bytes()
        if not pem.detect(self._roots) or not list(load_certs_from_pemder_data(self._roots)):
            raise ValueError(f"no certificate in PEM form in {trust_roots}")
        self._crls = crls
        # Two files at a time; the others wait.
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="seal-inspector")

    async def inspect(self, pdf: bytes) -> SealReport:
        """The report on the first seal of the file.

        Whatever the bytes are, raises InspectionFailed only; OSError when a revocation list
        cannot be read.
        """
        if len(pdf) > MAX_BYTES:
            raise InspectionFailed(f"more than {MAX_BYTES} bytes")
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._inspect, pdf, clock.now()
        )

    async def inspect_own(self, pdf: bytes) -> SealReport:
        """The same for bytes that this process made: a third of the time, and without limits.

        Raises nearly anything for other bytes.
        """
        return await asyncio.to_thread(report_on, pdf, self._roots, self._lists(), clock.now())

    def _lists(self) -> list[bytes]:
        lists = sorted(self._crls.glob("*.crl")) if self._crls else []
        return [file.read_bytes() for file in lists]

    def _inspect(self, pdf: bytes, moment: datetime) -> SealReport:
        try:
            return confined(
                report_on,
                *(pdf, self._roots, self._lists(), moment),
                seconds=CPU_LIMIT,
                patience=PATIENCE,
                memory=MEMORY_LIMIT,
            )
        except WorkFailed as error:
            raise InspectionFailed(str(error)) from error

"""Places where a process can be told to die, for proving that nothing is lost when one does.

A process dies at the point that PORTAL_CRASH_AT named when it started, which only one in
development accepts; nothing that it is sent later has any influence.
"""

import os
import signal
from enum import StrEnum


class CrashPoint(StrEnum):
    """Steps on the way of a paper, in their order."""

    NUMBERED = "numbered"
    """The serial is taken, the approval not committed."""
    APPROVED = "approved"
    """The approval is committed, and nobody was told."""
    TAKEN = "taken"
    """The relay has taken a delivery, Redis does not have it."""
    ENQUEUED = "enqueued"
    """Redis has it."""
    LEASED = "leased"
    """A runner has the lease and has done nothing."""
    WRITTEN = "written"
    """A file is in the storage's folder under its temporary name."""
    PRINTED = "printed"
    """The printed file is stored, and not on record."""
    DONE = "done"
    """The job's last transaction is committed, the delivery not marked as done."""
    INTENDED = "intended"
    """The intent is open, nothing is signed."""
    ALLOWED = "allowed"
    """In the signing process: the signature is on record, and not made."""
    SIGNED = "signed"
    """The signature is made, and no file has it."""
    SEALED = "sealed"
    """The sealed file is stored, and not on record."""
    RECORDED = "recorded"
    """All of the seal is written, the transaction not committed."""


_armed: CrashPoint | None = None


def arm(point: CrashPoint | None) -> None:
    """Has this process die at the point; for the two process edges, at their start."""
    global _armed  # noqa: PLW0603 -- what a process is told once, at its start
    _armed = point


def reached(point: CrashPoint) -> None:
    """Dies here if told so, as by SIGKILL: nothing is cleared up, nobody is told."""
    if point is _armed:
        os.kill(os.getpid(), signal.SIGKILL)

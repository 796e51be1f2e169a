"""Which proofs a stranger may learn of, and how often one source may ask."""

from datetime import timedelta

from tortoise.queryset import QuerySet

from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.proofs.models import FileKind, Proof
from backend.verification.models import VerificationRecord
from backend.verification.verdicts import PUBLIC_STATES

WINDOW = timedelta(minutes=1)
MAX_PER_SOURCE = 20
"""A busy counter checks a paper every three seconds; a guesser of 80-bit codes gets nowhere."""


def issued_with_code(code: str) -> QuerySet[Proof]:
    """At most one proof, by its normalised code. One statement whether it exists or not."""
    return Proof.filter(snapshot__code=code, state__in=PUBLIC_STATES)


def issued_as_file(sha256: str) -> QuerySet[Proof]:
    """At most one proof, by the bytes of its sealed file; the unsealed one is no proof."""
    return Proof.filter(files__kind=FileKind.SEALED, files__sha256=sha256, state__in=PUBLIC_STATES)


async def refuse_too_many(source: str) -> None:
    """Raises TOO_MANY_ATTEMPTS once a source has had MAX_PER_SOURCE answers within WINDOW.

    Reliability goal S3. Call it in a transaction that other checks of the source wait for.
    """
    answered = VerificationRecord.filter(source=source, at__gt=clock.now() - WINDOW)
    if await answered.count() >= MAX_PER_SOURCE:
        minutes = int(WINDOW.total_seconds() // 60)
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)

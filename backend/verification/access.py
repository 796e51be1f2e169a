"""Which proofs a stranger may learn of, and how often one source may ask."""

from datetime import timedelta

from tortoise.queryset import QuerySet

from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.proofs.models import FileKind, Proof
from backend.verification.models import VerificationOutcome, VerificationRecord
from backend.verification.verdicts import PUBLIC_STATES

WINDOW = timedelta(minutes=1)
MAX_UNKNOWN_PER_SOURCE = 20
"""Nobody mistypes twenty papers a minute; a guesser of 80-bit codes gets nowhere.

Only unknown answers count: a counter that checks hundreds of genuine papers behind one address
holds their codes already, and must not be stopped.
"""


def issued_with_code(code: str) -> QuerySet[Proof]:
    """At most one proof, by its normalised code. One statement whether it exists or not."""
    return Proof.filter(snapshot__code=code, state__in=PUBLIC_STATES)


def issued_as_file(sha256: str) -> QuerySet[Proof]:
    """At most one proof, by the bytes of its sealed file; the unsealed one is no proof."""
    return Proof.filter(files__kind=FileKind.SEALED, files__sha256=sha256, state__in=PUBLIC_STATES)


async def refuse_too_many(source: str) -> None:
    """Raises TOO_MANY_ATTEMPTS once a source has had too many unknown answers within WINDOW.

    Reliability goal S3. Call it in a transaction that other checks of the source wait for.
    """
    guesses = VerificationRecord.filter(
        source=source, at__gt=clock.now() - WINDOW, outcome=VerificationOutcome.UNKNOWN
    )
    if await guesses.count() >= MAX_UNKNOWN_PER_SOURCE:
        minutes = int(WINDOW.total_seconds() // 60)
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)

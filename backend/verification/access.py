"""How often a stranger may ask, answered together with what is asked."""

import logging
from datetime import timedelta

from backend.foundation import clock, db
from backend.foundation.errors import Problem, ProblemCode
from backend.verification import ledger
from backend.verification.ledger import Brought, Found
from backend.verification.models import VerificationMethod, VerificationRecord

WINDOW = timedelta(minutes=1)
MAX_UNKNOWN_PER_SOURCE = 20
"""Nobody mistypes twenty papers a minute; a guesser of 80-bit codes gets nowhere.

Only what found nothing counts: a counter that checks hundreds of genuine papers behind one address
holds their codes already, and must not be stopped.
"""
MAX_UNKNOWN_OF_ALL = 600
"""Thirty sources at their limit. The check character catches slips before they come here, so that
a whole province at work sends a few a minute; more is somebody with many addresses."""
MAX_UNKNOWN_UNDER_PRESSURE = 2
"""What one source gets of MAX_UNKNOWN_PER_SOURCE while all together are past their limit. Whoever
holds genuine papers has none and goes on; refusing the wrong codes alone would tell a guesser as
much as the answer."""
MAX_PER_CODE = 60
"""A busy hall checks one paper a few times; a check a second is a program, or a paper that went
round a village. It may be a genuine one: its owner sees these checks."""
MAX_INSPECTED_PER_SOURCE = 10
"""One new photograph every six seconds is how people try; each may cost four seconds of a
processor. Only files that turn out not to be ours count."""

log = logging.getLogger(__name__)

_COUNTS = """
SELECT (SELECT count(*) FROM verification_record
        WHERE source = $2 AND at > $4 AND proof_id IS NULL) AS of_source,
       (SELECT count(*) FROM verification_record WHERE asked = $3 AND at > $4) AS of_code,
       (SELECT count(*) FROM verification_record WHERE at > $4 AND proof_id IS NULL) AS of_all
"""


async def find(brought: Brought, source: str, asked: str) -> Found | None:
    """What was brought, for a source within the limits; `asked` is how the register calls it.

    Raises TOO_MANY_ATTEMPTS past a limit of the source, of what is asked, or of all sources
    (reliability goal S3), whether or not what is asked exists. One statement; call it in a
    transaction that other checks of the source wait for.
    """
    both = f"""
    SELECT * FROM ({_COUNTS}) AS counts LEFT JOIN ({ledger.statement(brought)}) AS paper ON true
    """  # noqa: S608 -- nothing from outside is in it
    since = clock.now() - WINDOW
    values = [brought.mark, source, asked, since]
    (row,) = await db.connection().execute_query_dict(both, values)
    _refuse_too_many(row["of_source"], row["of_code"], row["of_all"])
    return ledger.found_in(row)


def _refuse_too_many(of_source: int, of_code: int, of_all: int) -> None:
    pressed = of_all >= MAX_UNKNOWN_OF_ALL
    if pressed:
        log.warning("codes are being guessed: %s unknown ones within a minute", of_all)
    allowed = MAX_UNKNOWN_UNDER_PRESSURE if pressed else MAX_UNKNOWN_PER_SOURCE
    if of_source >= allowed or of_code >= MAX_PER_CODE:
        raise _too_many()


async def refuse_inspections(source: str) -> None:
    """Raises TOO_MANY_ATTEMPTS for a source that brought too many files that are not ours."""
    brought = VerificationRecord.filter(
        source=source,
        at__gt=clock.now() - WINDOW,
        proof_id=None,
        method__in=(VerificationMethod.FILE, VerificationMethod.PICTURE),
    )
    if await brought.count() >= MAX_INSPECTED_PER_SOURCE:
        raise _too_many()


def _too_many() -> Problem:
    return Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=int(WINDOW.total_seconds() // 60))

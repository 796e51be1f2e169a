"""Receipt codes (回执码): the secret that leads who gave no name back to her complaint.

Only a keyed hash is stored. The code of a complaint is worked out from the token of its submit and
the portal's secret, so that a submit whose answer was lost on the way is told the same code again,
and nobody else is.
"""

from uuid import UUID

from backend.foundation import buckets, codes
from backend.foundation.buckets import Rate
from backend.foundation.codes import InvalidCode
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.foundation.viewer import Visitor

LOOK_UPS = Rate(amount=60, seconds=3600)
"""A village office's line serves many who follow theirs; 80 random bits are not found by asking."""

_MINUTE = 60


def code_for(vault: Vault, filer: str, client_token: UUID) -> str:
    """The code for one submit of one filer: a network source, or who entered it for somebody."""
    drawn = bytes.fromhex(vault.index(f"{filer} {client_token}", kind="complaint receipt"))
    return codes.new_code(lambda length: drawn[:length])


def index_of(vault: Vault, code: str) -> str:
    """The keyed hash of what was typed as a code; NotFound for what cannot be one."""
    try:
        normal = codes.normalise(code)
    except InvalidCode:
        raise NotFound from None
    return vault.index(normal, kind="complaint receipt code")


async def admit(viewer: Visitor) -> None:
    """Counts a look-up of the viewer's source, right or wrong; raises TOO_MANY_ATTEMPTS.

    Outside of a transaction: what is refused afterwards counts all the same.
    """
    taken = await buckets.take(f"complaint receipt {viewer.source}", LOOK_UPS)
    if not taken.granted:
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=-(-taken.wait // _MINUTE))

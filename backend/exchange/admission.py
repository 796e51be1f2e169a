"""Who may come in at all: the token, the network, the rate."""

import hashlib
import re
import secrets
from datetime import timedelta

from backend.exchange import networks
from backend.exchange.lifecycle import ClientState
from backend.exchange.models import ExchangeToken
from backend.foundation import buckets, clock
from backend.foundation.buckets import Rate, Taken
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Department, ExchangeScope

TOKEN_START = "mzx_"  # noqa: S105 -- the public beginning, by which scanners find leaked tokens
TEST_START = "mzt_"
"""That of keys which only a sandbox takes."""
PREFIX_LENGTH = 10
CLIENT_RATE = Rate(amount=300, seconds=60)
"""Five a second, each for up to a hundred papers: more than any counter in the city needs."""
FAILURE_RATE = Rate(amount=20, seconds=60)
"""A system with a stale token fails at every request; nobody guesses 256 bits."""

# `last_used_at` is written at most this often, so that reading does not write at every request.
_USED_EVERY = timedelta(minutes=1)
_KEY = re.compile(r"(mz[xt]_)[A-Za-z0-9_-]{43}")


class TooFast(Exception):
    """To be answered with 429: come again in `taken.wait` seconds."""

    def __init__(self, taken: Taken, rate: Rate) -> None:
        super().__init__("too many requests")
        self.taken = taken
        self.rate = rate


def start_of_keys(*, sandbox: bool) -> str:
    """How the keys of a portal begin, so that nobody takes one sort for the other."""
    return TEST_START if sandbox else TOKEN_START


def new_token(*, sandbox: bool = False) -> str:
    """256 random bits behind a beginning that is easy to recognise."""
    return start_of_keys(sandbox=sandbox) + secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is stored of a token. It is random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


async def admit(token: str, *, address: str, source: str, sandbox: bool) -> Department:
    """The department whose token this is, when it may be used from this address now.

    An unknown, expired or revoked token, one of a closed client and one from another network raise
    the same TOKEN_INVALID, and TooFast when the source tries too often: a right token is never
    kept out by the wrong ones of a neighbour. Raises CLIENT_SUSPENDED for a right token only, and
    TOKEN_FOR_SANDBOX or TOKEN_FOR_PRODUCTION for whatever is written like a token of the other
    sort of portal: it is not looked up, so the answer tells nothing about it.
    """
    if _is_of_other_sort(token, sandbox=sandbox):
        await count_failure(source)
        raise Problem(
            ProblemCode.TOKEN_FOR_PRODUCTION if sandbox else ProblemCode.TOKEN_FOR_SANDBOX
        )
    row = await (
        ExchangeToken.filter(token_hash=hash_of(token), revoked_at=None)
        .select_related("client__organisation")
        .first()
    )
    if row is None or not _is_good(row, address):
        await count_failure(source)
        raise Problem(ProblemCode.TOKEN_INVALID)
    if row.client.state is ClientState.SUSPENDED:
        raise Problem(ProblemCode.CLIENT_SUSPENDED)
    await _touch(row)
    return _department(row, source)


async def count_failure(source: str) -> None:
    """Counts an attempt with a wrong token, or with none; raises TooFast."""
    taken = await buckets.take(f"exchange failure {source}", FAILURE_RATE)
    if not taken.granted:
        raise TooFast(taken, FAILURE_RATE)


async def take_turn(viewer: Department) -> Taken:
    """Counts one request of the client, in all processes together; raises TooFast."""
    taken = await buckets.take(f"exchange client {viewer.client_id}", CLIENT_RATE)
    if not taken.granted:
        raise TooFast(taken, CLIENT_RATE)
    return taken


def _is_of_other_sort(token: str, *, sandbox: bool) -> bool:
    written = _KEY.fullmatch(token)
    return written is not None and written[1] != start_of_keys(sandbox=sandbox)


def _is_good(row: ExchangeToken, address: str) -> bool:
    return (
        clock.now() < row.expires_at
        and row.client.state is not ClientState.CLOSED
        and networks.contains(row.ip_ranges, address)
    )


async def _touch(row: ExchangeToken) -> None:
    now = clock.now()
    if row.last_used_at is None or now - row.last_used_at > _USED_EVERY:
        await ExchangeToken.filter(id=row.id).update(last_used_at=now)


def _department(row: ExchangeToken, source: str) -> Department:
    return Department(
        client_id=row.client_id,
        token_id=row.id,
        organisation_id=row.client.organisation_id,
        organisation_name=row.client.organisation.name,
        scopes=frozenset(map(ExchangeScope, row.scopes)),
        regions=tuple(row.regions),
        item_types=frozenset(row.item_types),
        legal_bases=frozenset(row.legal_bases),
        source=source,
    )

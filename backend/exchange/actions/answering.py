"""Giving an answer: counted, watched, kept as evidence and told to the holders, or not given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from backend.disclosures import actions as disclosures
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Door
from backend.exchange import access, evidence
from backend.exchange.actions import watching
from backend.exchange.grounds import Ground
from backend.exchange.kinds import AnswerKind
from backend.exchange.models import ExchangeAnswer, ExchangeLookup
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Department

Looks = Mapping[frozenset[DisclosedField], Sequence[UUID]]
"""Which parts of which papers the answer tells."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """What was asked: the operation, on which ground, for how many papers; `request` is hashed."""

    operation: str
    ground: Ground
    request: object
    papers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Where an answer is kept, and the hash of its personal part."""

    id: UUID
    sha256: str
    at: datetime
    sandbox: bool
    """Whether the answer is about nobody."""


async def give(
    services: Services,
    viewer: Department,
    asking: Asking,
    personal: object,
    *,
    looks: Looks,
    lookups: Sequence[ExchangeLookup] = (),
) -> Evidence:
    """Writes down the answer that the caller may give now.

    Raises CLIENT_SUSPENDED, and then nothing may be given: the client is suspended, or this very
    request was the one too many; what was asked stays on record.
    """
    text = evidence.canonical(personal)
    answer = ExchangeAnswer(
        id=uuid4(),
        at=clock.now(),
        client_id=viewer.client_id,
        token_id=viewer.token_id,
        person_id=viewer.person_id,
        operation=asking.operation,
        case_number=asking.ground.case_number,
        purpose=asking.ground.purpose,
        legal_basis=asking.ground.legal_basis,
        consent_id=asking.ground.consent and asking.ground.consent.id,
        request_hash=services.vault.index(
            evidence.canonical(asking.request), kind="exchange_request"
        ),
        kind=AnswerKind.ANSWERED,
        sha256=evidence.hash_of(text),
        asked=asking.papers,
        proofs=len({proof for proofs in looks.values() for proof in proofs}),
    )
    async with transaction():
        client = await access.client_for_answer(viewer)
        stopped = await watching.watch(client, answer, lookups)
        if stopped:
            answer.kind, answer.sha256, answer.proofs = AnswerKind.REFUSED, None, 0
        await answer.save(force_create=True)
        if not stopped:
            await _tell_holders(viewer, answer, looks)
    if stopped:
        raise Problem(ProblemCode.CLIENT_SUSPENDED)
    return Evidence(
        id=answer.id, sha256=evidence.hash_of(text), at=answer.at, sandbox=services.sandbox
    )


async def _tell_holders(viewer: Department, answer: ExchangeAnswer, looks: Looks) -> None:
    for parts, proofs in looks.items():
        await disclosures.record(
            list(dict.fromkeys(proofs)),
            Look(
                door=Door.EXCHANGE,
                fields=parts,
                looker=viewer.organisation_name,
                organisation_id=viewer.organisation_id,
                person_id=viewer.person_id,
                purpose=answer.purpose,
                legal_basis=answer.legal_basis,
                case_number=answer.case_number,
                source_id=answer.id,
                answer_sha256=answer.sha256,
            ),
        )

"""Asking a resident for her consent, and what she answers (单独同意, 个人信息保护法 art. 23)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tortoise.expressions import Q

from backend.exchange import access, evidence
from backend.exchange.actions import following
from backend.exchange.grounds import CASE_NUMBER_LENGTH, PURPOSE_LENGTH
from backend.exchange.lifecycle import (
    CONSENTS,
    ConsentAgreed,
    ConsentAsked,
    ConsentEvent,
    ConsentRefused,
    ConsentState,
    ConsentWithdrawn,
)
from backend.exchange.models import ConsentedProof, ConsentRequest
from backend.foundation import audit, clock, db, names, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Department, System, Viewer
from backend.identity import resident_id
from backend.proofs.models import Proof
from backend.proofs.standing import Standing, rows_that

LONGEST_DAYS = 30
"""What a case needs longer, the resident is asked for again."""
ASKED_FOR = timedelta(days=7)
"""A request that nobody answered in a week is not open any more."""
SILENCE = timedelta(days=30)
"""网络数据安全管理条例 art. 22 (五): after a refusal nobody is asked again and again."""
MOST_OPEN = 3
MOST_WANTED = 20
MOST_CHOSEN = 100
_SYSTEM = System(job="exchange consents")


@dataclass(frozen=True, kw_only=True, slots=True)
class NewConsent:
    """What a department asks for, as it came. `wanted` are titles; empty leaves it to her."""

    holder_name: str
    holder_id_number: str
    wanted: Sequence[str]
    purpose: str
    legal_note: str
    case_number: str
    days: int
    client_token: UUID


async def ask(services: Services, viewer: Department, new: NewConsent) -> ConsentRequest:
    """Asks a resident, who may or may not be known here: nothing in the answer says which.

    The same `client_token` gives the same request. Raises what is wrong with the input,
    TOKEN_REUSED for other content, CLIENT_SUSPENDED, CONSENT_ASKED_BEFORE while MOST_OPEN are open,
    or when she refused the same purpose or the same case within SILENCE.
    """
    asked = _clean(services.vault, viewer, new)
    async with transaction():
        # One at a time: neither two requests nor two colleagues can pass the limits together.
        await db.serialise(f"exchange consents {viewer.organisation_id}")
        client = await access.client_for_answer(viewer)
        known = await ConsentRequest.get_or_none(
            client_id=client.id, client_token=asked.client_token
        )
        if known is not None:
            if known.request_hash != asked.request_hash:
                raise Problem(ProblemCode.TOKEN_REUSED, field="clientToken")
            return known
        await _refuse_nagging(viewer, asked)
        await asked.save(force_create=True)
        await audit.record(viewer, "consent.asked", asked.id)
        await outbox.record(ConsentAsked(consent_id=asked.id))
    return asked


async def agree(
    services: Services,
    viewer: Citizen,
    consent_id: UUID,
    *,
    proof_ids: Sequence[UUID],
    days: int | None,
) -> ConsentRequest:
    """The resident gives the papers she chose, for as many days as asked for, or fewer.

    Raises NOT_FOUND, WRONG_STATE (also when the request is too old), CONSENT_DAYS, and
    CONSENT_EMPTY for no paper, or one that is not her own or not valid.
    """
    async with transaction():
        consent = await access.consent_for_holder(services.vault, viewer, consent_id)
        _require_open(consent)
        consent.state = CONSENTS.after(consent.state, "agree")
        consent.valid_until = _until(consent, days)
        chosen = await _chosen(viewer, proof_ids)
        consent.decided_at = clock.now()
        await consent.save(update_fields=["state", "valid_until", "decided_at"])
        await ConsentedProof.bulk_create(
            ConsentedProof(consent_id=consent.id, proof_id=id_, chosen_at=consent.decided_at)
            for id_ in chosen
        )
        await following.note([(consent, chosen)])
        await _tell(viewer, "consent.agreed", ConsentAgreed(consent_id=consent.id))
    return consent


async def refuse(services: Services, viewer: Citizen, consent_id: UUID) -> ConsentRequest:
    """The resident says no, and need not say why. Raises NOT_FOUND or WRONG_STATE."""
    async with transaction():
        consent = await access.consent_for_holder(services.vault, viewer, consent_id)
        _require_open(consent)
        consent.state = CONSENTS.after(consent.state, "refuse")
        consent.decided_at = clock.now()
        await consent.save(update_fields=["state", "decided_at"])
        await _tell(viewer, "consent.refused", ConsentRefused(consent_id=consent.id))
    return consent


async def withdraw(services: Services, viewer: Citizen, consent_id: UUID) -> ConsentRequest:
    """The resident takes her consent back: the very next query finds nothing.

    Raises NOT_FOUND or WRONG_STATE.
    """
    async with transaction():
        consent = await access.consent_for_holder(services.vault, viewer, consent_id)
        await _withdraw(viewer, consent)
    return consent


async def withdraw_for_closed(consent_id: UUID) -> None:
    """What `withdraw` does, for a resident who has closed her account; again is harmless."""
    async with transaction():
        consent = await ConsentRequest.select_for_update(no_key=True).get(id=consent_id)
        if consent.state is ConsentState.AGREED:
            await _withdraw(_SYSTEM, consent)


async def end_past(consent_id: UUID) -> None:
    """Expires a request that nobody answered, ends an agreement whose last day has passed.

    A second run changes nothing.
    """
    async with transaction():
        consent = await ConsentRequest.select_for_update(no_key=True).get(id=consent_id)
        if consent.state is ConsentState.ASKED and consent.ask_until <= clock.now():
            consent.state = CONSENTS.after(consent.state, "expire")
            await consent.save(update_fields=["state"])
            await audit.record(_SYSTEM, "consent.expired", consent.id)
        elif consent.state is ConsentState.AGREED and _is_past(consent):
            consent.state = CONSENTS.after(consent.state, "end")
            await _close(consent)
            await audit.record(_SYSTEM, "consent.ended", consent.id)


def _clean(vault: Vault, viewer: Department, new: NewConsent) -> ConsentRequest:
    if not 1 <= new.days <= LONGEST_DAYS:
        raise Problem(ProblemCode.CONSENT_DAYS, field="days", limit=LONGEST_DAYS)
    if len(new.wanted) > MOST_WANTED:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE, field="wanted", limit=MOST_WANTED, count=len(new.wanted)
        )
    number = resident_id.parse(new.holder_id_number, today=clock.today(), field="holderIdNumber")
    name = names.clean_name(new.holder_name, field="holderName")
    now = clock.now()
    return ConsentRequest(
        client_id=viewer.client_id,
        client_token=new.client_token,
        request_hash=vault.index(evidence.canonical(new), kind="exchange_request"),
        holder_index=vault.index(number.value, kind="id_number"),
        name_index=access.name_index(vault, name),
        wanted=[clean_text(each, field="wanted", max_length=60) for each in new.wanted],
        purpose=clean_text(new.purpose, field="purpose", max_length=PURPOSE_LENGTH),
        legal_note=clean_text(new.legal_note, field="legalNote", max_length=500, multiline=True),
        case_number=clean_text(new.case_number, field="caseNumber", max_length=CASE_NUMBER_LENGTH),
        days=new.days,
        asked_at=now,
        ask_until=now + ASKED_FOR,
    )


async def _refuse_nagging(viewer: Department, asked: ConsentRequest) -> None:
    # By the number alone: a name spelt otherwise must not open another way to her.
    same_person = access.consents_of(viewer).filter(holder_index=asked.holder_index)
    waiting = same_person.filter(state=ConsentState.ASKED, ask_until__gt=asked.asked_at)
    refused = same_person.filter(
        # Other words for the same case are the same question.
        Q(purpose=asked.purpose) | Q(case_number=asked.case_number),
        state=ConsentState.REFUSED,
        decided_at__gt=asked.asked_at - SILENCE,
    )
    if await refused.exists() or await waiting.count() >= MOST_OPEN:
        raise Problem(ProblemCode.CONSENT_ASKED_BEFORE, days=SILENCE.days)


def _require_open(consent: ConsentRequest) -> None:
    # The job that expires requests may be late; the date she was told is not.
    if consent.state is ConsentState.ASKED and consent.ask_until <= clock.now():
        raise WrongState(ConsentState.EXPIRED, "decide")


def _until(consent: ConsentRequest, days: int | None) -> date:
    given = consent.days if days is None else days
    if not 1 <= given <= consent.days:
        raise Problem(ProblemCode.CONSENT_DAYS, field="days", limit=consent.days)
    return clock.today() + timedelta(days=given)


async def _chosen(viewer: Citizen, proof_ids: Sequence[UUID]) -> list[UUID]:
    asked = set(proof_ids)
    if not 1 <= len(asked) <= MOST_CHOSEN:
        raise Problem(ProblemCode.CONSENT_EMPTY, field="proofIds")
    valid = rows_that(Standing.VALID, clock.today())
    own = await Proof.filter(valid, applicant_id=viewer.person_id, id__in=asked).values_list("id")
    if len(own) != len(asked):
        raise Problem(ProblemCode.CONSENT_EMPTY, field="proofIds")
    return sorted(asked)


async def _withdraw(viewer: Citizen | System, consent: ConsentRequest) -> None:
    consent.state = CONSENTS.after(consent.state, "withdraw")
    await _close(consent)
    await _tell(viewer, "consent.withdrawn", ConsentWithdrawn(consent_id=consent.id))


async def _close(consent: ConsentRequest) -> None:
    consent.over_at = clock.now()
    await consent.save(update_fields=["state", "over_at"])
    chosen = await ConsentedProof.filter(consent_id=consent.id).values_list("proof_id")
    await following.note([(consent, [row[0] for row in chosen])])


def _is_past(consent: ConsentRequest) -> bool:
    return consent.valid_until is not None and consent.valid_until < clock.today()


async def _tell(viewer: Viewer, deed: str, event: ConsentEvent) -> None:
    await audit.record(viewer, deed, event.consent_id)
    await outbox.record(event)

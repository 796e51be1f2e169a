"""Putting a seal on record."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.face import RING_LIMIT, SealFace
from backend.foundation.sealing.provider import KeyUnavailable
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, System
from backend.identity.access import require_operator
from backend.identity.models import Organisation, OrganisationKind
from backend.seals import access, validity
from backend.seals.actions import moving
from backend.seals.lifecycle import SealEnrolled, SealState
from backend.seals.models import Seal, SealScope

FREE_FORM_ITEM = "free-form-proof"
"""The catalogue's code of 无固定模板类证明, which every committee seals."""
LETTERS_ITEM = "letters"
"""The letters 文书 of a government office, which issues no proofs."""
COPIES_ITEM = "annotated-copies"
"""The annotated copies 加注件, which the office that runs the portal seals."""


async def enrol(
    services: Services,
    viewer: Official | System,
    *,
    organisation_id: UUID,
    name: str,
    key_ref: str,
    keeper_id: UUID,
    valid_from: date,
    valid_to: date,
    items: Sequence[str] | None = None,
) -> Seal:
    """Puts a seal on record for a committee's term; it seals nothing until it is activated.

    `items` are by default what organisations of its kind seal: committees the free-form proof,
    offices their letters for days of their own, and who runs the portal annotated copies.
    `name` is the full statutory name, which the seal shows; for copies 电子证明加注专用章 follows.
    A key belongs to one organisation (电子签名法 art. 13). Raises NOT_FOUND, SEAL_TERM_INVALID,
    POST_UNKNOWN, TWO_PERSONS_REQUIRED, SEAL_KEY_UNKNOWN for a key that cannot be opened, is
    another's or was compromised, or what is wrong with the name.
    """
    require_operator(viewer)
    title = _printable(services, name)
    certificate = await _certificate(services, key_ref)
    async with transaction():
        committee = await Organisation.select_for_update(no_key=True).get_or_none(
            id=organisation_id
        )
        if committee is None:
            raise NotFound
        validity.require_within_term(committee, valid_from, valid_to)
        await access.require_keeper(keeper_id, committee.id)
        await _refuse_key(key_ref, certificate, committee.id)
        seal = await Seal.create(
            organisation=committee,
            name=title,
            key_ref=key_ref,
            certificate_serial=certificate.serial,
            certificate_fingerprint=certificate.fingerprint_sha256,
            certificate_not_after=certificate.not_after,
            face=asdict(SealFace.for_name(title)),
            keeper_id=keeper_id,
            valid_from=valid_from,
            valid_to=valid_to,
            enrolled_at=clock.now(),
            enrolled_by_id=viewer.person_id if isinstance(viewer, Official) else None,
        )
        await SealScope.bulk_create(
            SealScope(seal=seal, item=item, valid_from=valid_from, valid_to=valid_to)
            for item in items or _usual_items(committee)
        )
        await moving.tell(viewer, SealEnrolled(seal_id=seal.id, organisation_id=committee.id))
    return seal


def _usual_items(organisation: Organisation) -> Sequence[str]:
    match organisation.kind:
        case OrganisationKind.COMMITTEE:
            return (FREE_FORM_ITEM,)
        case OrganisationKind.PORTAL:
            return (COPIES_ITEM,)
        case _:
            return (LETTERS_ITEM,)


def _printable(services: Services, name: str) -> str:
    plain = clean_text(name, field="name", max_length=RING_LIMIT)
    missing = services.glyphs.missing(plain)
    if missing:
        raise Problem(ProblemCode.TEXT_UNPRINTABLE, field="name", character=missing[0])
    return plain


async def _certificate(services: Services, key_ref: str) -> SealCertificate:
    try:
        return await services.sealer.certificate_of(key_ref)
    except KeyUnavailable:
        raise Problem(ProblemCode.SEAL_KEY_UNKNOWN, field="keyRef") from None


async def _refuse_key(key_ref: str, certificate: SealCertificate, organisation_id: UUID) -> None:
    same = Q(key_ref=key_ref) | Q(certificate_fingerprint=certificate.fingerprint_sha256)
    unfit = ~Q(organisation_id=organisation_id) | Q(state=SealState.COMPROMISED)
    if await Seal.filter(same, unfit).exists():
        raise Problem(ProblemCode.SEAL_KEY_UNKNOWN, field="keyRef")

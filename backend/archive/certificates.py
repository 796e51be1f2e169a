"""A resident's own e-certificates 电子证照: asked of the city's library each time, kept nowhere."""

import dataclasses
import logging
import re
from dataclasses import dataclass

from backend.foundation import audit, masking
from backend.foundation.certificates import Certificate, LibraryAway
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people
from backend.identity import queries as identity
from backend.proofs.identifier import InvalidIdentifier, parse

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldCertificate:
    """A certificate as its holder sees it: wherever her identity number stood, it is masked."""

    certificate: Certificate
    identifier_valid: bool
    """Whether its identifier is one of GB/T 36904 with the right check character."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CertificateList:
    """What the library holds of one person, in the library's order."""

    connected: bool
    certificates: tuple[HeldCertificate, ...] = ()
    unreadable: int = 0


async def my_certificates(services: Services, viewer: Citizen) -> CertificateList:
    """The viewer's own certificates; the reading is recorded.

    Raises CERTIFICATES_AWAY when the library gives no answer that can be used.
    """
    library = services.certificates
    if not library.connected:
        return CertificateList(connected=False)
    person = await identity.person_of(viewer)
    id_number = people.id_number_of(services.vault, person)
    try:
        held = await library.held_by(id_number, person.name)
    except LibraryAway as away:
        log.warning("the certificate library is away: %s", away)
        raise Problem(ProblemCode.CERTIFICATES_AWAY) from away
    await audit.record(
        viewer, "archive.certificates_read", viewer.person_id, count=len(held.certificates)
    )
    return CertificateList(
        connected=True,
        certificates=tuple(_shown(each, id_number) for each in held.certificates),
        unreadable=held.unreadable,
    )


def _shown(certificate: Certificate, id_number: str) -> HeldCertificate:
    """An identity card's number is the identity number; its identifier often contains it."""
    return HeldCertificate(
        certificate=dataclasses.replace(
            certificate,
            number=_masked(certificate.number, id_number),
            identifier=_masked(certificate.identifier, id_number),
        ),
        identifier_valid=_is_valid(certificate.identifier),
    )


def _masked(text: str, id_number: str) -> str:
    masked = masking.mask_id_number_for_staff(id_number)
    return re.sub(re.escape(id_number), masked, text, flags=re.IGNORECASE)


def _is_valid(identifier: str) -> bool:
    try:
        parse(identifier)
    except InvalidIdentifier:
        return False
    return True

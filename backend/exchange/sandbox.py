"""The made-up residents of a sandbox, who answer a department by themselves.

Area 9901 does not exist and nobody born in the 19th century is alive: no number is a real person's.
"""

from collections.abc import Mapping
from enum import Enum, auto
from uuid import UUID, uuid4

from backend.exchange import queries
from backend.exchange.actions import consenting
from backend.exchange.models import ConsentRequest
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.identity.models import Person
from backend.proofs.models import Proof
from backend.proofs.standing import Standing, rows_that


class Manner(Enum):
    """What somebody does when a department asks."""

    AGREES = auto()
    REFUSES = auto()
    NEVER_ANSWERS = auto()


MANNERS: Mapping[str, Manner] = {
    "990101188001010015": Manner.AGREES,
    "990101188001010023": Manner.REFUSES,
    "990102189912310036": Manner.NEVER_ANSWERS,
}
"""By identity number. Whoever is not in it answers by hand, on the sandbox's own pages."""


async def answer(services: Services, consent_id: UUID) -> None:
    """Agrees or refuses as the resident, by the verbs that people use; a second run is refused.

    Who agrees gives her valid papers of the titles that were asked for, or all of them when none
    has such a title; without any valid paper there is nothing to give, and the request stays open.
    """
    holder = await queries.holder_of(services.vault, consent_id)
    if holder is None:
        return
    viewer = Citizen(person_id=holder.id, session_id=uuid4(), source="sandbox")
    match _manner_of(services.vault, holder):
        case Manner.AGREES:
            papers = await _papers(holder, consent_id)
            if papers:
                await consenting.agree(services, viewer, consent_id, proof_ids=papers, days=None)
        case Manner.REFUSES:
            await consenting.refuse(services, viewer, consent_id)
        case Manner.NEVER_ANSWERS | None:
            pass


def _manner_of(vault: Vault, holder: Person) -> Manner | None:
    manners = {vault.index(number, kind="id_number"): each for number, each in MANNERS.items()}
    return manners.get(holder.id_number_index)


async def _papers(holder: Person, consent_id: UUID) -> list[UUID]:
    consent = await ConsentRequest.get(id=consent_id)
    valid = await Proof.filter(
        rows_that(Standing.VALID, clock.today()), applicant_id=holder.id
    ).order_by("requested_at")
    wanted = [proof.id for proof in valid if proof.title in consent.wanted]
    return (wanted or [proof.id for proof in valid])[: consenting.MOST_CHOSEN]

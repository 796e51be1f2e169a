"""The applicant's cells of the register: encrypted, bound to their line."""

from dataclasses import dataclass

from backend.foundation.vault import Vault
from backend.seals.models import SealUse

_NAME = "seal_use.applicant_name"
_PHONE = "seal_use.applicant_phone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Applicant:
    """Who asked for the sealed document."""

    name: str
    phone: str


def put_applicant(vault: Vault, use: SealUse, *, name: str, phone: str) -> None:
    """Fills the encrypted cells of a new line."""
    use.applicant_name = vault.encrypt(name, place=_NAME, row=use.id)
    use.applicant_phone = vault.encrypt(phone, place=_PHONE, row=use.id)


def applicant_of(vault: Vault, use: SealUse) -> Applicant:
    """The applicant in the clear."""
    return Applicant(
        name=vault.decrypt(use.applicant_name, place=_NAME, row=use.id),
        phone=vault.decrypt(use.applicant_phone, place=_PHONE, row=use.id),
    )

"""Who complained and what she said: encrypted columns, each bound to its row, or her account."""

from tortoise.queryset import QuerySet

from backend.complaints.models import Complainant
from backend.foundation import asking
from backend.foundation.vault import Vault
from backend.identity import people

_WORDS, _NAME, _PHONE = "complainant.words", "complainant.name", "complainant.phone"


def put(
    vault: Vault,
    complainant: Complainant,
    *,
    words: str,
    name: str | None = None,
    phone: str | None = None,
) -> None:
    """Writes clean values into the row, whose id is set; the caller saves."""
    row = complainant.id
    complainant.words = vault.encrypt(words, place=_WORDS, row=row)
    complainant.name = None if name is None else vault.encrypt(name, place=_NAME, row=row)
    complainant.phone = None if phone is None else vault.encrypt(phone, place=_PHONE, row=row)


def words_of(vault: Vault, complainant: Complainant) -> str:
    """What she said on filing, in the clear."""
    return vault.decrypt(complainant.words, place=_WORDS, row=complainant.id)


async def with_accounts(rows: QuerySet[Complainant]) -> list[Complainant]:
    """The rows as name_of and phone_of need them."""
    found = await rows.select_related("organisation")
    # A missing account would let her name pass in a text where it must not be (shielding).
    with asking.the_portal("whoever sees that somebody complained may need her account"):
        await Complainant.fetch_for_list(found, "person")
    return found


def name_of(vault: Vault, complainant: Complainant) -> str | None:
    """The name she left at a counter or on the phone; else her enterprise's; else her own."""
    left = _opened(vault, complainant.name, _NAME, complainant)
    registered = complainant.organisation or complainant.person
    return left or (registered and registered.name)


def phone_of(vault: Vault, complainant: Complainant) -> str | None:
    """The phone she left there, else that of her account; None when there is none."""
    left = _opened(vault, complainant.phone, _PHONE, complainant)
    person = complainant.person
    return left or (person and people.phone_of(vault, person))


def _opened(vault: Vault, stored: bytes | None, place: str, row: Complainant) -> str | None:
    return None if stored is None else vault.decrypt(stored, place=place, row=row.id)

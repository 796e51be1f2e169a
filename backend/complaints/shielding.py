"""Who complained, in the clear; and whether a text for others tells it (投诉人身份保护).

Letters and digits are compared, so that blanks, dashes and full-width digits hide nothing.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from backend.complaints import testimony
from backend.complaints.models import Complainant, Complaint
from backend.foundation import asking
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.identity import people

LONGEST_QUOTE = 12
"""Letters in a row that two people may well write alike; what is longer is taken from her."""
_SHORTEST_NAME = 2
_SHORTEST_NUMBER = 7
"""A local telephone number; shorter ones are house numbers and years."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """A complainant as the handler and the lead may know her; what she did not tell is None."""

    name: str | None
    phone: str | None
    words: str
    agrees_to_be_named: bool


def identity_of(vault: Vault, row: Complainant) -> Identity:
    """What is known of her; the row is one of testimony.with_accounts."""
    return Identity(
        name=testimony.name_of(vault, row),
        phone=testimony.phone_of(vault, row),
        words=testimony.words_of(vault, row),
        agrees_to_be_named=row.agrees_to_be_named,
    )


async def refuse_traces(
    vault: Vault, complaint: Complaint, texts: Mapping[str, str], *, lasting: bool = False
) -> None:
    """Raises COMPLAINANT_SHOWN with the field of a text that tells the accused who complained.

    Her name is allowed where she agreed to be named, but never in what is `lasting`: findings,
    letters and public notices stay as they are when she agrees no longer.
    """
    await refuse_all_traces(vault, [complaint], texts, lasting=lasting)


@asking.as_the_portal("whom a text must not tell of, its writer need not know")
async def refuse_all_traces(
    vault: Vault,
    complaints: Collection[Complaint],
    texts: Mapping[str, str],
    *,
    lasting: bool = False,
) -> None:
    """The same for a text about several complaints, or about an office that has several."""
    by_id = {complaint.id: complaint for complaint in complaints}
    rows = await testimony.with_accounts(Complainant.filter(complaint_id__in=list(by_id)))
    for row in rows:
        _refuse(vault, by_id[row.complaint_id], row, texts, lasting=lasting)


def _refuse(
    vault: Vault, complaint: Complaint, row: Complainant, texts: Mapping[str, str], *, lasting: bool
) -> None:
    names, numbers = _names(vault, row), _numbers(vault, row)
    if row.agrees_to_be_named and not lasting:
        names = []
    known = (complaint.accused_name, complaint.proof_name, complaint.matter)
    quotes = list(_quotes(identity_of(vault, row).words, known))
    for field, text in texts.items():
        written = _letters(text)
        if any(trace in written for trace in (*names, *numbers, *quotes)):
            raise Problem(ProblemCode.COMPLAINANT_SHOWN, field=field)


def _names(vault: Vault, row: Complainant) -> list[str]:
    said = testimony.name_of(vault, row) or ""
    registered = [each.name for each in (row.person, row.organisation) if each is not None]
    names = [_letters(name) for name in (said, *registered)]
    return [name for name in names if len(name) >= _SHORTEST_NAME]


def _numbers(vault: Vault, row: Complainant) -> list[str]:
    found = [testimony.phone_of(vault, row) or ""]
    if row.person is not None:
        found += [people.id_number_of(vault, row.person), people.phone_of(vault, row.person) or ""]
    if row.organisation is not None:
        found += [row.organisation.uscc, row.organisation.contact_phone]
    numbers = [_letters(number) for number in found]
    return [number for number in numbers if len(number) >= _SHORTEST_NUMBER]


def _quotes(words: str, known: tuple[str, ...]) -> Iterator[str]:
    """Each run of her words that is too long to be anybody's, but for what the row itself tells."""
    left = _letters(words)
    for fact in filter(None, map(_letters, known)):
        left = left.replace(fact, "\n")
    for piece in left.split("\n"):
        for start in range(len(piece) - LONGEST_QUOTE + 1):
            yield piece[start : start + LONGEST_QUOTE]


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())

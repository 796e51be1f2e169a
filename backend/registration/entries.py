"""What a form says of each proof, whatever its columns are called: for changes of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.catalogue.models import CancelReason, Measure
from backend.registration.forms import is_ticked
from backend.registration.models import FormCode
from backend.registration.words import CANCEL, KEEP, SUBSTITUTES, cancel_reason, substitute_words

_TICKED = {
    "share": Measure.DATA_SHARE,
    "verify": Measure.DEPT_VERIFY,
    "substitute": Measure.SUBSTITUTE,
    "commit": Measure.COMMITMENT,
    "not_yet": Measure.NOT_YET,
}


ABOUT_PROOFS = (FormCode.DEMANDED, FormCode.MEASURES, FormCode.SUMMARY)
"""The forms whose rows are about proofs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One proof that an office demands. An empty text is what its form does not ask.

    `keep` is null where the form asks for no opinion; `measures` are what takes the proof's place.
    """

    name: str
    issuer: str
    demanding_unit: str = ""
    matter: str = ""
    legal_basis: str = ""
    keep: bool | None
    measures: tuple[Measure, ...]
    other_way: str = ""
    """采用其他措施的具体方式, or why there is no substitute."""
    cancel_reason: CancelReason | None = None
    """Null where a form cancels without asking for the ground."""


def entry_of(form: FormCode, cells: Mapping[str, str], office: str) -> Entry | None:
    """The entry that a row without faults is; None for forms that are not about proofs."""
    match form:
        case FormCode.DEMANDED:
            return _demanded(cells)
        case FormCode.MEASURES:
            return _measures(cells)
        case FormCode.SUMMARY:
            return _summary(cells, office)
        case FormCode.MATERIALS | FormCode.ASSISTANCE:
            return None


def _demanded(cells: Mapping[str, str]) -> Entry:
    keep = is_ticked(cells, "keep")
    return Entry(
        name=cells["name"],
        issuer=cells["issuer"],
        demanding_unit=cells["unit"],
        matter=cells["matter"],
        legal_basis=cells.get("basis", ""),
        keep=keep,
        measures=() if keep else (Measure.CANCEL,),
    )


def _measures(cells: Mapping[str, str]) -> Entry:
    ticked = [measure for code, measure in _TICKED.items() if is_ticked(cells, code)]
    other = cells.get("other", "")
    return Entry(
        name=cells["name"],
        issuer=cells["issuer"],
        demanding_unit=cells["unit"],
        keep=True,
        measures=(*ticked, *((Measure.FLEXIBLE,) if other else ())),
        other_way=other,
    )


def _summary(cells: Mapping[str, str], office: str) -> Entry:
    keep = cells["opinion"] == KEEP
    ways = [SUBSTITUTES[word] for word in substitute_words(cells.get("substitutes", ""))]
    if cells["opinion"] == CANCEL:
        ways = [Measure.CANCEL]
    return Entry(
        name=cells["name"],
        issuer=cells["issuer"],
        demanding_unit=office,
        legal_basis=cells.get("basis", ""),
        keep=keep,
        measures=tuple(dict.fromkeys(ways)) or (Measure.NOT_YET,),
        other_way=cells.get("no_substitute", ""),
        cancel_reason=None if keep else cancel_reason(cells.get("reason", "")),
    )

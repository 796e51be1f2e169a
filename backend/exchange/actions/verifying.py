"""Checking papers that somebody brought to a department: up to a hundred in one answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.disclosures.models import DisclosedField
from backend.exchange import access, grounds, ledger, marks
from backend.exchange.actions import answering
from backend.exchange.actions.answering import Asking, Evidence
from backend.exchange.grounds import Case
from backend.exchange.kinds import ExchangeOutcome, Mark
from backend.exchange.marks import Asked, Sought, Subject
from backend.exchange.models import ExchangeLookup
from backend.foundation import clock, names
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Department
from backend.identity import resident_id
from backend.proofs import queries as proofs
from backend.proofs import standing
from backend.proofs.models import ProofSnapshot
from backend.proofs.standing import Reason

MOST_PAPERS = 100
_STATUS = frozenset({DisclosedField.STATUS, DisclosedField.ISSUER, DisclosedField.DATES})
_MORE = frozenset({DisclosedField.TITLE, DisclosedField.NUMBER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """The committee that issued a paper."""

    name: str
    uscc: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedPaper:
    """What a department learns of one paper; the fields are named as in the schema.

    Numbers can be counted through, so a number alone gives how the paper stands and nothing that
    tells whom or what it is about. A code or a file is only in the hands of who has the paper.
    """

    outcome: ExchangeOutcome
    reasons: tuple[Reason, ...] = ()
    issuer: Issuer | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    seal_level: str | None = None
    title: str | None = None
    number: str | None = None
    subject_matches: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """The papers in the order in which they were asked for."""

    results: tuple[CheckedPaper, ...]
    evidence: Evidence


async def verify_proofs(
    services: Services, viewer: Department, case: Case, asked: Sequence[Asked]
) -> Checked:
    """Checks papers by number, code or file.

    Raises what grounds.require raises, TOO_MANY_AT_ONCE beyond MOST_PAPERS or for none,
    MARK_REQUIRED, TOO_MANY_ATTEMPTS after many wrong subjects, and CLIENT_SUSPENDED.
    """
    ground = await grounds.require(viewer, case)
    if not 1 <= len(asked) <= MOST_PAPERS:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE, field="proofs", limit=MOST_PAPERS, count=len(asked)
        )
    sought = [marks.read(each, place) for place, each in enumerate(asked)]
    if any(each.subject is not None for each in sought):
        await access.refuse_guessing(viewer)
    found = await ledger.find(viewer, ground, sought)
    papers = [found.of(each) for each in sought]
    today = clock.today()
    reasons = await standing.reasons_of({p.proof_id: p.proof for p in papers if p}.values(), today)
    results = tuple(
        _checked(services.vault, each, paper, reasons, today)
        for each, paper in zip(sought, papers, strict=True)
    )
    kept = await answering.give(
        services,
        viewer,
        Asking(operation="verifyProofs", ground=ground, request=asked, papers=len(asked)),
        results,
        looks=_looks(papers, results),
        lookups=[_lookup(*each) for each in zip(sought, papers, results, strict=True)],
    )
    return Checked(results=results, evidence=kept)


def _checked(
    vault: Vault,
    sought: Sought,
    paper: ProofSnapshot | None,
    reasons: Mapping[UUID, Reason],
    today: date,
) -> CheckedPaper:
    if sought.value is None:
        return CheckedPaper(outcome=ExchangeOutcome.UNREADABLE)
    if paper is None:
        return CheckedPaper(outcome=ExchangeOutcome.UNKNOWN)
    proof, in_hand = paper.proof, sought.mark is not Mark.NUMBER
    stands = standing.standing_of_row(proof, today)
    assert stands is not None, "the ledger gives issued papers only"
    reason = reasons.get(proof.id)
    return CheckedPaper(
        outcome=ExchangeOutcome(stands.value),
        reasons=() if reason is None else (reason,),
        issuer=Issuer(name=paper.organisation.name, uscc=paper.organisation.uscc),
        issued_on=paper.issued_on,
        valid_until=proof.valid_until,
        seal_level=proofs.seal_level_of(paper).value,
        title=proof.title if in_hand else None,
        number=paper.number if in_hand else None,
        subject_matches=None if sought.subject is None else _matches(vault, sought.subject, paper),
    )


def _matches(vault: Vault, subject: Subject, paper: ProofSnapshot) -> bool | None:
    """Whether the paper is about this person; None when it carries no identity number."""
    index = paper.proof.subject_index
    if index is None:
        return None
    number = vault.index(resident_id.normalise(subject.id_number), kind="id_number")
    try:
        name = names.clean_name(subject.name)
    except Problem:  # What is no name is nobody's.
        return False
    return name == paper.proof.subject_name and number == index


def _looks(
    papers: Sequence[ProofSnapshot | None], results: Sequence[CheckedPaper]
) -> answering.Looks:
    looks: dict[frozenset[DisclosedField], list[UUID]] = {}
    for paper, result in zip(papers, results, strict=True):
        if paper is not None:
            parts = _STATUS if result.number is None else _STATUS | _MORE
            if result.subject_matches is not None:
                parts = parts | {DisclosedField.MASKED_SUBJECT}
            looks.setdefault(parts, []).append(paper.proof_id)
    return looks


def _lookup(sought: Sought, paper: ProofSnapshot | None, result: CheckedPaper) -> ExchangeLookup:
    """For the alarms. A number with the right person beside it was read from a paper."""
    series, serial = (None, None) if result.subject_matches else sought.serial or (None, None)
    proof = paper and paper.proof
    return ExchangeLookup(
        mark=sought.mark,
        known=paper is not None,
        mismatch=result.subject_matches is False,
        person=proof and (proof.subject_index or str(proof.applicant_id)),
        series=series,
        serial=serial,
    )

"""The papers of a sandbox: one in every standing, made with the verbs and jobs of production.

Numbers follow from the order, codes from the name of the paper: both are the same in every sandbox,
as far as the year of the numbers is.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from backend.exchange.sandbox import MANNERS, Manner
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.guidance.answers import Finding
from backend.identity.models import Organisation
from backend.proofs import declaration, jobs, wording
from backend.proofs.actions import deciding, requesting
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.models import Evidence, Proof, ProofSnapshot, RevokeReason
from backend.proofs.standing import Standing, standing_of_issued
from scripts.demo import people
from scripts.demo.desk import official, person_of
from scripts.demo.people import Account

EXPIRED_AFTER = timedelta(days=1)
"""How long the expired paper held; it is issued one day more before today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper that is made for the sandbox; `key` makes its code."""

    key: str
    holder: Account
    title: str
    fate: Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A paper as a developer is told of it."""

    number: str
    code: str
    holder: str
    title: str
    standing: str


def _holder(number: str, name: str, phone: str) -> Account:
    return Account(title="居民", name=name, phone=phone, id_number=number)


_NUMBERS = {manner: number for number, manner in MANNERS.items()}
HOLDERS = {
    Manner.AGREES: _holder(_NUMBERS[Manner.AGREES], "王桂香", "13900000001"),
    Manner.REFUSES: _holder(_NUMBERS[Manner.REFUSES], "刘长根", "13900000002"),
    Manner.NEVER_ANSWERS: _holder(_NUMBERS[Manner.NEVER_ANSWERS], "沈有福", "13900000003"),
}
_AGREES = HOLDERS[Manner.AGREES]

PAPERS = (
    Paper(key="residence", holder=_AGREES, title="居住证明", fate=Standing.VALID),
    Paper(key="crops", holder=_AGREES, title="自产自销证明", fate=Standing.VALID),
    Paper(key="revoked", holder=_AGREES, title="务农情况证明", fate=Standing.REVOKED),
    Paper(key="wrong", holder=_AGREES, title="种植情况证明", fate=Standing.SUPERSEDED),
    Paper(key="refused", holder=HOLDERS[Manner.REFUSES], title="居住证明", fate=Standing.VALID),
    Paper(key="expired", holder=_AGREES, title="临时居住证明", fate=Standing.EXPIRED),
)
"""The corrected version of the superseded one follows it; its key is `wrong corrected`.

The expired one is the last: in the first days of a year its number is of the year before.
"""


def random_of(key: str) -> Callable[[int], bytes]:
    """Bytes that are the same each time, for the code of the paper with this key."""
    return lambda count: hashlib.sha256(f"sandbox {key}".encode()).digest()[:count]


async def ensure_papers(services: Services) -> None:
    """The residents and their papers, unless the sandbox has any paper already."""
    for account in HOLDERS.values():
        await person_of(services, account)
    if await Proof.exists():
        return
    village = await Organisation.get(uscc=people.VILLAGE_USCC)
    for paper in PAPERS:
        await _make(services, village, paper)


async def listed() -> list[Listed]:
    """Every issued paper as it stands, in the order of the numbers."""
    rows = await ProofSnapshot.all().order_by("year", "serial").prefetch_related("proof__applicant")
    return [
        Listed(
            number=row.number,
            code=row.code,
            holder=row.proof.applicant.name,
            title=row.proof.title,
            standing=standing_of_issued(row.proof, clock.today()).name,
        )
        for row in rows
    ]


async def _make(services: Services, village: Organisation, paper: Paper) -> None:
    ends = paper.fate is Standing.EXPIRED
    issued_at = clock.now() - (EXPIRED_AFTER + timedelta(days=1)) * ends
    with clock.stopped(issued_at):
        proof = await _requested(services, village, paper)
        valid_until = clock.today() + EXPIRED_AFTER if ends else None
        await deciding.check(
            services,
            await official(services, village, people.PREPARER),
            proof.id,
            statement=proof.text,
            evidence=Evidence.HOME_VISIT,
            valid_until=valid_until,
        )
        await _approve(services, village, proof.id, paper.key)
    await _produce(services, proof.id)
    await _end(services, village, proof.id, paper)


async def _requested(services: Services, village: Organisation, paper: Paper) -> Proof:
    holder = await person_of(services, paper.holder)
    proof = await requesting.request(
        services,
        Citizen(person_id=holder.id, session_id=uuid4()),
        NewRequest(
            region=village.region,
            client_token=uuid4(),
            declaration=declaration.CURRENT.version,
            request=wording.Request(
                title=paper.title,
                purpose="接口联调",
                recipient="柴桑区人民法院（沙箱）",
                text=f"兹证明{holder.name}为本村村民，以上内容为沙箱虚构数据，仅供联调。",
            ),
        ),
    )
    assert not isinstance(proof, Finding), "the sandbox asks for what committees give"
    return proof


async def _approve(services: Services, village: Organisation, proof_id: UUID, key: str) -> None:
    approver = await official(services, village, people.APPROVER)
    await deciding.approve(services, approver, proof_id, random=random_of(key))


async def _produce(services: Services, proof_id: UUID) -> None:
    await jobs.render_proof(services, proof_id=proof_id)
    await jobs.seal_proof(services, proof_id=proof_id)
    await jobs.issue_proof(services, proof_id=proof_id)


async def _end(services: Services, village: Organisation, proof_id: UUID, paper: Paper) -> None:
    match paper.fate:
        case Standing.VALID:
            pass
        case Standing.REVOKED:
            approver = await official(services, village, people.APPROVER)
            reason = RevokeReason.FACTS_WRONG
            await deciding.revoke(approver, proof_id, reason=reason, words="沙箱：演示撤销。")
        case Standing.EXPIRED:
            await jobs.expire_proofs(services)
        case Standing.SUPERSEDED:
            await _correct(services, village, proof_id, paper)


async def _correct(services: Services, village: Organisation, proof_id: UUID, paper: Paper) -> None:
    preparer = await official(services, village, people.PREPARER)
    text = f"兹证明{paper.holder.name}为本村村民（更正后）。以上内容为沙箱虚构数据，仅供联调。"
    new = await deciding.correct(services, preparer, proof_id, text=text, words="沙箱：演示更正。")
    await deciding.check(
        services, preparer, new.id, statement=new.text, evidence=Evidence.HOME_VISIT
    )
    await _approve(services, village, new.id, f"{paper.key} corrected")
    await _produce(services, new.id)

"""How departments, and those who let them in, ask for one thing and for many."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from backend.exchange.models import KeyRequest
from backend.foundation import clock
from backend.proofs.models import ProofFile, ProofSnapshot
from tests.exchange.consents import a_wish, on
from tests.exchange.door import BASIS, CASE
from tests.exchange.key_requests import wish
from tests.factories import an_id_number
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.crowd import BUSY_TOWNSHIP, QUIET_TOWNSHIP, village_of
from tests.statements.departments import MARKS, a_consent, terms_for

DOORS = Arrangements()


def _terms(size: int) -> dict[str, Any]:
    """As many regions; of networks and laws no more than are allowed."""
    few = min(size, 20)
    return {
        "regions": [village_of(BUSY_TOWNSHIP, n) for n in range(size)],
        "scopes": ["VERIFY", "LIST", "COPY", "SYNC", "CONSENT"][:size],
        "ipRanges": [f"203.0.113.{n}" for n in range(few)],
        "legalBases": [f"{BASIS}第{n}款" for n in range(few)],
    }


@DOORS.of("portal mutation issueExchangeToken", rows="token.regions")
async def _issue_token(world: World, size: int) -> Asked:
    key = {"clientId": str(world.departments.clients[0].id), "label": "生产"}
    key |= {"itemTypes": ["free-form-proof"], **_terms(size)}
    ends = (clock.now() + timedelta(days=30)).isoformat()
    return Asked(world.crowd.operator, {"input": key | {"expiresAt": ends}})


@DOORS.of("portal mutation grantKeyRequest", rows="granted.regions")
async def _grant_key(world: World, size: int) -> Asked:
    crowd, clerk = world.crowd, world.departments.clerk
    request = KeyRequest(
        id=uuid4(),
        organisation_id=clerk.organisation_id,
        applicant_id=clerk.person_id,
        client_token=uuid4(),
        system=f"系统 {uuid4()}",
        contact="0792-6810009",
        purpose="核验居住证明。",
        wished=terms_for(village_of(QUIET_TOWNSHIP, 0)),
        filed_at=clock.now() - timedelta(days=9),
        due_on=clock.today(),
        calendar_known=True,
    )
    await request.save(force_create=True)
    return Asked(crowd.operator, {"id": str(request.id), "changes": _terms(size)})


@DOORS.of("portal mutation fileKeyRequest", rows="wished.regions")
async def _file_key(world: World, size: int) -> Asked:
    asked = wish(system=f"系统 {uuid4()}", **_terms(size))
    return Asked(world.departments.clerk, {"input": asked, "clientToken": str(uuid4())})


@DOORS.of("portal mutation setDepartmentConsole", rows="legalBases", most=20)
async def _set_console(world: World, size: int) -> Asked:
    bases = [f"{BASIS}第{n}款" for n in range(size)]
    department = world.departments.clients[0].organisation_id
    asked = {"organisationId": str(department), "contact": "立案庭"}
    return Asked(world.crowd.operator, asked | {"legalBases": bases})


@DOORS.of("portal mutation requestDepartmentConsent", rows="wanted", most=20)
async def _ask_by_hand(world: World, size: int) -> Asked:
    asked = a_wish(an_id_number(), wanted=[f"证明{n}" for n in range(size)])
    return Asked(world.departments.clerk, {"input": asked})


@DOORS.of("exchange mutation requestConsent", rows=None, most=20)
async def _ask(world: World, size: int) -> Asked:
    del world
    asked = a_wish(an_id_number(), wanted=[f"证明{n}" for n in range(size)])
    return Asked(None, {"input": asked})


async def _marks(world: World, kind: str, size: int) -> list[dict[str, Any]]:
    """What a department has of the ended papers."""
    papers = [paper.id for paper in world.crowd.papers.ended[:size]]
    subject = {"name": "王桂香", "idNumber": an_id_number()}
    snapshots = await ProofSnapshot.filter(proof_id__in=papers)
    match kind:
        case "number":
            return [{"number": each.number} for each in snapshots]
        case "code":
            return [{"verificationCode": each.code, "subject": subject} for each in snapshots]
        case _:
            files = await ProofFile.filter(proof_id__in=papers)
            return [{"fileSha256": each.sha256} for each in files]


def _checking(kind: str) -> None:
    @DOORS.of(f"portal mutation departmentVerify by {kind}", rows="results")
    async def by_hand(world: World, size: int) -> Asked:
        asked = {"context": CASE, "proofs": await _marks(world, kind, size)}
        return Asked(world.departments.staff[kind], asked)

    @DOORS.of(f"exchange query verifyProofs by {kind}", rows="results")
    async def by_system(world: World, size: int) -> Asked:
        return Asked(None, {"context": CASE, "proofs": await _marks(world, kind, size)})


for _kind in MARKS:
    _checking(_kind)


@DOORS.of("exchange query consentedProofs", rows="edges")
async def _consented(world: World, size: int) -> Asked:
    consent = await a_consent(world.crowd, world.door.client, world.crowd.papers.ended)
    return Asked(None, {"context": on(str(consent.id)), "first": size})


@DOORS.of("portal query departmentPapers", rows="edges")
async def _department_papers(world: World, size: int) -> Asked:
    colleague = world.departments.colleagues[0]
    consent = await a_consent(world.crowd, colleague, world.crowd.papers.ended)
    return Asked(world.departments.clerk, {"consentId": str(consent.id), "first": size})


@DOORS.of("exchange query proofChanges", rows="entries")
async def _changes(world: World, size: int) -> Asked:
    del world
    return Asked(None, {"first": size})

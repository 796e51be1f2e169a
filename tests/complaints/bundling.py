"""What complainants and offices ask about sealed evidence, and an office that can seal it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.foundation import clock
from backend.foundation.viewer import Official, Role, Visitor
from backend.identity.models import Organisation
from backend.letters.actions import deciding
from backend.letters.models import Letter
from backend.seals.actions import enrolling, moving
from tests.complaints.complaining import KINSHIP, Village
from tests.factories import SYSTEM, an_official
from tests.letters.office import produced

_PROBLEM = "... on Problem { __typename code field }"
_HERS = """__typename ... on Complaint { id mayAskForBundle bundles { id isReady number }
  evidence { id kind mediaType sha256 size } }"""
_CASE = """... on ComplaintCase { id mayDraftBundle mayOpenFiles
  bundles { id letterId letterState pieces } }"""
ASK = f"""mutation($id: UUID, $code: String) {{
  askForBundle(id: $id, receiptCode: $code) {{ {_HERS} {_PROBLEM} }} }}"""
OPEN = f"""mutation($id: UUID, $code: String) {{ openComplaintFiles(id: $id, receiptCode: $code) {{
  __typename ... on ComplaintFiles {{ files {{ id url expiresAt }} }} {_PROBLEM} }} }}"""
DRAFT = f"mutation($id: UUID!) {{ draftBundle(id: $id) {{ {_CASE} {_PROBLEM} }} }}"
LOOK = f"""mutation($id: UUID!, $file: UUID!) {{ openCaseFile(id: $id, fileId: $file) {{
  ... on ComplaintFile {{ id url }} {_PROBLEM} }} }}"""
CASE = """query($id: UUID!) { complaintCase(id: $id) { mayDraftBundle mayOpenFiles
  bundles { id letterId letterState pieces } } }"""
OUR_ONE = "query($id: UUID!) { ourComplaint(id: $id) { id number words bundles { isReady } } }"
WITH_ITEM: dict[str, Any] = {"origin": {"kind": "ITEM", "ref": KINSHIP}}


@dataclass
class Sealing:
    """The township of a village, which handles its complaints and has a seal for letters."""

    village: Village
    approver: Official

    async def asked(self, viewer: Visitor, **named: Any) -> Any:
        """She wants the sealed evidence."""
        return await self.village.asks(ASK, viewer, **named)

    async def drafted(self, complaint_id: str) -> UUID:
        """The letter that the handler drafted with one press."""
        case = await self.village.asks(DRAFT, self.village.township, id=complaint_id)
        return UUID(case["bundles"][-1]["letterId"])

    async def issued(self, complaint_id: str) -> Letter:
        """Drafted, approved, printed, sealed and issued."""
        letter_id = await self.drafted(complaint_id)
        await deciding.approve(self.village.services, self.approver, letter_id)
        await produced(self.village.services, letter_id)
        return await Letter.get(id=letter_id)


async def a_sealing_township(village: Village) -> Sealing:
    """Its seal is kept by somebody who is not its approver."""
    services = village.services
    office = await Organisation.get(id=village.township.organisation_id)
    keeper = await an_official(services, office, Role.SEAL_KEEPER, name="谢印")
    today = clock.today()
    seal = await enrolling.enrol(
        services,
        SYSTEM,
        organisation_id=office.id,
        name=office.name,
        key_ref="service",
        keeper_id=keeper.person_id,
        valid_from=today.replace(month=1, day=1),
        valid_to=today.replace(year=today.year + 1, month=12, day=31),
    )
    await moving.install(SYSTEM, seal.id)
    approver = await an_official(services, office, Role.APPROVER, name="邓主任")
    return Sealing(village=village, approver=approver)

"""A supervising office with a seal for its letters, letters of every kind, and what it asks."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from backend.letters import jobs
from backend.letters.actions import deciding, drafting
from backend.letters.actions.drafting import NewLetter
from backend.letters.keeping import Piece
from backend.letters.models import Letter
from backend.letters.texts import (
    Answer,
    EvidenceBundle,
    RectificationOrder,
    Text,
    TransferNotice,
)
from backend.seals.actions import enrolling, moving
from backend.seals.lifecycle import SealState
from backend.seals.models import Seal
from tests.changes.offices import SERVICE, an_office
from tests.factories import SYSTEM, an_official, some_regions

_LETTER = """id kind title state subjectId number draftedAt approvedAt issuedAt withdrawnBecause
  trouble troubleEn fileUrl drafterName approverName draftedByMe"""
_ANSWER = f"... on Letter {{ {_LETTER} }} ... on Problem {{ code field message }}"
LETTERS = f"""query ($stage: LetterStage) {{ letters(stage: $stage) {{
  totalCount edges {{ node {{ {_LETTER} }} }} }} }}"""
LETTER = f"""query ($id: UUID!) {{ letter(id: $id) {{ letter {{ {_LETTER} }} addressee
  sections {{ heading text }} pieces {{ name title mediaType size sha256 }} }} }}"""
APPROVE = f"mutation ($id: UUID!) {{ approveLetter(id: $id) {{ {_ANSWER} }} }}"
WITHDRAW = f"""mutation ($id: UUID!, $words: String!) {{
  withdrawLetter(id: $id, words: $words) {{ {_ANSWER} }} }}"""
RETRY = f"mutation ($id: UUID!) {{ retryLetter(id: $id) {{ {_ANSWER} }} }}"

ORDER = RectificationOrder(
    reference="2026-00017",
    matter="要求群众到村委会开具无犯罪记录证明",
    finding="你单位窗口要求申请人到村民委员会开具无犯罪记录证明。\n该证明已列入清单。",
    basis="《优化营商环境条例》第四十四条",
    demands=("立即停止要求提交上述证明。", "更正办事指南。"),
    days=10,
)
TRANSFER = TransferNotice(
    reference="2026-00017",
    matter="要求群众到村委会开具无犯罪记录证明",
    finding="被投诉单位窗口要求申请人到村民委员会开具无犯罪记录证明。",
    handling="责令限期整改后仍未停止收取，已在全市范围内通报。",
    basis="《实施方案》第三部分第五项",
)
ANSWER = Answer(
    reference="2026-00017",
    filed_on=date(2026, 11, 10),
    matter="要求群众到村委会开具无犯罪记录证明",
    finding="您反映的情况属实。",
    outcome="被投诉单位已停止收取该证明。",
    remedy="您对本答复不满意的，可以申请重新办理一次。",
)
BUNDLE = EvidenceBundle(reference="2026-00017", matter="要求群众到村委会开具无犯罪记录证明")
PIECES = (
    Piece(title="清单条目（2020年版）", media_type="application/json", content=b'{"code":"X"}'),
    Piece(title="窗口告知单照片", media_type="image/jpeg", content=bytes(range(256)) * 40),
    Piece(title="通话录音", media_type="audio/mp4", content=b"sound" * 999),
)


@dataclass(frozen=True, kw_only=True)
class Office:
    """The office at work; its people as viewers, stepped up."""

    organisation: Organisation
    supervisor: Official
    approver: Official
    keeper: Official
    seal: Seal


async def a_sealed_office(services: Services) -> Office:
    """The service office of the city, which supervises, with its active seal."""
    await some_regions()
    return await sealed_by(services, await an_office(*SERVICE, "360400000000"), "service")


async def sealed_by(services: Services, organisation: Organisation, key_ref: str) -> Office:
    """An office with its people, whose seal for letters is active; a new one has this key."""
    keeper = await an_official(services, organisation, Role.SEAL_KEEPER, name="谢印")
    seal = await Seal.get_or_none(organisation_id=organisation.id, state=SealState.ACTIVE)
    return Office(
        organisation=organisation,
        supervisor=await an_official(services, organisation, Role.SUPERVISOR, name="马督查"),
        approver=await an_official(services, organisation, Role.APPROVER, name="邓主任"),
        keeper=keeper,
        seal=seal or await _a_seal(services, organisation, keeper, key_ref),
    )


async def _a_seal(
    services: Services, organisation: Organisation, keeper: Official, key_ref: str
) -> Seal:
    today = clock.today()
    seal = await enrolling.enrol(
        services,
        SYSTEM,
        organisation_id=organisation.id,
        name=organisation.name,
        key_ref=key_ref,
        keeper_id=keeper.person_id,
        valid_from=today.replace(month=1, day=1),
        valid_to=date(today.year + 1, 12, 31),
    )
    return await moving.install(SYSTEM, seal.id)


async def a_draft(
    services: Services,
    drafter: Official,
    text: Text = ORDER,
    *,
    addressee: str = "九江市柴桑区人力资源和社会保障局",
    pieces: Sequence[Piece] = (),
    subject_id: UUID | None = None,
) -> Letter:
    """Drafted as another context asks for it."""
    new = NewLetter(
        subject_id=subject_id or uuid4(), addressee=addressee, text=text, pieces=tuple(pieces)
    )
    return await drafting.draft(services, drafter, new)


async def an_issued_letter(
    services: Services, office: Office, text: Text = ORDER, *, pieces: Sequence[Piece] = ()
) -> Letter:
    """Approved, printed, sealed and issued by the verbs and jobs of every day."""
    letter = await a_draft(services, office.supervisor, text, pieces=pieces)
    await deciding.approve(services, office.approver, letter.id)
    await produced(services, letter.id)
    return await Letter.get(id=letter.id)


async def produced(services: Services, letter_id: UUID) -> None:
    """What the worker does after an approval."""
    await jobs.render_letter(services, letter_id=letter_id)
    await jobs.seal_letter(services, letter_id=letter_id)
    await jobs.issue_letter(services, letter_id=letter_id)


async def said_by(*command: str | Path) -> str:
    """What a tool prints; it must succeed."""
    process = await asyncio.create_subprocess_exec(
        *map(str, command), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.decode()

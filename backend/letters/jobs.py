"""The face of letters for time: render, seal, issue.

Every job may run twice and begins with “is there still something to do?”. Files are stored before
the row says so, so a second run cannot overwrite what the first recorded.
"""

from uuid import UUID

from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.errors import Problem
from backend.foundation.lifecycle import WrongState
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.sealing.spot import SealSpot
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.letters import keeping, printing, queries, snapshot
from backend.letters.actions import doubting, producing
from backend.letters.lifecycle import LIFECYCLE
from backend.letters.models import Letter, LetterFile, LetterFileKind, LetterSnapshot
from backend.seals import askings, lasting
from backend.seals.evidence_models import SealedKind
from backend.seals.pressing import extend, press
from backend.seals.troubles import Trouble, trouble_of


async def render_letter(services: Services, *, letter_id: UUID) -> None:
    """Approved → rendered. A failure is recorded for the office and raised for the next try."""
    letter = await Letter.get(id=letter_id)
    if not LIFECYCLE.allows(letter.state, "render"):
        return
    try:
        document = await printing.print_letter(services, letter_id)
        key = await keeping.keep_pdf(services, letter_id, document.pdf)
    except (RenderFailed, FileMissing, OSError) as error:
        await producing.record_failure(letter_id, "fail_render", trouble=trouble_of(error))
        raise
    await producing.record_render(letter_id, document, key=key)


async def seal_letter(services: Services, *, letter_id: UUID) -> None:
    """Rendered → sealed, once: whoever records first wins, a second signature is not released."""
    letter = await Letter.get(id=letter_id).prefetch_related("organisation")
    if not LIFECYCLE.allows(letter.state, "seal"):
        return
    if await askings.needs_keeper(letter.id):
        await producing.await_keeper(letter.id)
        return
    try:
        await _seal(services, letter)
    except WrongState:
        raise
    # A Problem: the seal was suspended between the signature and its registration; not released.
    except (SealingFailed, FileMissing, OSError, Problem) as error:
        await producing.record_failure(letter_id, "fail_seal", trouble=trouble_of(error))
        raise


async def go_on_after_keeper(services: Services, *, document_id: UUID) -> None:
    """SealUseConfirmed: if the document is a letter, its seal is set."""
    if await Letter.exists(id=document_id):
        await seal_letter(services, letter_id=document_id)


async def stop_after_keeper(services: Services, *, document_id: UUID) -> None:
    """SealUseRefused: if the document is a letter, the office has it on its table again."""
    del services
    letter = await Letter.get_or_none(id=document_id)
    if letter is not None and LIFECYCLE.allows(letter.state, "fail_seal"):
        await producing.record_failure(letter.id, "fail_seal", trouble=Trouble.KEEPER_REFUSED)


async def doubt_sealed(services: Services, *, seal_id: UUID, organisation_id: UUID) -> None:
    """SealCompromised: letters that it sealed since its key is not trusted are marked."""
    del services, organisation_id
    for letter_id in await queries.undoubted_of(seal_id):
        await doubting.doubt(letter_id)


async def _seal(services: Services, letter: Letter) -> None:
    decided = await LetterSnapshot.get(letter_id=letter.id)
    rendered = await LetterFile.get(letter_id=letter.id, kind=LetterFileKind.RENDERED)
    pressed = await press(
        services,
        seal_id=decided.seal_id,
        document_id=letter.id,
        pdf=await keeping.pdf_of(services, rendered),
        spot=SealSpot(**(rendered.seal_spot or {})),
        reason=f"{snapshot.FORMS[letter.kind].title} {letter.number}",
        location=letter.organisation.name,
    )
    key = await keeping.keep_pdf(services, letter.id, pressed.pdf)
    await producing.record_seal(services, letter.id, pressed, key=key, pages=rendered.pages)


async def issue_letter(services: Services, *, letter_id: UUID) -> None:
    """Sealed → issued."""
    del services
    letter = await Letter.get(id=letter_id)
    if LIFECYCLE.allows(letter.state, "issue"):
        await producing.issue(letter_id)


async def extend_letters(services: Services) -> None:
    """Every sealed letter whose seal needs a time stamp, while authorities give any."""
    await lasting.extend_due(services, SealedKind.LETTER, _extend)


async def _extend(services: Services, letter_id: UUID) -> None:
    rendered = await LetterFile.get(letter_id=letter_id, kind=LetterFileKind.RENDERED)
    before = await queries.newest_sealed(letter_id)
    assert before, "a sealed letter has a sealed file"
    pressed = await extend(
        services,
        document_id=letter_id,
        printed=await keeping.pdf_of(services, rendered),
        sealed=await keeping.pdf_of(services, before),
    )
    key = await keeping.keep_pdf(services, letter_id, pressed.pdf)
    await producing.record_evidence(letter_id, before, pressed, key=key)

"""What the jobs record: rendered, sealed, issued, failed; and asking for another try.

Each is one short transaction around a locked row. A job that comes second meets WrongState.
"""

import hashlib
from dataclasses import asdict
from uuid import UUID

from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.documents.renderer import RenderedDocument
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, System
from backend.identity import people
from backend.identity.models import Person
from backend.letters import access, snapshot
from backend.letters.actions import advancing
from backend.letters.lifecycle import (
    LIFECYCLE,
    LetterEvent,
    LetterIssued,
    LetterRendered,
    LetterRenderRetried,
    LetterSealed,
    LetterSealRetried,
    LetterState,
    LetterStuck,
)
from backend.letters.models import Letter, LetterFile, LetterFileKind
from backend.seals import lasting
from backend.seals.actions import confirming, using
from backend.seals.evidence_models import SealedKind
from backend.seals.pressing import Pressed
from backend.seals.troubles import Trouble

_SYSTEM = System(job="letters")
_RETRIES: dict[LetterState, type[LetterEvent]] = {
    LetterState.RENDER_FAILED: LetterRenderRetried,
    LetterState.SEAL_FAILED: LetterSealRetried,
}


async def record_render(letter_id: UUID, document: RenderedDocument, *, key: str) -> None:
    """The unsigned PDF lies in the storage, encrypted, under `key`."""
    async with transaction():
        letter = await access.letter_for_system(letter_id)
        letter.trouble = None
        await advancing.advance(_SYSTEM, letter, "render", LetterRendered)
        await LetterFile.create(
            letter=letter,
            kind=LetterFileKind.RENDERED,
            sha256=hashlib.sha256(document.pdf).hexdigest(),
            stored_as=key,
            size=len(document.pdf),
            pages=document.pages,
            seal_spot=asdict(document.seal_spot),
            made_at=clock.now(),
        )


async def record_seal(
    services: Services, letter_id: UUID, pressed: Pressed, *, key: str, pages: int
) -> None:
    """The sealed PDF lies in the storage; the use of the seal is registered with it."""
    sha256 = hashlib.sha256(pressed.pdf).hexdigest()
    async with transaction():
        letter = await access.letter_for_system(letter_id)
        letter.trouble = None
        await advancing.advance(_SYSTEM, letter, "seal", LetterSealed)
        await LetterFile.create(
            letter=letter,
            kind=LetterFileKind.SEALED,
            seal_level=pressed.level,
            sha256=sha256,
            stored_as=key,
            size=len(pressed.pdf),
            pages=pages,
            made_at=clock.now(),
        )
        await lasting.note_sealed(
            SealedKind.LETTER, letter_id, level=pressed.level, holds_until=pressed.holds_until
        )
        await _register_use(services, letter, pressed, sha256)


async def record_evidence(
    letter_id: UUID, before: LetterFile, pressed: Pressed, *, key: str
) -> None:
    """The same letter with one more time stamp lies in the storage, encrypted, under `key`.

    Whoever comes second with the file that was before writes nothing.
    """
    async with transaction():
        await access.letter_for_system(letter_id)
        if await LetterFile.filter(letter_id=letter_id, revision=before.revision + 1).exists():
            return
        await LetterFile.create(
            letter_id=letter_id,
            kind=LetterFileKind.SEALED,
            revision=before.revision + 1,
            seal_level=pressed.level,
            sha256=hashlib.sha256(pressed.pdf).hexdigest(),
            stored_as=key,
            size=len(pressed.pdf),
            pages=before.pages,
            made_at=clock.now(),
        )
        await lasting.note_sealed(
            SealedKind.LETTER, letter_id, level=pressed.level, holds_until=pressed.holds_until
        )
        await audit.record(_SYSTEM, "letter.stamped", letter_id, level=pressed.level.value)


async def await_keeper(letter_id: UUID) -> None:
    """The letter is ready, and its seal waits for the word of the keeper; she is asked once."""
    async with transaction():
        letter = await access.letter_for_system(letter_id)
        LIFECYCLE.after(letter.state, "ask_keeper")
        if await confirming.ask_keeper(letter.id):
            letter.trouble = None
            await advancing.advance(_SYSTEM, letter, "ask_keeper", None)


async def issue(letter_id: UUID) -> None:
    """The letter is in force."""
    async with transaction():
        letter = await access.letter_for_system(letter_id)
        letter.issued_at = clock.now()
        await advancing.advance(_SYSTEM, letter, "issue", LetterIssued)


async def record_failure(letter_id: UUID, verb: str, *, trouble: Trouble) -> None:
    """Makes a failed printing or sealing visible. `verb` is fail_render or fail_seal."""
    async with transaction():
        letter = await access.letter_for_system(letter_id)
        first = letter.trouble is None
        letter.trouble = trouble
        if first:
            await advancing.advance(_SYSTEM, letter, verb, LetterStuck)
        else:
            # Tried again every few minutes: it is told once.
            await letter.save(update_fields=["trouble"])


async def retry(viewer: Official, letter_id: UUID) -> Letter:
    """Asks for another try at once; raises NotFound, FORBIDDEN, WRONG_STATE."""
    async with transaction():
        letter = await access.letter_for_office(viewer, letter_id, Role.APPROVER)
        event = _RETRIES.get(letter.state)
        if event is None:
            raise WrongState(letter.state, "retry")
        await advancing.tell(viewer, letter, "retry", event)
    return letter


async def _register_use(services: Services, letter: Letter, pressed: Pressed, sha256: str) -> None:
    assert letter.approver_id, "a sealed letter was approved"
    drafter = await Person.get(id=letter.drafter_id)
    await using.record_use(
        _SYSTEM,
        services=services,
        seal_id=pressed.seal_id,
        document_id=letter.id,
        content=f"{snapshot.FORMS[letter.kind].title} {letter.number}",
        copies=1,
        approver_id=letter.approver_id,
        handler_id=letter.drafter_id,
        # Nobody from outside asks for a letter: who drafted it asks for the seal.
        applicant_name=drafter.name,
        applicant_phone=people.phone_of(services.vault, drafter) or "",
        sha256=sha256,
    )

"""Approving a letter: somebody else than its drafter answers for it, and it gets its number."""

from uuid import UUID

from backend.foundation import clock, db, masking
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.numbering import Series
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity import loaders as identity
from backend.identity import sessions
from backend.identity.models import Organisation
from backend.letters import access, snapshot
from backend.letters.actions import advancing
from backend.letters.lifecycle import LIFECYCLE, LetterApproved
from backend.letters.models import Letter, LetterKind, LetterPiece, LetterSnapshot
from backend.seals import queries as seals
from backend.seals.actions import using
from backend.seals.actions.enrolling import LETTERS_ITEM


async def approve(services: Services, viewer: Official, letter_id: UUID) -> Letter:
    """The person in charge signs (签发): the letter is numbered, dated and frozen.

    Needs a step-up within ten minutes (电子签名法 art. 13), a drafter who is somebody else, and an
    active seal for letters, kept by somebody else. Raises STEP_UP_REQUIRED, NOT_FOUND, FORBIDDEN,
    OWN_CASE, WRONG_STATE, SEAL_NOT_AVAILABLE, TWO_PERSONS_REQUIRED.
    """
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    async with transaction():
        letter = await access.letter_for_office(viewer, letter_id, Role.APPROVER)
        await services.refuse_own_matter(viewer, letter.subject_id)
        LIFECYCLE.after(letter.state, "approve")
        seal = await seals.seal_for(letter.organisation_id, LETTERS_ITEM, on=clock.today())
        if viewer.person_id in {letter.drafter_id, seal.keeper_id}:
            raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
        letter.approver_id, letter.approved_at = viewer.person_id, clock.now()
        await _freeze(services, letter, seal_id=seal.id)
        await using.warrant(
            seal_id=seal.id,
            document_id=letter.id,
            approver_id=viewer.person_id,
            handler_id=letter.drafter_id,
            content=f"{snapshot.FORMS[letter.kind].title} {letter.number}",
            holder=masking.mask_name(await identity.name_of(letter.drafter_id)),
        )
        await advancing.advance(viewer, letter, "approve", LetterApproved)
    return letter


async def _freeze(services: Services, letter: Letter, *, seal_id: UUID) -> None:
    """Numbers a locked letter and writes its snapshot; the caller saves the letter."""
    office = await Organisation.get(id=letter.organisation_id)
    issued_on = clock.today()
    letter.year = issued_on.year
    letter.serial = await _next_serial(office.id, letter.kind, letter.year)
    letter.number = snapshot.number_of(office, letter.kind, letter.year, letter.serial)
    pieces = await LetterPiece.filter(letter_id=letter.id).order_by("position")
    content = snapshot.content_of(services, letter, office, pieces, issued_on=issued_on)
    cipher, sha256 = snapshot.frozen(services.vault, letter, content)
    await LetterSnapshot.create(
        letter_id=letter.id,
        template=content["template"],
        template_version=content["template_version"],
        content=cipher,
        sha256=sha256,
        seal_id=seal_id,
        issued_on=issued_on,
    )


async def _next_serial(organisation_id: UUID, kind: LetterKind, year: int) -> int:
    # The counter row stays locked until the approval commits: a roll-back gives the number back,
    # so that there is no gap, and approvals of one office are numbered one after the other.
    rows = await db.connection().execute_query_dict(
        "INSERT INTO letter_counter (organisation_id, kind, year, last_serial, skipped)"
        " SELECT $1, $2, $3, 1 + left_out, left_out FROM (SELECT coalesce(sum(skipped), 0)::int"
        "     AS left_out FROM number_gap WHERE series = $4 AND year = $3) AS gaps"
        " ON CONFLICT (organisation_id, kind, year)"
        " DO UPDATE SET last_serial = letter_counter.last_serial + 1"
        " RETURNING last_serial, clock_timestamp() AS at",
        [organisation_id, kind.value, year, Series.LETTER.value],
    )
    # The year of the number and the date on the paper are this machine's.
    clock.require_right(rows[0]["at"])
    return rows[0]["last_serial"]

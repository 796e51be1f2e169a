"""What supervisors see of a department that is complained of: a series, a letter, a talk.

And an office that once helped.
"""

from datetime import date
from uuid import uuid4

from backend.complaints.models import Complaint, ComplaintAssistant
from backend.foundation import clock
from backend.letters import keeping
from backend.letters.keeping import Piece
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter, LetterKind
from backend.oversight.models import Talk, TalkComplaint
from tests.complaints.cases import Cast


async def oversee(cast: Cast) -> None:
    """Of what is complained about the accused already; nobody's who asks."""
    about = Complaint.filter(accused_id=cast.accused.id)
    first, again = await about.order_by("number").limit(2)
    await Complaint.filter(id=again.id).update(repeats_id=first.id)
    await ComplaintAssistant.create(
        complaint_id=first.id,
        organisation_id=cast.handler.organisation_id,
        given_at=clock.now(),
        ended_at=clock.now(),
    )
    letter = await Letter.create(
        kind=LetterKind.RECTIFICATION_ORDER,
        state=LetterState.ISSUED,
        organisation_id=cast.handler.organisation_id,
        subject_id=first.id,
        content=b"",
        drafter_id=cast.handler.person_id,
        drafted_at=clock.now(),
        approver_id=cast.clerk.person_id,
        approved_at=clock.now(),
        year=2026,
        serial=998,
        number="某局投整〔2026〕998号",
        issued_at=clock.now(),
    )
    piece = Piece(title="照片", media_type="image/jpeg", content=b"some bytes")
    kept = await keeping.keep_piece(cast.services, letter.id, 1, piece)
    await kept.save(force_create=True)
    talk = await Talk.create(
        organisation_id=cast.accused.id,
        held_by_id=cast.handler.organisation_id,
        person_id=cast.handler.person_id,
        client_token=uuid4(),
        held_on=date(2026, 1, 5),
        participants="局长",
        agreed="停止索要。",
        due_on=date(2026, 1, 30),
        recorded_at=clock.now(),
    )
    await TalkComplaint.create(talk_id=talk.id, complaint_id=first.id)

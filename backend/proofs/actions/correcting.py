"""A corrected version of a proof: a new case beside the old one, checked and approved like any."""

from dataclasses import dataclass, replace
from uuid import uuid4

from backend.foundation import clock
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.proofs import subjects, terms, wording
from backend.proofs.actions import timeline
from backend.proofs.lifecycle import GIVEN_UP, ProofRequested
from backend.proofs.models import Proof


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What is to be put right. None leaves purpose, recipient, name or number as they were."""

    text: str
    """The facts as they should read."""
    words: str
    """What was wrong, for the timeline of the old proof."""
    purpose: str | None = None
    recipient: str | None = None
    subject_name: str | None = None
    subject_id_number: str | None = None

    def clean(self, glyphs: GlyphCoverage) -> "Correction":
        """Text and words fit to store; raises a Problem. The other four must be clean already."""
        return replace(
            self,
            text=wording.printable(
                glyphs, self.text, field="text", limit=wording.TEXT_LENGTH, multiline=True
            ),
            words=wording.plain(self.words, field="words", limit=wording.WORDS_LENGTH),
        )


async def start(services: Services, viewer: Official, old: Proof, correction: Correction) -> Proof:
    """Opens the new case inside the running transaction, which has `old` locked.

    Raises WrongState for a proof that was never issued, was revoked or is superseded, and for one
    that has a correction already: two of them would bear the same version.
    """
    if await correction_of(old) is not None:
        raise WrongState(old.state, "correct")
    await timeline.advance(viewer, old, "correct", None, words=correction.words)
    new = await _corrected(services, old, correction)
    await timeline.tell(viewer, new, "request", ProofRequested)
    return new


async def correction_of(old: Proof) -> Proof | None:
    """The correction of a proof that is under way or was issued; at most one."""
    return await Proof.filter(corrects_id=old.id).exclude(state__in=GIVEN_UP).first()


async def _corrected(services: Services, old: Proof, correction: Correction) -> Proof:
    due = (await terms.term_from_today()).due
    new = Proof(
        id=uuid4(),
        organisation_id=old.organisation_id,
        region=old.region,
        applicant_id=old.applicant_id,
        client_token=uuid4(),
        request_hash="",
        title=old.title,
        purpose=correction.purpose or old.purpose,
        recipient=correction.recipient or old.recipient,
        text=correction.text,
        requested_at=clock.now(),
        due_on=due.on,
        calendar_known=due.calendar_known,
        corrects_id=old.id,
        recused=old.recused,
        guide_lane=old.guide_lane,
        guided_at=old.guided_at,
        catalogue_version_id=old.catalogue_version_id,
        lane_policy_id=old.lane_policy_id,
    )
    subject = subjects.of(services.vault, old)
    subject = replace(
        subject,
        name=correction.subject_name or subject.name,
        id_number=correction.subject_id_number or subject.id_number,
    )
    subjects.put(services.vault, new, subject)
    await new.save(force_create=True)
    return new

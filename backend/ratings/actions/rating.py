"""What the rater does first: she rates. A bad rating opens its repair in the same transaction."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from backend.complaints import receipts
from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Visitor
from backend.ratings import subjects, terms
from backend.ratings.actions import advancing
from backend.ratings.lifecycle import RatingGiven, RepairOpened, RepairVerb
from backend.ratings.models import BAD, Rating, RatingLevel, RatingTag, Repair, SubjectKind
from backend.ratings.subjects import Case
from backend.ratings.terms import Stage

WORDS_LENGTH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRating:
    """How one case went; words and tags only if the rater likes.

    `receipt_code` is what proves that a complaint is hers, where she complained without an account.
    """

    subject_kind: SubjectKind
    subject_id: UUID
    receipt_code: str | None = None
    level: RatingLevel
    words: str | None = None
    tags: frozenset[RatingTag] = field(default_factory=frozenset[RatingTag])


async def rate(services: Services, viewer: Visitor, new: NewRating) -> Rating:
    """Rates a case of the viewer's that came to its end, once and for good.

    The same again gives the same rating; another one ALREADY_RATED. Raises NotFound,
    RATING_NOT_POSSIBLE before the end of the case, and TOO_MANY_ATTEMPTS for receipt codes.
    """
    words = _clean(new.words)
    if new.receipt_code is not None:
        await receipts.admit(viewer)
    case = Case(kind=new.subject_kind, id=new.subject_id, receipt_code=new.receipt_code)
    async with transaction():
        # A doubled submit waits here, and then finds the first one's rating.
        await db.serialise(f"rating {new.subject_kind}{new.subject_id}")
        subject = await subjects.ended(services.vault, viewer, case)
        known = await Rating.get_or_none(subject_kind=subject.kind, subject_id=subject.id)
        if known is not None:
            return _same(known, new, words)
        rating = Rating(
            id=uuid4(),
            subject_kind=subject.kind,
            subject_id=subject.id,
            organisation_id=subject.organisation_id,
            rater_id=subject.rater_id,
            level=new.level,
            words=words,
            tags=sorted(new.tags),
            rated_at=advancing.start_of_day(),
        )
        await rating.save(force_create=True)
        await audit.record(viewer, "rating.give", rating.id, subject=str(subject.id))
        await outbox.record(RatingGiven(rating_id=rating.id))
        if rating.level in BAD:
            await _open_repair(viewer, rating)
    return rating


async def _open_repair(viewer: Visitor, rating: Rating) -> None:
    repair = Repair(id=uuid4(), rating_id=rating.id, opened_at=rating.rated_at)
    terms.begin(repair, clock.today(), Stage.REPAIR)
    await repair.save(force_create=True)
    await advancing.tell(viewer, repair, RepairVerb.OPEN, RepairOpened, words="")


def _clean(words: str | None) -> str | None:
    if words is None or not words.strip():
        return None
    return clean_text(words, field="words", max_length=WORDS_LENGTH, multiline=True)


def _same(known: Rating, new: NewRating, words: str | None) -> Rating:
    said = (known.level, known.words, set(known.tags))
    if said != (new.level, words, set(new.tags)):
        raise Problem(ProblemCode.ALREADY_RATED)
    return known

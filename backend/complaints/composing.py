"""What the letters of a complaint say: the order, the notice of transfer, and the answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.complaints import terms, testimony
from backend.complaints.models import Complainant, Complaint
from backend.complaints.terms import Stage
from backend.foundation.clock import CHINA
from backend.foundation.documents.filters import chinese_date
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.letters import queries as letters
from backend.letters import texts
from backend.letters.actions.drafting import ADDRESSEE_LENGTH, NewLetter
from backend.letters.texts import Answer, RectificationOrder, TransferNotice
from backend.proofs.wording import printable

WORDS_LENGTH = 1000
_RESTS_ON = "\n依据："
_SOMEBODY = "投诉（举报、建议）人"
_HOTLINE = "12345政务服务便民热线"


def said(
    glyphs: GlyphCoverage, words: str, *, field: str = "words", limit: int = WORDS_LENGTH
) -> str:
    """What the lead says in a letter, clean; raises TEXT_EMPTY, TEXT_UNPRINTABLE and so on."""
    return printable(glyphs, words, field=field, limit=limit, multiline=True)


def with_basis(words: str, basis: str) -> str:
    """A finding with the rule on which it rests, when there is one."""
    return f"{words}{_RESTS_ON}{basis}" if basis else words


def order(complaint: Complaint, words: str, days: int) -> NewLetter:
    """责令限期整改通知书 to the accused; each line of `words` is a demand.

    Raises TOO_MANY_AT_ONCE for more lines than a letter takes.
    """
    demands = tuple(filter(None, map(str.strip, words.splitlines())))
    if len(demands) > texts.MOST_DEMANDS:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE,
            field="words",
            limit=texts.MOST_DEMANDS,
            count=len(demands),
        )
    return NewLetter(
        subject_id=complaint.id,
        addressee=complaint.accused_name,
        text=RectificationOrder(
            reference=complaint.number,
            matter=_matter(complaint),
            # The form names the rule in a sentence of its own.
            finding=(complaint.finding or "").removesuffix(f"{_RESTS_ON}{complaint.basis}"),
            basis=complaint.basis or "",
            demands=demands,
            days=days,
        ),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """To which body a complaint is handed on, by which rule, and why."""

    addressee: str
    basis: str
    words: str


async def transfer(complaint: Complaint, handover: Handover) -> NewLetter:
    """投诉举报事项转办通知书 to the discipline body: what was found, tried in vain, and why now."""
    return NewLetter(
        subject_id=complaint.id,
        addressee=handover.addressee,
        text=TransferNotice(
            reference=complaint.number,
            matter=_matter(complaint),
            finding=complaint.finding or "",
            handling=f"{await _tried(complaint)}\n{handover.words}",
            basis=handover.basis,
        ),
    )


async def answer(services: Services, complaint: Complaint, region: str, words: str) -> NewLetter:
    """投诉举报答复书 to the complainant, by the name that is known of her.

    `region` is the handler's, by whose terms she may have it looked at again.
    """
    [row] = await testimony.with_accounts(Complainant.filter(complaint_id=complaint.id))
    name = testimony.name_of(services.vault, row)
    return NewLetter(
        subject_id=complaint.id,
        addressee=_addressed(services.glyphs, name),
        text=Answer(
            reference=complaint.number,
            filed_on=_day(complaint.filed_at),
            matter=_matter(complaint),
            finding=complaint.finding or "",
            outcome=words,
            remedy=_remedy(complaint, region),
        ),
    )


def _matter(complaint: Complaint) -> str:
    """As it stands within a sentence; the longest of names stand there alone."""
    name, matter = complaint.proof_name, complaint.matter
    told = f"办理“{matter}”时要求提供“{name}”" if matter else f"要求提供“{name}”"
    return told if len(told) <= texts.LINE_LENGTH else name


def _addressed(glyphs: GlyphCoverage, name: str | None) -> str:
    """Whoever left no name, or one that cannot be printed, is no less answered."""
    fits = name and len(name) <= ADDRESSEE_LENGTH and not glyphs.missing(name)
    return name if name and fits else _SOMEBODY


async def _tried(complaint: Complaint) -> str:
    assert complaint.rectify_by is not None, "it was ordered"
    number = await _number_of(complaint.order_letter_id)
    ordered = f"我单位发出{number}责令限期整改通知书" if number else "我单位责令限期整改"
    by = chinese_date(complaint.rectify_by.isoformat())
    return f"{ordered}，要求于{by}前完成整改。期限届满后，被投诉单位没有完成整改，我单位予以通报。"


async def _number_of(letter_id: UUID | None) -> str | None:
    return None if letter_id is None else (await letters.letter(letter_id)).number


def _remedy(complaint: Complaint, region: str) -> str:
    if complaint.reopened_at is not None:
        return f"您对本答复仍不满意的，可以拨打{_HOTLINE}。"
    days = terms.term_of(complaint.kind, region, Stage.REOPEN).days
    return (
        f"您对本答复不满意的，可以自收到之日起{days}个工作日内申请重新办理一次，"
        f"也可以拨打{_HOTLINE}。"
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()

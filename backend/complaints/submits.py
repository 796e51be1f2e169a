"""A complaint as it is sent: what is claimed, from where it was begun, by whom, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from backend.complaints.models import ComplaintChannel
from backend.complaints.origins import Origin
from backend.complaints.wording import Claim
from backend.foundation import names
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Anonymous, Citizen, Official, Visitor
from backend.identity import phones

HOTLINE_NUMBER_LENGTH = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class NewComplaint:
    """What a page sends. `client_token` makes a repeated submit harmless."""

    client_token: UUID
    claim: Claim
    origin: Origin = Origin()  # noqa: RUF009 -- frozen
    attachment_ids: Sequence[UUID] = ()
    agrees_to_be_named: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller:
    """Somebody at a counter or, with the number of a work order, on the hotline 12345."""

    hotline_number: str | None = None
    name: str | None = None
    phone: str | None = None

    @property
    def channel(self) -> ComplaintChannel:
        """Only what came over the hotline has a work order."""
        at_counter = self.hotline_number is None
        return ComplaintChannel.COUNTER if at_counter else ComplaintChannel.HOTLINE

    def clean(self) -> "Caller":
        """Fit to store; raises the first Problem, naming its field."""
        number = self.hotline_number
        if number is not None:
            number = clean_text(number, field="hotlineNumber", max_length=HOTLINE_NUMBER_LENGTH)
        return Caller(
            hotline_number=number,
            name=None if self.name is None else names.clean_name(self.name),
            phone=None if self.phone is None else phones.parse(self.phone),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Submit:
    """A complaint in the hands of whoever sends it; `caller` is there when it is for another."""

    viewer: Visitor
    new: NewComplaint
    caller: Caller | None = None

    @property
    def claim(self) -> Claim:
        """What is said."""
        return self.new.claim

    @property
    def channel(self) -> ComplaintChannel:
        """How it came."""
        return ComplaintChannel.ONLINE if self.caller is None else self.caller.channel

    @property
    def filer(self) -> str:
        """Whose submits come one after the other."""
        viewer = self.viewer
        return viewer.source if isinstance(viewer, Anonymous) else str(viewer.person_id)

    @property
    def owner(self) -> dict[str, Any]:
        """The columns of a complainant by which the filer's own are found."""
        viewer = self.viewer
        match viewer:
            case Anonymous():
                return {"person_id": None, "entered_by_id": None, "source": viewer.source}
            case Official() if self.caller is not None:
                return {"person_id": None, "entered_by_id": viewer.person_id}
            case Citizen() | Official():
                return {"person_id": viewer.person_id}

    @property
    def has_receipt(self) -> bool:
        """Whether a code is the complainant's only way back to it."""
        return self.caller is not None or isinstance(self.viewer, Anonymous)

    def clean(self, glyphs: GlyphCoverage) -> "Submit":
        """Fit to store. Raises COMPLAINT_NAMELESS when a name may be told and there is none."""
        caller = None if self.caller is None else self.caller.clean()
        nameless = self.has_receipt and (caller is None or caller.name is None)
        if nameless and self.new.agrees_to_be_named:
            raise Problem(ProblemCode.COMPLAINT_NAMELESS, field="agreesToBeNamed")
        return replace(self, new=replace(self.new, claim=self.claim.clean(glyphs)), caller=caller)

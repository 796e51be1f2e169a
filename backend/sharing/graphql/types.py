"""What the holder sees of her links and of the codes on her screen."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import clock
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.proofs import loaders as proofs
from backend.proofs.standing import Standing, standing_of_issued
from backend.sharing import links, loaders, models, validity
from backend.sharing.actions.showing import ShownCode
from backend.sharing.lifecycle import GrantState, ScanState
from backend.sharing.models import Challenge, ViewLevel
from backend.sharing.terms import DEFAULT_DAYS, DEFAULT_VIEWS, MAX_DAYS, MAX_VIEWS, ShareTerms

strawberry.enum(GrantState, name="ShareState", description="Where a share stands 分享状态.")
strawberry.enum(ViewLevel, name="ShareView", description="How much the receiver sees 查看范围.")
strawberry.enum(
    Challenge, name="ShareChallenge", description="What the receiver is asked about me 验证问题."
)
strawberry.enum(Standing, name="ProofStanding", description="Whether an issued proof holds today.")
strawberry.enum(ScanState, name="ShowRequestState", description="Where the scan of my card stands.")


@strawberry.input(description="What to share with whom, what for, and for how long.")
class CreateShareInput:
    """The receiver gets a link, which she passes on herself."""

    proof_ids: list[UUID] = strawberry.field(description="1 to 10 of my own valid proofs.")
    recipient: str = strawberry.field(description="Who gets it; printed on the copy. ≤ 100.")
    purpose: str = strawberry.field(description="What for; printed on the copy. ≤ 200.")
    view: ViewLevel = strawberry.field(description="How much the receiver sees.")
    challenge: Challenge = strawberry.field(description="What the receiver must know of me.")
    days: int = strawberry.field(
        default=DEFAULT_DAYS, description=f"1 to {MAX_DAYS} days; {DEFAULT_DAYS} when absent."
    )
    max_views: int = strawberry.field(
        default=DEFAULT_VIEWS,
        description=f"1 to {MAX_VIEWS} openings; {DEFAULT_VIEWS} when absent.",
    )
    client_token: UUID = strawberry.field(
        description="Made by the client, once per share: a repeated submit is harmless."
    )

    def value(self) -> ShareTerms:
        """The terms as the context knows them."""
        return ShareTerms(
            proof_ids=self.proof_ids,
            recipient=self.recipient,
            purpose=self.purpose,
            view=self.view,
            challenge=self.challenge,
            days=self.days,
            max_views=self.max_views,
        )


@strawberry.type(description="A proof in a share.")
class SharedItem:
    """As it stands today, whatever it was when it was shared."""

    proof_id: UUID = strawberry.field(description="The proof, for `myProof`.")

    @strawberry.field(description="What is certified, in short.")
    async def title(self, info: Info) -> str:
        """Batched."""
        return (await info.context.load(proofs.proofs_by_id, self.proof_id)).title

    @strawberry.field(description="编号, e.g. 小阳证〔2026〕15号.")
    async def number(self, info: Info) -> str:
        """Batched; what was issued has one."""
        row = await info.context.load(proofs.snapshots_by_proof, self.proof_id)
        assert row is not None, "only issued proofs are shared"
        return row.number

    @strawberry.field(description="Whether it holds today; one that does not is shown as such.")
    async def standing(self, info: Info) -> Standing:
        """Batched."""
        row = await info.context.load(proofs.proofs_by_id, self.proof_id)
        return standing_of_issued(row, clock.today())


@strawberry.type(description="The receiver looked.")
class ShareOpening:
    """One line of a share's log."""

    at: datetime = strawberry.field(description="When.")


@strawberry.type(description="A link to some of my proofs for one receiver 授权分享.")
class Share:
    """The holder's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: GrantState = strawberry.field(description="Where it stands now.")
    recipient: str = strawberry.field(description="Who gets it.")
    purpose: str = strawberry.field(description="What for.")
    view: ViewLevel = strawberry.field(description="How much the receiver sees.")
    challenge: Challenge = strawberry.field(description="What the receiver must know of me.")
    granted_at: datetime = strawberry.field(description="When I made it.")
    expires_at: datetime = strawberry.field(description="Until when the link leads anywhere.")
    max_views: int = strawberry.field(description="How often it may be opened.")
    views_used: int = strawberry.field(description="How often it was opened.")
    locked_until: datetime | None = strawberry.field(
        description="While it is locked after wrong answers. Until `expiresAt` when it was locked "
        "for the third time: then only `rotateShare` helps."
    )
    row: strawberry.Private[models.ShareGrant]

    @strawberry.field(description="The stable link to send; null when it leads nowhere any more.")
    def link(self, info: Info) -> str | None:
        """Decrypted for the holder only."""
        if self.state is not GrantState.GRANTED:
            return None
        return links.address_of(info.context.services, self.row)

    @strawberry.field(description="The proofs in it, in my order.")
    async def items(self, info: Info) -> list[SharedItem]:
        """Batched."""
        rows = await info.context.load(loaders.items_by_grant, self.id)
        return [SharedItem(proof_id=row.proof_id) for row in rows]

    @strawberry.field(description="The last 20 openings, newest first.")
    async def views(self, info: Info) -> list[ShareOpening]:
        """Batched."""
        rows = await info.context.load(loaders.views_by_grant, self.id)
        return [ShareOpening(at=row.at) for row in rows]

    @classmethod
    def from_model(cls, row: models.ShareGrant) -> "Share":
        """Copies what the holder may see."""
        now = clock.now()
        locked = row.locked_until is not None and now < row.locked_until
        return cls(
            id=row.id,
            state=validity.state_at(row, now),
            recipient=row.recipient,
            purpose=row.purpose,
            view=row.view,
            challenge=row.challenge,
            granted_at=row.granted_at,
            expires_at=row.expires_at,
            max_views=row.max_views,
            views_used=row.views_used,
            locked_until=row.locked_until if locked else None,
            row=row,
        )


@strawberry.type(description="A code on my screen, good for a minute 动态亮证码.")
class ShowCode:
    """To be drawn as a QR code; ask for a new one ten seconds before its end."""

    shown_code: str = strawberry.field(description="The code itself, grouped by four.")
    address: str = strawberry.field(description="What the QR code says.")
    expires_at: datetime = strawberry.field(description="When it cannot be scanned any more.")

    @classmethod
    def from_shown(cls, shown: ShownCode) -> "ShowCode":
        """Copies everything."""
        return cls(shown_code=shown.code, address=shown.address, expires_at=shown.expires_at)


@strawberry.type(description="Somebody who scanned my card asks for the full view 查看申请.")
class ShowRequest:
    """What she says of herself; the portal has not checked it."""

    id: UUID = strawberry.field(description="For `answerShowRequest`.")
    office: str = strawberry.field(description="Which office she says she is.")
    purpose: str = strawberry.field(description="What she says it is for.")
    asked_at: datetime = strawberry.field(description="When she asked.")
    state: ScanState = strawberry.field(description="ASKED waits for my answer.")

    @classmethod
    def from_model(cls, row: models.ShowScan) -> "ShowRequest":
        """Copies what the holder may see."""
        assert row.office is not None, "asked"
        assert row.purpose is not None, "asked"
        assert row.asked_at is not None, "asked"
        return cls(
            id=row.id,
            office=row.office,
            purpose=row.purpose,
            asked_at=row.asked_at,
            state=row.state,
        )


ShareResult = Annotated[Share | Problem, strawberry.union("ShareResult")]
ShowCodeResult = Annotated[ShowCode | Problem, strawberry.union("ShowCodeResult")]
ShowRequestResult = Annotated[ShowRequest | Problem, strawberry.union("ShowRequestResult")]

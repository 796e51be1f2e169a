"""Everything that reads grants, open views and scans."""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.proofs import queries as proofs
from backend.proofs.models import Proof
from backend.sharing import access, links, papers, validity
from backend.sharing.lifecycle import GrantState, ScanState
from backend.sharing.models import ShareGrant, ShowScan, ViewLevel
from backend.sharing.papers import SharedPaper

_LISTED = 20


async def my_shares(
    viewer: Citizen, request: PageRequest, *, proof_id: UUID | None, active: bool | None
) -> Page[ShareGrant]:
    """The viewer's grants, newest first; of one paper, or those that are open now or are not."""
    rows = access.visible_to(viewer)
    if proof_id is not None:
        rows = rows.filter(items__proof_id=proof_id)
    if active is not None:
        still_open = validity.open_at(clock.now())
        rows = rows.filter(still_open if active else ~still_open)
    return await page_of(rows, request, order="granted_at")


async def my_share(viewer: Citizen, grant_id: UUID) -> ShareGrant:
    """One grant of the viewer's, or NotFound."""
    found = await access.visible_to(viewer).get_or_none(id=grant_id)
    if found is None:
        raise NotFound
    return found


async def shares_past_their_time() -> list[UUID]:
    """Grants that no job has ended yet."""
    rows = ShareGrant.filter(state=GrantState.GRANTED, expires_at__lte=clock.now())
    return [row[0] for row in await rows.values_list("id")]


async def open_shares_of_closed(person_id: UUID) -> list[UUID]:
    """What a person left open who has closed her account; nothing once she is back."""
    rows = ShareGrant.filter(
        holder_id=person_id,
        holder__closed_at__isnull=False,
        state__in=(GrantState.GRANTED, GrantState.USED_UP),
        expires_at__gt=clock.now(),
    )
    return [row[0] for row in await rows.values_list("id")]


async def open_view(token: str, view_token: str) -> ShareGrant | None:
    """The grant, while the view that this cookie stands for was opened by its present link."""
    grant = await access.grant_of_view(view_token)
    return grant if grant is not None and grant.token_hash == links.hash_of(token) else None


async def shown_by(services: Services, grant: ShareGrant) -> list[SharedPaper]:
    """What the receiver sees of the grant's papers today."""
    full = grant.view is ViewLevel.FULL
    return await papers.papers_of(services.vault, await access.papers_in(grant), full=full)


async def show_requests(viewer: Citizen, proof_id: UUID) -> list[ShowScan]:
    """Who asks for the full view of the viewer's paper now, newest first; NotFound for another's.

    Those just answered are among them until their page closes.
    """
    await proofs.proof(viewer, proof_id)
    rows = access.scans_visible_to(viewer).filter(proof_id=proof_id, expires_at__gt=clock.now())
    return await rows.exclude(state=ScanState.OPENED).order_by("-asked_at").limit(_LISTED)


async def living_scan(vault: Vault, code: str, token: str) -> ShowScan | None:
    """The scan whose page this cookie belongs to, while it answers."""
    return await access.living_scan(links.index_of(vault, code), token).get_or_none()


async def shown_to(services: Services, scan: ShowScan) -> SharedPaper:
    """What the scanner sees of the paper today."""
    row = await Proof.get(id=scan.proof_id)
    full = scan.state is ScanState.AGREED
    (paper,) = await papers.papers_of(services.vault, [row], full=full)
    return paper

"""How the verbs of the desk and of residents are asked for one thing and for many."""

from uuid import uuid4

from backend.exchange.lifecycle import ConsentState
from backend.foundation import clock
from backend.guidance.actions import MOST_WAYS
from backend.proofs.declaration import CURRENT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, Proof, ProofSnapshot
from tests.factories import XIAOYANG, a_citizen
from tests.proofs.operations import a_request_input
from tests.sharing.operations import a_share_input
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import alike
from tests.statements.crowd import Crowd
from tests.statements.departments import a_consent
from tests.statements.papers import an_attachment

VERBS = Arrangements()
APPROVAL = 15
"""Each is a transaction of its own: what is wrong with one case must not undo another's, and the
committee's counter must not stay locked while a hundred are decided. See deciding.MAX_AT_ONCE; one
writes down that the use of the seal is approved, and one more asks who the agents of the
organisation are that these papers are about."""


@VERBS.of("portal mutation approveProofs", rows="outcomes", each=APPROVAL)
async def _approve(world: World, size: int) -> Asked:
    crowd = world.crowd
    checked = {"state": ProofState.CHECKED, "approver_id": None, "corrects_id": None}
    village = crowd.committee.organisation
    place = {"organisation_id": village.id, "region": village.region}
    papers = [
        alike(paper, id=uuid4(), client_token=uuid4(), **checked, **place)
        for paper in crowd.papers.ended[:size]
    ]
    await Proof.bulk_create(papers)
    return Asked(crowd.committee.approver, {"ids": [str(paper.id) for paper in papers]})


@VERBS.of("portal mutation setLanePolicy", rows=None, most=MOST_WAYS)
async def _rule(world: World, size: int) -> Asked:
    rule = {"region": XIAOYANG, "rule": "ALLOW_WITH_REVIEW", "ways": [["CONSULTATION"]] * size}
    return Asked(world.crowd.operator, {"input": rule | {"legalBasis": "通知", "source": "公开栏"}})


async def _files(world: World, count: int) -> list[str]:
    """Files of the holder's that no request has."""
    owner = world.crowd.holder.person_id
    files = [an_attachment(owner, clock.now()) for _ in range(count)]
    await Attachment.bulk_create(files)
    return [str(file.id) for file in files]


@VERBS.of("portal mutation requestProof", rows="attachments", most=9)
async def _request(world: World, size: int) -> Asked:
    files = await _files(world, size)
    return Asked(world.crowd.holder, {"input": a_request_input(attachmentIds=files)})


@VERBS.of("portal mutation resubmitProof", rows="attachments", most=9)
async def _resubmit(world: World, size: int) -> Asked:
    crowd = world.crowd
    changes = {"client_token": uuid4(), "state": ProofState.SENT_BACK, "days_left": 3}
    proof = alike(crowd.papers.own[0], id=uuid4(), **changes)
    await proof.save(force_create=True)
    words = {"title": proof.title, "purpose": proof.purpose, "recipient": proof.recipient}
    words |= {"text": proof.text, "declaration": CURRENT.version}
    files = await _files(world, size)
    asked = {"id": str(proof.id), "attachmentIds": files, **words}
    return Asked(crowd.holder, {"input": asked})


@VERBS.of("portal mutation createShare", rows="items", most=10)
async def _share(world: World, size: int) -> Asked:
    crowd = world.crowd
    sharer = await a_citizen(crowd.services)
    papers = [
        alike(paper, id=uuid4(), client_token=uuid4(), applicant_id=sharer.person_id)
        for paper in crowd.papers.own[:size]
    ]
    await Proof.bulk_create(papers)
    await _number(crowd, papers)
    return Asked(sharer, {"input": a_share_input(*papers)})


async def _number(crowd: Crowd, papers: list[Proof]) -> None:
    snapshot = await ProofSnapshot.get(proof_id=crowd.issued.id)
    await ProofSnapshot.bulk_create(
        alike(
            snapshot,
            proof_id=paper.id,
            organisation_id=paper.organisation_id,
            serial=uuid4().int % 10**9,
            number=f"{paper.id}",
            identifier=f"{paper.id}",
            code=f"{paper.id}"[:30],
        )
        for paper in papers
    )


@VERBS.of("portal mutation agreeToConsent", rows="proofIds")
async def _agree(world: World, size: int) -> Asked:
    crowd, client = world.crowd, world.departments.clients[0]
    consent = await a_consent(crowd, client, [], ConsentState.ASKED)
    chosen = [str(paper.id) for paper in crowd.papers.own[:size]]
    return Asked(crowd.holder, {"id": str(consent.id), "proofIds": chosen})


@VERBS.of("portal mutation withdrawConsent", rows="proofIds")
async def _withdraw(world: World, size: int) -> Asked:
    crowd, client = world.crowd, world.departments.clients[0]
    consent = await a_consent(crowd, client, crowd.papers.own[:size])
    return Asked(crowd.holder, {"id": str(consent.id)})

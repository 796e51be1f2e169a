"""What a resident gave once she can use again, as a file of its own."""

from datetime import timedelta
from tempfile import TemporaryFile
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.errors import Problem
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs import attachments
from backend.proofs.actions import attaching, deciding, requesting
from backend.proofs.actions.attaching import MAX_LOOSE
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.declaration import CURRENT
from backend.proofs.models import Attachment, Proof, RejectReason
from tests.factories import SYSTEM, XIAOYANG, a_citizen, a_committee, a_request
from tests.portal import Portal
from tests.uploaded_files import a_jpeg, a_pdf

pytestmark = pytest.mark.anyio

MY_MATERIALS = """query($first: Int, $after: String) { myMaterials(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { proofId proofTitle timesUsed
    attachment { id mediaType size pages url uploadedAt } } } } }"""
REUSE = """mutation($id: UUID!) { reuseMaterial(attachmentId: $id) { __typename
  ... on Attachment { id mediaType size width height pages url } ... on Problem { code } } }"""


async def upload(services: Services, owner: Citizen, content: bytes) -> Attachment:
    with TemporaryFile() as file:
        file.write(content)
        return await attaching.attach(services, owner, file)


async def a_request_with_files(services: Services, owner: Citizen, *contents: bytes) -> Proof:
    return await a_request_with(
        services, owner, *[await upload(services, owner, content) for content in contents]
    )


async def a_request_with(services: Services, owner: Citizen, *files: Attachment) -> Proof:
    new = NewRequest(
        region=XIAOYANG,
        client_token=uuid4(),
        request=a_request(),
        attachments=[file.id for file in files],
        declaration=CURRENT.version,
    )
    proof = await requesting.request(services, owner, new)
    assert isinstance(proof, Proof)
    return proof


async def test_my_materials_are_the_files_of_my_requests_newest_first(
    portal: Portal,
    services: Services,
) -> None:
    await a_committee(services)
    owner = await a_citizen(services)
    proof = await a_request_with_files(services, owner, a_jpeg(), a_pdf(2))
    await upload(services, owner, a_jpeg())

    first = (await portal.execute(MY_MATERIALS, {"first": 1}, viewer=owner))["myMaterials"]
    after = first["pageInfo"]["endCursor"]
    rest = (await portal.execute(MY_MATERIALS, {"after": after}, viewer=owner))["myMaterials"]

    nodes = [edge["node"] for page in (first, rest) for edge in page["edges"]]
    assert first["totalCount"] == 2
    assert {(node["proofId"], node["proofTitle"]) for node in nodes} == {
        (str(proof.id), "居住证明")
    }
    assert [node["attachment"]["mediaType"] for node in nodes] == ["application/pdf", "image/jpeg"]


async def test_a_file_is_used_again_as_a_file_of_its_own(
    portal: Portal,
    services: Services,
) -> None:
    await a_committee(services)
    owner = await a_citizen(services)
    content = a_pdf(2)
    await a_request_with_files(services, owner, content)
    old = await Attachment.get(owner_id=owner.person_id)

    told = (await portal.execute(REUSE, {"id": str(old.id)}, viewer=owner))["reuseMaterial"]

    new = await Attachment.get(id=told["id"])
    assert (told["mediaType"], told["size"], told["pages"]) == ("application/pdf", old.size, 2)
    assert (new.proof_id, new.sha256 != old.sha256) == (None, True)
    await services.storage.delete(old.sha256)
    assert await attachments.content_of(services, new) == content


async def test_a_file_that_was_used_again_is_listed_once_by_its_last_use(
    portal: Portal,
    services: Services,
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    await a_request_with_files(services, owner, a_jpeg())
    old = await Attachment.get(owner_id=owner.person_id)
    await a_request_with_files(services, owner, a_pdf(2))
    second = await attaching.reuse(services, owner, old.id)
    await a_request_with(services, owner, second)
    third = await attaching.reuse(services, owner, second.id)
    last = await a_request_with(services, owner, third)
    await attaching.reuse(services, owner, third.id)

    materials = (await portal.execute(MY_MATERIALS, viewer=owner))["myMaterials"]
    first = (await portal.execute(MY_MATERIALS, {"first": 1}, viewer=owner))["myMaterials"]
    after = first["pageInfo"]["endCursor"]
    rest = (await portal.execute(MY_MATERIALS, {"after": after}, viewer=owner))["myMaterials"]

    nodes = [edge["node"] for edge in materials["edges"]]
    assert [(node["attachment"]["mediaType"], node["timesUsed"]) for node in nodes] == [
        ("image/jpeg", 3),
        ("application/pdf", 1),
    ]
    assert nodes[0]["proofId"] == str(last.id)
    assert materials["totalCount"] == 2
    assert [edge["node"] for page in (first, rest) for edge in page["edges"]] == nodes

    await deciding.reject(
        committee.preparer,
        last.id,
        reason=RejectReason.CANNOT_VERIFY,
        route="请向用人单位申请。",
        words="村里无法核实。",
    )
    await attaching.let_go(SYSTEM, ended_before=clock.now() + timedelta(seconds=1))
    left = (await portal.execute(MY_MATERIALS, viewer=owner))["myMaterials"]["edges"]
    assert sorted(edge["node"]["timesUsed"] for edge in left) == [1, 2]


async def test_a_strangers_an_unknown_and_a_discarded_file_are_not_found(
    portal: Portal,
    services: Services,
) -> None:
    await a_committee(services)
    owner, stranger = await a_citizen(services), await a_citizen(services, "陈卫东")
    await a_request_with_files(services, owner, a_jpeg())
    old = await Attachment.get(owner_id=owner.person_id)
    loose = await attaching.reuse(services, owner, old.id)
    await attaching.give_up(services, loose.id)

    codes = [
        (await portal.execute(REUSE, {"id": str(id_)}, viewer=viewer))["reuseMaterial"]["code"]
        for viewer, id_ in ((stranger, old.id), (owner, uuid4()), (owner, loose.id))
    ]

    assert codes == ["NOT_FOUND"] * 3


async def test_reused_files_count_like_uploads(
    services: Services,
    database: None,
) -> None:
    await a_committee(services)
    owner = await a_citizen(services)
    await a_request_with_files(services, owner, a_jpeg())
    old = await Attachment.get(owner_id=owner.person_id)
    for _ in range(MAX_LOOSE):
        await attaching.reuse(services, owner, old.id)

    with pytest.raises(Problem) as refused:
        await attaching.reuse(services, owner, old.id)

    assert refused.value.code == "ATTACHMENT_LIMIT"

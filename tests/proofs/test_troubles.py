"""What the desk reads when a paper is not made: plain words, and nothing from inside."""

import pytest

from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.proofs import jobs
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.seals.models import Seal
from backend.seals.troubles import SENTENCES, Trouble, trouble_of
from tests.factories import a_committee, a_proof
from tests.portal import Portal
from tests.seals.village import suspended

CASE = "query($id: UUID!) { proofCase(id: $id) { state trouble troubleEn } }"


def test_every_trouble_has_its_words_in_both_languages() -> None:
    assert set(SENTENCES) == set(Trouble)
    for sentence in SENTENCES.values():
        assert sentence.zh.endswith("。")
        assert sentence.en.endswith(".")


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (SealingFailed("this file cannot be sealed: /x", permanent=True), Trouble.NOT_SEALED),
        (RenderFailed("the press was killed", permanent=False), Trouble.NOT_RENDERED),
        (Problem(ProblemCode.SEAL_NOT_AVAILABLE), Trouble.SEAL_NOT_IN_FORCE),
        (Problem(ProblemCode.TWO_PERSONS_REQUIRED), Trouble.NOT_SEALED),
        (FileMissing("ab12"), Trouble.STORAGE_AWAY),
        (OSError(28, "No space left on device", "/srv/storage"), Trouble.STORAGE_AWAY),
    ],
)
def test_an_error_of_the_making_has_a_name(error: Exception, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble


@pytest.mark.anyio
async def test_a_seal_suspended_after_the_approval_is_told_as_that(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.RENDERED)
    seal = await Seal.get(organisation_id=proof.organisation_id)
    await suspended(seal)
    with pytest.raises(SealingFailed, match="suspended"):
        await jobs.seal_proof(services, proof_id=proof.id)

    data = await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.approver)

    words = SENTENCES[Trouble.SEAL_NOT_IN_FORCE]
    assert (await Proof.get(id=proof.id)).trouble == Trouble.SEAL_NOT_IN_FORCE
    assert data["proofCase"] == {
        "state": "SEAL_FAILED",
        "trouble": words.zh,
        "troubleEn": words.en,
    }

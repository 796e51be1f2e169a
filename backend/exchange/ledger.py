"""Finding many papers at once in the ledger: two statements, whatever was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from backend.exchange import access
from backend.exchange.grounds import Ground
from backend.exchange.kinds import Mark
from backend.exchange.marks import Sought
from backend.foundation.viewer import Department
from backend.proofs import queries as proofs
from backend.proofs.models import FileKind, ProofFile, ProofSnapshot


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The papers that the viewer may learn of, each with its proof and organisation, by mark."""

    by_mark: Mapping[tuple[Mark, str], ProofSnapshot]

    def of(self, sought: Sought) -> ProofSnapshot | None:
        """The paper that was asked for, if there is one for this viewer."""
        return self.by_mark.get((sought.mark, sought.value or ""))


async def find(viewer: Department, ground: Ground, sought: Sequence[Sought]) -> Found:
    """Every paper that is sought, within the token's reach; with a consent, within that too."""
    files = await _files(_values(sought, Mark.FILE))
    rows = await _snapshots(viewer, ground, sought, files)
    found = {(Mark.NUMBER, row.number): row for row in rows}
    found |= {(Mark.CODE, row.code): row for row in rows}
    by_proof = {row.proof_id: row for row in rows}
    for file in files:
        if file.proof_id in by_proof:
            found[Mark.FILE, file.sha256] = by_proof[file.proof_id]
    return Found(by_mark=found)


async def _files(hashes: list[str]) -> list[ProofFile]:
    if not hashes:
        return []
    # The unsealed file is no proof.
    return await ProofFile.filter(kind=FileKind.SEALED, sha256__in=hashes)


async def _snapshots(
    viewer: Department, ground: Ground, sought: Sequence[Sought], files: Sequence[ProofFile]
) -> list[ProofSnapshot]:
    marked = Q(
        Q(number__in=_values(sought, Mark.NUMBER)),
        Q(code__in=_values(sought, Mark.CODE)),
        Q(proof_id__in=[file.proof_id for file in files]),
        join_type=Q.OR,
    )
    rows = ProofSnapshot.filter(marked, access.issued_within(viewer, path="proof__"))
    if ground.consent is not None:
        rows = rows.filter(proof__consented__consent_id=ground.consent.id)
    return await proofs.with_seal_levels(rows).select_related("proof", "organisation")


def _values(sought: Sequence[Sought], mark: Mark) -> list[str]:
    return list({each.value for each in sought if each.mark is mark and each.value is not None})

"""No mutant of an issued file is accepted, and each is refused with a reason that fits."""

import itertools
from collections.abc import Iterable
from ipaddress import IPv4Address
from typing import Any

import anyio
import pytest

from backend.foundation.services import Services
from backend.proofs import jobs
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile
from backend.verification.access import MAX_INSPECTED_PER_SOURCE
from backend.verification.models import OF_PROOFS
from tests.factories import a_committee, a_proof
from tests.verification.brought import papers_of
from tests.verification.mutants import ENCODINGS, FAMILIES, FLIPS, Base, Family
from tests.web.browser import open_browser

pytestmark = pytest.mark.anyio

_SOURCES = itertools.count(int(IPv4Address("198.18.0.0")))
GENUINE = {outcome.name for outcome in OF_PROOFS}
FLIPS_AT_LEAST, OTHERS_AT_LEAST = 60, 100


async def issued_files(services: Services, proof: Proof) -> dict[str, Base]:
    """Every file of the proof that the ledger calls genuine, each as a base for mutants."""
    rendered = (await papers_of(services, proof)).rendered
    files = await ProofFile.filter(proof_id=proof.id).exclude(kind=FileKind.RENDERED)
    return {
        f"{file.kind.value} {file.seal_level}": Base(
            content=await services.storage.get(file.sha256), rendered=rendered
        )
        for file in files
    }


async def brought(services: Services, files: Iterable[bytes]) -> list[dict[str, Any]]:
    """The answers of the verify page; a source may bring few files that are not ours."""
    answers = list[dict[str, Any]]()
    for some in _by_source(files):
        async with open_browser(services, address=str(IPv4Address(next(_SOURCES)))) as browser:
            for content in some:
                answer = await browser.client.post("/verifications", content=content)
                while answer.status_code == 429:
                    # With 1,000 bits a file they are more than all sources may bring in a minute.
                    await anyio.sleep(5)
                    answer = await browser.client.post("/verifications", content=content)
                assert answer.status_code == 200, answer.text
                answers.append(answer.json())
    return answers


def _by_source(files: Iterable[bytes]) -> Iterable[list[bytes]]:
    waiting = iter(files)
    while some := list(itertools.islice(waiting, MAX_INSPECTED_PER_SOURCE)):
        yield some


def seals_the_same(base: Base, family: Family, mutant: bytes) -> bool:
    """Whether nothing differs but digits of the newest signature: no content can.

    What a bit hits in the free space behind the signature is found out.
    """
    start, end = base.last_hexadecimal
    if family is not ENCODINGS and base.hexadecimal == base.last_hexadecimal:
        start, end = base.used
    return (mutant[:start], mutant[end:]) == (base.content[:start], base.content[end:])


def fits(base: Base, family: Family, mutant: bytes, answer: dict[str, Any]) -> bool:
    """Whether this answer refuses the mutant as it should be."""
    if answer["outcome"] in GENUINE or answer["paper"] is not None:
        return False
    # What the inspector finds sound, whoever asks it without the ledger.
    if answer["outcome"] == "NOT_ISSUED" and not answer["reasons"]:
        return family in (FLIPS, ENCODINGS) and seals_the_same(base, family, mutant)
    told = {reason["code"] for reason in answer["reasons"]}
    return bool(told & {reason.name for reason in family.reasons})


async def test_no_mutant_of_an_issued_file_is_accepted(
    services: Services, stamping: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    await jobs.extend_proofs(stamping)
    for kind, base in (await issued_files(services, proof)).items():
        (genuine,) = await brought(services, [base.content])
        assert genuine["outcome"] == "VALID", kind
        made = {
            f"{kind}, {family.name}, {name}": (family, make(base))
            for family in (*FAMILIES, ENCODINGS)
            for name, make in family.mutants.items()
        }
        assert len({base.content, *(mutant for _, mutant in made.values())}) == len(made) + 1

        answers = await brought(services, [mutant for _, mutant in made.values()])

        refused_otherwise = {
            name: (answer["outcome"], [reason["code"] for reason in answer["reasons"]])
            for (name, (family, mutant)), answer in zip(made.items(), answers, strict=True)
            if not fits(base, family, mutant, answer)
        }
        assert refused_otherwise == {}


def test_the_table_is_as_long_as_was_promised() -> None:
    others = sum(len(family.mutants) for family in FAMILIES if family is not FLIPS)

    assert len(FLIPS.mutants) >= FLIPS_AT_LEAST
    assert others >= OTHERS_AT_LEAST

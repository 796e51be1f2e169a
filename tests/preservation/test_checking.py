"""The four-property check: what a sound package passes, and by which code each forgery fails."""

import dataclasses
import io
import json
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.foundation.services import Services
from backend.preservation import casefile, manifest, materials, packages
from backend.preservation.checking import integrity, report
from backend.preservation.checking.examining import Examiner
from backend.preservation.checking.opened import opened
from backend.preservation.checking.report import CHECKS, Code, Outcome, Report
from backend.preservation.container import Part
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import RevokeReason
from tests.factories import a_committee, a_proof
from tests.preservation.scene import (
    a_finished_case,
    packed,
    parts_of,
    repacked,
    resealed,
)
from tests.preservation.test_container import by_others

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]
SEALED = "proof/sealed-01.pdf"
PDF = "application/attachment-02.pdf"


@cache
def _made() -> dict[str, bytes]:
    """Packages that were made once; the database is emptied for every test."""
    return {}


@pytest.fixture
async def package(services: Services) -> bytes:
    """The package of a case with a photograph and a PDF."""
    if "whole" not in _made():
        proof = await a_finished_case(services, await a_committee(services))
        _made()["whole"] = await packed(services, proof)
    return _made()["whole"]


@pytest.fixture
async def bare(services: Services) -> bytes:
    """The package of a case without attachments: half the processes to start."""
    if "bare" not in _made():
        proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
        _made()["bare"] = await packed(services, proof)
    return _made()["bare"]


async def checked(services: Services, package: bytes) -> Report:
    examiner = Examiner(inspector=services.inspector, intake=services.intake)
    return await examiner.examine(io.BytesIO(package))


def changed(parts: list[Part], path: str, change: Callable[[bytes], bytes]) -> list[Part]:
    assert path in {part.path for part in parts}
    return [
        dataclasses.replace(part, content=change(part.content)) if part.path == path else part
        for part in parts
    ]


def with_json(change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    def changed_json(content: bytes) -> bytes:
        value = json.loads(content)
        change(value)
        return json.dumps(value, ensure_ascii=False).encode()

    return changed_json


async def test_a_sound_package_passes_and_every_check_says_how(
    services: Services, package: bytes
) -> None:
    found = await checked(services, package)

    assert found.passed, report.as_text(found)
    assert [each.code for each in found.findings] == list(Code) == list(CHECKS)
    unsaid = [each.code for each in found.findings if each.outcome is Outcome.NOT_APPLICABLE]
    assert Code.TIME_STAMP in unsaid or found.archival_code
    told = json.loads(report.as_json(found))
    assert told["passed"] is True
    assert {each["property"] for each in told["checks"]} == {
        "authenticity", "integrity", "usability", "security",
    }  # fmt: skip
    for word in ("真实性", "完整性", "可用性", "安全性", "结论: 全部通过"):
        assert word in report.as_text(found)


async def test_a_package_is_the_same_bytes_until_something_happens(services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    first = await packed(services, proof)
    assert await packed(services, proof) == first
    name = packages.name_of(await casefile.case_of(proof.id))

    await deciding.revoke(
        committee.approver, proof.id, reason=RevokeReason.FACTS_WRONG, words="内容有误。"
    )

    later = await packed(services, proof)
    assert later != first
    assert packages.name_of(await casefile.case_of(proof.id)) >= name
    assert (await checked(services, later)).passed


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 1000), place=st.integers(0, 10**6), change=st.integers(1, 255))
async def test_any_changed_byte_of_any_file_fails_the_check_of_hashes(
    services: Services, bare: bytes, which: int, place: int, change: int
) -> None:
    parts = parts_of(bare)
    chosen = parts[which % len(parts)]

    def flipped(content: bytes) -> bytes:
        at = place % len(content)
        return content[:at] + bytes([content[at] ^ change]) + content[at + 1 :]

    found = await checked(services, await repacked(changed(parts, chosen.path, flipped)))

    ours = chosen.path in {manifest.NAME, manifest.SEAL}
    assert (Code.MANIFEST if ours else Code.HASHES) in found.failed


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda each: (
        st.lists(each, max_size=3)
        | st.dictionaries(
            st.sampled_from(["files", "steps", "verb", "seal", "subject", "schema", "at", "path"]),
            each,
            max_size=4,
        )
    ),
    max_leaves=12,
)
RECORDS = (*materials.ALWAYS[:-1], manifest.NAME)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, len(RECORDS) - 1), value=ANYTHING)
async def test_whatever_a_record_says_the_comparison_ends(
    bare: bytes, which: int, value: object
) -> None:
    parts = changed(parts_of(bare), RECORDS[which], lambda _: json.dumps(value).encode())

    found = opened(io.BytesIO(await repacked(parts)))

    assert len(integrity.examined(found)) == 6
    assert found.manifest is None or RECORDS[which] != manifest.NAME


async def test_a_byte_changed_in_the_package_itself_fails_as_changed(
    services: Services, bare: bytes
) -> None:
    other = bytearray(bare)
    other[60] ^= 1
    assert (await checked(services, bytes(other))).failed == (Code.UNCHANGED,)
    assert (await checked(services, bare + b"\n")).failed == (Code.READABLE,)
    assert (await checked(services, b"")).failed == (Code.READABLE,)


FORGERIES: dict[str, tuple[Code, str, Callable[[bytes], bytes]]] = {
    "sealed file with an appended line": (Code.SEAL, SEALED, lambda pdf: pdf + b"\n% more\n"),
    "another file registered": (
        Code.REGISTER,
        materials.SEAL_USE,
        with_json(lambda use: use.update(sha256="0" * 64)),
    ),
    "approver keeps the seal": (
        Code.REGISTER,
        materials.SEAL_USE,
        with_json(lambda use: use.update(keeperId=use["approverId"])),
    ),
    "another certificate registered": (
        Code.SIGNER,
        materials.SEAL_USE,
        with_json(lambda use: use.update(seal={"certificateSha256": "0" * 64})),
    ),
    "sealed before it was approved": (
        Code.SEALED_IN_TIME,
        materials.TIMELINE,
        with_json(lambda line: line.update(approval={"approvedAt": "2040-01-01T00:00:00+08:00"})),
    ),
    "other words decided": (
        Code.CONTENT,
        materials.CONTENT,
        lambda content: content.replace("居住".encode(), "收入".encode()),
    ),
    "a step left out": (
        Code.STEPS,
        materials.TIMELINE,
        with_json(lambda line: line.update(steps=[])),
    ),
    "an attachment more in the application": (
        Code.ATTACHMENTS,
        materials.APPLICATION,
        with_json(lambda told: told.update(attachments=3)),
    ),
    "metadata without a retention period": (
        Code.METADATA,
        materials.METADATA,
        lambda xml: xml.replace("<保管期限>10年</保管期限>".encode(), b""),
    ),
    "metadata of another number": (
        Code.AGREEMENT,
        materials.METADATA,
        lambda xml: xml.replace("〔2026〕1号".encode(), "〔2026〕2号".encode()),
    ),
    "metadata with an entity": (
        Code.OPENS,
        materials.METADATA,
        lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ),
    "JSON that is nested without end": (
        Code.OPENS,
        materials.REFERENCES,
        lambda _: b"[" * 100_000,
    ),
}  # fmt: skip


@pytest.mark.parametrize("forgery", list(FORGERIES))
async def test_a_forgery_with_a_true_manifest_fails_by_its_own_code(
    services: Services, bare: bytes, forgery: str
) -> None:
    code, path, change = FORGERIES[forgery]

    found = await checked(services, await resealed(changed(parts_of(bare), path, change)))

    assert code in found.failed
    assert Code.HASHES not in found.failed
    assert Code.MANIFEST not in found.failed


PICTURE = "application/attachment-01.jpg"


@pytest.mark.parametrize(
    ("content", "codes"),
    [(b"\xff\xd8\xffno", (Code.OPENS,)), (b"MZ\x90", (Code.OPENS, Code.PROGRAMS))],
)
async def test_a_picture_that_is_none_is_named(
    services: Services, package: bytes, content: bytes, codes: tuple[Code, ...]
) -> None:
    parts = changed(parts_of(package), PICTURE, lambda _: content)
    assert (await checked(services, await resealed(parts))).failed == codes


def _active(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = pdf.make_indirect(action)


def _launching(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc"))


def _embedding(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x.exe"] = b"MZ"


def _hiding(pdf: pikepdf.Pdf) -> None:
    _embedding(pdf)
    del pdf.Root.AF


def _showing(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])


def with_pdf(change: Callable[[pikepdf.Pdf], None], **options: object) -> Callable[[bytes], bytes]:
    def changed_pdf(content: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            change(pdf)
            pdf.save(out, **options)  # type: ignore[arg-type] -- by name
        return out.getvalue()

    return changed_pdf


LOCKED = pikepdf.Encryption(owner="o", user="", R=6)
PDFS: dict[str, tuple[Callable[[bytes], bytes], tuple[Code, ...]]] = {
    "a script that runs when it is opened": (with_pdf(_active), (Code.ACTIVE,)),
    "a program that a page starts": (with_pdf(_launching), (Code.ACTIVE,)),
    "an embedded file": (with_pdf(_embedding), (Code.ACTIVE,)),
    "an embedded file that it does not declare": (with_pdf(_hiding), (Code.ACTIVE,)),
    "a password": (
        with_pdf(lambda _: None, encryption=LOCKED),
        (Code.OPENS, Code.PASSWORDS),
    ),
    "only a page to begin with": (with_pdf(_showing), ()),
}


@pytest.mark.parametrize("content", list(PDFS))
async def test_a_pdf_that_acts_or_hides_is_refused(
    services: Services, package: bytes, content: str
) -> None:
    change, codes = PDFS[content]
    found = await checked(services, await resealed(changed(parts_of(package), PDF, change)))
    assert found.failed == codes, report.as_text(found)


async def test_a_part_that_is_missing_or_not_listed_is_named(
    services: Services, bare: bytes
) -> None:
    parts = parts_of(bare)
    without = [part for part in parts if part.path != materials.TIMELINE]
    assert {Code.PARTS, Code.STEPS} <= set(
        (await checked(services, await resealed(without))).failed
    )

    more = [Part(path="extra.json", content=b"{}\n"), *parts]
    assert (await checked(services, await repacked(more))).failed == (Code.LISTED,)

    later = Part(path="proof/sealed-02.pdf", content=b"%PDF-1.7 another")
    assert Code.REVISIONS in (await checked(services, await repacked([*parts, later]))).failed

    program = [*parts, Part(path="run.exe", content=b"MZ")]
    found = await checked(services, await repacked(program))
    assert {Code.FORMATS, Code.PROGRAMS, Code.LISTED} <= set(found.failed)


async def test_the_seal_of_another_committee_is_not_the_registered_one(
    services: Services, bare: bytes
) -> None:
    """A whole package of a neighbour's file: sealed, trusted, and not what the register says."""
    other = await a_proof(
        services, await a_committee(services, "360404204201"), state=ProofState.ISSUED
    )
    theirs = {part.path: part.content for part in parts_of(await packed(services, other))}

    found = await checked(
        services, await resealed(changed(parts_of(bare), SEALED, lambda _: theirs[SEALED]))
    )

    assert {Code.SIGNER, Code.REGISTER} <= set(found.failed)
    assert Code.SEAL not in found.failed


HOSTILE = {
    "a name outside": (Code.CONTAINER, by_others(("../x.json", b"{}"))),
    "too many files": (Code.SIZES, by_others(*((f"x{n}.json", b"") for n in range(600)))),
    "no ZIP": (Code.READABLE, b"%PDF-1.7"),
}


@pytest.mark.parametrize("kind", list(HOSTILE))
async def test_a_hostile_container_is_reported_and_nothing_of_it_opened(
    services: Services, kind: str
) -> None:
    code, content = HOSTILE[kind]
    found = await checked(services, content)
    assert found.failed == (code,)
    assert {each.outcome for each in found.findings if each.code is not code} == {
        Outcome.NOT_APPLICABLE
    }

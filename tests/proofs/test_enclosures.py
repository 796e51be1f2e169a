"""What an issued proof carries for machines: what the page says, and no more."""

import json
from typing import Any

import pytest

from backend.bootstrap import TEMPLATES
from backend.foundation.services import Services
from backend.proofs import enclosures, queries, snapshot
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof
from tests import enclosed
from tests.enclosed import files_in, metadata_in, unsaid
from tests.factories import COOPERATIVE, a_committee, a_proof, represented

pytestmark = pytest.mark.anyio

SCHEMA = json.loads((TEMPLATES / "proofs/proof.schema.json").read_text("utf-8"))
CODES = {"ZZLXDM", "CZZTDMLXDM", "KZ_YSYZ"}
"""Metadata in code, of what the page says in words."""


async def issued(services: Services, **changes: Any) -> tuple[Proof, bytes]:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED, **changes)
    file = await queries.file_of(proof.id, FileKind.SEALED)
    return proof, await services.storage.get(file.sha256)


async def test_the_words_of_a_proof_are_inside_as_canonical_json(
    services: Services, database: None
) -> None:
    proof, pdf = await issued(services)

    file = files_in(pdf)["proof.json"]

    words = json.loads(file.content)
    content = await queries.frozen_content(services.vault, proof.id)
    assert (file.media_type, file.relationship) == ("application/json", "/Data")
    assert snapshot.canonical(words).encode() == file.content
    assert enclosed.faults_of(words, SCHEMA) == []
    assert {key: words[key] for key in ("statement", "number", "issued_on", "issuer")} == {
        key: content[key] for key in ("statement", "number", "issued_on", "issuer")
    }


async def test_the_metadata_have_the_keys_of_the_standard(
    services: Services, database: None
) -> None:
    proof, pdf = await issued(services)

    file = files_in(pdf)["metadata.xml"]

    content = await queries.frozen_content(services.vault, proof.id)
    metadata = metadata_in(file.content)
    assert (file.media_type, file.relationship) == ("text/xml", "/Supplement")
    assert list(metadata)[:12] == [
        "ZZMC", "ZZLXDM", "ZZBH", "ZZBS", "ZZBFJG", "ZZBFJGDM", "ZZBFRQ",
        "CZZT", "CZZTDM", "CZZTDMLX", "CZZTDMLXDM", "ZZYXQQSRQ",
    ]  # fmt: skip
    assert metadata["ZZBS"] == content["identifier"]
    assert f".2.{metadata['ZZLXDM']}.{metadata['ZZBFJGDM']}." in content["identifier"]
    assert metadata["CZZTDM"] == content["subject"]["id_number"]
    assert (metadata["CZZTDMLX"], metadata["CZZTDMLXDM"]) == ("公民身份号码", "111")
    assert metadata["ZZYXQQSRQ"] == metadata["ZZBFRQ"] == content["issued_on"]


async def test_an_organisation_is_named_by_its_credit_code(
    services: Services, database: None
) -> None:
    _, pdf = await issued(services, subject=represented())

    files = files_in(pdf)

    words, metadata = (
        json.loads(files["proof.json"].content),
        metadata_in(files["metadata.xml"].content),
    )
    assert enclosed.faults_of(words, SCHEMA) == []
    assert words["subject"] == {"name": "小阳村橘园农民专业合作社", "uscc": COOPERATIVE}
    assert (metadata["CZZTDM"], metadata["CZZTDMLXDM"]) == (COOPERATIVE, "001")


async def test_the_files_say_nothing_that_the_page_does_not_say(
    services: Services, database: None
) -> None:
    _, pdf = await issued(services)

    files = files_in(pdf)

    assert list(files) == ["metadata.xml", "proof.json"]
    words = json.loads(files["proof.json"].content)
    metadata = metadata_in(files["metadata.xml"].content)
    assert words.pop("schema") == enclosures.SCHEMA
    assert metadata["ZZLXDM"] in words["identifier"]
    assert unsaid(words, pdf) == []
    assert unsaid({key: metadata[key] for key in metadata if key not in CODES}, pdf) == []


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_who_is_not_named_on_the_page_is_not_named_inside(
    services: Services, version: str
) -> None:
    """The line with the name is printed with a number only."""
    text = (TEMPLATES / "proofs/free-form" / version / "sample.json").read_text("utf-8")
    content = json.loads(text) | {
        "subject": {"name": "王桂香", "id_number": None, "uscc": None},
        "recipient": None,
        "valid_until": None,
    }

    files = enclosures.of(content)
    document = await services.documents.render("proofs/free-form", version, content, files=files)

    found = files_in(document.pdf)
    assert unsaid("王桂香", document.pdf) == ["王桂香"]
    assert "王桂香".encode() not in found["proof.json"].content + found["metadata.xml"].content
    assert enclosed.faults_of(json.loads(found["proof.json"].content), SCHEMA) == []
    assert not {"CZZT", "CZZTDM", "CZZTDMLX", "CZZTDMLXDM", "ZZYXQJZRQ", "KZ_JSDW"} & set(
        metadata_in(found["metadata.xml"].content)
    )


async def test_a_proof_that_is_printed_again_is_the_same_to_the_byte(
    services: Services, database: None
) -> None:
    proof, _ = await issued(services)
    first = await queries.file_of(proof.id, FileKind.RENDERED)

    content = await queries.frozen_content(services.vault, proof.id)
    again = await services.documents.render(
        content["template"],
        content["template_version"],
        content,
        files=enclosures.of(content),
    )

    assert again.pdf == await services.storage.get(first.sha256)


async def test_the_schema_notices_what_does_not_belong_in_a_proof() -> None:
    sample = json.loads((TEMPLATES / "proofs/free-form/v2/sample.json").read_text("utf-8"))
    words = enclosures.words_of(sample)

    assert enclosed.faults_of(words, SCHEMA) == []
    for wrong in (
        {"phone": "13800000000"},
        {"issued_on": "2026年11月22日"},
        {"subject": {"name": "王芳"}},
        {"valid_until": 20270522},
        {"schema": "mianzheng-proof-0"},
        {"issuer": {**words["issuer"], "region": "360404204202"}},
    ):
        assert enclosed.faults_of({**words, **wrong}, SCHEMA)

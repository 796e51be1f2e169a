"""From approval to a sealed letter: each step once, sound to strangers, whatever fails."""

import asyncio
import hashlib
import json
from pathlib import Path

import pytest

from backend.foundation.db import connection
from backend.foundation.outbox import OutboxEvent
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.letters import enclosures, jobs, keeping, queries
from backend.letters.actions import deciding
from backend.letters.keeping import Piece
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter, LetterFile, LetterFileKind, LetterPiece, LetterSnapshot
from backend.letters.texts import Text
from backend.seals.models import SealUse
from backend.seals.troubles import Trouble
from tests.databases import as_owner
from tests.letters.office import (
    ANSWER,
    BUNDLE,
    ORDER,
    PIECES,
    RETRY,
    TRANSFER,
    Office,
    a_draft,
    a_sealed_office,
    an_issued_letter,
    produced,
    said_by,
)
from tests.portal import Portal

pytestmark = pytest.mark.anyio


async def an_approved_letter(services: Services, office: Office, text: Text = ORDER) -> Letter:
    letter = await a_draft(services, office.supervisor, text)
    return await deciding.approve(services, office.approver, letter.id)


async def sealed_at(services: Services, letter: Letter, folder: Path) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(await queries.sealed_pdf(services, letter))
    return path


@pytest.mark.parametrize(
    ("text", "pieces", "mark", "words"),
    [
        (ORDER, (), "投整", ["责令限期整改通知书", "10个工作日内完成", "1．立即停止"]),
        (TRANSFER, (), "投转", ["投诉举报事项转办通知书", "已在全市范围内通报", "将处理结果告知"]),
        (ANSWER, (), "投复", ["投诉举报答复书", "您于2026年11月10日提出", "特此答复"]),
        (BUNDLE, PIECES, "投证", ["投诉举报证据包", "共3件"]),
    ],
)
async def test_every_kind_becomes_a_sealed_letter_that_others_call_valid(
    services: Services,
    database: None,
    tmp_path: Path,
    text: Text,
    pieces: tuple[Piece, ...],
    mark: str,
    words: list[str],
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office, text, pieces=pieces)

    path = await sealed_at(services, letter, tmp_path)
    report = await said_by("pdfsig", "-nocert", path)
    seen = (await said_by("pdftotext", path, "-")).replace("\n", "")
    archived = await said_by("pdfinfo", "-meta", path)
    verdict = await services.inspector.inspect(path.read_bytes())

    assert letter.state is LetterState.ISSUED
    assert letter.number == f"{office.organisation.mark}{mark}〔{letter.year}〕1号"
    assert "Signature is Valid" in report
    assert "Total document signed" in report
    assert verdict.problems == ()
    assert verdict.signer_common_name == office.organisation.name
    for word in (
        letter.number,
        "九江市柴桑区人力资源和社会保障局：",
        office.organisation.name,
        *words,
    ):
        assert word in seen
    assert "演示印章，不具法律效力" in seen
    assert "<pdfaid:part>3</pdfaid:part>" in archived or 'pdfaid:part="3"' in archived


async def test_the_pieces_of_a_bundle_come_out_as_they_went_in(
    services: Services, database: None, tmp_path: Path
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office, BUNDLE, pieces=PIECES)

    path = await sealed_at(services, letter, tmp_path)
    out = tmp_path / "pieces"
    out.mkdir()
    await said_by("pdfdetach", "-saveall", "-o", out, path)
    seen = (await said_by("pdftotext", path, "-")).replace("\n", "")
    report = await said_by("pdfsig", "-nocert", path)

    given = {name: piece.content for name, piece in zip(
        ("01.json", "02.jpg", "03.m4a"), PIECES, strict=True)}  # fmt: skip
    found = {each.name: each.read_bytes() for each in out.iterdir()}
    assert json.loads(found.pop("letter.json"))["pieces"][1]["name"] == "02.jpg"
    assert found == given
    for piece in PIECES:
        assert piece.title in seen
        assert hashlib.sha256(piece.content).hexdigest() in seen
    assert "Signature is Valid" in report
    assert "Total document signed" in report


async def test_a_letter_that_is_printed_again_is_the_same_to_the_byte(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office, BUNDLE, pieces=PIECES)
    first = await LetterFile.get(letter_id=letter.id, kind=LetterFileKind.RENDERED)
    frozen = await LetterSnapshot.get(letter_id=letter.id)
    pieces = await queries.pieces_of(letter.id)

    content = await queries.frozen_content(services.vault, letter.id)
    again = await services.documents.render(
        frozen.template,
        frozen.template_version,
        content,
        files=[
            *await keeping.embedded(services, pieces, dated=frozen.issued_on),
            enclosures.of(content),
        ],
    )

    assert hashlib.sha256(again.pdf).hexdigest() == first.sha256
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == frozen.sha256


async def test_what_the_storage_holds_of_letters_is_encrypted(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office, BUNDLE, pieces=PIECES)

    keys = [each.stored_as for each in await LetterFile.filter(letter_id=letter.id)]
    keys += [each.stored_as for each in await LetterPiece.filter(letter_id=letter.id)]

    assert len(keys) == 5
    stored = [await services.storage.get(key) for key in keys]
    assert not [each for each in stored if each.startswith(b"%PDF")]
    assert not [each for each in stored for piece in PIECES if piece.content[:64] in each]


async def test_every_use_of_the_seal_is_registered_with_those_who_answer_for_it(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office)

    use = await SealUse.get(document_id=letter.id)
    sealed = await LetterFile.get(letter_id=letter.id, kind=LetterFileKind.SEALED)

    assert (use.approver_id, use.handler_id, use.keeper_id) == (
        office.approver.person_id,
        office.supervisor.person_id,
        office.keeper.person_id,
    )
    assert use.content == f"责令限期整改通知书 {letter.number}"
    assert use.sha256 == sealed.sha256


async def test_jobs_that_run_at_once_or_again_make_one_letter(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_approved_letter(services, office)
    for job in (jobs.render_letter, jobs.seal_letter, jobs.issue_letter):
        await asyncio.gather(
            *(job(services, letter_id=letter.id) for _ in range(3)), return_exceptions=True
        )
    await produced(services, letter.id)

    assert await LetterFile.filter(letter_id=letter.id).count() == 2
    assert await SealUse.filter(document_id=letter.id).count() == 1
    for name in ("letter.rendered", "letter.sealed", "letter.issued"):
        assert await OutboxEvent.filter(name=name).count() == 1


async def test_a_missing_key_is_a_visible_state_that_can_be_tried_again(
    portal: Portal, services: Services, pki: Path
) -> None:
    office = await a_sealed_office(services)
    letter = await an_approved_letter(services, office)
    await jobs.render_letter(services, letter_id=letter.id)
    key = pki / "seals" / "service.p12"
    hidden = key.rename(key.with_suffix(".hidden"))
    try:
        for _ in range(2):
            with pytest.raises(SealingFailed):
                await jobs.seal_letter(services, letter_id=letter.id)
    finally:
        hidden.rename(key)
    stuck = await Letter.get(id=letter.id)
    data = await portal.execute(RETRY, {"id": str(letter.id)}, viewer=office.approver)
    await produced(services, letter.id)
    late = await portal.execute(RETRY, {"id": str(letter.id)}, viewer=office.approver)

    assert (stuck.state, stuck.trouble) == (LetterState.SEAL_FAILED, Trouble.SEAL_KEY_AWAY)
    assert await OutboxEvent.filter(name="letter.stuck").count() == 1
    assert data["retryLetter"]["state"] == "SEAL_FAILED"
    assert data["retryLetter"]["trouble"]
    assert await OutboxEvent.filter(name="letter.seal_retried").count() == 1
    assert (await Letter.get(id=letter.id)).state is LetterState.ISSUED
    assert late["retryLetter"]["code"] == "WRONG_STATE"


async def test_a_piece_that_is_lost_keeps_the_bundle_from_being_made(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await a_draft(services, office.supervisor, BUNDLE, pieces=PIECES)
    piece = await LetterPiece.filter(letter_id=letter.id).first()
    assert piece is not None
    await services.storage.delete(piece.stored_as)
    await deciding.approve(services, office.approver, letter.id)

    with pytest.raises(FileMissing):
        await jobs.render_letter(services, letter_id=letter.id)

    stuck = await Letter.get(id=letter.id)
    assert (stuck.state, stuck.trouble) == (LetterState.RENDER_FAILED, Trouble.STORAGE_AWAY)


@pytest.mark.parametrize("table", ["letter_snapshot", "letter_file", "letter_piece"])
async def test_what_was_decided_cannot_be_changed_or_deleted(
    services: Services, database: None, table: str
) -> None:
    office = await a_sealed_office(services)
    await an_issued_letter(services, office, BUNDLE, pieces=PIECES)

    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET letter_id = letter_id"):
        with pytest.raises(Exception, match="append-only"), as_owner():
            await connection().execute_query(statement)


@pytest.mark.parametrize(
    "broken",
    [
        "approver_id = drafter_id",
        "number = NULL",
        "state = 'withdrawn'",
    ],
)
async def test_the_database_itself_keeps_the_rules(
    services: Services, database: None, broken: str
) -> None:
    office = await a_sealed_office(services)
    await an_approved_letter(services, office)

    with pytest.raises(Exception, match="letter_"), as_owner():
        await connection().execute_query(f"UPDATE letter SET {broken}")

"""Each invariant holds in a portal at work, and notices what it is there for."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from backend.copies.actions import copy_for
from backend.foundation.services import Services
from backend.letters.actions import deciding
from backend.operations.invariants import INVARIANTS
from backend.proofs import jobs
from backend.proofs.lifecycle import ProofState
from backend.seals.lifecycle import SealingRule
from backend.seals.models import SealingPolicy
from tests.copies.test_copies import an_annotation
from tests.databases import empty
from tests.factories import a_committee, a_proof
from tests.letters.office import a_draft, a_sealed_office, an_issued_letter
from tests.seals.office import an_office_that_seals

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "lost_papers": (
        "DELETE FROM outbox_event WHERE name = 'proof.approved'",
        "DELETE FROM outbox_event WHERE name = 'proof.sealed'",
        "DELETE FROM outbox_event WHERE name = 'letter.approved'",
        # Expanded, done, and still where it was.
        "UPDATE outbox_event SET expanded_at = now()",
    ),
    "paper_numbers": (
        "UPDATE proof_counter SET last_serial = last_serial + 1",
        "UPDATE proof_counter SET skipped = 1",
        # A restore left ten out, and one paper more is gone.
        "UPDATE proof_counter SET last_serial = last_serial + 11, skipped = 10",
        "DELETE FROM proof_snapshot WHERE serial = 2",
        "UPDATE proof_snapshot SET serial = serial + 1000",
        "DELETE FROM letter_counter",
    ),
    "doubled_numbers": (
        "UPDATE annotated_copy SET code = (SELECT code FROM proof_snapshot LIMIT 1)",
        "UPDATE letter SET number = (SELECT max(number) FROM proof_snapshot) WHERE serial = 1",
    ),
    "undecided_papers": (
        "UPDATE proof SET state = 'checked' WHERE state = 'issued'",
        "DELETE FROM proof_snapshot WHERE serial = 1",
        "DELETE FROM seal_warrant",
        "DELETE FROM letter_snapshot",
    ),
    "incomplete_papers": (
        "DELETE FROM proof_file WHERE kind = 'sealed'",
        "DELETE FROM proof_file WHERE kind = 'rendered'",
        "DELETE FROM letter_file WHERE kind = 'sealed'",
        "DELETE FROM seal_use",
        "DELETE FROM seal_use WHERE document_id IN (SELECT id FROM annotated_copy)",
        "UPDATE seal_use SET sha256 = repeat('0', 64)",
        "DELETE FROM sealed_document",
        "DELETE FROM audit_entry WHERE deed = 'proof.seal'",
        "DELETE FROM audit_entry WHERE deed = 'letter.seal'",
        # Sealed by nothing but its state.
        "UPDATE proof SET state = 'sealed' WHERE state = 'approved'",
    ),
    "early_files": (
        "UPDATE proof SET state = 'rendered' WHERE state = 'issued'",
        "UPDATE proof SET state = 'approved' WHERE state = 'rendered'",
        "UPDATE letter SET state = 'seal_failed' WHERE state = 'issued'",
        "DELETE FROM proof_file WHERE kind = 'rendered'",
    ),
    "file_revisions": (
        "UPDATE proof_file SET revision = 3 WHERE kind = 'sealed'",
        "UPDATE copy_file SET revision = 2",
        "UPDATE sealed_document SET level = 'B-LTA', holds_until = now()",
        "UPDATE letter_file SET seal_level = 'B-LTA' WHERE kind = 'sealed'",
    ),
    "stray_uses": (
        "DELETE FROM copy_file",
        "DELETE FROM letter_file",
        "UPDATE proof_file SET sha256 = repeat('0', 64) WHERE kind = 'sealed'",
    ),
    "unsigned_uses": ("DELETE FROM seal_signature", "DELETE FROM seal_intent"),
    "stray_warrants": (
        "UPDATE seal_warrant SET document_id = gen_random_uuid() WHERE standing_order_id IS NULL",
    ),
    "unowned_intents": ("DELETE FROM seal_use",),
    "superseded_proofs": ("UPDATE proof SET corrects_id = NULL",),
    "unexplained_states": (
        "DELETE FROM proof_step WHERE state = 'issued'",
        "UPDATE proof SET state = 'revoked' WHERE state = 'issued'",
    ),
}


@pytest.fixture(scope="module")
async def at_work(connected: None, services: Services, database_url: str) -> AsyncIterator[str]:
    """A database with a proof in every state, letters and copies; the tests leave it as it is."""
    await empty()
    committee = await a_committee(services)
    proofs = [await a_proof(services, committee, state=state) for state in ProofState]
    await an_office_that_seals(services)
    issued = next(each for each in proofs if each.state is ProofState.ISSUED)
    await copy_for(services, issued.id, an_annotation())
    office = await a_sealed_office(services)
    await an_issued_letter(services, office)
    draft = await a_draft(services, office.supervisor)
    await deciding.approve(services, office.approver, draft.id)
    await a_draft(services, office.supervisor)
    yield database_url
    await empty()


async def broken_in(url: str, *statements: str) -> set[str]:
    """The invariants that have rows after the statements, of which nothing remains."""
    alone = await asyncpg.connect(url)
    try:
        # A replica asks no triggers and no foreign keys: as a superuser might do by hand.
        await alone.execute("BEGIN; SET LOCAL session_replication_role = replica")
        for statement in statements:
            assert await alone.execute(statement) not in {"UPDATE 0", "DELETE 0"}, statement
        return {
            each.name
            for each in INVARIANTS
            if await alone.fetchval(f"SELECT EXISTS (SELECT FROM {each.view})")
        }
    finally:
        await alone.execute("ROLLBACK")
        await alone.close()


async def test_all_hold_where_people_and_jobs_did_what_they_do(at_work: str) -> None:
    assert await broken_in(at_work) == set()


@pytest.mark.parametrize(
    ("name", "statement"), [(name, each) for name, all_ in PLANTED.items() for each in all_]
)
async def test_what_contradicts_it_is_noticed(at_work: str, name: str, statement: str) -> None:
    assert name in await broken_in(at_work, statement)


async def test_every_view_is_in_the_list_and_every_one_of_the_list_is_tried(at_work: str) -> None:
    alone = await asyncpg.connect(at_work)
    try:
        views = await alone.fetch("SELECT viewname FROM pg_views WHERE viewname ~ '^invariant_'")
    finally:
        await alone.close()

    assert {row["viewname"] for row in views} == {each.view for each in INVARIANTS}
    assert {each.name for each in INVARIANTS} == PLANTED.keys()


async def test_a_paper_that_waits_for_its_keeper_is_not_lost(
    services: Services, database: None, database_url: str
) -> None:
    committee = await a_committee(services)
    await SealingPolicy.create(
        region="360000000000", rule=SealingRule.KEEPER_CONFIRMS, hourly_limit=9
    )
    proof = await a_proof(services, committee, state=ProofState.RENDERED)
    await jobs.seal_proof(services, proof_id=proof.id)
    nothing_due = "UPDATE outbox_event SET expanded_at = now()"
    refused = (
        "INSERT INTO seal_refusal (id, asking_id, keeper_id, words, at)"
        " SELECT gen_random_uuid(), id, gen_random_uuid(), 'no', now() FROM seal_asking"
    )
    told = "UPDATE proof SET state = 'seal_failed', trouble = 'keeper_refused'"

    assert await broken_in(database_url, nothing_due) == set()
    assert "lost_papers" in await broken_in(database_url, nothing_due, refused)
    assert "lost_papers" not in await broken_in(database_url, nothing_due, refused, told)


async def test_the_command_says_what_is_broken_and_fails(at_work: str) -> None:
    good = await asyncio.to_thread(_command, at_work)
    alone = await asyncpg.connect(at_work)
    try:
        await alone.execute("UPDATE proof_counter SET last_serial = last_serial + 1")
        bad = await asyncio.to_thread(_command, at_work)
        await alone.execute("UPDATE proof_counter SET last_serial = last_serial - 1")
    finally:
        await alone.close()

    assert (good.returncode, good.stdout.splitlines()[-1]) == (0, f"All {len(INVARIANTS)} hold.")
    assert bad.returncode == 1
    assert "BROKEN  paper_numbers: 1. Numbers of an office run from 1" in bad.stdout
    assert "the counter is at " in bad.stdout
    nowhere = await asyncio.to_thread(_command, "postgres://nobody@127.0.0.1:1/nothing")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")


def _command(url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backend.operations"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )

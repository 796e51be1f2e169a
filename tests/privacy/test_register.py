"""Every table is in the register; what is a resident's can be taken along, or it says why not."""

from pathlib import Path
from uuid import uuid4

import pytest
from tortoise import Tortoise

from backend.foundation import clock, db
from backend.foundation.services import Services
from backend.notices.models import Notice, NoticeKind
from backend.privacy.register import Holding, Of, holdings
from backend.privacy.retention import RULES
from backend.web.export import SECTIONS
from tests.factories import a_citizen, a_committee, a_proof
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "privacy.md"
PERSONS = {
    "audit_entry": {"actor_id"},
    "disclosure": {"person_id"},
    "kept_answer": {"asker_id"},
    "consent_request": {"holder_index", "name_index"},
    "complainant": {"receipt_index"},
}
"""Columns that lead to a person and are no foreign keys."""


def references() -> dict[str, set[str]]:
    """Tables whose models refer to a person, and by which columns."""
    assert Tortoise.apps is not None
    found = {table: set(columns) for table, columns in PERSONS.items()}
    for model in Tortoise.apps["portal"].values():
        for name, field in model._meta.fields_map.items():
            if getattr(field, "model_name", "") == "portal.Person":
                found.setdefault(model._meta.db_table, set()).add(name)
    return found


def of_nobody_in_spite_of_references(known: dict[str, Holding]) -> list[str]:
    return [table for table in references() if known[table].of is Of.NOBODY]


async def test_every_table_of_the_database_is_in_the_register(connected: None) -> None:
    rows = await db.connection().execute_query_dict(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    )

    assert {row["name"] for row in rows} - {"tortoise_migrations"} == holdings().keys()


async def test_no_table_that_refers_to_a_person_is_said_to_be_of_nobody(connected: None) -> None:
    assert of_nobody_in_spite_of_references(dict(holdings())) == []


async def test_a_table_said_to_be_of_nobody_is_noticed(connected: None) -> None:
    wrong = Holding(
        table="rating", holds="", holds_en="", of=Of.NOBODY, kept="proof", exported="", why_not=""
    )

    assert of_nobody_in_spite_of_references({**holdings(), "rating": wrong}) == ["rating"]


async def test_what_the_register_says_is_exported_is_a_part_of_the_export(
    services: Services, database: None
) -> None:
    viewer = await a_citizen(services)
    sections = {(await section(services, viewer)).name for section in SECTIONS}

    named = {each.exported for each in holdings().values() if each.exported}
    # What she declared with her requests stands in the table of the requests.
    assert named == sections - {"commitments"}


def table_line(each: Holding) -> str:
    taken = f"`{each.exported}`" if each.exported else each.why_not or "–"
    return f"| `{each.table}` | {each.holds} | {each.of} | `{each.kept}` | {taken} |"


def test_the_page_for_people_tells_what_the_register_says() -> None:
    """docs/privacy.md has a line for each table, in the order of the register, and no other."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    begin = lines.index("| table | holds | of | kept | taken along |") + 2

    assert lines[begin:] == [table_line(each) for each in holdings().values()]


def rule_lines() -> list[str]:
    lines: list[str] = []
    for rule in RULES:
        after = rule.after if isinstance(rule.after, str) else f"{rule.after.days} d"
        lines.append(f"| `{rule.table}` | `{rule.since}` | {after} | {rule.why} | {rule.why_en} |")
    return lines


def test_the_page_for_people_tells_every_term() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    assert all(f"{line}\n" in text for line in rule_lines())


async def test_notices_sign_ins_and_deeds_are_hers_alone(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    viewer, other = await a_citizen(services), await a_citizen(services)
    mine = await a_proof(services, committee, applicant=viewer)
    theirs = await a_proof(services, committee, applicant=other)
    for owner in (viewer, other):
        await Notice.create(
            person_id=owner.person_id,
            kind=NoticeKind.PROOF_ISSUED,
            subject_id=mine.id,
            told_of=uuid4(),
            title=f"给 {owner.person_id}",
            body="",
            title_en="",
            body_en="",
            created_at=clock.now(),
        )
        await cookies_of(owner)

    told = {
        section.name: list(section.content)
        for section in [await each(services, viewer) for each in SECTIONS]
    }

    assert [each["title"] for each in told["notices"]] == [f"给 {viewer.person_id}"]
    assert len(told["sessions"]) == 1
    assert {each["subject"] for each in told["deeds"] if each["deed"] == "proof.request"} == {
        str(mine.id)
    }
    assert str(theirs.id) not in str(told)
    assert str(other.person_id) not in str(told)

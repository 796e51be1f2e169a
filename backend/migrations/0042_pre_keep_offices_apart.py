"""The second line for seals, registration, changes, clients and people (docs/decisions/0043).

It goes on where 0040 began. What the signing process reads (SIGNED_FOR) may name no other table in
its policy than those: PostgreSQL asks whether whoever looks may read them.
"""

# ruff: noqa: S608 -- policies are made of our own words

from tortoise import migrations
from tortoise.migrations import operations as ops


def _part_of(parent: str, column: str, condition: str = "true") -> str:
    """Whoever sees the one sees the other; the parent's own policy says who that is.

    Not EXISTS, for which PostgreSQL may read all parents at once.
    """
    return f"(SELECT true FROM {parent} WHERE {parent}.id = {column} AND {condition})"


OWN = "organisation_id = asking_organisation()"
IN_BRANCH = "organisation_id IN (SELECT id FROM organisation WHERE asking_within(region))"
RULED_BY_OPERATORS = """organisation_id IN
            (SELECT id FROM organisation WHERE kind IN ('department', 'portal'))"""
REVIEWS = "(asking_as('legal_reviewer') OR asking_as('policy_reviewer') OR asking_as('supervisor'))"
OF_SEAL = _part_of("seal", "seal_id")
OF_WARRANT = _part_of("seal_warrant", "warrant_id")

WHOSE = {
    "seal": f"{OWN} OR asking_as('operator') OR asking_as('township') AND {IN_BRANCH}",
    **dict.fromkeys(("seal_scope", "seal_decision", "seal_standing_order"), OF_SEAL),
    # Townships and operators rule over seals; what waits for one is its office's alone.
    "seal_warrant": _part_of("seal", "seal_id", f"seal.{OWN}"),
    **dict.fromkeys(("seal_intent", "seal_confirmation", "seal_asking"), OF_WARRANT),
    "seal_signature": _part_of("seal_intent", "intent_id"),
    "seal_refusal": _part_of("seal_asking", "asking_id"),
    "seal_use": f"""
        {OWN} OR asking_as('township') AND {IN_BRANCH}
        OR asking_as('operator') AND {RULED_BY_OPERATORS}""",
    # Which file wants a time stamp is asked by jobs alone.
    "sealed_document": "false",
    "filing": f"{OWN} OR asking_as('supervisor') AND {IN_BRANCH}",
    "filing_row": _part_of("filing", "filing_id"),
    # What was filed is public, also for pages that do not ask who comes; what is written is not.
    "change_request": f"{OWN} OR number IS NOT NULL",
    "change_entry": _part_of(
        "change_request",
        "request_id",
        f"(change_request.{OWN} OR change_entry.round <= change_request.filed_round)",
    ),
    "change_step": _part_of("change_request", "request_id"),
    "change_comment": f"""
        author_id = asking_person() OR {
        _part_of(
            "change_request",
            "request_id",
            f"(change_request.{OWN} OR {REVIEWS} AND change_request.{IN_BRANCH})",
        )
    }""",
    "department_console": f"asking_as('operator') OR {OWN}",
    "exchange_client": f"asking_as('operator') OR id = asking_client() OR {OWN}",
    # Who asked for a paper, for the desk that has it and the township above.
    "person": """
        id = asking_person() OR (SELECT true FROM proof WHERE proof.applicant_id = person.id
            AND (proof.organisation_id = asking_organisation() OR asking_as('township'))
            LIMIT 1)""",
    **dict.fromkeys(("second_factor", "recovery_code"), "person_id = asking_person()"),
}
"""Whose the rows of a table are, beside the portal's own."""

ROWS_OF_DRAFTS = """
CREATE OR REPLACE FUNCTION keep_filed_rows() RETURNS trigger AS $$
DECLARE
  touched filing_row := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('portal.rotating', true) = 'on' THEN
    IF to_jsonb(NEW) - 'secrets' = to_jsonb(OLD) - 'secrets' THEN
      RETURN NEW;
    END IF;
  END IF;
  IF (SELECT state FROM filing WHERE id = touched.filing_id) IS DISTINCT FROM 'draft' THEN
    RAISE EXCEPTION 'rows of a filing that is filed do not change';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$ LANGUAGE plpgsql
"""
ENTRIES_OF_DRAFTS = """
CREATE OR REPLACE FUNCTION refuse_filed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM change_request
                 WHERE id = OLD.request_id AND filed_round < OLD.round) THEN
    RAISE EXCEPTION 'what was filed is never changed';
  END IF;
  RETURN OLD;
END $$
"""
"""A trigger sees what whoever asks sees: what is hidden from her must count as filed."""


def _statements(table: str, whose: str) -> str:
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY tenant ON {table} USING (asking_kind() = 'system' OR {whose})"
        " WITH CHECK (asking_kind() IS NOT NULL)"
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0041_pre_offices_row_security")]

    initial = False

    operations = [
        *(
            ops.RunSQL(
                _statements(table, whose),
                f"DROP POLICY tenant ON {table};"
                f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
                f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            )
            for table, whose in WHOSE.items()
        ),
        # Stricter, and so as right for the release before.
        ops.RunSQL(ROWS_OF_DRAFTS),
        ops.RunSQL(ENTRIES_OF_DRAFTS),
    ]

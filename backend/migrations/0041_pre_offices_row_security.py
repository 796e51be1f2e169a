"""The second line for complaints, letters, ratings and what supervision is made of (0043).

It goes on from 0040, whose words and functions it uses. What is new is that offices read one
another's rows: a complaint is its complainant's, its handler's and its lead's, of those who help
and of the supervisors of the place, and the accused's only once it was told. Who complained, and
what she brought, is never the accused's.
"""

# ruff: noqa: S608 -- policies are made of our own words

from tortoise import migrations
from tortoise.migrations import operations as ops

ASKING = """
CREATE FUNCTION asking_receipt() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('portal.receipt', true), '') $$;
CREATE FUNCTION asking_office() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT CASE WHEN asking_kind() = 'official' THEN asking_organisation() END $$;
CREATE FUNCTION asking_branch() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN asking_kind() = 'official'
        THEN ltrim(nullif(current_setting('portal.branches', true), ''), '^') || '%' END
$$;
CREATE FUNCTION own_complaints() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
    SET portal.kind = 'system' AS $$
    SELECT complaint_id FROM complainant
    WHERE person_id = asking_person() OR receipt_index = asking_receipt()
        OR organisation_id = asking_organisation() AND asking_as('agent')
$$;
CREATE FUNCTION assisted_complaints() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
    SET portal.kind = 'system' AS $$
    SELECT complaint_id FROM complaint_assistant
    WHERE organisation_id = asking_organisation() AND ended_at IS NULL AND asking_as('supervisor')
$$;
CREATE FUNCTION accusing_complaints() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
    SET portal.kind = 'system' AS $$
    SELECT id FROM complaint WHERE accused_id = asking_organisation()
$$
"""
"""`asking_office` is an official's organisation: a system of her department reads no complaints.
`asking_branch` is a pattern of the one branch that she serves, compared sooner than that of 0040.

The three that give complaints look as the portal, by themselves alone. Two of the tables are in
turn seen with the complaint, and neither could be seen before the other; and an office may not see
a complaint about it, which must not let it see the rating of that.
"""
UNASKED = """
DROP FUNCTION asking_receipt(), asking_office(), asking_branch(), own_complaints(),
    assisted_complaints(), accusing_complaints()
"""


PERSON, RECEIPT = "(SELECT asking_person())", "(SELECT asking_receipt())"
OFFICE, BRANCH = "(SELECT asking_office())", "(SELECT asking_branch())"
AGENT, SUPERVISOR = "(SELECT asking_as('agent'))", "(SELECT asking_as('supervisor'))"
"""Each a query of its own, which is answered once and not for each row."""


def _part_of(parent: str, column: str) -> str:
    """Whoever sees the one sees the other; the parent's own policy says who that is.

    Not EXISTS, for which PostgreSQL may read all parents at once.
    """
    return f"(SELECT true FROM {parent} WHERE {parent}.id = {column})"


def _of_complaint(column: str, *, told: str) -> str:
    """Whoever sees the complaint sees it; the accused only what it is `told`."""
    return f"""(SELECT true FROM complaint WHERE complaint.id = {column}
            AND ((accused_id = {OFFICE}) IS NOT TRUE OR {told}))"""


IN_OUR_BRANCH = f"""{SUPERVISOR}
            AND organisation_id IN (SELECT id FROM organisation WHERE region LIKE {BRANCH})"""
ALL_BUT_ACCUSED = _of_complaint("complaint_id", told="false")
OF_LETTER = _part_of("letter", "letter_id")

WHOSE = {
    "complaint": f"""
        {OFFICE} IN (handler_id, lead_id)
        OR accused_id = {OFFICE} AND state NOT IN
            ('filed', 'declined', 'withdrawn', 'accepted', 'dispatched', 'objected')
        OR {SUPERVISOR} AND region LIKE {BRANCH}
            AND accused_id IS DISTINCT FROM {OFFICE}
        OR id IN (SELECT own_complaints()) OR id IN (SELECT assisted_complaints())""",
    "complainant": f"""
        person_id = {PERSON} OR receipt_index = {RECEIPT}
        OR organisation_id = {OFFICE} AND {AGENT}
        OR (SELECT true FROM complaint WHERE complaint.id = complaint_id
            AND ({OFFICE} IN (handler_id, lead_id)
                OR agrees_to_be_named AND accused_id = {OFFICE}))""",
    "complaint_step": _part_of("complaint", "complaint_id"),
    "complaint_assistant": f"""
        organisation_id = {OFFICE} OR {_part_of("complaint", "complaint_id")}""",
    **dict.fromkeys(("complaint_evidence", "complaint_bundle", "return_visit"), ALL_BUT_ACCUSED),
    "complaint_letter": _of_complaint("complaint_id", told="verb = 'order'"),
    "letter": f"""
        organisation_id = {OFFICE}
        OR {_of_complaint("subject_id", told="letter.kind = 'rectification_order'")}""",
    **dict.fromkeys(("letter_file", "letter_piece", "letter_snapshot"), OF_LETTER),
    "letter_counter": f"organisation_id = {OFFICE}",
    "rating": f"""
        rater_id = {PERSON} OR organisation_id = {OFFICE}
        OR subject_id IN (SELECT own_complaints())
        OR {IN_OUR_BRANCH}
            AND subject_id NOT IN (SELECT accusing_complaints())""",
    "repair": _part_of("rating", "rating_id"),
    "repair_step": _part_of("repair", "repair_id"),
    "talk": f"""
        {OFFICE} IN (organisation_id, held_by_id)
        OR {IN_OUR_BRANCH}""",
    "talk_complaint": _part_of("talk", "talk_id"),
    "catalogue_proposal": f"organisation_id = {OFFICE} OR {IN_OUR_BRANCH}",
    "proposal_complaint": _part_of("catalogue_proposal", "proposal_id"),
    "finding": f"organisation_id = {OFFICE} OR {IN_OUR_BRANCH}",
    "assistance": f"organisation_id = {OFFICE}",
    "assistance_contact": _part_of("assistance", "assistance_id"),
}
"""Whose the rows of a table are, beside the portal's own."""


def _statements(table: str, whose: str) -> str:
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY tenant ON {table} USING ((SELECT asking_kind()) = 'system' OR {whose})"
        " WITH CHECK (asking_kind() IS NOT NULL)"
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0040_pre_add_row_security")]

    initial = False

    operations = [
        ops.RunSQL(ASKING, UNASKED),
        *(
            ops.RunSQL(
                _statements(table, whose),
                f"DROP POLICY tenant ON {table};"
                f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
                f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            )
            for table, whose in WHOSE.items()
        ),
    ]

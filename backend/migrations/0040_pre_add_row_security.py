"""The second line: PostgreSQL itself keeps the rows of tenants apart (docs/decisions/0043).

Who asks is what the transaction was told (foundation/asking.py). A policy says whose a row is, as
access.py says it, but no more: which states and roles make the difference is for the application.
What somebody adds is not looked at here, only what she reads, changes and deletes.
"""

# ruff: noqa: S608 -- policies are made of our own words

from tortoise import migrations
from tortoise.migrations import operations as ops

ASKING = """
CREATE FUNCTION asking_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('portal.kind', true), '') $$;
CREATE FUNCTION asking_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('portal.person', true), '')::uuid $$;
CREATE FUNCTION asking_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('portal.organisation', true), '')::uuid $$;
CREATE FUNCTION asking_client() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('portal.client', true), '')::uuid $$;
CREATE FUNCTION asking_as(role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT role = ANY (string_to_array(current_setting('portal.roles', true), ',')) $$;
CREATE FUNCTION asking_within(region text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT region ~ nullif(current_setting('portal.branches', true), '')
$$
"""
"""`portal.branches` is a regular expression of the branches of regions that somebody serves."""
UNASKED = """
DROP FUNCTION asking_kind(), asking_person(), asking_organisation(), asking_client(),
    asking_as(text), asking_within(text)
"""


def _part_of(parent: str, column: str) -> str:
    """Whoever sees the one sees the other; the parent's own policy says who that is."""
    return f"EXISTS (SELECT FROM {parent} WHERE {parent}.id = {column})"


OWN_USCC = "(SELECT uscc FROM organisation WHERE id = asking_organisation())"
OUR_CLIENTS = """(SELECT id FROM exchange_client
            WHERE id = asking_client() OR organisation_id = asking_organisation())"""
OF_PROOF = _part_of("proof", "proof_id")

WHOSE = {
    "proof": f"""
        applicant_id = asking_person() OR organisation_id = asking_organisation()
        OR asking_within(region) AND (asking_as('township') OR asking_kind() = 'department')
        OR asking_as('agent') AND subject_uscc = {OWN_USCC}""",
    **dict.fromkeys(
        ("proof_doubt", "proof_step", "case_note", "lane_step_record", "proof_file"), OF_PROOF
    ),
    "proof_snapshot": f"organisation_id = asking_organisation() OR {OF_PROOF}",
    "proof_counter": "organisation_id = asking_organisation()",
    "attachment": f"owner_id = asking_person() OR {OF_PROOF}",
    "archived_item": f"owner_id = asking_person() OR {OF_PROOF}",
    "objection": f"holder_id = asking_person() OR {OF_PROOF}",
    "disclosure": "holder_id = asking_person() OR organisation_id = asking_organisation()",
    "annotated_copy": OF_PROOF,
    "copy_file": _part_of("annotated_copy", "copy_id"),
    "share_grant": "holder_id = asking_person()",
    "share_item": _part_of("share_grant", "grant_id"),
    "share_view": _part_of("share_grant", "grant_id"),
    "show_code": "holder_id = asking_person()",
    "show_scan": "holder_id = asking_person()",
    "notice": "person_id = asking_person()",
    "consent_request": f"""
        client_id IN {OUR_CLIENTS}
        OR holder_index = (SELECT id_number_index FROM person WHERE id = asking_person())""",
    **dict.fromkeys(
        ("consented_proof", "consent_change"), _part_of("consent_request", "consent_id")
    ),
    **dict.fromkeys(
        ("exchange_answer", "exchange_file", "exchange_lookup"),
        f"client_id IN {OUR_CLIENTS}",
    ),
    "exchange_alert": f"asking_as('operator') OR client_id IN {OUR_CLIENTS}",
    "key_request": "asking_as('operator') OR applicant_id = asking_person()",
}
"""Whose the rows of a table are, beside the portal's own."""


VIEWS = """
DO $$ DECLARE name regclass; BEGIN
    FOR name IN SELECT oid FROM pg_class
        WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
    LOOP EXECUTE format('ALTER VIEW %s SET (security_invoker = on)', name); END LOOP;
END $$
"""


def _statements(table: str, whose: str) -> str:
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY tenant ON {table} USING (asking_kind() = 'system' OR {whose})"
        " WITH CHECK (asking_kind() IS NOT NULL)"
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0039_pre_add_rotation")]

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
        # Else a view would see what its owner sees, for whoever may read it.
        ops.RunSQL(VIEWS),
    ]

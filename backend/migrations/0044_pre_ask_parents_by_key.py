"""The policies of 0040 ask for a row's parent by its key, and never for all parents.

For EXISTS PostgreSQL may read every paper there is, once, instead of the few by their keys: which
of both it chose went by the statistics of the day.
"""

# ruff: noqa: S608 -- policies are made of our own words

from tortoise import migrations
from tortoise.migrations import operations as ops


def _by_key(parent: str, column: str) -> str:
    return f"(SELECT true FROM {parent} WHERE {parent}.id = {column})"


def _exists(parent: str, column: str) -> str:
    return f"EXISTS (SELECT FROM {parent} WHERE {parent}.id = {column})"


OF_PROOF, OF_GRANT, OF_CONSENT = (
    ("proof", "proof_id"), ("share_grant", "grant_id"), ("consent_request", "consent_id"),
)  # fmt: skip
PARTS = {
    **dict.fromkeys(
        (
            "proof_doubt", "proof_step", "case_note", "lane_step_record", "proof_file",
            "annotated_copy",
        ),
        ("", OF_PROOF),
    ),
    "proof_snapshot": ("organisation_id = asking_organisation() OR ", OF_PROOF),
    **dict.fromkeys(("attachment", "archived_item"), ("owner_id = asking_person() OR ", OF_PROOF)),
    "objection": ("holder_id = asking_person() OR ", OF_PROOF),
    "copy_file": ("", ("annotated_copy", "copy_id")),
    **dict.fromkeys(("share_item", "share_view"), ("", OF_GRANT)),
    **dict.fromkeys(("consented_proof", "consent_change"), ("", OF_CONSENT)),
}  # fmt: skip
"""Tables of 0040 whose rows are seen with a parent: who else sees them, and the parent."""


def _policy(table: str, whose: str) -> str:
    return f"ALTER POLICY tenant ON {table} USING (asking_kind() = 'system' OR {whose})"


class Migration(migrations.Migration):
    dependencies = [("portal", "0043_pre_add_resets_and_wrong_tries")]

    initial = False

    operations = [
        ops.RunSQL(
            _policy(table, others + _by_key(*parent)), _policy(table, others + _exists(*parent))
        )
        for table, (others, parent) in PARTS.items()
    ]

"""Views that are empty while nothing is lost and nothing doubled; and how often a delivery failed.

operations/invariants.py says why of each view. A row names what is wrong (`row_id`) and how
(`detail`), by ids and numbers only. A migration that changes a column which a view reads drops the
view first and makes it anew.
"""
# ruff: noqa: S608 -- views are made of our own words

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

PROOF_MADE = "('sealed', 'issued', 'revoked', 'superseded', 'expired')"
LETTER_MADE = "('sealed', 'issued')"
IN_THE_MAKING = "('approved', 'render_failed', 'rendered', 'seal_failed', 'sealed')"

# What is still to be done, and for which paper.
PENDING = """
SELECT coalesce(e.payload->>'proof_id', e.payload->>'letter_id', e.payload->>'document_id')
       AS document, d.job AS job, e.name AS event
FROM outbox_delivery AS d JOIN outbox_event AS e ON e.id = d.event_id WHERE d.done_at IS NULL
UNION ALL
SELECT coalesce(payload->>'proof_id', payload->>'letter_id', payload->>'document_id'), NULL, name
FROM outbox_event WHERE expanded_at IS NULL
"""


def _lost(paper: str) -> str:
    return f"""
SELECT '{paper} ' || {paper}.id AS row_id, state || ', and nothing will go on with it' AS detail
FROM {paper}
WHERE state IN {IN_THE_MAKING}
AND NOT EXISTS (
    SELECT FROM pending WHERE document = {paper}.id::text AND CASE
        WHEN state IN ('approved', 'render_failed') THEN job = '{paper}s.render_{paper}'
            OR job IS NULL AND event IN ('{paper}.approved', '{paper}.render_retried')
        WHEN state = 'sealed' THEN job = '{paper}s.issue_{paper}'
            OR job IS NULL AND event = '{paper}.sealed'
        ELSE job IN ('{paper}s.seal_{paper}', '{paper}s.go_on_after_keeper',
                '{paper}s.stop_after_keeper')
            OR job IS NULL AND event IN ('{paper}.rendered', '{paper}.seal_retried',
                'seal.use_confirmed', 'seal.use_refused')
    END)
-- The keeper has been asked, or has said no and the desk was told.
AND NOT (state = 'rendered' AND EXISTS (
    SELECT FROM seal_asking AS asking JOIN seal_warrant AS warrant ON warrant.id = asking.warrant_id
    WHERE warrant.document_id = {paper}.id
    AND NOT EXISTS (SELECT FROM seal_refusal WHERE asking_id = asking.id)
    AND NOT EXISTS (SELECT FROM seal_confirmation WHERE warrant_id = warrant.id)))
AND NOT (state = 'seal_failed' AND trouble IS NOT DISTINCT FROM 'keeper_refused')
"""


def _numbers(paper: str, rows: str, *keys: str) -> str:
    key = ", ".join(keys)
    name = " || ' ' || ".join(keys)
    return f"""
SELECT '{paper}s of ' || {name} AS row_id,
       format('the counter is at %s, and %s papers are numbered %s to %s',
              last_serial, papers, first, last) AS detail
FROM {paper}_counter FULL JOIN (
    SELECT {key}, count(*) AS papers, count(DISTINCT serial) AS serials,
           min(serial) AS first, max(serial) AS last
    FROM {rows} WHERE serial IS NOT NULL GROUP BY {key}) AS numbered USING ({key})
WHERE last_serial IS DISTINCT FROM papers OR serials <> papers OR first <> 1 OR last <> papers
"""


def _undecided(paper: str, undecided: str) -> str:
    return f"""
SELECT '{paper} ' || {paper}.id AS row_id, state || ', and ' || CASE
    WHEN (state IN {undecided}) <> (snapshot.id IS NULL) THEN
        CASE WHEN snapshot.id IS NULL THEN 'nothing is frozen' ELSE 'frozen already' END
    WHEN warrant.id IS NULL THEN 'the use of the seal was not approved'
    ELSE 'the use of the seal was approved already' END AS detail
FROM {paper}
LEFT JOIN {paper}_snapshot AS snapshot ON snapshot.{paper}_id = {paper}.id
LEFT JOIN seal_warrant AS warrant ON warrant.document_id = {paper}.id
WHERE (state IN {undecided}) <> (snapshot.id IS NULL)
OR (state IN {undecided}) <> (warrant.id IS NULL)
"""


def _incomplete(paper: str, made: str) -> str:
    return f"""
SELECT '{paper} ' || {paper}.id AS row_id, state || ', and ' || CASE
    WHEN printed.id IS NULL THEN 'no printed file is on record'
    WHEN sealed.id IS NULL THEN 'no sealed file is on record'
    WHEN used.id IS NULL THEN 'the register of its seal does not have it'
    WHEN used.sha256 <> sealed.sha256 THEN 'the register has another file'
    WHEN kept.document_id IS NULL THEN 'nobody will renew its time stamp'
    ELSE 'the audit log does not say so' END AS detail
FROM {paper}
LEFT JOIN {paper}_file AS printed
    ON printed.{paper}_id = {paper}.id AND printed.kind = 'rendered'
LEFT JOIN {paper}_file AS sealed
    ON sealed.{paper}_id = {paper}.id AND sealed.kind = 'sealed' AND sealed.revision = 1
LEFT JOIN seal_use AS used ON used.document_id = {paper}.id
LEFT JOIN sealed_document AS kept ON kept.document_id = {paper}.id
WHERE state IN {made} AND (
    printed.id IS NULL OR sealed.id IS NULL OR kept.document_id IS NULL
    OR used.sha256 IS DISTINCT FROM sealed.sha256
    OR NOT EXISTS (
        SELECT FROM audit_entry WHERE subject_id = {paper}.id AND deed = '{paper}.seal'))
"""


INCOMPLETE_COPIES = """
SELECT 'copy ' || copy.id AS row_id, CASE
    WHEN used.id IS NULL THEN 'the register of its seal does not have it'
    WHEN used.sha256 <> sealed.sha256 THEN 'the register has another file'
    ELSE 'nobody will renew its time stamp' END AS detail
FROM annotated_copy AS copy
JOIN copy_file AS sealed ON sealed.copy_id = copy.id AND sealed.revision = 1
LEFT JOIN seal_use AS used ON used.document_id = copy.id
LEFT JOIN sealed_document AS kept ON kept.document_id = copy.id
WHERE kept.document_id IS NULL OR used.sha256 IS DISTINCT FROM sealed.sha256
"""


def _early(paper: str, made: str) -> str:
    return f"""
SELECT '{paper} ' || {paper}.id AS row_id, state || ', and a file is ' || file.kind AS detail
FROM {paper}_file AS file JOIN {paper} ON {paper}.id = file.{paper}_id
WHERE NOT (file.kind = 'sealed' AND state IN {made}
    OR file.kind = 'rendered'
        AND (state IN ('rendered', 'seal_failed') OR state IN {PROOF_MADE}))
UNION ALL
SELECT '{paper} ' || id, state || ', and no file is rendered' FROM {paper}
WHERE state IN ('rendered', 'seal_failed') AND NOT EXISTS (
    SELECT FROM {paper}_file WHERE {paper}_id = {paper}.id AND kind = 'rendered')
"""


SEALED_FILES = """
SELECT 'proof' AS kind, proof_id AS document_id, revision, sha256, seal_level FROM proof_file
WHERE kind = 'sealed'
UNION ALL
SELECT 'letter', letter_id, revision, sha256, seal_level FROM letter_file WHERE kind = 'sealed'
UNION ALL
SELECT 'copy', copy_id, revision, sha256, seal_level FROM copy_file
"""

VIEWS = {
    "lost_papers": f"WITH pending AS ({PENDING}) {_lost('proof')} UNION ALL {_lost('letter')}",
    "paper_numbers": _numbers("proof", "proof_snapshot", "organisation_id", "year")
    + "UNION ALL"
    + _numbers("letter", "letter", "organisation_id", "kind", "year"),
    "doubled_numbers": """
SELECT number AS row_id, count(*) || ' papers have it' AS detail FROM (
    SELECT number FROM proof_snapshot
    UNION ALL SELECT identifier FROM proof_snapshot
    UNION ALL SELECT code FROM proof_snapshot
    UNION ALL SELECT code FROM annotated_copy
    UNION ALL SELECT number FROM letter WHERE number IS NOT NULL) AS given
GROUP BY number HAVING count(*) > 1
""",
    "undecided_papers": _undecided(
        "proof", "('requested', 'checked', 'sent_back', 'rejected', 'withdrawn')"
    )
    + "UNION ALL"
    + _undecided("letter", "('drafted', 'withdrawn')"),
    "incomplete_papers": _incomplete("proof", PROOF_MADE)
    + "UNION ALL"
    + _incomplete("letter", LETTER_MADE)
    + "UNION ALL"
    + INCOMPLETE_COPIES,
    "early_files": _early("proof", PROOF_MADE) + "UNION ALL" + _early("letter", LETTER_MADE),
    "file_revisions": f"""
WITH files AS ({SEALED_FILES}),
counted AS (
    SELECT kind, document_id, count(*) AS files, min(revision) AS first, max(revision) AS last,
           (array_agg(coalesce(seal_level, 'B-B') ORDER BY revision DESC))[1] AS level
    FROM files GROUP BY kind, document_id)
SELECT counted.kind || ' ' || document_id AS row_id,
       format('%s sealed files, revisions %s to %s, the newest %s and on record as %s',
              files, first, last, counted.level, kept.level) AS detail
FROM counted LEFT JOIN sealed_document AS kept USING (document_id)
WHERE first <> 1 OR last <> files OR counted.level IS DISTINCT FROM kept.level
""",
    "stray_uses": f"""
WITH files AS ({SEALED_FILES})
SELECT 'use ' || used.id AS row_id, 'no sealed file has its hash' AS detail FROM seal_use AS used
WHERE NOT EXISTS (
    SELECT FROM files WHERE files.document_id = used.document_id AND files.sha256 = used.sha256)
UNION ALL
SELECT 'document ' || document_id, 'to be renewed, and no sealed file is there'
FROM sealed_document AS kept
WHERE NOT EXISTS (SELECT FROM files WHERE files.document_id = kept.document_id)
""",
    "unsigned_uses": """
SELECT 'use ' || used.id AS row_id, 'no signature was allowed for its document' AS detail
FROM seal_use AS used
WHERE NOT EXISTS (
    SELECT FROM seal_warrant AS warrant
    JOIN seal_intent AS intent ON intent.warrant_id = warrant.id
    JOIN seal_signature AS signature ON signature.intent_id = intent.id
    WHERE warrant.document_id = used.document_id)
""",
    # What rests on a standing order is decided with its paper, which may not come to be.
    "stray_warrants": """
SELECT 'warrant ' || id AS row_id, 'for a document that nobody decided' AS detail
FROM seal_warrant AS warrant
WHERE standing_order_id IS NULL
AND NOT EXISTS (SELECT FROM proof_snapshot WHERE proof_id = warrant.document_id)
AND NOT EXISTS (SELECT FROM letter_snapshot WHERE letter_id = warrant.document_id)
""",
    "unowned_intents": """
SELECT 'intent ' || intent.id AS row_id, 'its document is neither sealed nor being sealed' AS detail
FROM seal_intent AS intent JOIN seal_warrant AS warrant ON warrant.id = intent.warrant_id
WHERE standing_order_id IS NULL
AND NOT EXISTS (SELECT FROM seal_use WHERE document_id = warrant.document_id)
AND NOT EXISTS (SELECT FROM proof
    WHERE id = warrant.document_id AND state IN ('rendered', 'seal_failed'))
AND NOT EXISTS (SELECT FROM letter
    WHERE id = warrant.document_id AND state IN ('rendered', 'seal_failed'))
""",
    "superseded_proofs": """
SELECT 'proof ' || id AS row_id, 'superseded, and no other was issued in its place' AS detail
FROM proof AS old
WHERE state = 'superseded' AND NOT EXISTS (
    SELECT FROM proof WHERE corrects_id = old.id
    AND state IN ('issued', 'revoked', 'superseded', 'expired'))
""",
    "unexplained_states": """
SELECT 'proof ' || id AS row_id, state || ', and no step led there' AS detail FROM proof
WHERE NOT EXISTS (SELECT FROM proof_step WHERE proof_id = proof.id AND state = proof.state)
""",
}


class Migration(migrations.Migration):
    dependencies = [("portal", "0033_pre_add_request_ids")]

    initial = False

    operations = [
        ops.AddField(
            model_name="OutboxDelivery",
            name="failures",
            field=fields.IntField(default=0, db_default=0),
        ),
        *(
            ops.RunSQL(f"CREATE VIEW invariant_{name} AS {query}", f"DROP VIEW invariant_{name}")
            for name, query in VIEWS.items()
        ),
    ]

"""Numbers that a restore left out are counted, so that any other gap is still noticed."""
# ruff: noqa: S608 -- views are made of our own words

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


def _numbers(paper: str, rows: str, *keys: str) -> str:
    key = ", ".join(keys)
    name = " || ' ' || ".join(keys)
    return f"""
SELECT '{paper}s of ' || {name} AS row_id,
       format('the counter is at %s, %s were left out, and %s papers are numbered %s to %s',
              last_serial, skipped, papers, first, last) AS detail
FROM {paper}_counter FULL JOIN (
    SELECT {key}, count(*) AS papers, count(DISTINCT serial) AS serials,
           min(serial) AS first, max(serial) AS last
    FROM {rows} WHERE serial IS NOT NULL GROUP BY {key}) AS numbered USING ({key})
WHERE last_serial - skipped IS DISTINCT FROM coalesce(papers, 0) OR serials <> papers
OR first < 1 OR last > last_serial OR skipped = 0 AND (first <> 1 OR last <> papers)
"""


PAPER_NUMBERS = (
    _numbers("proof", "proof_snapshot", "organisation_id", "year")
    + "UNION ALL"
    + _numbers("letter", "letter", "organisation_id", "kind", "year")
)


class Migration(migrations.Migration):
    dependencies = [("portal", "0036_pre_add_kept_answers")]

    initial = False

    operations = [
        *(
            ops.AddField(
                model_name=counter,
                name="skipped",
                field=fields.IntField(default=0, db_default=0),
            )
            for counter in ("ProofCounter", "LetterCounter")
        ),
        ops.RunSQL(f"CREATE OR REPLACE VIEW invariant_paper_numbers AS {PAPER_NUMBERS}"),
    ]

"""Indexes for references that are followed backwards, found by asking for a million rows.

Without the one of `corrects_id` each check of a corrected paper read the whole table of proofs. At
a million rows each takes about a second, while nobody writes into its table.
"""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

INDEXES = (
    ("Attachment", "copied_from"),
    ("Complainant", "organisation_id"),
    ("Complaint", "repeats_id"),
    ("ComplaintAssistant", "complaint_id"),
    ("ComplaintStep", "verb", "at"),
    ("Post", "person_id"),
    ("Proof", "corrects_id"),
    ("SealWarrant", "seal_id"),
)


class Migration(migrations.Migration):
    dependencies = [("portal", "0037_pre_explain_gaps")]

    initial = False

    operations = [
        ops.AddIndex(model_name=model, index=Index(fields=[*columns]))
        for model, *columns in INDEXES
    ]

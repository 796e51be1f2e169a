"""More outcomes of a check, the level of each seal, and indexes for the limits."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.foundation.sealing.report import SealLevel
from backend.verification.models import VerificationMethod, VerificationOutcome


class Migration(migrations.Migration):
    dependencies = [("portal", "0007_pre_add_sharing")]

    operations = [
        ops.AddField(
            model_name="ProofFile",
            name="seal_level",
            field=fields.CharEnumField(
                null=True,
                description="NONE: none\nB_B: B-B\nB_T: B-T\nB_LT: B-LT\nB_LTA: B-LTA",
                enum_type=SealLevel,
                max_length=10,
            ),
        ),
        ops.AddConstraint(
            model_name="ProofFile",
            constraint=CheckConstraint(
                check="seal_level IS NULL OR kind = 'sealed'", name="proof_file_seal_level"
            ),
        ),
        ops.AlterField(
            model_name="VerificationRecord",
            name="method",
            field=fields.CharEnumField(
                description="CODE: code\nFILE: file\nPICTURE: picture",
                enum_type=VerificationMethod,
                max_length=10,
            ),
        ),
        ops.AlterField(
            model_name="VerificationRecord",
            name="outcome",
            field=fields.CharEnumField(
                description=(
                    "VALID: valid\nREVOKED: revoked\nSUPERSEDED: superseded\nEXPIRED: expired"
                    "\nCOPY_EXPIRED: copy_expired\nUNKNOWN: unknown\nALTERED: altered"
                    "\nNOT_ISSUED: not_issued\nFOREIGN: foreign\nUNREADABLE: unreadable"
                ),
                enum_type=VerificationOutcome,
                max_length=20,
            ),
        ),
        ops.AddIndex(
            model_name="VerificationRecord",
            index=Index(fields=["asked", "at"]),
        ),
        ops.AddConstraint(
            model_name="VerificationRecord",
            constraint=CheckConstraint(
                check="(proof_id IS NOT NULL) = (outcome IN"
                " ('valid', 'revoked', 'superseded', 'expired', 'copy_expired'))",
                name="verification_record_of_proof",
            ),
        ),
        # Checks that found nothing are counted over all sources: a small part of the table.
        ops.RunSQL(
            "CREATE INDEX verification_record_found_nothing ON verification_record (at)"
            " WHERE proof_id IS NULL",
            "DROP INDEX verification_record_found_nothing",
        ),
    ]

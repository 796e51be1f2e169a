"""Tables of regions. Rows are never deleted; parents and successors are named by their code."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.contrib.postgres.indexes import GinIndex, SpGistIndex
from tortoise.models import Model

from backend.regions.branches import CommitteeKind, Level


class Region(Model):
    """One place, under the name of the newest list that had it.

    `full_name` is the path of names without 市辖区 and its like; `pinyin` and `initials` sound out
    the name, joined; `grams` are what a part of the name is found by.
    """

    code = fields.CharField(max_length=12, primary_key=True, generated=False)
    name = fields.CharField(max_length=100, db_index=True)
    level = fields.CharEnumField(Level, max_length=9, db_index=True)
    parent_code = fields.CharField(max_length=12, null=True, db_index=True)
    committee_kind = fields.CharEnumField(CommitteeKind, max_length=19, null=True)
    full_name = fields.CharField(max_length=400)
    pinyin = fields.CharField(max_length=600)
    initials = fields.CharField(max_length=100)
    grams = ArrayField("text")
    valid_from = fields.DateField()
    abolished_on = fields.DateField(null=True)

    class Meta(Model.Meta):
        table = "region"
        # SP-GiST answers "begins with" under every collation; a B-tree only under C.
        indexes = (
            GinIndex(fields=["grams"]),
            SpGistIndex(fields=["pinyin"]),
            SpGistIndex(fields=["initials"]),
        )


class RegionFormerName(Model):
    """A name that a region had before a newer list renamed it. Append-only."""

    id = fields.BigIntField(primary_key=True)
    region_code = fields.CharField(max_length=12, db_index=True)
    name = fields.CharField(max_length=100, db_index=True)
    replaced_on = fields.DateField()

    class Meta(Model.Meta):
        table = "region_former_name"


class RegionSuccession(Model):
    """Whoever asks for the abolished `old_code` is sent to `new_code`. Append-only."""

    id = fields.BigIntField(primary_key=True)
    old_code = fields.CharField(max_length=12)
    new_code = fields.CharField(max_length=12, db_index=True)
    on = fields.DateField()
    reason = fields.CharField(max_length=200)

    class Meta(Model.Meta):
        table = "region_succession"
        unique_together = (("old_code", "new_code"),)


class RegionEdition(Model):
    """Which list a province was last imported from: the day that list describes."""

    province_code = fields.CharField(max_length=12, primary_key=True, generated=False)
    edition = fields.DateField()

    class Meta(Model.Meta):
        table = "region_edition"

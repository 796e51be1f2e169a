"""Tables of identity. Identity numbers and phones are encrypted; a keyed hash finds them."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.foundation.viewer import Role


class OrganisationKind(StrEnum):
    """What kind of organisation holds the posts."""

    COMMITTEE = "committee"
    TOWNSHIP = "township"
    DEPARTMENT = "department"
    PORTAL = "portal"
    ENTERPRISE = "enterprise"
    """Whoever papers are about and who issues none: 企业, 合作社, 社会组织."""


class CodePurpose(StrEnum):
    """What a code sent to a phone is good for."""

    SIGN_IN = "sign_in"
    STEP_UP = "step_up"


class Person(Model):
    """Somebody who signs in. `id_number` and `phone` are cipher texts of the vault.

    A closed account has no phone. Its keyed hash alone stays, so that whoever has the same phone,
    name and number can open it again, and nobody else; see docs/decisions/0017.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    name = fields.CharField(max_length=100)
    id_number = fields.BinaryField()
    id_number_index = fields.CharField(max_length=64, unique=True)
    phone = fields.BinaryField(null=True)
    phone_index = fields.CharField(max_length=64, unique=True, null=True)
    created_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "person"
        constraints = (
            CheckConstraint(
                name="person_open_with_phone",
                check="(phone IS NULL) = (closed_at IS NOT NULL)"
                " AND (phone_index IS NOT NULL OR closed_at IS NOT NULL)",
            ),
        )


class Organisation(Model):
    """A committee, township, department, enterprise, or the portal's own office.

    `mark` stands in the numbers of its proofs (小阳证) and makes them unique; for an
    enterprise it is its short name. The term is the committee's term of office, which no seal
    outlives.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    kind = fields.CharEnumField(OrganisationKind, max_length=20)
    name = fields.CharField(max_length=100)
    mark = fields.CharField(max_length=20, unique=True)
    uscc = fields.CharField(max_length=18, unique=True)
    region = fields.CharField(max_length=12, db_index=True)
    contact_phone = fields.CharField(max_length=30)
    term_from = fields.DateField(null=True)
    term_to = fields.DateField(null=True)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "organisation"


class Post(Model):
    """A role of a person in an organisation from a day to a day, both included."""

    person_id: UUID
    organisation_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="posts", on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="posts", on_delete=fields.RESTRICT
    )
    role = fields.CharEnumField(Role, max_length=20)
    valid_from = fields.DateField()
    valid_to = fields.DateField(null=True)

    class Meta(Model.Meta):
        table = "post"
        indexes = (("organisation_id", "role"),)


class SignInCode(Model):
    """A code sent to a phone; only keyed hashes are kept."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    purpose = fields.CharEnumField(CodePurpose, max_length=10)
    phone_index = fields.CharField(max_length=64)
    source = fields.CharField(max_length=64)
    code_index = fields.CharField(max_length=64)
    wrong_tries = fields.IntField(default=0)
    sent_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "sign_in_code"
        indexes = (
            ("phone_index", "sent_at"),
            ("source", "sent_at"),
        )


class Session(Model):
    """Somebody signed in on one device. The token is only in the cookie; its hash is here."""

    person_id: UUID
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    token_hash = fields.CharField(max_length=64, unique=True)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="sessions", on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="sessions", null=True, on_delete=fields.RESTRICT
    )
    started_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    stepped_up_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "session"

"""Tables of identity. Identity numbers and phones are encrypted; a keyed hash finds them."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.foundation.viewer import Role
from backend.identity.lifecycle import ResetState


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


class WrongKind(StrEnum):
    """What somebody typed wrongly."""

    SIGN_IN = "sign_in"
    STEP_UP = "step_up"
    SECOND_FACTOR = "second_factor"


class Device(StrEnum):
    """What somebody signed in with, as far as she needs it to know it again in a list."""

    IPHONE = "iphone"
    ANDROID = "android"
    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"
    OTHER = "other"


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
    subject_index = fields.CharField(max_length=64, unique=True, null=True)
    """A keyed hash of who she is to the city's unified identity platform, once she came from it."""
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
        indexes = (("organisation_id", "role"), ("person_id",))


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
    """Somebody signed in on one device. The token is only in the cookie; its hash is here.

    A new token takes the place of the old one at each confirmation and change of role. After a
    confirmation `earlier_hash` is still good for moments, without what was confirmed.
    """

    person_id: UUID
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    token_hash = fields.CharField(max_length=64, unique=True)
    earlier_hash = fields.CharField(max_length=64, unique=True, null=True)
    renewed_at = fields.DatetimeField(null=True)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="sessions", on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="sessions", null=True, on_delete=fields.RESTRICT
    )
    device = fields.CharEnumField(Device, max_length=10, db_default=Device.OTHER.value)
    started_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    stepped_up_at = fields.DatetimeField(null=True)
    second_factor_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "session"


class SecondFactor(Model):
    """The one-time passwords of a person (动态口令, RFC 6238); secrets are cipher texts.

    `offered` is a secret that she has not shown to have yet; `last_step` is the time step of the
    newest password that was used, so that none is used twice.
    """

    person_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    person = fields.OneToOneField(
        "portal.Person", related_name="second_factor", on_delete=fields.RESTRICT
    )
    secret = fields.BinaryField(null=True)
    enrolled_at = fields.DatetimeField(null=True)
    offered = fields.BinaryField(null=True)
    offered_at = fields.DatetimeField(null=True)
    last_step = fields.BigIntField(default=0)
    wrong_tries = fields.IntField(default=0)
    wrong_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "second_factor"
        constraints = (
            CheckConstraint(
                name="second_factor_enrolled", check="(secret IS NULL) = (enrolled_at IS NULL)"
            ),
            CheckConstraint(
                name="second_factor_offered", check="(offered IS NULL) = (offered_at IS NULL)"
            ),
        )


class RecoveryCode(Model):
    """A printed code (恢复码) that takes the place of one password; only a keyed hash is kept."""

    person_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="recovery_codes", on_delete=fields.RESTRICT
    )
    code_index = fields.CharField(max_length=64, unique=True)
    made_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "recovery_code"


class SecondFactorReset(Model):
    """One operator asks to take away a second factor that was lost, another one answers.

    `words` say how the person proved who she is. What was answered is never changed.
    """

    person_id: UUID
    asked_by_id: UUID
    answered_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="second_factor_resets", on_delete=fields.RESTRICT
    )
    words = fields.CharField(max_length=500)
    state = fields.CharEnumField(
        ResetState, max_length=10, default=ResetState.ASKED, description="A ResetState."
    )
    asked_by = fields.ForeignKeyField(
        "portal.Person", related_name="asked_resets", on_delete=fields.RESTRICT
    )
    asked_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    answered_by = fields.ForeignKeyField(
        "portal.Person", related_name="answered_resets", null=True, on_delete=fields.RESTRICT
    )
    answer_words = fields.CharField(max_length=500, null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "second_factor_reset"
        indexes = (("asked_at",),)
        constraints = (
            CheckConstraint(
                name="second_factor_reset_two_persons",
                check="answered_by_id <> asked_by_id AND answered_by_id <> person_id"
                " AND asked_by_id <> person_id",
            ),
            CheckConstraint(
                name="second_factor_reset_answered",
                check="(state IN ('agreed', 'declined')) = (answered_by_id IS NOT NULL)",
            ),
            CheckConstraint(
                name="second_factor_reset_ended",
                check="(state = 'asked') = (ended_at IS NULL)",
            ),
        )


class WrongTry(Model):
    """A code that was wrong: when, and on what kind of device; never what was typed.

    Known by the phone, as codes are, so that known and unknown phones cost the same.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    phone_index = fields.CharField(max_length=64)
    kind = fields.CharEnumField(WrongKind, max_length=20, description="A WrongKind.")
    device = fields.CharEnumField(Device, max_length=10, description="A Device.")
    at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "wrong_try"
        indexes = (("phone_index", "at"),)


class PlatformVisit(Model):
    """Somebody was sent to the city's identity platform, and is to come back once, and soon.

    Of state and browser only hashes are kept; the verifier is never shown to anybody but the
    platform, and worthless once the visit is over.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    state_hash = fields.CharField(max_length=64, unique=True)
    browser_hash = fields.CharField(max_length=64)
    nonce = fields.CharField(max_length=64)
    verifier = fields.CharField(max_length=128)
    destination = fields.CharField(max_length=500)
    begun_at = fields.DatetimeField(db_index=True)
    used_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "platform_visit"

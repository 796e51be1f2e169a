"""Tables of the departments' door: who may ask, what was answered, what looked wrong."""

from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.exchange.kinds import AlertKind, AnswerKind, Mark
from backend.exchange.lifecycle import ClientState, ConsentState, KeyRequestState


class DepartmentConsole(Model):
    """What an operator registered for a department whose staff ask by hand (部门工作台).

    Its staff may name these legal bases and no others; residents are told the contact.
    """

    organisation_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation = fields.OneToOneField(
        "portal.Organisation", related_name="console", on_delete=fields.RESTRICT
    )
    contact = fields.CharField(max_length=100)
    legal_bases = fields.JSONField[list[str]]()
    set_at = fields.DatetimeField()
    set_by = fields.ForeignKeyField(
        "portal.Person", related_name="consoles_set", null=True, on_delete=fields.RESTRICT
    )

    class Meta(Model.Meta):
        table = "department_console"


class ExchangeClient(Model):
    """Who may ask for an organisation: a system (接入系统), or one member of its staff.

    `staff` is the person at a console, who is counted, watched and stopped as a system is, and
    whose colleagues go on; null for a system. A person has no keys.
    """

    organisation_id: UUID
    staff_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="exchange_clients", on_delete=fields.RESTRICT
    )
    staff = fields.ForeignKeyField(
        "portal.Person", related_name="consoles", null=True, on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    contact = fields.CharField(max_length=100)
    """Whom residents and operators call about it; shown with every request for consent."""
    state = fields.CharEnumField(ClientState, max_length=10, default=ClientState.ACTIVE)
    created_at = fields.DatetimeField()
    created_by = fields.ForeignKeyField(
        "portal.Person", related_name="exchange_clients", null=True, on_delete=fields.RESTRICT
    )
    watched_since = fields.DatetimeField()
    """From when on the alarms look: an operator who resumed a client has seen what was before."""

    class Meta(Model.Meta):
        table = "exchange_client"
        # Names of systems are unique in an organisation too; people may be called the same.
        unique_together = (("organisation", "staff"),)
        indexes = (("created_at", "id"),)


class ExchangeToken(Model):
    """A key of a client. The secret was shown once; its hash is here, `prefix` tells it apart."""

    client_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="tokens", on_delete=fields.RESTRICT
    )
    label = fields.CharField(max_length=60)
    prefix = fields.CharField(max_length=12)
    token_hash = fields.CharField(max_length=64, unique=True)
    scopes = fields.JSONField[list[str]]()
    regions = fields.JSONField[list[str]]()
    item_types = fields.JSONField[list[str]]()
    ip_ranges = fields.JSONField[list[str]]()
    legal_bases = fields.JSONField[list[str]]()
    created_at = fields.DatetimeField()
    created_by = fields.ForeignKeyField(
        "portal.Person", related_name="exchange_tokens", null=True, on_delete=fields.RESTRICT
    )
    expires_at = fields.DatetimeField()
    last_used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "exchange_token"
        indexes = (("client_id", "created_at"),)


class KeyRequest(Model):
    """A department asks for a key for one of its systems (密钥申请).

    `wished` and `granted` are terms.KeyTerms; between the two an operator may take something away.
    No secret is kept for the applicant: the key is made at the moment in which she collects it.
    """

    organisation_id: UUID
    applicant_id: UUID
    answered_by_id: UUID | None
    client_id: UUID | None
    token_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    state = fields.CharEnumField(KeyRequestState, max_length=10, default=KeyRequestState.FILED)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="key_requests", on_delete=fields.RESTRICT
    )
    applicant = fields.ForeignKeyField(
        "portal.Person", related_name="key_requests", on_delete=fields.RESTRICT
    )
    client_token = fields.UUIDField()
    system = fields.CharField(max_length=100)
    contact = fields.CharField(max_length=100)
    purpose = fields.CharField(max_length=500)
    wished = fields.JSONField[dict[str, Any]]()
    filed_at = fields.DatetimeField()
    due_on = fields.DateField()
    calendar_known = fields.BooleanField()
    answered_at = fields.DatetimeField(null=True)
    answered_by = fields.ForeignKeyField(
        "portal.Person", related_name="answered_key_requests", null=True, on_delete=fields.RESTRICT
    )
    answer = fields.CharField(max_length=500, null=True)
    granted = fields.JSONField[dict[str, Any] | None](null=True)
    key_days = fields.IntField(null=True)
    """For how long the key is good, counted from the day on which it is collected."""
    collect_until = fields.DatetimeField(null=True)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="key_requests", null=True, on_delete=fields.RESTRICT
    )
    token = fields.OneToOneField(
        "portal.ExchangeToken", related_name="key_request", null=True, on_delete=fields.RESTRICT
    )
    """The key, once it was collected."""

    class Meta(Model.Meta):
        table = "key_request"
        constraints = (
            CheckConstraint(
                name="key_request_granted_whole",
                check="(state = 'granted') = (granted IS NOT NULL) AND (state = 'granted') ="
                " (client_id IS NOT NULL AND key_days IS NOT NULL AND collect_until IS NOT NULL)",
            ),
            CheckConstraint(
                name="key_request_collected_when_granted",
                check="token_id IS NULL OR state = 'granted'",
            ),
            CheckConstraint(
                name="key_request_answered",
                check="(state IN ('granted', 'declined')) ="
                " (answered_at IS NOT NULL AND answered_by_id IS NOT NULL)"
                " AND (state <> 'declined' OR answer IS NOT NULL)",
            ),
        )
        unique_together = (("applicant", "client_token"),)
        indexes = (("filed_at", "id"), ("applicant_id", "filed_at"), ("answered_at",))


class ExchangeAnswer(Model):
    """One answer with personal data, as evidence (应答存证): append-only.

    `request_hash` is keyed, since what was asked may hold an identity number; `sha256` is the plain
    hash of the personal part, which the department can make again from what it received. It was
    given to a key or to a person at the console, and never to both.
    """

    client_id: UUID
    person_id: UUID | None
    consent_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField()
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="answers", on_delete=fields.RESTRICT
    )
    token = fields.ForeignKeyField(
        "portal.ExchangeToken", related_name="answers", null=True, on_delete=fields.RESTRICT
    )
    person = fields.ForeignKeyField(
        "portal.Person", related_name="console_answers", null=True, on_delete=fields.RESTRICT
    )
    operation = fields.CharField(max_length=40)
    case_number = fields.CharField(max_length=60, null=True)
    purpose = fields.CharField(max_length=200, null=True)
    legal_basis = fields.CharField(max_length=200, null=True)
    consent = fields.ForeignKeyField(
        "portal.ConsentRequest", related_name="answers", null=True, on_delete=fields.RESTRICT
    )
    request_hash = fields.CharField(max_length=64)
    kind = fields.CharEnumField(AnswerKind, max_length=10)
    sha256 = fields.CharField(max_length=64, null=True)
    asked = fields.IntField()
    proofs = fields.IntField()

    class Meta(Model.Meta):
        table = "exchange_answer"
        indexes = (("client_id", "at"), ("consent_id", "at"))


class ExchangeLookup(Model):
    """One paper that was asked for: what the alarms read. Kept for alarms.KEPT, then deleted.

    `person` is a keyed hash or an id, only good for counting. `series` and `serial` are the parts
    of a number that was asked without anything that only a holder knows.
    """

    proof_id: UUID | None

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField(db_index=True)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="lookups", on_delete=fields.RESTRICT
    )
    answer_id = fields.UUIDField()
    case_number = fields.CharField(max_length=60)
    mark = fields.CharEnumField(Mark, max_length=10)
    known = fields.BooleanField()
    mismatch = fields.BooleanField(default=False)
    """Whether name and number were given, and are another person's."""
    person = fields.CharField(max_length=64, null=True)
    series = fields.CharField(max_length=64, null=True)
    serial = fields.IntField(null=True)

    class Meta(Model.Meta):
        table = "exchange_lookup"
        indexes = (("client_id", "at"), ("client_id", "case_number", "at"))


class ConsentRequest(Model):
    """A department asks one resident for some of her papers, for one purpose (单独同意).

    The resident is named by keyed hashes of identity number and name only, so that a request for
    somebody unknown here is a row like every other. `wanted` are titles; empty leaves it to her.
    """

    client_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="consents", on_delete=fields.RESTRICT
    )
    client_token = fields.UUIDField()
    request_hash = fields.CharField(max_length=64)
    holder_index = fields.CharField(max_length=64)
    name_index = fields.CharField(max_length=64)
    state = fields.CharEnumField(ConsentState, max_length=10, default=ConsentState.ASKED)
    wanted = fields.JSONField[list[str]]()
    purpose = fields.CharField(max_length=200)
    legal_note = fields.CharField(max_length=500)
    case_number = fields.CharField(max_length=60)
    days = fields.IntField()
    """For how long the department asks to have them, counted from the agreement."""
    asked_at = fields.DatetimeField()
    ask_until = fields.DatetimeField()
    decided_at = fields.DatetimeField(null=True)
    valid_until = fields.DateField(null=True)
    """The last day of an agreement."""
    over_at = fields.DatetimeField(null=True)
    """When an agreement was withdrawn or ended."""

    class Meta(Model.Meta):
        table = "consent_request"
        unique_together = (("client", "client_token"),)
        indexes = (
            ("holder_index", "asked_at"),
            ("client_id", "holder_index", "asked_at"),
            ("state", "ask_until"),
            ("state", "valid_until"),
        )


class ConsentedProof(Model):
    """A paper that the resident chose when she agreed: append-only."""

    consent_id: UUID
    proof_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    consent = fields.ForeignKeyField(
        "portal.ConsentRequest", related_name="chosen", on_delete=fields.RESTRICT
    )
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="consented", on_delete=fields.RESTRICT
    )
    chosen_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "consented_proof"
        unique_together = (("consent", "proof"),)
        indexes = (("proof_id",),)


class ConsentChange(Model):
    """A line of a client's log: look at this paper again. Append-only.

    What is new is read then. `id` grows in the order in which one client's lines are committed,
    see actions.following.
    """

    client_id: UUID
    consent_id: UUID
    proof_id: UUID

    id = fields.BigIntField(primary_key=True)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="changes", on_delete=fields.RESTRICT
    )
    consent = fields.ForeignKeyField(
        "portal.ConsentRequest", related_name="changes", on_delete=fields.RESTRICT
    )
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="consent_changes", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "consent_change"
        indexes = (("client_id", "id"),)


class ExchangeAlert(Model):
    """A pattern of asking that an operator must look at. `details` are figures, never data."""

    client_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="alerts", on_delete=fields.RESTRICT
    )
    kind = fields.CharEnumField(AlertKind, max_length=30)
    severe = fields.BooleanField()
    details = fields.JSONField[dict[str, Any]]()
    raised_at = fields.DatetimeField()
    handled_at = fields.DatetimeField(null=True)
    handled_by = fields.ForeignKeyField(
        "portal.Person", related_name="handled_alerts", null=True, on_delete=fields.RESTRICT
    )
    words = fields.CharField(max_length=500, null=True)

    class Meta(Model.Meta):
        table = "exchange_alert"
        indexes = (("raised_at", "id"), ("client_id", "raised_at"))


class ExchangeFile(Model):
    """Leave to fetch one annotated copy once. The secret is in the address; its hash is here."""

    client_id: UUID
    answer_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    token_hash = fields.CharField(max_length=64, unique=True)
    client = fields.ForeignKeyField(
        "portal.ExchangeClient", related_name="files", on_delete=fields.RESTRICT
    )
    answer = fields.ForeignKeyField(
        "portal.ExchangeAnswer", related_name="files", on_delete=fields.RESTRICT
    )
    sha256 = fields.CharField(max_length=64)
    expires_at = fields.DatetimeField(db_index=True)
    fetched_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "exchange_file"

"""The roles of the database and what each may do, said anew after every run of migrations.

Nobody signs in as one of them: operators make logins that are members (docs/deploy.md).
- The owner makes and changes tables; only migrations and restores are the owner.
- `portal_app`, web and commands, reads, adds and changes, deletes what is forgotten by design, and
  can neither change what is append-only nor pass row level security.
- `portal_worker` is that, keeps the tree of the audit log, and brings cipher texts under new keys.
- `portal_signing` reads what a signature needs, and notes signatures.
- `portal_reader` reads, and sees rows of tenants after `SET portal.kind = 'system'`.
"""

from urllib.parse import unquote, urlsplit

import asyncpg

from backend.foundation.asking import APPLICATION, SIGNING, WORKER

READER = "portal_reader"
ROLES = (APPLICATION, WORKER, SIGNING, READER)

FORGOTTEN = frozenset({
    "assistance_contact", "attachment", "change_entry", "exchange_file",
    "exchange_lookup", "filing", "filing_row", "kept_answer", "matter_material", "platform_visit",
    "notice", "rate_bucket", "recovery_code", "replaced_file", "second_factor", "session",
    "sharing_attempt", "show_code", "show_scan", "sign_in_code", "wrong_try",
})  # fmt: skip
"""Drafts, and what has a time to live: all that the application ever deletes."""
CIPHERS = {
    "complaint_evidence": ("content", "stored_as"),
    "letter_file": ("stored_as",),
    "letter_piece": ("title", "stored_as"),
    "letter_snapshot": ("content",),
    "proof_snapshot": ("content",),
    "seal_use": ("applicant_name", "applicant_phone"),
}
"""What comes under newer keys (privacy/actions/rotating.py), of tables that are append-only: their
triggers let these columns change in a transaction that rotates, and in no other."""
OTHERS = frozenset({
    "audit_checkpoint", "audit_leaf", "audit_pending", "number_gap", "seal_signature",
    "tortoise_migrations",
})  # fmt: skip
"""What the application only reads: the worker, the signing process and the owner write it."""
SIGNED_FOR = (
    "seal", "seal_warrant", "seal_standing_order", "seal_intent", "seal_signature",
    "seal_confirmation", "sealing_policy", "organisation",
)  # fmt: skip
"""What the signing process reads before it signs (seals/guard.py)."""

_TABLES = """
SELECT relname AS name, relkind IN ('r', 'p') AS is_table,
    bool_or(tgtype & 16 <> 0) AS is_append_only
FROM pg_class
LEFT JOIN pg_trigger ON tgrelid = pg_class.oid AND tgqual IS NULL
    AND tgfoid = to_regproc('refuse_change')
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
GROUP BY 1, 2 ORDER BY 1
"""
"""A table is append-only where a trigger refuses every UPDATE (bit 16)."""


class RolesMissing(Exception):
    """The owner may not make roles; the text says what to do."""


async def grant(owner: asyncpg.Connection) -> None:
    """Makes the roles where they are missing, and gives them their rights in this database.

    Raises RolesMissing. What the roles had before in the tables is taken from them.
    """
    for role in ROLES:
        await _ensure(owner, role, "NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE")
    everybody = ", ".join(ROLES)
    rights = [
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everybody}",
        f"GRANT USAGE ON SCHEMA public TO {everybody}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {APPLICATION}, {READER}",
        f"GRANT SELECT ON {', '.join(SIGNED_FOR)} TO {SIGNING}",
        f"GRANT SELECT (id, document_id) ON seal_use TO {SIGNING}",
        f"GRANT INSERT ON seal_signature TO {SIGNING}",
        f"GRANT {APPLICATION} TO {WORKER}",
        f"GRANT INSERT ON audit_leaf, audit_checkpoint TO {WORKER}",
        f"GRANT DELETE ON audit_pending TO {WORKER}",
    ]
    rights += [
        f'GRANT {", ".join(verbs)} ON "{table["name"]}" TO {APPLICATION}'
        for table in await owner.fetch(_TABLES)
        if (verbs := _verbs(table))
    ]
    rights += [
        f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {WORKER}"
        for table, columns in CIPHERS.items()
    ]
    # At once, and so in one transaction: nobody is without rights meanwhile.
    await owner.execute(";".join(rights))


async def admit(owner: asyncpg.Connection, login_url: str) -> None:
    """Makes the login that `login_url` names, if there is none, for web, worker and commands.

    On one machine it signs too. Raises RolesMissing.
    """
    parts = urlsplit(login_url)
    name, password = unquote(parts.username or ""), unquote(parts.password or "")
    if name == await owner.fetchval("SELECT current_user"):
        return
    login = await owner.fetchval("SELECT quote_ident($1)", name)
    # None where it is in the file of PGPASSFILE: whoever wrote that gives it to the login, too.
    secret = await owner.fetchval("SELECT quote_literal($1)", password) if password else "NULL"
    await _ensure(owner, name, f"LOGIN PASSWORD {secret} NOSUPERUSER NOBYPASSRLS")
    await owner.execute(f"GRANT {WORKER}, {SIGNING} TO {login}")


def _verbs(table: asyncpg.Record) -> list[str]:
    if not table["is_table"] or table["name"] in OTHERS:
        return []
    changes = [] if table["is_append_only"] else ["UPDATE"]
    return ["INSERT", *changes, *(["DELETE"] if table["name"] in FORGOTTEN else [])]


async def _ensure(owner: asyncpg.Connection, role: str, options: str) -> None:
    if await owner.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
        return
    name = await owner.fetchval("SELECT quote_ident($1)", role)
    try:
        await owner.execute(f"CREATE ROLE {name} {options}")
    except (asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
        # Another database of the same server was first.
        pass
    except asyncpg.InsufficientPrivilegeError as error:
        raise RolesMissing(
            f"the owner may not make roles: as an administrator, CREATE ROLE {name}"
            f" {options.split('PASSWORD', maxsplit=1)[0].strip()}; docs/deploy.md says more under"
            " “Users of the database”"
        ) from error

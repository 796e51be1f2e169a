"""Who did what, when, to which thing: append-only, in the transaction of the deed.

Reads of personal data are recorded too: the resident's “who looked at my papers” is a query here.
What nobody can change unnoticed any more is the business of `backend.auditing`.
"""

from backend.foundation.audit.models import AuditEntry
from backend.foundation.audit.recording import record

__all__ = ["AuditEntry", "record"]

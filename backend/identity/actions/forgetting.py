"""Deleting records of signing in that nobody may or must keep any longer."""

from datetime import datetime

from backend.foundation import audit
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.identity.models import Session, SignInCode


async def forget_sign_ins(viewer: System, *, before: datetime) -> None:
    """Codes sent and sessions begun before a moment; a session lasts for hours, not for days."""
    async with transaction():
        codes = await SignInCode.filter(sent_at__lt=before).delete()
        sessions = await Session.filter(started_at__lt=before).delete()
        if codes or sessions:
            await audit.record(viewer, "sign_ins.forgotten", None, codes=codes, sessions=sessions)
